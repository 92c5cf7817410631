"""Raising a red flag shows what to do at once; it never waits for a save and is never silently cleared."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from . import assessment_examples as examples
from .assessment_examples import ALONE, DANGER, UNSET, WEIGHT
from .stage import Stage


def flag(stage: Stage, title: str) -> Locator:
    """Return the part of the page about one red flag."""
    return stage.page.get_by_role("region", name=title)


def raised(**records: object) -> dict[str, object]:
    """Return the state with these records."""
    return {**examples.RED_FLAGS["state"], "raised": records}


def test_what_to_do_is_shown_and_in_focus_before_anything_is_saved(stage: Stage) -> None:
    stage.show("red_flags", **examples.RED_FLAGS)
    flag(stage, DANGER).get_by_role("button", name="This applies").press("Enter")
    expect(stage.focused).to_have_text("What to do: Call 999 now")
    expect(flag(stage, DANGER).get_by_text("Stay with the child if it is safe for you.")).to_be_visible()
    expect(stage.page.get_by_role("status")).to_have_text(f"Raised: {DANGER}. What to do is shown.")
    args = stage.only("save_flag")["args"]
    assert (args["field"], args["part_key"], args["base_version"]) == ("raise", "flag|danger", 0)


def test_a_raised_flag_stands_first_whatever_its_tier(stage: Stage) -> None:
    stage.show("red_flags", **examples.RED_FLAGS)
    flag(stage, WEIGHT).get_by_role("button", name="This applies").click()
    expect(stage.page.get_by_role("heading", level=3)).to_have_text([ALONE, WEIGHT, DANGER])
    expect(stage.page.get_by_role("heading", level=2)).to_have_text(["Raised", "Call 999 now"])


def test_words_typed_before_the_answer_comes_survive_it(stage: Stage) -> None:
    stage.show("red_flags", **examples.RED_FLAGS)
    flag(stage, DANGER).get_by_role("button", name="This applies").click()
    flag(stage, DANGER).get_by_label("What was done").fill("Rang 999")
    raising = stage.sent("save_flag")[0]
    record = {**examples.RAISED, "note": ""}
    stage.change("red_flags", state=raised(**{"left-alone": examples.RAISED, "danger": record}))
    stage.reply(raising, ok=True, version=1, saved_at="10:42")
    expect(flag(stage, DANGER).get_by_label("What was done")).to_have_value("Rang 999")


def test_a_refused_raise_says_so_beside_the_flag(stage: Stage) -> None:
    stage.show("red_flags", **examples.RED_FLAGS)
    stage.answer("save_flag", ok=False, message="This assessment is finished and locked.")
    flag(stage, DANGER).get_by_role("button", name="This applies").click()
    expect(flag(stage, DANGER).get_by_role("alert")).to_have_text("This assessment is finished and locked.")


def test_a_number_that_is_set_can_be_rung_and_an_unset_one_says_so(stage: Stage) -> None:
    stage.show("red_flags", **examples.RED_FLAGS)
    part = flag(stage, ALONE)
    expect(part.get_by_role("link", name="999")).to_have_attribute("href", "tel:999")
    expect(part.get_by_text(UNSET)).to_be_visible()
    expect(part.get_by_role("link")).to_have_count(1)


def test_what_was_done_is_saved_field_by_field(stage: Stage) -> None:
    stage.show("red_flags", **examples.RED_FLAGS)
    stage.answer("save_flag", ok=True, version=2, saved_at="10:42")
    part = flag(stage, ALONE)
    part.get_by_label("What was done").fill("Rang the duty desk")
    part.get_by_label("Who did it").fill("Robin Example")
    part.get_by_label("Who was told").fill("The manager")
    stage.page.get_by_role("link", name="Next: Food and feeding").click()
    sent = [(op["args"]["field"], op["args"]["value"]) for op in stage.sent("save_flag")]
    assert sent == [("done", "Rang the duty desk"), ("done_by", "Robin Example"), ("told", "The manager")]


def test_taking_a_flag_back_needs_a_reason_and_leaves_a_record(stage: Stage) -> None:
    stage.show("red_flags", **examples.RED_FLAGS)
    part = flag(stage, ALONE)
    part.locator("summary").press("Enter")
    part.get_by_role("button", name="Mark as not applying").click()
    expect(stage.focused).to_have_accessible_name("Why it does not apply")
    expect(part.get_by_text("Write down why this turned out not to apply.")).to_be_visible()
    assert stage.sent("save_flag") == []
    stage.focused.fill("Her aunt was there")
    part.get_by_role("button", name="Mark as not applying").click()
    op = stage.only("save_flag")
    stage.change("red_flags", state=raised(**{"left-alone": {**examples.RAISED, "withdrawn": "Her aunt was there"}}))
    stage.reply(op, ok=True, version=2, saved_at="10:42")
    expect(stage.focused).to_have_text(ALONE)
    expect(flag(stage, ALONE)).to_contain_text("later found not to apply: Her aunt was there")
    expect(flag(stage, ALONE).get_by_role("button", name="This applies")).to_be_visible()


def test_a_flag_taken_back_late_leaves_the_focus_where_the_person_has_gone(stage: Stage) -> None:
    stage.show("red_flags", **examples.RED_FLAGS)
    part = flag(stage, ALONE)
    part.locator("summary").press("Enter")
    part.get_by_label("Why it does not apply").fill("Her aunt was there")
    part.get_by_role("button", name="Mark as not applying").click()
    elsewhere = stage.page.get_by_role("link", name="Next: Food and feeding")
    elsewhere.focus()
    stage.hold_timers()
    stage.reply(stage.only("save_flag"), ok=True, version=2, saved_at="10:42")
    assert stage.release_timers() == 1
    expect(elsewhere).to_be_focused()


def test_a_locked_assessment_shows_words_and_no_boxes(stage: Stage) -> None:
    stage.show("red_flags", examples.RED_FLAGS["content"], {**examples.RED_FLAGS["state"], "locked": True})
    expect(stage.page.get_by_role("textbox")).to_have_count(0)
    expect(stage.page.get_by_role("button")).to_have_count(0)
    expect(flag(stage, ALONE)).to_contain_text("Found alone at 6 pm.")
