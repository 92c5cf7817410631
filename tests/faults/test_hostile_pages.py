"""Whatever people type, a page shows it as words: nothing runs, nothing is asked for, nobody is led elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, count
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.faults.everywhere import everywhere, typed
from tests.faults.filling import fill_assessment, new_case, start_assessment
from tests.faults.hostile_strings import MARK, hostile
from tests.journeys import steps
from tests.journeys.prepared import ALEX, Prepared, new_id, now
from tests.journeys.watch import Watched
from tests.trials import Trials

FOREIGN = "main :is(img, script, iframe, object, embed, form[action], base, meta, svg [onload], [href^='javascript' i])"
"""What no words of a person may become."""


@pytest.fixture
def dialogs(watched: Watched) -> list[Dialog]:
    """The boxes that the page has put up in the person's way; there should be none."""
    heard: list[Dialog] = []
    watched.page.on("dialog", lambda dialog: (heard.append(dialog), dialog.dismiss()))
    return heard


def harmless(watched: Watched, dialogs: list[Dialog]) -> None:
    """Check that nothing has run on the page and nothing was asked for because of what was typed."""
    page = watched.page
    assert page.evaluate("typeof globalThis.pwned") == "undefined"
    assert page.evaluate("({}).pwned") is None
    assert page.locator(FOREIGN).count() == 0
    assert urlsplit(page.url).netloc == urlsplit(watched.url).netloc
    assert not [address for address in watched.asked if MARK in address]
    assert not dialogs


@pytest.mark.fault("strings_shown")
def test_no_string_is_more_than_words_on_any_page(
    watched: Watched, prepared: Prepared, trials: Trials, dialogs: list[Dialog]
) -> None:
    prepared.person()
    for number, chance in trials:
        strings = hostile(chance)
        # The first is the case's code, of which there is one in a store.
        record = everywhere(chain([f"{next(strings)[:90]} {number}"], strings))
        with prepared.store() as store:
            store.import_record(record, by=ALEX, at=now(), op_id=new_id())
        assert len(typed(record)) > 200
        first, review = record.assessments
        page, case = watched.page, f"/case/{record.case.id}"
        steps.open_at(page, watched.url, "/cases", "Cases")
        page.reload()
        expect(page.get_by_role("main")).to_contain_text(record.case.code)
        for route in (case, f"{case}/start", f"{case}/compare/{record.case.children[0].id}", f"{case}/chronology"):
            look(watched, dialogs, route)
        expect(page.get_by_role("main")).to_contain_text(first.ratings[0].evidence[0].text)
        for assessment in (review, first):
            look(watched, dialogs, f"/assessment/{assessment.id}")
            links = page.get_by_role("navigation", name="Parts of this assessment").get_by_role("link")
            routes = links.evaluate_all("(links) => links.map((link) => link.getAttribute('href').slice(1))")
            assert len(routes) > 8
            for route in routes[1:]:
                look(watched, dialogs, route)
        steps.turn_to(page, f"/assessment/{first.id}/summary", re.compile("Summary"))
        assert first.judgement
        expect(page.get_by_role("main")).to_contain_text(first.judgement.analysis)


def look(watched: Watched, dialogs: list[Dialog], route: str) -> None:
    """Turn to a page, and see that it holds words only."""
    page = watched.page
    heading = page.get_by_role("heading", level=1).inner_text()
    page.evaluate("(route) => { location.hash = route; }", route)
    page.wait_for_function("() => neglectOutbox.state().unsaved === 0")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(heading)
    harmless(watched, dialogs)


@pytest.mark.fault("strings_typed")
def test_no_string_does_more_than_stand_in_the_box_where_it_is_typed(
    watched: Watched, prepared: Prepared, trials: Trials, dialogs: list[Dialog]
) -> None:
    prepared.person()
    page = watched.page
    # Numbered through all trials: there is one case with a code.
    numbers = count()
    for _, chance in trials:
        strings = short(hostile(chance), numbers)
        steps.open_at(page, watched.url, "/cases/new", "Add a case")
        new_case(page, strings)
        page.get_by_role("link", name="Start an assessment").first.click()
        steps.arrived(page, "Start an assessment")
        start_assessment(page)
        filled = fill_assessment(page, strings)
        assert sum(map(len, filled.values())) >= 30
        harmless(watched, dialogs)
        for route, boxes in filled.items():
            look_again(page, route, boxes)
            harmless(watched, dialogs)


def short(strings: Iterator[str], numbers: Iterator[int]) -> Iterator[str]:
    """Return strings that fit into any box, no two alike: no two people of a case have one code."""
    for number, text in zip(numbers, strings, strict=False):
        yield f"{text[:190].strip()} {number}"


def look_again(page: Page, route: str, boxes: dict[str, str]) -> None:
    """Load a part again: each box has what was typed into it."""
    page.evaluate("(route) => { location.hash = route; }", route)
    page.reload()
    for box, text in boxes.items():
        # A red flag that was taken back shows its reason only.
        if not box.startswith("flag-"):
            expect(page.locator(f'[id="{box}"]')).to_have_value(text)
