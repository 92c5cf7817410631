"""A workbook in a real browser: what it does wrong off the page is noted as it goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.servers import Running, running

WIDE = {"width": 1280, "height": 900}


@dataclass
class Watched:
    """A page with what it asked of others and what it complained about."""

    page: Page
    url: str
    off_origin: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def watch(self) -> None:
        origin = self.url.rstrip("/")
        local = (origin, origin.replace("http", "ws"), "blob:", "data:", "about:")
        self.page.on("request", lambda r: r.url.startswith(local) or self.off_origin.append(r.url))
        self.page.on("console", lambda m: m.type in ("error", "warning") and self.complaints.append(m.text))
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def workbook(home: Path) -> Iterator[Running]:
    with running(home) as launched:
        yield launched


@pytest.fixture
def watched(chromium: Browser, workbook: Running) -> Iterator[Watched]:
    """A fresh browser context on the workbook; afterwards nothing went to a third party and nothing complained."""
    context = chromium.new_context(viewport=WIDE, accept_downloads=True, locale="en-GB")
    context.set_default_timeout(15_000)
    opened = Watched(context.new_page(), workbook.url)
    opened.watch()
    yield opened
    context.close()
    assert opened.off_origin == []
    assert opened.complaints == []
