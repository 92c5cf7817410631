"""The plan: an action can be added, typed into and saved by keyboard, and no redraw takes anything away."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, expect

from . import assessment_examples as examples
from .stage import Stage

TARGET = "What the child will experience"
NEED = "The need it answers"
SAVED = {"ok": True, "version": 1, "saved_at": "10:42"}
KNOWN: dict[str, Any] = examples.PLAN_FORM["state"]["actions"][0]


def show(stage: Stage, *actions: dict[str, Any], locked: bool = False) -> None:
    """Show the plan with these actions on disk."""
    stage.show("plan_form", examples.PLAN_FORM["content"], state(*actions, locked=locked))


def state(*actions: dict[str, Any], locked: bool = False) -> dict[str, Any]:
    return {**examples.PLAN_FORM["state"], "locked": locked, "actions": list(actions)}


def saved(op: dict[str, Any], **values: Any) -> dict[str, Any]:
    """Return what the page gets about an action that one save has made."""
    blank = {**KNOWN, "target": "", "indicator": "", "who": "", "by_date": "", "id": op["args"]["action"], "version": 1}
    return {**blank, op["args"]["field"]: op["args"]["value"], **values}


def action(stage: Stage, number: int) -> Locator:
    return stage.page.get_by_role("region", name=f"Action {number}", exact=True)


def add(stage: Stage) -> None:
    stage.page.get_by_role("button", name="Add a").press("Enter")


def test_every_field_of_an_action_has_its_name_and_what_is_on_disk(stage: Stage) -> None:
    show(stage, KNOWN)
    part = action(stage, 1)
    expect(part.get_by_role("heading", level=2, name="Action 1")).to_be_visible()
    expect(part.get_by_role("textbox", name=TARGET)).to_have_value("A cooked tea on every school night.")
    expect(part.get_by_role("textbox", name=TARGET)).to_have_accessible_description(
        "Something that can be seen, such as: a cooked tea on every school night."
    )
    expect(part.get_by_role("combobox", name=NEED)).to_have_value("food.enough")
    expect(part.get_by_role("textbox", name="Through whom")).to_have_value("Robin Example")
    date = part.get_by_role("group", name="By when")
    for box, value in (("Day", "18"), ("Month", "12"), ("Year", "2026")):
        expect(date.get_by_role("textbox", name=box)).to_have_value(value)
    expect(part.get_by_role("textbox", name="What happens if it is not met, or does not last")).to_have_value("")


def test_an_empty_plan_offers_a_first_action_and_then_another(stage: Stage) -> None:
    show(stage)
    stage.page.get_by_role("button", name="Add an action").click()
    expect(stage.page.get_by_role("button", name="Add another action")).to_be_visible()


def test_the_focus_goes_to_the_new_action(stage: Stage) -> None:
    show(stage, KNOWN)
    add(stage)
    expect(action(stage, 2).get_by_label(TARGET)).to_be_focused()
    add(stage)
    expect(action(stage, 3).get_by_label(TARGET)).to_be_focused()
    assert stage.sent("save_action") == []


def test_a_slow_computer_does_not_take_the_focus_from_whoever_has_gone_on(stage: Stage) -> None:
    show(stage, KNOWN)
    stage.hold_timers()
    add(stage)
    action(stage, 2).get_by_label("Through whom").press_sequentially("Her gran")
    assert stage.release_timers() >= 1
    expect(action(stage, 2).get_by_label("Through whom")).to_be_focused()


def test_each_field_is_sent_with_the_action_it_belongs_to(stage: Stage) -> None:
    show(stage, KNOWN)
    stage.answer("save_action", **SAVED)
    part = action(stage, 1)
    part.get_by_label(TARGET).fill("Breakfast at home.")
    part.get_by_label(TARGET).blur()
    part.get_by_label(NEED).select_option("home.sleep")
    part.get_by_label("Day").fill("19")
    sent = [op["args"] for op in stage.sent("save_action")]
    found = [(args["field"], args["value"]) for args in sent]
    assert found == [("target", "Breakfast at home."), ("indicator", "home.sleep"), ("by_date", "2026-12-19")]
    assert {args["action"] for args in sent} == {KNOWN["id"]}
    assert sent[0]["base_version"] == 2


def test_a_new_action_keeps_what_was_typed_after_the_redraw_that_its_first_save_causes(stage: Stage) -> None:
    show(stage, KNOWN)
    add(stage)
    part = action(stage, 2)
    part.get_by_label(TARGET).fill("Breakfast at home.")
    part.get_by_label("Day").fill("4")
    part.get_by_label("Through whom").press_sequentially("Her gran")
    first = stage.only("save_action")
    stage.change("plan_form", state=state(KNOWN, saved(first)))
    stage.reply(first, **SAVED)
    expect(part.get_by_label(TARGET)).to_have_value("Breakfast at home.")
    expect(part.get_by_label("Through whom")).to_have_value("Her gran")
    expect(part.get_by_label("Through whom")).to_be_focused()
    expect(part.get_by_label("Day")).to_have_value("4")
    stage.page.keyboard.press("Tab")
    second = stage.sent("save_action")[-1]["args"]
    assert (second["action"], second["field"], second["value"]) == (first["args"]["action"], "who", "Her gran")
    assert second["base_version"] == 1


def test_an_action_stays_where_it_is_when_it_is_saved_before_one_added_earlier(stage: Stage) -> None:
    show(stage, KNOWN)
    add(stage)
    add(stage)
    action(stage, 3).get_by_label(TARGET).fill("Breakfast at home.")
    action(stage, 3).get_by_label("Through whom").focus()
    op = stage.only("save_action")
    stage.change("plan_form", state=state(KNOWN, saved(op)))
    stage.reply(op, **SAVED)
    expect(action(stage, 3).get_by_label(TARGET)).to_have_value("Breakfast at home.")
    expect(action(stage, 3).get_by_label("Through whom")).to_be_focused()
    expect(action(stage, 2).get_by_label(TARGET)).to_have_value("")


def test_take_theirs_shows_the_need_that_is_on_disk(stage: Stage) -> None:
    show(stage, KNOWN)
    need = action(stage, 1).get_by_label(NEED)
    need.select_option("home.sleep")
    current = {"version": 3, "words": "Changed elsewhere", "by_words": "Ann Example"}
    op = stage.only("save_action")
    stage.change("plan_form", state=state({**KNOWN, "if_not": "Changed elsewhere", "version": 3}))
    stage.reply(op, ok=False, reason="conflict", message="Changed.", current=current)
    stage.page.get_by_role("button", name="Take theirs").click()
    expect(need).to_have_value("food.enough")


def test_a_locked_plan_shows_words_and_no_boxes(stage: Stage) -> None:
    show(stage, KNOWN, locked=True)
    main = stage.page.get_by_role("main")
    expect(main.locator("input, textarea, select, button")).to_have_count(0)
    for words in (KNOWN["target"], "Food and feeding: Enough to eat and drink", "Robin Example", "18 December 2026"):
        expect(main).to_contain_text(words)


def test_a_locked_plan_without_actions_says_so(stage: Stage) -> None:
    show(stage, locked=True)
    expect(stage.page.get_by_role("main")).to_contain_text("Nothing was planned.")


def test_axe_finds_nothing_wrong_with_a_new_action_on_a_phone(narrow_stage: Stage) -> None:
    show(narrow_stage, KNOWN)
    add(narrow_stage)
    expect(action(narrow_stage, 2)).to_be_visible()
    assert narrow_stage.axe() == []
    assert narrow_stage.sideways() <= 0
