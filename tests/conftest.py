"""Fixtures that tests in every folder share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.browser_tools import launch
from tests.trials import pytest_report_teststatus, pytest_runtest_makereport, pytest_terminal_summary, trials

__all__ = [
    "chromium",
    "pytest_report_teststatus",
    "pytest_runtest_makereport",
    "pytest_terminal_summary",
    "trials",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses a browser, so that a soak can run the rest beside it."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


# How long an example takes says something about the machine, not about the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for the whole run; each test opens its own context."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()
