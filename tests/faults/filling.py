"""Fills every box of the workbook's pages with words, as a person would who has something to say everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from playwright.sync_api import Page, expect

from neglect_widgets.definitions import load_toolkit
from tests.faults.everywhere import TOOLKIT
from tests.journeys import steps

BOXES = "main :is(textarea, input[type=text]:not([inputmode=numeric])):visible"
"""Whatever takes words; dates are numbers."""
WORST = load_toolkit(TOOLKIT).scale.levels[-1].value


def fill(page: Page, words: Iterator[str]) -> dict[str, str]:
    """Fill each box that the page shows, those that come up meanwhile too; return the words by the box's id."""
    page.evaluate("document.querySelectorAll('main details').forEach((each) => { each.open = true; })")
    filled: dict[str, str] = {}
    while left := [box for box in _ids(page) if box not in filled]:
        box = page.locator(f'[id="{left[0]}"]')
        box.fill(next(words))
        # A box of one line takes no line breaks.
        filled[left[0]] = box.input_value()
        box.blur()
    return filled


def _ids(page: Page) -> list[str]:
    found: list[str] = page.locator(BOXES).evaluate_all("(boxes) => boxes.map((box) => box.id)")
    return found


def new_case(page: Page, words: Iterator[str]) -> None:
    """Add a case on the form that is open."""
    carer = page.get_by_role("group", name="Carer 1")
    carer.get_by_label("Role").select_option("Mother")
    fill(page, words)
    steps.fill_date(page, "Date of birth", date(2018, 5, 4))
    page.get_by_role("button", name="Add this case").click()
    steps.arrived(page, re.compile("^Case "))


def start_assessment(page: Page) -> None:
    """Start an assessment of the first child and carer on the form that is open."""
    page.get_by_role("group", name="Which child is it about?").get_by_role("radio").first.check()
    page.get_by_role("group", name="Whose care does it describe?").get_by_role("checkbox").first.check()
    page.get_by_role("radio", name=load_toolkit(TOOLKIT).title, exact=True).check()
    steps.fill_date(page, "First day", date(2026, 10, 1))
    steps.fill_date(page, "Last day", date(2026, 10, 14))
    page.get_by_role("button", name="Start assessment").click()
    steps.arrived(page, "About this assessment")


def fill_assessment(page: Page, words: Iterator[str]) -> dict[str, dict[str, str]]:
    """Fill all parts of the assessment that is open, and one domain; return the words by address and box."""
    links = page.get_by_role("navigation", name="Parts of this assessment").get_by_role("link")
    routes: list[str] = links.evaluate_all("(links) => links.map((link) => link.getAttribute('href').slice(1))")
    domain = next(route for route in routes if "/domain/" in route)
    filled = {}
    for route in [route for route in routes if "/domain/" not in route] + [domain]:
        name = page.locator(f'nav a[href="#{route}"]').first.inner_text()
        steps.turn_to(page, route, re.compile(re.escape(name)))
        open_up(page)
        filled[route] = fill(page, words)
        if route.endswith("/flags"):
            take_back(page)
        if filled[route]:
            steps.saved(page)
    return filled


def open_up(page: Page) -> None:
    """Choose what brings up further boxes: the worst level, a factor, evidence, a red flag, an action."""
    main = page.get_by_role("main")
    level, factor = main.locator(f".nw-indicator input[value='{WORST}']"), main.locator(".nw-factor input[value=yes]")
    if level.count():
        level.first.check()
        expect(main.get_by_label("Impact on this child").first).to_be_visible()
    if factor.count():
        factor.first.check()
        expect(main.get_by_label("What is known of it").first).to_be_visible()
    adding = main.get_by_role("button", name=re.compile("^(This applies|Add evidence|Add an action)"))
    if adding.count():
        before = page.locator(BOXES).count()
        adding.first.click()
        expect(page.locator(BOXES)).not_to_have_count(before)


def take_back(page: Page) -> None:
    """Mark the red flag that is raised as not applying, for the reason that was filled in."""
    page.get_by_role("button", name="Mark as not applying").first.click()
    expect(page.get_by_role("main").get_by_text("later found not to apply")).to_be_visible()
