"""Browser pages that note what they ask of others and what they complain about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ProxySettings, ViewportSize, expect

from tests.sign_in import let_in

WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}
PATIENCE_MS = 15_000
"""For machines that do other things as well; what a person may wait for is measured in bench/."""

expect.set_options(timeout=PATIENCE_MS)


@dataclass
class Watched:
    """Pages of one browser context on one origin."""

    context: BrowserContext
    url: str
    page: Page = field(init=False)
    asked: list[str] = field(default_factory=list)
    """Every address that was asked for, in order."""
    complaints: list[str] = field(default_factory=list)
    expected: str = ""
    """A pattern of complaints that a test brings about, such as the browser's own about a network that was cut."""

    def __post_init__(self) -> None:
        self.page = self.tab()

    def tab(self) -> Page:
        """Open one more watched page beside the first."""
        page = self.context.new_page()
        page.on("request", lambda r: self.asked.append(r.url))
        page.on("websocket", lambda w: self.asked.append(w.url))
        page.on("console", self._listen)
        page.on("pageerror", lambda e: self.complaints.append(str(e)))
        return page

    def _listen(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            self.complaints.append(said.text)

    def settle(self) -> None:
        """Check that nothing went to a third party and that nothing complained."""
        host = re.sub(r"^http://([^/]+).*", r"\1", self.url)
        local = (f"http://{host}/", f"ws://{host}/", f"blob:http://{host}/", "data:", "about:")
        foreign = [url for url in self.asked if not url.startswith(local)]
        assert not foreign, f"The page asked others: {foreign}"
        complaints = [c for c in self.complaints if not (self.expected and re.search(self.expected, c))]
        assert not complaints, f"The page complained: {complaints}"


@contextmanager
def watching(
    browser: Browser, url: str, viewport: ViewportSize = WIDE, proxy: ProxySettings | None = None
) -> Iterator[Watched]:
    """Open a browser context of its own on a workbook; when the block has ended well, all was quiet."""
    context = let_in(browser.new_context(viewport=viewport, accept_downloads=True, locale="en-GB", proxy=proxy))
    context.set_default_timeout(PATIENCE_MS)
    opened = Watched(context, url)
    try:
        yield opened
    finally:
        context.close()
    opened.settle()
