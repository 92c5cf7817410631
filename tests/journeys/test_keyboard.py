"""The whole way to a summary without a pointer."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from neglect_widgets.definitions import list_toolkits
from tests.journeys import steps
from tests.journeys.keyboard import tab_to
from tests.journeys.watch import Watched


def test_everything_up_to_the_summary_is_done_by_keyboard_alone(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.url)
    _sign_in(page)
    tab_to(page, page.get_by_role("button", name="Load the invented example"))
    page.keyboard.press("Enter")
    _heard(page, "Case EXAMPLE-1")
    tab_to(page, page.get_by_role("link", name="Start an assessment"))
    page.keyboard.press("Enter")
    _heard(page, "Start an assessment")
    _start(page)
    _heard(page, "About this assessment")
    tab_to(page, page.get_by_role("link", name="Food and feeding"), back=True)
    page.keyboard.press("Enter")
    _heard(page, "Food and feeding")
    _rate_food(page)
    tab_to(page, page.get_by_role("link", name="Summary"), back=True)
    page.keyboard.press("Enter")
    _heard(page, "Summary")
    expect(page.get_by_role("main")).to_contain_text("Many needs unmet")


def _heard(page: Page, name: str) -> None:
    """After each move the new heading has the focus, so a screen reader says it."""
    steps.arrived(page, re.compile(name))
    expect(steps.heading(page, re.compile(name))).to_be_focused()


def _sign_in(page: Page) -> None:
    steps.arrived(page, "Who is using the workbook?")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    tab_to(page, page.get_by_label("Your name"))
    page.keyboard.type("Alex Example")
    tab_to(page, page.get_by_label("Your role"))
    page.keyboard.type("Social")
    tab_to(page, page.get_by_label("Your agency"))
    page.keyboard.type("Example Council")
    page.keyboard.press("Enter")
    _heard(page, "Cases")


def _start(page: Page) -> None:
    child, other = page.get_by_role("radio", name="A", exact=True), page.get_by_role("radio", name="B", exact=True)
    tab_to(page, child)
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(other).to_be_checked()
    page.keyboard.press("ArrowUp")
    expect(child).to_be_checked()
    carer = page.get_by_role("checkbox", name="Carer 1", exact=True)
    tab_to(page, carer)
    page.keyboard.press("Space")
    expect(carer).to_be_checked()
    _choose_toolkit(page, "Everyday care")
    for legend, words in (("First day", ("1", "11", "2026")), ("Last day", ("14", "11", "2026"))):
        group = page.get_by_role("group", name=legend, exact=True)
        for part, value in zip(("Day", "Month", "Year"), words, strict=True):
            tab_to(page, group.get_by_label(part, exact=True))
            page.keyboard.type(value)
    page.keyboard.press("Enter")


def _choose_toolkit(page: Page, title: str) -> None:
    """A group of radios is one stop for Tab; the arrow keys move and choose inside it."""
    wanted = page.get_by_role("radio", name=title, exact=True)
    tab_to(page, page.get_by_role("group", name="Which toolkit?").get_by_role("radio").first)
    page.keyboard.press("Space")
    for _ in list_toolkits():
        if not wanted.is_checked():
            page.keyboard.press("ArrowDown")
    expect(wanted).to_be_checked()


def _rate_food(page: Page) -> None:
    """Each answer by another way: a level's number, arrow keys, n, d."""
    enough, suits, growth, *_ = page.locator("main section").all()
    tab_to(page, enough.get_by_role("radio").first)
    page.keyboard.press("3")
    _chosen(page, enough.get_by_role("radio", name="3 Many needs unmet"))
    page.keyboard.press("ArrowUp")
    _chosen(page, enough.get_by_role("radio", name="2 Some needs unmet"))
    page.keyboard.press("ArrowDown")
    _chosen(page, enough.get_by_role("radio", name="3 Many needs unmet"))
    tab_to(page, enough.get_by_role("button", name=re.compile("^Add evidence")))
    page.keyboard.press("Enter")
    expect(enough.get_by_label("Evidence 1: what was seen, told or recorded")).to_be_focused()
    page.keyboard.type("Two tins and some bread.")
    tab_to(page, enough.get_by_label("Impact on this child"))
    page.keyboard.type("She is hungry at school.")
    tab_to(page, suits.get_by_role("radio").first)
    page.keyboard.press("n")
    _chosen(page, suits.get_by_role("radio", name="Not known"))
    tab_to(page, suits.get_by_label("Whom to ask"))
    page.keyboard.type("nursery")
    tab_to(page, growth.get_by_role("radio").first)
    page.keyboard.press("d")
    _chosen(page, growth.get_by_role("radio", name="Does not apply"))
    tab_to(page, growth.get_by_role("button", name=re.compile("^Clear")))
    page.keyboard.press("Enter")
    expect(growth.get_by_role("radio").first).to_be_focused()
    page.keyboard.press("1")
    _chosen(page, growth.get_by_role("radio", name="1 Needs met"))


def _chosen(page: Page, radio: Locator) -> None:
    """The answer is saved, and the redraw after it has not taken the focus."""
    expect(radio).to_be_checked()
    steps.saved(page)
    expect(radio).to_be_focused()
