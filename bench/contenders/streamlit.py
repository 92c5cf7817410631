"""Streamlit: one process, which runs the whole script again for each click."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from ..environments import program, surroundings
from . import FORMS, Contender, Served, free_port, serving


@contextmanager
def _start(home: Path, asked: Mapping[str, str]) -> Iterator[Served]:
    port = free_port()
    options = {
        "server.address": "127.0.0.1",
        "server.port": port,
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
    }
    command = [program("streamlit", "streamlit"), "run", str(FORMS / "streamlit_form.py")]
    command += [f"--{name}={value}" for name, value in options.items()]
    with serving(command, port, surroundings(home, asked), home) as served:
        yield served


STREAMLIT = Contender(
    "Streamlit",
    _start,
    "streamlit",
    choices="input[type=radio]",
    radar=".polarlayer path.js-line",
    elsewhere="_stcore/health",
)
