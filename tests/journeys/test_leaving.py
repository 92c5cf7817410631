"""Whoever leaves the workbook, in a hurry or for a while, leaves nothing behind and loses nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.app.running import until
from tests.journeys import steps
from tests.journeys.prepared import Ids, Prepared
from tests.journeys.watch import Watched, watching
from tests.servers import Running, running

FOOD = re.compile("Food and feeding")
CODE = "LEFT-1"
WORDS = "Nothing but crisps since Friday"
IDLE_MS = 15 * 60 * 1000
REFUSED = r"Failed to load resource|WebSocket"
"""What Chromium itself says on the console about what the server refuses."""


@pytest.fixture(scope="module")
def ids(prepared: Prepared) -> Ids:
    return prepared.draft(CODE, "all")


@pytest.fixture
def workbook(home: Path, ids: Ids) -> Iterator[Running]:
    """A server for each test: signing out is for good."""
    with running(home) as launched:
        yield launched


@pytest.fixture
def watched(chromium: Browser, workbook: Running) -> Iterator[Watched]:
    with watching(chromium, workbook.url) as opened:
        opened.expected = REFUSED
        yield opened


def impact(page: Page) -> Locator:
    return steps.indicator(page, "Enough to eat and drink").get_by_label("Impact on this child")


def printed_code(workbook: Running) -> str:
    """Return the address that the launcher prints when somebody has signed out."""
    assert workbook.process.stdout
    return workbook.process.stdout.readline().removeprefix("Open ").strip()


def nothing_of_the_case(page: Page) -> None:
    """What stands on a page, on its tab and in its address has nothing to do with the case."""
    told = page.locator("html").inner_text() + page.title() + page.url
    for word in (CODE, WORDS, "Food", "food", "crisps", "Alex", "Mother", "#/"):
        assert word not in told, f"{word} in {told}"


@pytest.mark.parametrize("how", ["button", "keys"])
def test_a_quick_exit_leaves_nothing_on_the_screen_and_nothing_behind_it(
    watched: Watched, workbook: Running, prepared: Prepared, ids: Ids, how: str
) -> None:
    page = watched.page
    steps.open_at(page, watched.url, f"/case/{ids['case']}", f"Case {CODE}")
    assert CODE not in page.title()
    steps.turn_to(page, steps.part_route(ids, "voice"), re.compile("Child's voice"))
    steps.turn_to(page, steps.domain_route(ids), FOOD)
    impact(page).fill(WORDS + how)
    steps.saved(page)
    entries = page.evaluate("history.length")
    if how == "keys":
        for _ in range(3):
            page.keyboard.press("Shift")
    else:
        page.get_by_role("button", name="Exit this page").click()
    page.wait_for_url("**/away")
    nothing_of_the_case(page)
    # The address that was left stands in the history no more.
    assert page.evaluate("history.length") == entries
    until(lambda: not workbook.kernels())
    assert watched.context.request.get(f"{watched.url}neglect/session").status == 401
    for _ in range(2):
        page.go_back(wait_until="domcontentloaded")
        steps.arrived(page, "Open the workbook")
        page.wait_for_function("() => !location.hash")
        nothing_of_the_case(page)
    assert any(rating.impact == WORDS + how for rating in prepared.on_disk(ids).ratings)


def test_words_typed_just_before_a_quick_exit_are_saved(watched: Watched, prepared: Prepared, ids: Ids) -> None:
    page = watched.page
    steps.open_at(page, watched.url, steps.domain_route(ids), FOOD)
    impact(page).fill(WORDS + " before I left")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/away")
    until(lambda: any(rating.impact == WORDS + " before I left" for rating in prepared.on_disk(ids).ratings))


def test_a_quick_exit_is_blank_at_once_and_waits_for_no_stuck_process(
    watched: Watched, workbook: Running, ids: Ids
) -> None:
    page = watched.page
    steps.open_at(page, watched.url, steps.domain_route(ids), FOOD)
    for kernel in workbook.kernels().values():
        kernel.suspend()
    impact(page).fill(WORDS + " in vain")
    seen = "[getComputedStyle(document.documentElement).display, document.body.textContent, location.hash]"
    # With words on their way, this document still stands for a moment.
    assert page.evaluate(f"() => {{ neglectHost.exit(); return {seen}; }}") == ["none", "", ""]
    page.wait_for_url("**/away")
    assert watched.context.request.get(f"{watched.url}neglect/session").status == 401


def test_a_tab_that_goes_while_a_quick_exit_waits_has_signed_out(watched: Watched, workbook: Running, ids: Ids) -> None:
    page = watched.page
    steps.open_at(page, watched.url, steps.domain_route(ids), FOOD)
    for kernel in workbook.kernels().values():
        kernel.suspend()
    impact(page).fill(WORDS + " in vain, too")
    page.evaluate("() => { neglectHost.exit(); location.href = 'about:blank'; }")
    page.wait_for_url("about:blank")
    until(lambda: watched.context.request.get(f"{watched.url}neglect/session").status == 401)


@pytest.mark.parametrize("how", ["another address", "reload"])
def test_words_typed_just_before_a_page_goes_are_saved(
    watched: Watched, prepared: Prepared, ids: Ids, how: str
) -> None:
    page, words = watched.page, f"{WORDS} before {how}"
    steps.open_at(page, watched.url, steps.domain_route(ids), FOOD)
    impact(page).fill(words)
    if how == "reload":
        page.reload()
    else:
        page.goto("about:blank")
    until(lambda: any(rating.impact == words for rating in prepared.on_disk(ids).ratings))


def test_turning_to_another_address_ends_the_kernel_and_coming_back_starts_another(
    watched: Watched, workbook: Running, ids: Ids
) -> None:
    page = watched.page
    steps.open_at(page, watched.url, steps.domain_route(ids), FOOD)
    assert len(workbook.kernels()) == 1
    page.goto("about:blank")
    until(lambda: not workbook.kernels())
    page.go_back()
    steps.arrived(page, FOOD)


def test_a_lock_keeps_the_field_the_letters_and_the_caret(watched: Watched, workbook: Running, ids: Ids) -> None:
    watched.context.clock.install()
    page = watched.page
    steps.open_at(page, watched.url, steps.domain_route(ids), FOOD)
    kernels = set(workbook.kernels())
    box = impact(page)
    # The server takes nothing any more, so that what is typed stays unsaved.
    for kernel in workbook.kernels().values():
        kernel.suspend()
    box.fill(WORDS)
    box.press("ArrowLeft")
    watched.context.clock.fast_forward(IDLE_MS + 2000)
    steps.arrived(page, "Sign in to carry on")
    nothing_of_the_case_but_the_address(page)
    for kernel in workbook.kernels().values():
        kernel.resume()
    page.get_by_label("Address or code").fill(printed_code(workbook))
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(box).to_be_focused()
    expect(box).to_have_value(WORDS)
    assert box.evaluate("(box) => box.selectionStart") == len(WORDS) - 1
    steps.saved(page)
    assert set(workbook.kernels()) == kernels


def test_letters_outlive_a_kernel_that_ended_behind_the_lock(
    watched: Watched, workbook: Running, prepared: Prepared, ids: Ids
) -> None:
    watched.context.clock.install()
    page = watched.page
    steps.open_at(page, watched.url, steps.domain_route(ids), FOOD)
    for kernel in workbook.kernels().values():
        kernel.suspend()
    impact(page).fill(WORDS + " again")
    page.keyboard.press("ArrowLeft")
    page.set_viewport_size({"width": 1280, "height": 400})
    watched.context.clock.fast_forward(IDLE_MS + 2000)
    steps.arrived(page, "Sign in to carry on")
    for kernel in workbook.kernels().values():
        kernel.kill()
    page.get_by_label("Address or code").fill(printed_code(workbook))
    page.get_by_role("button", name="Sign in", exact=True).click()
    steps.arrived(page, FOOD)
    expect(impact(page)).to_be_focused()
    expect(impact(page)).to_have_value(WORDS + " again")
    steps.saved(page)
    expect(impact(page)).to_be_focused()
    assert impact(page).evaluate("(field) => field.selectionStart") == len(WORDS + " agai")
    expect(impact(page)).to_be_in_viewport()
    assert any(rating.impact == WORDS + " again" for rating in prepared.on_disk(ids).ratings)


def nothing_of_the_case_but_the_address(page: Page) -> None:
    """A locked page keeps its address, which holds ids; nobody sees or hears the rest."""
    told = page.locator("html").inner_text() + page.title() + page.locator("html").aria_snapshot()
    for word in (CODE, WORDS, "Food", "crisps", "Alex", "Mother"):
        assert word not in told, f"{word} in {told}"
