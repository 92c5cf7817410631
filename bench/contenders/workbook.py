"""Our workbook through its real launcher, on a store with the invented example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests.servers import running

from . import Contender, Served


@contextmanager
def _start(home: Path, asked: Mapping[str, str]) -> Iterator[Served]:
    with running(home) as launched:
        origin = urlsplit(launched.url)
        form = f"{origin.scheme}://{origin.netloc}/#{asked['BENCH_ROUTE']}"
        yield Served(launched.url, form, launched.process.pid)


WORKBOOK = Contender(
    "Workbook",
    _start,
    environment="",
    choices="section.nw-indicator input[type=radio]",
    radar="aside svg [data-line=now]",
    inside=".nw-page",
    saves=True,
)
