"""What a person does on the pages, step by step; every name here is invented."""

from __future__ import annotations

import re
from datetime import date

from playwright.sync_api import Locator, Page, expect

from tests.journeys.prepared import Ids


def heading(page: Page, name: str | re.Pattern[str]) -> Locator:
    """Return the page's one h1."""
    return page.get_by_role("heading", level=1, name=name)


def arrived(page: Page, name: str | re.Pattern[str]) -> None:
    """Wait until the page shows this heading."""
    expect(heading(page, name)).to_be_visible()


def sign_in(page: Page, name: str = "Alex Example") -> None:
    arrived(page, "Who is using the workbook?")
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Your role").select_option("Social worker")
    page.get_by_label("Your agency").fill("Example Council")
    page.get_by_role("button", name="Continue").click()
    arrived(page, "Cases")


def load_example(page: Page) -> None:
    page.get_by_role("button", name="Load the invented example").click()
    arrived(page, "Case EXAMPLE-1")


def open_at(page: Page, url: str, route: str, name: str | re.Pattern[str]) -> None:
    """Open the workbook at an address of its own and wait for that part's heading."""
    page.goto(f"{url}#{route}")
    arrived(page, name)


def turn_to(page: Page, route: str, name: str | re.Pattern[str]) -> None:
    """Follow an address as a link or the back button does, without loading the page again."""
    page.evaluate("(route) => { location.hash = route; }", route)
    arrived(page, name)


def domain_route(ids: Ids, domain: str = "food") -> str:
    return f"/assessment/{ids['assessment']}/domain/{domain}"


def part_route(ids: Ids, part: str) -> str:
    return f"/assessment/{ids['assessment']}/{part}"


def saved(page: Page) -> None:
    """Wait until the page says that all is on disk."""
    expect(page.locator(".nw-header__save")).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))


def indicator(page: Page, title: str) -> Locator:
    """Return the part of a domain's form that belongs to one question."""
    question = page.get_by_role("group", name=title, exact=True)
    return page.locator("section").filter(has=question)


def rate(page: Page, title: str, answer: str) -> None:
    """Choose an answer by its words, such as "3 Many needs unmet"; the click is not waited for to be saved."""
    radio = indicator(page, title).get_by_role("radio", name=answer, exact=True)
    radio.click()
    expect(radio).to_be_checked()


def fill_date(scope: Page | Locator, legend: str, day: date) -> None:
    """Type a date into its three boxes."""
    group = scope.get_by_role("group", name=legend, exact=True)
    for name, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(name, exact=True).fill(str(value))
