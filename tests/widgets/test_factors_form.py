"""Factors that raise risk: recorded and never rated, each answer saved at once and always to be taken back."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, expect

from .assessment_examples import ASSESSMENT
from .stage import Stage
from .toolkit_examples import ANSWERED, BY, DRINK, FACTORS_FORM, MOVES, VIOLENCE, factor

Dict = dict[str, Any]
KNOWN = "What is known of it"


def show(stage: Stage, notes: Dict | None = None, *, locked: bool = False) -> None:
    stage.show("factors_form", FACTORS_FORM["content"], state(notes, locked=locked))


def state(notes: Dict | None = None, *, locked: bool = False) -> Dict:
    return {**FACTORS_FORM["state"], "locked": locked, "notes": notes or {}}


def asked(stage: Stage, title: str) -> Locator:
    return stage.page.get_by_role("group", name=title)


def test_each_factor_is_a_question_with_four_answers_under_its_group(stage: Stage) -> None:
    show(stage)
    expect(stage.page.get_by_role("heading", level=2)).to_have_text(["The carers", "The home"])
    for title in (VIOLENCE, DRINK, MOVES):
        radios = asked(stage, title).get_by_role("radio")
        expect(radios).to_have_count(4)
        expect(asked(stage, title).get_by_role("radio", checked=True)).to_have_count(0)
    expect(asked(stage, VIOLENCE)).to_have_accessible_description("Ask each of them alone.")


def test_an_answer_is_sent_at_once(stage: Stage) -> None:
    show(stage)
    asked(stage, DRINK).get_by_role("radio", name="In the past").check()
    assert stage.only("save_factor")["args"] == {
        "assessment": ASSESSMENT,
        "factor": "carer.drink",
        "part_key": "factor|carer.drink",
        "base_version": 0,
        "field": "answer",
        "value": "past",
    }


def test_what_is_known_is_asked_of_what_is_or_was_there(stage: Stage) -> None:
    show(stage)
    known = stage.page.get_by_label(KNOWN)
    for answer, shown in (("No", 0), ("Yes, now", 1), ("Not known", 0), ("In the past", 1)):
        radio = asked(stage, VIOLENCE).get_by_role("radio", name=answer, exact=True)
        radio.check()
        expect(known).to_have_count(shown)
        expect(radio).to_be_focused()


def test_what_is_known_is_saved_with_its_factor(stage: Stage) -> None:
    show(stage, ANSWERED)
    box = stage.page.get_by_label(KNOWN)
    expect(box).to_have_value("Police came in March.")
    box.fill("Police came in March and May.")
    box.blur()
    args = stage.only("save_factor")["args"]
    assert (args["factor"], args["field"], args["value"]) == ("carer.violence", "text", "Police came in March and May.")


def test_what_was_written_stays_when_the_answer_changes(stage: Stage) -> None:
    show(stage, {"carer.violence": factor("no", "Police came in March.")})
    expect(stage.page.get_by_label(KNOWN)).to_have_value("Police came in March.")


def test_an_answer_can_be_taken_back_and_the_keyboard_stays_at_the_question(stage: Stage) -> None:
    show(stage, ANSWERED)
    stage.page.get_by_role("button", name=f"Clear the answer for {MOVES}").press("Enter")
    args = stage.only("save_factor")["args"]
    assert (args["field"], args["value"], args["base_version"]) == ("answer", "", 1)
    expect(stage.focused).to_have_attribute("name", "factor-home-moves-answer")
    expect(asked(stage, MOVES).get_by_role("radio", checked=True)).to_have_count(0)


def test_an_answer_says_who_gave_it(stage: Stage) -> None:
    show(stage, ANSWERED)
    expect(stage.page.get_by_text(f"Noted by {BY}")).to_have_count(2)


def test_a_refused_answer_says_why_and_shows_what_is_on_disk(stage: Stage) -> None:
    show(stage, ANSWERED)
    stage.answer("save_factor", ok=False, message="This toolkit does not have that factor.")
    asked(stage, MOVES).get_by_role("radio", name="Yes, now").click()
    expect(asked(stage, MOVES)).to_contain_text("This toolkit does not have that factor.")
    expect(asked(stage, MOVES).get_by_role("radio", name="No", exact=True)).to_be_checked()


def test_a_conflict_shows_both_answers_and_keeps_mine_on_request(stage: Stage) -> None:
    show(stage, ANSWERED)
    current = {"version": 4, "words": "In the past · They moved in May.", "by_words": "Ann Example"}
    stage.answer("save_factor", ok=False, reason="conflict", message="Changed.", current=current)
    asked(stage, MOVES).get_by_role("radio", name="Yes, now").click()
    alert = stage.page.get_by_role("alert")
    expect(alert.get_by_role("definition")).to_have_text(["Yes, now", "In the past · They moved in May."])
    expect(alert).to_contain_text(f"Yours, not saved yet: {MOVES}")
    assert stage.axe() == []
    stage.answer("save_factor")
    alert.get_by_role("button", name="Keep mine").click()
    args = stage.sent("save_factor")[-1]["args"]
    assert (args["value"], args["base_version"]) == ("yes", 4)


def test_after_a_conflict_the_keyboard_goes_on_at_its_question(stage: Stage) -> None:
    show(stage, ANSWERED)
    current = {"version": 4, "words": "In the past", "by_words": "Ann Example"}
    stage.answer("save_factor", ok=False, reason="conflict", message="Changed.", current=current)
    asked(stage, MOVES).get_by_role("radio", name="Yes, now").click()
    stage.page.get_by_role("button", name="Take theirs").press("Enter")
    expect(asked(stage, MOVES)).to_be_focused()


def test_the_answer_to_a_first_choice_does_not_take_back_the_second(stage: Stage) -> None:
    show(stage)
    asked(stage, MOVES).get_by_role("radio", name="No", exact=True).check()
    asked(stage, MOVES).get_by_role("radio", name="Yes, now").check()
    first = stage.only("save_factor")
    stage.change("factors_form", state=state({"home.moves": factor("no")}))
    stage.reply(first, ok=True, version=1, saved_at="10:42")
    expect(asked(stage, MOVES).get_by_role("radio", name="Yes, now")).to_be_checked()


def test_a_locked_assessment_shows_what_was_said_and_leaves_out_what_was_not(stage: Stage) -> None:
    show(stage, ANSWERED, locked=True)
    main = stage.page.get_by_role("main")
    for words in (VIOLENCE, "Yes, now: Police came in March.", MOVES, f"Noted by {BY}"):
        expect(main).to_contain_text(words)
    expect(main).not_to_contain_text(DRINK)


def test_a_locked_assessment_shows_what_was_written_without_an_answer(stage: Stage) -> None:
    show(stage, {"carer.drink": factor("", "Nobody would say.")}, locked=True)
    expect(stage.page.get_by_role("main")).to_contain_text("Nobody would say.")
    expect(stage.page.get_by_role("heading", level=2)).to_have_text(["The carers"])


def test_a_locked_assessment_without_any_says_so(stage: Stage) -> None:
    show(stage, locked=True)
    expect(stage.page.get_by_text("Nothing was recorded here.")).to_be_visible()
    expect(stage.page.get_by_role("heading", level=2)).to_have_count(0)
