"""The network is cut while somebody types: all goes out again in order, once, and the page never calls it saved."""

from __future__ import annotations

import random

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.faults.network import Network, network
from tests.faults.rating import CUT, FOOD, Rater, after, begun, changes, shown
from tests.journeys import steps
from tests.journeys.prepared import Prepared
from tests.journeys.watch import watching
from tests.servers import Running
from tests.trials import Trials

CUTS = (1, 30, 600)
"""Seconds, of which the longer ones pass on the page's clock only."""
LISTEN = """() => {
  globalThis.heard = [];
  addEventListener("neglect-save", (event) => heard.push(event.detail.state));
}"""


@pytest.mark.fault("network_cut")
def test_what_was_typed_without_a_network_is_saved_in_order_and_once(
    chromium: Browser, workbook: Running, prepared: Prepared, trials: Trials
) -> None:
    for number, chance in trials:
        ids = begun(prepared)
        with network() as line, watching(chromium, workbook.url, proxy={"server": line.address}) as watched:
            watched.expected = CUT
            page = watched.page
            page.clock.install()
            steps.open_at(page, watched.url, steps.domain_route(ids), FOOD)
            rater = Rater(page, chance)
            rater.act()
            work_without(line, rater, CUTS[number % len(CUTS)], chance)
            steps.saved(page)
            assert shown(page) == after(rater.done)
            assert changes(prepared, ids) == rater.done
            # A kernel ends when its page turns elsewhere; a soak would have dozens of them otherwise.
            page.goto("about:blank")


def work_without(line: Network, rater: Rater, seconds: int, chance: random.Random) -> None:
    """Cut the line, go on working, and mend it; all that while the page says that it is not saved."""
    page, silent = rater.page, chance.random() < 0.5
    # Anything from the middle of a save to the quiet after it.
    page.wait_for_timeout(chance.uniform(0, 200))
    line.cut(silent=silent)
    rater.write()
    page.evaluate(LISTEN)
    for _ in range(chance.randint(1, 3)):
        rater.act()
    pass_time(page, seconds)
    if seconds > 1:
        expect(page.locator(".nw-header__save")).to_have_text("Not saved")
    assert set(page.evaluate("heard")) <= {"saving", "not-saved"}
    # Connections that were silent for long are gone at the server's end or at a router's.
    line.mend(stale=silent and chance.random() < 0.5)
    if seconds > 1:
        # The page waits between two tries, by its own clock.
        pass_time(page, 10)


def pass_time(page: Page, seconds: int) -> None:
    """Let the page's timers run; what they do to the network happens in between."""
    for _ in range(max(seconds // 5, 1)):
        page.clock.run_for(min(seconds, 5) * 1000)
