"""Somebody else changes a part while it is being written: both versions are shown, and neither is lost."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from . import assessment_examples as examples
from .stage import Stage

MINE, THEIRS = "Mine, typed just now", "Theirs, saved before"
CURRENT = {"version": 5, "words": THEIRS, "by_words": "Ann Example, 20 November 2026 10:43"}
CONFLICT: dict[str, Any] = {
    "ok": False,
    "reason": "conflict",
    "message": "Somebody else changed this.",
    "current": CURRENT,
}


@pytest.fixture
def conflict(stage: Stage) -> Stage:
    """A note on which a conflict has just come up, as the page gets it: their words first, then the refusal."""
    stage.show("voice_form", **examples.VOICE_FORM)
    stage.page.get_by_label("An ordinary day").fill(MINE)
    op = stage.only("save_voice")
    notes = {"day": {"text": THEIRS, "version": 5, "by_words": "Ann Example"}}
    stage.change("voice_form", state={**examples.VOICE_FORM["state"], "notes": notes})
    stage.reply(op, **CONFLICT)
    expect(stage.page.get_by_role("alert")).to_contain_text("Someone else changed this")
    return stage


def test_both_versions_are_shown_and_what_was_typed_stays(conflict: Stage) -> None:
    expect(conflict.page.get_by_label("An ordinary day")).to_have_value(MINE)
    shown = conflict.page.get_by_role("alert").get_by_role("definition")
    expect(shown).to_have_text([MINE, THEIRS])
    assert conflict.axe() == []


def test_leaving_the_box_does_not_settle_a_conflict(conflict: Stage) -> None:
    conflict.page.get_by_label("An ordinary day").focus()
    conflict.page.get_by_label("Worries and wishes").focus()
    assert len(conflict.sent("save_voice")) == 1


def test_keep_mine_saves_mine_on_top_of_theirs(conflict: Stage) -> None:
    conflict.page.get_by_role("button", name="Keep mine").press("Enter")
    _, second = conflict.sent("save_voice")
    assert (second["args"]["text"], second["args"]["base_version"]) == (MINE, 5)
    conflict.reply(second, ok=True, version=6, saved_at="10:44")
    expect(conflict.page.get_by_role("alert")).to_have_count(0)
    expect(conflict.page.get_by_label("An ordinary day")).to_be_focused()
    conflict.page.get_by_label("Worries and wishes").focus()
    assert len(conflict.sent("save_voice")) == 2
    assert conflict.page.evaluate("() => neglectOutbox.state().unsaved") == 0


def test_take_theirs_shows_theirs_and_never_sends_mine(conflict: Stage) -> None:
    box = conflict.page.get_by_label("An ordinary day")
    conflict.page.get_by_role("button", name="Take theirs").click()
    expect(box).to_have_value(THEIRS)
    expect(box).to_be_focused()
    conflict.page.get_by_label("Worries and wishes").focus()
    conflict.remove("voice_form")
    assert len(conflict.sent("save_voice")) == 1
    assert conflict.page.evaluate("() => neglectOutbox.state().unsaved") == 0


def test_what_is_typed_after_the_conflict_came_up_is_what_keep_mine_keeps(conflict: Stage) -> None:
    conflict.page.get_by_label("An ordinary day").fill("Mine, and more")
    conflict.page.get_by_role("button", name="Keep mine").click()
    assert conflict.sent("save_voice")[-1]["args"]["text"] == "Mine, and more"


def test_a_date_left_half_filled_in_says_that_it_is_not_saved(stage: Stage) -> None:
    stage.show("red_flags", **examples.RED_FLAGS)
    date = stage.page.get_by_role("group", name="When it was done")
    date.get_by_label("Day").fill("4")
    date.get_by_label("Month").fill("10")
    expect(date).not_to_contain_text("not saved")
    stage.page.get_by_label("Who did it").focus()
    expect(date).to_contain_text("This date is not saved yet")
    date.get_by_label("Year").fill("2026")
    assert stage.only("save_flag")["args"]["value"] == "2026-10-04"
    expect(date).not_to_contain_text("not saved")


def test_a_refusal_stands_beside_its_field_and_what_was_typed_stays(stage: Stage) -> None:
    stage.show("voice_form", **examples.VOICE_FORM)
    stage.answer("save_voice", ok=False, message="This is too long to save.")
    box = stage.page.get_by_label("Worries and wishes")
    box.fill("Very long")
    expect(box).to_have_accessible_description("Three wishes, three worries. Error: This is too long to save.")
    expect(box).to_have_value("Very long")
