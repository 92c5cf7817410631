"""Panel: one process, which keeps each page's objects and sends what has changed of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from ..environments import program, surroundings
from . import FORMS, Contender, Served, free_port, serving


@contextmanager
def _start(home: Path, asked: Mapping[str, str]) -> Iterator[Served]:
    port = free_port()
    command = [
        program("panel", "panel"),
        "serve",
        str(FORMS / "panel_form.py"),
        "--address=127.0.0.1",
        f"--port={port}",
    ]
    with serving(command, port, surroundings(home, asked), home) as served:
        yield Served(served.door, f"{served.form}panel_form", served.pid)


PANEL = Contender("Panel", _start, "panel", choices="input[type=radio]", radar=".polarlayer path.js-line")
