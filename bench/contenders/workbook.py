"""Our workbook through its real launcher, on a store with the invented example."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.servers import environment_of

from . import START_S, Contender, Served, free_port, serving


@contextmanager
def _start(home: Path, asked: Mapping[str, str]) -> Iterator[Served]:
    port = free_port()
    command = [sys.executable, "-m", "neglect_widgets", "app", f"--store={home / 'store.db'}", f"--port={port}"]
    with serving(command, port, environment_of(home), home) as served:
        yield Served(_printed_address(home / "log.txt"), f"{served.form}#{asked['BENCH_ROUTE']}", served.pid)


def _printed_address(log: Path) -> str:
    """Wait for the line that says where to go, and return the address with all that is in it."""
    end = time.monotonic() + START_S
    while time.monotonic() < end:
        if found := re.search(r"Open (http://\S+)\n", log.read_text("utf-8")):
            return found[1]
        time.sleep(0.05)
    raise RuntimeError("The launcher did not say where to go: " + log.read_text("utf-8")[-2000:])


WORKBOOK = Contender(
    "Workbook",
    _start,
    environment="",
    choices="section.nw-indicator input[type=radio]",
    radar="aside svg [data-line=now]",
    inside=".nw-page",
    saves=True,
)
