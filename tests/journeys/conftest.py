"""A workbook in a real browser, and a way to prepare its store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.prepared import Prepared
from tests.journeys.watch import Watched, watching
from tests.servers import Running, running


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def prepared(home: Path) -> Prepared:
    return Prepared(home)


@pytest.fixture(scope="module")
def workbook(home: Path) -> Iterator[Running]:
    with running(home) as launched:
        yield launched


@pytest.fixture
def watched(chromium: Browser, workbook: Running) -> Iterator[Watched]:
    """A fresh browser context on the workbook; afterwards nothing went to a third party and nothing complained."""
    with watching(chromium, workbook.url) as opened:
        yield opened
