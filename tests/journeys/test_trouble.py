"""What goes wrong around a page loses nothing that was shown as saved, and says so in words."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from neglect_widgets.model import Rating, new_id
from tests.browser_tools import kernel_of
from tests.journeys import steps
from tests.journeys.prepared import ALEX, Ids, Prepared, now
from tests.journeys.watch import Watched, watching
from tests.servers import Running, running
from tests.sign_in import let_in

FOOD = re.compile("Food and feeding")
ENOUGH = "Enough to eat and drink"
NOT_SAVED = re.compile("^Not saved")
WORDS = "Typed while something went wrong."
CUT = r"WebSocket|ERR_|Failed to fetch|Failed to load resource"
"""What Chromium itself says on the console about a connection that is not there."""


def rating(prepared: Prepared, ids: Ids, indicator: str = "food.enough") -> Rating:
    """Return a rating as it is on disk."""
    (found,) = [r for r in prepared.on_disk(ids).ratings if r.indicator == indicator]
    return found


def changes(prepared: Prepared, ids: Ids) -> list[tuple[str, Any]]:
    """Return what the journal says was done to the rating of food.enough: the action, and the value after it."""
    entries = [entry for entry in prepared.journal(ids) if entry.subject.startswith("rating:food.enough")]
    return [(entry.action, entry.after) for entry in entries]


def saves(prepared: Prepared, ids: Ids, words: str) -> int:
    """Return how often these very words became the impact of food.enough."""
    values = [after["impact"] for action, after in changes(prepared, ids) if action == "save"]
    return sum(words == now != before for before, now in pairwise(["", *values]))


def impact(page: Page) -> Locator:
    return steps.indicator(page, ENOUGH).get_by_label("Impact on this child")


def two_tabs(watched: Watched, ids: Ids) -> tuple[Page, Page]:
    """Open the same domain twice."""
    first, second = watched.page, watched.tab()
    for page in (first, second):
        steps.open_at(page, watched.url, steps.domain_route(ids), FOOD)
    return first, second


def test_keep_mine_in_a_second_tab_wins_and_the_journal_holds_both(watched: Watched, prepared: Prepared) -> None:
    ids = prepared.draft("K-1")
    first, second = two_tabs(watched, ids)
    steps.rate(first, ENOUGH, "2 Some needs unmet")
    steps.saved(first)
    # Theirs takes its place on the page as soon as the answer comes.
    steps.indicator(second, ENOUGH).get_by_role("radio", name="4 Most needs unmet").click()
    conflict = steps.indicator(second, ENOUGH).get_by_role("alert")
    expect(conflict).to_contain_text("Someone else changed this while you were working")
    expect(conflict.get_by_role("definition")).to_have_text(["Most needs unmet", "Some needs unmet"])
    conflict.get_by_role("button", name="Keep mine").click()
    expect(conflict).to_have_count(0)
    steps.saved(second)
    expect(steps.indicator(second, ENOUGH).get_by_role("radio", name="4 Most needs unmet")).to_be_checked()
    assert rating(prepared, ids).level == "4"
    levels = [(action, after["level"]) for action, after in changes(prepared, ids)]
    assert levels == [("save", "2"), ("conflict", "4"), ("save", "4")]


def test_take_theirs_shows_theirs_and_the_journal_holds_mine(watched: Watched, prepared: Prepared) -> None:
    ids = prepared.draft("K-2", "all")
    first, second = two_tabs(watched, ids)
    impact(first).fill("From the first tab.")
    impact(first).blur()
    steps.saved(first)
    impact(second).fill("From the second tab.")
    impact(second).blur()
    conflict = steps.indicator(second, ENOUGH).get_by_role("alert")
    expect(conflict).to_contain_text("From the first tab.")
    expect(conflict).to_contain_text("From the second tab.")
    conflict.get_by_role("button", name="Take theirs").click()
    expect(conflict).to_have_count(0)
    expect(impact(second)).to_have_value("From the first tab.")
    expect(second.locator(".nw-header__save")).not_to_have_text(NOT_SAVED)
    assert rating(prepared, ids).impact == "From the first tab."
    refused = [after["impact"] for action, after in changes(prepared, ids) if action == "conflict"]
    assert refused == ["From the second tab."]


def test_a_tab_whose_assessment_was_finished_elsewhere_locks_says_so_and_keeps_the_words(
    watched: Watched, prepared: Prepared
) -> None:
    ids, page = prepared.draft("K-7", "all"), watched.page
    steps.open_at(page, watched.url, steps.domain_route(ids), FOOD)
    with prepared.store() as store:
        store.finish(ids["assessment"], by=ALEX, at=now(), op_id=new_id())
    impact(page).fill(WORDS)
    impact(page).blur()
    expect(page.get_by_role("alert").filter(has_text="finished and locked")).to_be_visible()
    expect(page.get_by_role("radio")).to_have_count(0)
    expect(page.locator(".nw-header__save")).to_have_text(NOT_SAVED)
    assert WORDS in page.evaluate("neglectOutbox.unsavedText()")
    assert rating(prepared, ids).impact != WORDS


def test_a_killed_kernel_is_told_within_seconds_and_reconnecting_saves_what_was_typed(
    watched: Watched, workbook: Running, prepared: Prepared
) -> None:
    ids = prepared.draft("K-3", "all")
    page = watched.page
    watched.expected = CUT
    steps.open_at(page, watched.url, steps.domain_route(ids), FOOD)
    steps.rate(page, ENOUGH, "4 Most needs unmet")
    steps.saved(page)
    kernel = kernel_of(page)
    workbook.kernels()[kernel].kill()
    box = impact(page)
    box.fill(WORDS)
    stopped = page.get_by_role("alert").filter(has_text="The workbook on this page has stopped")
    # A promise to people, and sooner than a save without an answer would be noticed.
    expect(stopped).to_be_visible(timeout=3_000)
    expect(page.get_by_text("Your words are still on this page, but they are not saved.")).to_be_visible()
    expect(box).to_have_value(WORDS)
    page.get_by_role("button", name="Reconnect").click()
    expect(stopped).to_have_count(0)
    steps.arrived(page, FOOD)
    expect(impact(page)).to_have_value(WORDS)
    steps.saved(page)
    page.reload()
    steps.arrived(page, FOOD)
    expect(impact(page)).to_have_value(WORDS)
    expect(steps.indicator(page, ENOUGH).get_by_role("radio", name="4 Most needs unmet")).to_be_checked()
    assert saves(prepared, ids, WORDS) == 1


def test_a_click_that_a_killed_kernel_did_not_answer_is_saved_once_after_reconnecting(
    watched: Watched, workbook: Running, prepared: Prepared
) -> None:
    ids = prepared.draft("K-4")
    page = watched.page
    watched.expected = CUT
    steps.open_at(page, watched.url, steps.domain_route(ids), FOOD)
    kernel = kernel_of(page)
    # A stopped process takes no message, so the click is under way when the kernel dies.
    workbook.kernels()[kernel].suspend()
    steps.rate(page, ENOUGH, "3 Many needs unmet")
    expect(page.locator(".nw-header__save")).to_have_text("Saving…")
    workbook.kernels()[kernel].kill()
    page.get_by_role("button", name="Reconnect").click()
    steps.arrived(page, FOOD)
    steps.saved(page)
    expect(steps.indicator(page, ENOUGH).get_by_role("radio", name="3 Many needs unmet")).to_be_checked()
    assert [action for action, _ in changes(prepared, ids)] == ["save"]
    assert rating(prepared, ids).level == "3"


def test_a_server_that_died_and_came_back_on_its_port_loses_nothing(
    chromium: Browser, home: Path, prepared: Prepared
) -> None:
    ids = prepared.draft("K-5", "all")
    with running(home) as server, watching(chromium, server.url) as watched:
        page = watched.page
        watched.expected = CUT
        steps.open_at(page, watched.url, steps.domain_route(ids), FOOD)
        server.kill()
        impact(page).fill(WORDS)
        expect(page.get_by_text("The workbook does not answer")).to_be_visible()
        expect(page.locator(".nw-header__save")).to_have_text(NOT_SAVED)
        with running(home, "--port", str(server.port)):
            steps.arrived(page, "Sign in to carry on")
            # As the address does that the launcher prints, or the browser that it opens.
            let_in(watched.context)
            page.evaluate("dispatchEvent(new Event('focus'))")
            steps.arrived(page, FOOD)
            expect(impact(page)).to_have_value(WORDS)
            steps.saved(page)
            assert rating(prepared, ids).impact == WORDS
            assert saves(prepared, ids, WORDS) == 1


def test_words_typed_while_offline_are_saved_once_when_back(watched: Watched, prepared: Prepared) -> None:
    ids = prepared.draft("K-6", "all")
    page = watched.page
    watched.expected = CUT
    steps.open_at(page, watched.url, steps.domain_route(ids), FOOD)
    watched.context.set_offline(True)
    impact(page).fill(WORDS)
    expect(page.locator(".nw-header__save")).to_have_text(NOT_SAVED)
    expect(page.get_by_role("alert").filter(has_text="Your words are still on this page").first).to_be_visible()
    assert rating(prepared, ids).impact != WORDS
    watched.context.set_offline(False)
    steps.saved(page)
    expect(impact(page)).to_have_value(WORDS)
    assert rating(prepared, ids).impact == WORDS
    assert saves(prepared, ids, WORDS) == 1


@pytest.mark.parametrize("length", [25_000, 100_000])
def test_a_text_too_long_to_save_is_refused_in_words_and_stays_on_the_page(
    watched: Watched, prepared: Prepared, length: int
) -> None:
    ids = prepared.draft(f"K-7-{length}", "all")
    page = watched.page
    steps.open_at(page, watched.url, steps.domain_route(ids), FOOD)
    impact(page).fill("x" * length)
    impact(page).blur()
    part = steps.indicator(page, ENOUGH)
    expect(part.get_by_text("This is too long to save")).to_be_visible()
    expect(page.locator(".nw-header__save")).to_have_text(NOT_SAVED)
    assert len(impact(page).input_value()) == length
    assert rating(prepared, ids).impact == "She comes to school hungry."
    impact(page).fill("x" * 20_000)
    steps.saved(page)
    assert len(rating(prepared, ids).impact) == 20_000


HOSTILE = {
    "script": "<script>document.title = 'taken'</script><img src=x onerror=\"document.title='taken'\">",
    "template": "{{7*7}} ${7*7} %(case)s",
    "formula": "=1+1",
    "right to left": "אמא אמרה: \u2067שלום\u2069 (hello)",
    "emoji": "👩‍👧‍👦 said “ok” 👍🏽",
    "lines": "  one\n\n\ttwo  \n",
}


def test_words_are_stored_as_typed_and_shown_as_typed(watched: Watched, prepared: Prepared) -> None:
    ids = prepared.draft("<b>K</b>{{7*7}}")
    page = watched.page
    steps.open_at(page, watched.url, steps.part_route(ids, "voice"), re.compile("Child's voice"))
    boxes = page.get_by_role("main").get_by_role("textbox")
    expect(boxes).to_have_count(len(HOSTILE) + 1)
    for index, words in enumerate(HOSTILE.values()):
        boxes.nth(index).fill(words)
    boxes.nth(len(HOSTILE) - 1).blur()
    steps.saved(page)
    page.reload()
    steps.arrived(page, re.compile("Child's voice"))
    for index, words in enumerate(HOSTILE.values()):
        expect(boxes.nth(index)).to_have_value(words)
    assert [note.text for note in prepared.on_disk(ids).voice] == list(HOSTILE.values())
    expect(page.get_by_role("banner")).to_contain_text("Case <b>K</b>{{7*7}}")
    steps.turn_to(page, steps.domain_route(ids), FOOD)
    part = steps.indicator(page, ENOUGH)
    steps.rate(page, ENOUGH, "3 Many needs unmet")
    part.get_by_role("button", name=re.compile("^Add evidence")).click()
    part.get_by_label(re.compile("^Evidence 1: what")).fill(HOSTILE["script"])
    part.get_by_label("Impact on this child").fill(HOSTILE["formula"])
    part.get_by_label("Impact on this child").blur()
    steps.saved(page)
    steps.turn_to(page, steps.part_route(ids, "summary"), re.compile("Summary"))
    expect(page.get_by_role("main")).to_contain_text(HOSTILE["script"])
    expect(page.get_by_role("main")).to_contain_text("Impact on the child: =1+1")
    expect(page.get_by_role("main").locator("img, script")).to_have_count(0)
    assert page.title() == "Summary – Everyday care workbook"


def test_a_date_of_birth_in_the_future_is_pointed_out_at_its_field(watched: Watched, prepared: Prepared) -> None:
    prepared.person()
    page = watched.page
    count = prepared.count()
    steps.open_at(page, watched.url, "/cases/new", "Add a case")
    page.get_by_label("Case code").fill("K-FUTURE")
    for part, value in (("Day", "31"), ("Month", "12"), ("Year", "2999")):
        page.get_by_role("group", name="Date of birth", exact=True).get_by_label(part).fill(value)
    carer = page.get_by_role("group", name="Carer 1")
    carer.get_by_label("Role").select_option("Mother")
    page.get_by_role("button", name="Add this case").click()
    link = page.get_by_role("link", name=re.compile("^The date of birth is in the future."))
    expect(page.get_by_role("alert")).to_be_visible()
    link.click()
    expect(page.get_by_role("group", name="Date of birth", exact=True).get_by_label("Day")).to_be_focused()
    expect(page.get_by_label("Case code")).to_have_value("K-FUTURE")
    assert prepared.count() == count


def test_a_window_that_ends_before_it_begins_is_pointed_out(watched: Watched, prepared: Prepared) -> None:
    ids = prepared.case("K-8")
    page = watched.page
    steps.open_at(page, watched.url, f"/case/{ids['case']}/start", "Start an assessment")
    page.get_by_role("radio", name="A", exact=True).check()
    page.get_by_role("checkbox", name="Mother", exact=True).check()
    page.get_by_role("radio", name="Everyday care", exact=True).check()
    for legend, day in (("First day", "14"), ("Last day", "1")):
        group = page.get_by_role("group", name=legend, exact=True)
        for part, value in (("Day", day), ("Month", "6"), ("Year", "2026")):
            group.get_by_label(part, exact=True).fill(value)
    page.get_by_role("button", name="Start assessment").click()
    page.get_by_role("link", name="The last day is before the first day. Check both dates.").click()
    last = page.get_by_role("group", name="Last day", exact=True)
    expect(last.get_by_label("Day", exact=True)).to_be_focused()
    expect(last).to_have_accessible_description(re.compile("The last day is before the first day"))
    assert [entry.action for entry in prepared.journal(ids)] == ["add_case", "read"]


def test_commands_forged_in_the_browser_are_refused_and_change_nothing(watched: Watched, prepared: Prepared) -> None:
    ids, other, locked = prepared.draft("K-9"), prepared.case("K-10"), prepared.finished("K-11")
    page = watched.page
    steps.open_at(page, watched.url, steps.domain_route(ids), FOOD)
    good = {
        "assessment": ids["assessment"],
        "part_key": "forged",
        "base_version": 0,
        "indicator": "food.enough",
        "carer": ids["carer"],
        "choice": "2",
    }
    forged = {
        "an unknown question": good | {"indicator": "food.made-up"},
        "a question for another age": good | {"indicator": "pregnancy.antenatal-care"},
        "a level off the scale": good | {"choice": "5"},
        "another family's carer": good | {"carer": other["carer"]},
        "a locked assessment": good | {"assessment": locked["assessment"], "carer": locked["carer"]},
        "an assessment that is not there": good | {"assessment": "0" * 32},
        "a field too many": good | {"rater": {"name": "Somebody Else"}},
        "somebody else's words for a number": good | {"base_version": "../../etc"},
    }
    before = [prepared.on_disk(each) for each in (ids, locked)]
    for what, arguments in forged.items():
        reply = page.evaluate("(args) => neglectOutbox.send('save_rating', args)", arguments)
        assert reply["ok"] is False, what
        assert reply["message"].endswith("."), what
    unknown = page.evaluate("neglectOutbox.send('drop_everything', {})")
    assert unknown["ok"] is False
    assert [prepared.on_disk(each) for each in (ids, locked)] == before
    reply = page.evaluate("(args) => neglectOutbox.send('save_rating', args)", good)
    assert reply["ok"] is True
