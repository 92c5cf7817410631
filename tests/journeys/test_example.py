"""The invented example: marked as such wherever it is shown, and it shows what a comparison is for."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.prepared import Ids, Prepared
from tests.journeys.watch import Watched


@pytest.fixture(scope="module")
def ids(prepared: Prepared) -> Ids:
    """The invented family, child A and A's newest assessment."""
    return prepared.example()


def invented(page: Page) -> None:
    expect(page.get_by_role("banner")).to_contain_text("Invented example")
    expect(page.get_by_role("banner")).to_contain_text("Nobody in this record is real.")


def test_every_page_about_the_example_says_that_it_is_invented(watched: Watched, ids: Ids) -> None:
    page = watched.page
    steps.open_at(page, watched.url, "/cases", "Cases")
    row = page.get_by_role("row").filter(has_text="EXAMPLE-1")
    expect(row.get_by_role("rowheader")).to_contain_text("Invented example")
    expect(row).to_contain_text("Improved, then got worse (A)")
    expect(page.get_by_role("button", name="Load the invented example")).to_have_count(0)
    for route, heading in (
        (f"/case/{ids['case']}", "Case EXAMPLE-1"),
        (f"/case/{ids['case']}/start", "Start an assessment"),
        (f"/case/{ids['case']}/compare/{ids['child']}", "Child A: compare assessments"),
        (f"/case/{ids['case']}/chronology", "Chronology"),
        (f"/assessment/{ids['assessment']}", "About this assessment"),
        (steps.part_route(ids, "flags"), "Urgent concerns"),
        (steps.domain_route(ids), "Food and feeding"),
        (steps.part_route(ids, "voice"), "Child's voice"),
        (steps.part_route(ids, "summary"), "Summary"),
        (steps.part_route(ids, "plan"), "Plan"),
        (steps.part_route(ids, "check"), "Check and finish"),
    ):
        steps.turn_to(page, route, re.compile(heading))
        invented(page)


def test_the_comparison_says_in_words_that_care_improved_and_fell_back(watched: Watched, ids: Ids) -> None:
    page = watched.page
    steps.open_at(page, watched.url, f"/case/{ids['case']}", "Case EXAMPLE-1")
    page.get_by_role("link", name="Compare 4 assessments of A").click()
    steps.arrived(page, "Child A: compare assessments")
    words = page.get_by_role("main").get_by_role("listitem")
    fell_back = words.filter(has_text=re.compile(r"Care improved between .* and fell back by September 2026 in .*Food"))
    expect(fell_back).to_have_count(1)
    table = page.get_by_role("table", name=re.compile("Food and feeding"))
    expect(table.get_by_role("columnheader")).to_have_count(6)
    expect(table.get_by_role("row").filter(has_text="Enough to eat and drink").get_by_role("cell")).to_have_count(5)
    expect(table).to_contain_text("Improved, then got worse")
    expect(table).to_contain_text("Another person rated: no proof of change.")


HEADINGS = """globalThis.headings = [];
  new MutationObserver(() => {
    const said = document.querySelector("h1")?.textContent;
    if (said && said !== headings.at(-1)) headings.push(said);
  }).observe(document, { childList: true, subtree: true });"""


def test_an_address_leads_to_its_part_without_a_look_at_the_cases(watched: Watched, ids: Ids) -> None:
    watched.page.add_init_script(HEADINGS)
    steps.open_at(watched.page, watched.url, f"/case/{ids['case']}", "Case EXAMPLE-1")
    assert watched.page.evaluate("headings") == ["Opening the workbook…", "Case EXAMPLE-1"]


def test_fewer_than_two_assessments_are_asked_for_in_words(watched: Watched, ids: Ids) -> None:
    page = watched.page
    compare = f"/case/{ids['case']}/compare/{ids['child']}"
    steps.open_at(page, watched.url, compare, "Child A: compare assessments")
    boxes = page.get_by_role("group", name="Assessments to compare").get_by_role("checkbox")
    expect(boxes).to_have_count(4)
    for index in range(3):
        boxes.nth(index).click()
        expect(boxes.nth(index)).not_to_be_checked()
    expect(page.get_by_text("Choose two or more assessments to see them side by side.")).to_be_visible()
    expect(page.get_by_role("table")).to_have_count(0)
    boxes.first.check()
    table = page.get_by_role("table", name=re.compile("Food and feeding"))
    expect(table.get_by_role("columnheader")).to_have_count(4)


def test_pictures_are_drawn_on_request_and_only_then_is_plotly_fetched(watched: Watched, ids: Ids) -> None:
    page = watched.page
    compare = f"/case/{ids['case']}/compare/{ids['child']}"
    steps.open_at(page, watched.url, compare, "Child A: compare assessments")
    expect(page.get_by_role("table").first).to_be_visible()
    assert [url for url in watched.asked if "plotly" in url] == []
    page.get_by_role("button", name="Show pictures").click()
    names = ("Radar of the assessments", "Areas of care over time", "Every indicator at each", "What was recorded when")
    for name in names:
        picture = page.get_by_role("img", name=re.compile(name))
        expect(picture.locator("svg.main-svg").first).to_be_visible()
        # Something is drawn in it: plotly puts each line, and each grid, into a group of its own.
        expect(picture.locator(".trace, .hm").first).to_be_attached()
    assert len([url for url in watched.asked if "plotly" in url]) == 1
