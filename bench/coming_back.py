"""Times how soon a person is back at the same form, its answer and radar painted, after something was lost."""

from __future__ import annotations

import time
from contextlib import ExitStack, suppress
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Error, Page

from tests.browser_tools import kernel_of
from tests.faults.rating import begun
from tests.journeys.prepared import Prepared
from tests.journeys.steps import domain_route
from tests.servers import Running, running
from tests.sign_in import let_in

from .measures import Figures

TIMES = 5
SHOWN = """() => document.querySelector('section.nw-indicator input[type=radio]:checked')?.checkVisibility()
  && document.querySelector('aside svg')"""


def coming_back(browser: Browser, home: Path) -> Figures:
    """Measure from the moment when a person could begin to come back, as each function says."""
    form = domain_route(begun(Prepared(home)))
    figures: Figures = {}
    with ExitStack() as stack:
        server = stack.enter_context(running(home))
        for _ in range(TIMES):
            context = let_in(browser.new_context(viewport={"width": 1280, "height": 900}))
            page = context.new_page()
            page.goto(f"{server.url}#{form}")
            page.wait_for_function(SHOWN)
            for name, seconds in (
                ("a reload", _reloaded(page)),
                ("a killed kernel", _kernel_killed(page, server)),
                ("a closed tab", _opened_again(context, crash=False)),
                ("a crashed tab", _opened_again(context, crash=True)),
            ):
                figures.setdefault(f"back after {name}, s", []).append(seconds)
            server, seconds = _server_killed(context, server, home, stack)
            figures.setdefault("back after a killed server, s", []).append(seconds)
            context.close()
    return figures


def _reloaded(page: Page) -> float:
    """From the reload."""
    began = time.monotonic()
    page.reload(wait_until="commit")
    page.wait_for_function(SHOWN)
    return time.monotonic() - began


def _kernel_killed(page: Page, server: Running) -> float:
    """From pressing the page's button; before that it waits for the person."""
    server.kernels()[kernel_of(page)].kill()
    button = page.get_by_role("button", name="Reconnect")
    button.wait_for()
    began = time.monotonic()
    button.click()
    page.wait_for_function("() => neglectHost.state === 'connected'")
    page.wait_for_function(SHOWN)
    return time.monotonic() - began


def _opened_again(context: BrowserContext, *, crash: bool) -> float:
    """From opening the address in a new tab."""
    page = context.pages[-1]
    address = page.url
    if crash:
        with page.expect_event("crash"), suppress(Error):
            page.goto("chrome://crash", timeout=5_000)
    page.close()
    again = context.new_page()
    began = time.monotonic()
    again.goto(address, wait_until="commit")
    again.wait_for_function(SHOWN)
    return time.monotonic() - began


def _server_killed(context: BrowserContext, server: Running, home: Path, stack: ExitStack) -> tuple[Running, float]:
    """From looking at the page again, signed in at the server that was started anew."""
    page, port = context.pages[-1], str(server.port)
    server.kill()
    server = stack.enter_context(running(home, "--port", port))
    page.get_by_role("heading", level=1, name="Sign in to carry on").wait_for()
    let_in(context)
    began = time.monotonic()
    page.evaluate("dispatchEvent(new Event('focus'))")
    page.wait_for_function(SHOWN)
    page.wait_for_function("() => neglectHost.state === 'connected'")
    return server, time.monotonic() - began
