"""A kernel, a server or a tab is lost while somebody rates: the page comes back at the same place with all of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page

from tests.app.running import until
from tests.browser_tools import kernel_of
from tests.faults.rating import CUT, FOOD, Rater, after, begun, changes, says_saved, shown
from tests.journeys import steps
from tests.journeys.prepared import Prepared
from tests.journeys.watch import Watched, watching
from tests.servers import Running, running
from tests.sign_in import let_in
from tests.trials import Trials

WAYS = ("server", "closed", "crashed", "reloaded")


def busy(watched: Watched, rater: Rater) -> None:
    """Make some changes, the last of them at a random instant ago."""
    watched.expected = CUT
    for _ in range(rater.chance.randint(1, 3)):
        rater.act()
    if rater.chance.random() < 0.5:
        rater.write()
    # Longer than the pause after which words are sent, or shorter.
    rater.page.wait_for_timeout(rater.chance.uniform(0, 1200))


@pytest.mark.fault("kernel_killed_in_browser")
def test_a_page_whose_kernel_was_killed_goes_on_with_everything(
    watched: Watched, workbook: Running, prepared: Prepared, trials: Trials
) -> None:
    for _, chance in trials:
        ids = begun(prepared)
        page = watched.tab()
        steps.open_at(page, watched.url, steps.domain_route(ids), FOOD)
        rater = Rater(page, chance)
        busy(watched, rater)
        kernel = kernel_of(page)
        workbook.kernels()[kernel].kill()
        go_on(rater)
        assert shown(page) == after(rater.done)
        assert changes(prepared, ids) == rater.done
        page.goto("about:blank")
        # Neither the kernel that was killed nor the one in its place outlives the page.
        until(lambda: not workbook.kernels())
        page.close()


def go_on(rater: Rater) -> None:
    """Press "Reconnect" and wait until all is saved."""
    rater.page.get_by_role("button", name="Reconnect").click()
    rater.page.wait_for_function("() => neglectHost.state === 'connected'")
    steps.arrived(rater.page, FOOD)
    steps.saved(rater.page)


def come_in_again(watched: Watched) -> None:
    """Sign in at a server that has forgotten everybody, as the address does that it prints."""
    steps.arrived(watched.page, "Sign in to carry on")
    let_in(watched.context)
    watched.page.evaluate("dispatchEvent(new Event('focus'))")


class Servers:
    """The workbook's server, which can die and come back on its port."""

    def __init__(self, home: Path, stack: ExitStack) -> None:
        self._home, self._stack = home, stack
        self.now = stack.enter_context(running(home))

    def replace(self) -> None:
        port = str(self.now.port)
        self.now.kill()
        self.now = self._stack.enter_context(running(self._home, "--port", port))


@pytest.fixture
def servers(home: Path) -> Iterator[Servers]:
    with ExitStack() as stack:
        yield Servers(home, stack)


@pytest.mark.fault("page_lost")
def test_whoever_comes_back_finds_the_same_place_and_all_that_was_saved(
    chromium: Browser, servers: Servers, prepared: Prepared, trials: Trials
) -> None:
    for number, chance in trials:
        ids, way = begun(prepared), WAYS[number % len(WAYS)]
        with watching(chromium, servers.now.url) as watched:
            steps.open_at(watched.page, watched.url, steps.domain_route(ids), FOOD)
            rater = Rater(watched.page, chance)
            busy(watched, rater)
            saved = says_saved(watched.page)
            kept = len(changes(prepared, ids))
            assert kept == len(rater.done) or not saved
            if way == "server":
                servers.replace()
                come_in_again(watched)
                steps.arrived(rater.page, FOOD)
                steps.saved(rater.page)
                kept = len(rater.done)
            else:
                rater.page = lost(watched, way)
                steps.arrived(rater.page, FOOD)
            # What was not yet sent when a tab was lost is lost with it; all else is there, in order and once.
            assert shown(rater.page) in [after(rater.done[:n]) for n in range(kept, len(rater.done) + 1)]
            found = changes(prepared, ids)
            assert found == rater.done[: max(len(found), kept)]


def lost(watched: Watched, way: str) -> Page:
    """Lose a tab in one of the ways, and return the page at the same address."""
    page, address = watched.page, watched.page.url
    if way == "reloaded":
        page.reload()
        return page
    if way == "crashed":
        # Chromium's own address for it; the same command of its debugger is never answered.
        with page.expect_event("crash"), suppress(Error):
            page.goto("chrome://crash", timeout=5_000)
    page.close()
    again = watched.tab()
    again.goto(address)
    return again
