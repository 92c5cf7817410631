"""The header tells whether the work is saved, and hands over the words that are not."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from . import assessment_examples, examples
from .stage import Stage


@pytest.fixture
def refused(stage: Stage) -> Stage:
    """A page on which one note was not taken."""
    stage.show("page_header", **examples.PAGE_HEADER, place="header")
    stage.show("voice_form", **assessment_examples.VOICE_FORM)
    stage.answer("save_voice", ok=False, message="This is too long to save.")
    stage.page.get_by_label("Worries and wishes").fill("Three worries")
    expect(stage.page.get_by_role("alert")).to_contain_text("Not saved")
    return stage


def test_a_refusal_is_not_called_a_retry(refused: Stage) -> None:
    expect(refused.page.get_by_role("alert")).to_contain_text("Not saved as it is: Worries and wishes.")
    expect(refused.page.get_by_role("alert")).not_to_contain_text("trying again")
    assert refused.axe() == []


def test_without_a_clipboard_the_words_are_laid_out_to_be_copied(refused: Stage) -> None:
    # A team's own server may speak plain http, and a browser gives such a page no clipboard.
    assert refused.page.evaluate("() => navigator.clipboard === undefined")
    refused.page.get_by_role("button", name="Copy what is not saved").press("Enter")
    box = refused.page.get_by_label("What is not saved")
    expect(box).to_have_value("Worries and wishes: Three worries")
    expect(box).to_be_focused()
