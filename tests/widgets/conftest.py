"""Fixtures of the widget tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from neglect_widgets.pages import arguments
from neglect_widgets.pages.workbook import COMMANDS

from .stage import Stage

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 390, "height": 844}


def _stage(chromium: Browser, size: dict[str, int]) -> Iterator[Stage]:
    context = chromium.new_context(viewport={"width": size["width"], "height": size["height"]}, locale="en-GB")
    context.set_default_timeout(5000)
    stage = Stage(context)
    yield stage
    changes = [op for op in stage.sent() if op["command"].startswith("save_") and op["args"].get("assessment")]
    context.close()
    assert stage.problems == []
    for op in changes:
        if op["command"] in COMMANDS:
            arguments.read(COMMANDS[op["command"]][0], op["args"])


@pytest.fixture
def stage(chromium: Browser) -> Iterator[Stage]:
    """A wide page with nothing on it.

    A script error, a request elsewhere or a change that the workbook would not take fails the test.
    """
    yield from _stage(chromium, WIDE)


@pytest.fixture
def narrow_stage(chromium: Browser) -> Iterator[Stage]:
    """The same on a phone."""
    yield from _stage(chromium, NARROW)
