"""What a person does on the pages, step by step; every name here is invented."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


def sign_in(page: Page, name: str = "Alex Example") -> None:
    expect(page.get_by_role("heading", level=1, name="Who is using the workbook?")).to_be_visible()
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Your role").select_option("Social worker")
    page.get_by_label("Your agency").fill("Example Council")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1, name="Cases")).to_be_visible()


def load_example(page: Page) -> None:
    page.get_by_role("button", name="Load the invented example").click()
    expect(page.get_by_role("heading", level=1, name="Case EXAMPLE-1")).to_be_visible()


def saved(page: Page) -> None:
    """Wait until the page says that all is on disk."""
    expect(page.locator(".nw-header__save")).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))
