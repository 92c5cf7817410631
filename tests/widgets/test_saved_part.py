"""Somebody else changes a part while it is being written: both versions are shown, and neither is lost."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from . import assessment_examples as examples
from . import examples as header
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
    notes = {"day": examples.note(THEIRS, version=5, by_words="Ann Example")}
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


def test_a_conflict_that_comes_up_after_leaving_is_shown_on_coming_back(stage: Stage) -> None:
    """A person types and goes on at once; the answer finds the form gone."""
    stage.show("page_header", **header.PAGE_HEADER, place="header")
    stage.show("voice_form", **examples.VOICE_FORM)
    stage.page.get_by_label("An ordinary day").fill(MINE)
    op = stage.only("save_voice")
    stage.remove("voice_form")
    stage.reply({**op, "model": "page_header"}, **CONFLICT)
    banner = stage.page.get_by_role("banner").get_by_role("alert")
    expect(banner).to_contain_text("An ordinary day")
    notes = {"day": examples.note(THEIRS, version=5, by_words="Ann Example")}
    stage.show("voice_form", examples.VOICE_FORM["content"], {**examples.VOICE_FORM["state"], "notes": notes})
    shown = stage.page.get_by_role("main").get_by_role("alert").get_by_role("definition")
    expect(shown).to_have_text([MINE, THEIRS])
    expect(stage.page.get_by_label("An ordinary day")).to_have_value(MINE)
    stage.page.get_by_label("An ordinary day").focus()
    stage.page.get_by_label("Worries and wishes").focus()
    assert {one["op_id"] for one in stage.sent("save_voice")} == {op["op_id"]}
    stage.page.get_by_role("button", name="Take theirs").click()
    expect(stage.page.get_by_label("An ordinary day")).to_have_value(THEIRS)
    expect(banner).to_have_count(0)


def test_a_choice_that_a_conflict_held_back_is_still_there_on_coming_back(stage: Stage) -> None:
    stage.show_probe("() => html`<p>Another widget</p>`")
    stage.show("domain_form", **examples.DOMAIN_FORM)
    stage.page.get_by_role("group", name=examples.EATING).get_by_role("radio", name="4 Most needs unmet").check()
    op = stage.only("save_rating")
    stage.remove("domain_form")
    stage.reply({**op, "model": "probe"}, **CONFLICT)
    assert stage.page.evaluate("() => neglectOutbox.unsavedText()") == f"{examples.EATING}: Most needs unmet"
    stage.show("domain_form", **examples.DOMAIN_FORM)
    shown = stage.page.get_by_role("alert").get_by_role("definition")
    expect(shown).to_have_text(["Most needs unmet", THEIRS])


def test_words_kept_once_are_saved_again_after_somebody_else_changed_them(conflict: Stage) -> None:
    conflict.page.get_by_role("button", name="Keep mine").click()
    second = conflict.sent("save_voice")[-1]
    conflict.reply(second, ok=True, version=6, saved_at="10:44")
    notes = {"day": examples.note("Changed again", version=7, by_words="Ann Example")}
    conflict.change("voice_form", state={**examples.VOICE_FORM["state"], "notes": notes})
    box = conflict.page.get_by_label("An ordinary day")
    expect(box).to_have_value("Changed again")
    box.fill(MINE)
    box.blur()
    third = conflict.sent("save_voice")[-1]
    assert (third["args"]["text"], third["args"]["base_version"]) == (MINE, 7)
