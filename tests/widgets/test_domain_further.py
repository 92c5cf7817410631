"""Rating a domain with another toolkit: numbers, half steps, groups, several carers, full depth, the family's view."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from . import toolkit_examples as examples
from .assessment_examples import ASSESSMENT, HOME, evidence, rating
from .stage import Stage
from .toolkit_examples import FATHER, FULL, GRADED, HALF_STEPS, MOTHER, NUMBERED, OFFER, OPENED, STRENGTH

Dict = dict[str, Any]
ASK = "Ask them now"


def show(stage: Stage, given: Dict, *, locked: bool = False, **content: Any) -> None:
    stage.show("domain_form", {**given["content"], **content}, {**given["state"], "locked": locked})


def question(stage: Stage, title: str) -> Locator:
    return stage.page.get_by_role("group", name=title)


# Numbers


def test_a_number_stands_with_the_level_it_means_and_what_is_seen_at_it(stage: Stage) -> None:
    show(stage, NUMBERED)
    five = question(stage, FULL).get_by_role("radio", name="5 B: Work to do", exact=True)
    expect(five).to_be_checked()
    expect(five).to_have_accessible_description("Things stand along most walls.")
    expect(question(stage, FULL).get_by_role("radio")).to_have_count(11)


def test_a_number_is_what_is_sent_and_not_its_level(stage: Stage) -> None:
    show(stage, NUMBERED)
    question(stage, FULL).get_by_role("radio", name="7 C: Not safe or not usable").check()
    args = stage.only("save_rating")["args"]
    assert args == {
        "assessment": ASSESSMENT,
        "indicator": "room.full",
        "carer": MOTHER,
        "part_key": f"rating|room.full|{MOTHER}",
        "base_version": 1,
        "choice": "7",
    }


def test_a_key_chooses_the_number_it_shows(stage: Stage) -> None:
    show(stage, NUMBERED)
    question(stage, FULL).get_by_role("radio", name="5 B").focus()
    for key in ("9", "1", "n", "d"):
        stage.page.keyboard.press(key)
        stage.reply(stage.sent("save_rating")[-1], ok=True, version=2, saved_at="10:42")
    assert [op["args"]["choice"] for op in stage.sent("save_rating")] == ["9", "1", "not_known", "not_applicable"]
    expect(stage.focused).to_have_accessible_name("Does not apply")


def test_two_numbers_of_one_level_can_be_told_apart_when_somebody_else_chose_the_other(stage: Stage) -> None:
    show(stage, NUMBERED)
    current = {"version": 8, "words": "4, Work to do", "by_words": "Ann Example"}
    stage.answer("save_rating", ok=False, reason="conflict", message="Changed.", current=current)
    question(stage, FULL).get_by_role("radio", name="6 B: Work to do").click()
    shown = stage.page.get_by_role("alert").get_by_role("definition")
    expect(shown).to_have_text(["6, Work to do", "4, Work to do"])


def test_a_locked_number_is_shown_with_its_level_and_what_was_seen(stage: Stage) -> None:
    show(stage, NUMBERED, locked=True)
    main = stage.page.get_by_role("main")
    for words in ("5 B: Work to do", "Things stand along most walls.", "Not looked at"):
        expect(main).to_contain_text(words)


def test_an_answer_that_the_toolkit_no_longer_has_is_not_called_unanswered(stage: Stage) -> None:
    state = {**NUMBERED["state"], "locked": True, "ratings": {"room.full": rating(level="B", number=12)}}
    stage.show("domain_form", NUMBERED["content"], state)
    expect(stage.page.get_by_role("heading", name=FULL).locator("..")).to_contain_text("12")
    expect(stage.page.get_by_role("heading", name=FULL).locator("..")).not_to_contain_text("Not looked at")


# Half steps


def test_half_steps_are_levels_of_their_own_from_the_best_down(stage: Stage) -> None:
    show(stage, HALF_STEPS)
    radios = question(stage, STRENGTH).get_by_role("radio")
    values = [radio.get_attribute("value") for radio in radios.all()]
    assert values == ["5", "4.5", "4", "3.5", "3", "2.5", "2", "1.5", "1", "not_known", "not_applicable"]
    expect(question(stage, STRENGTH).get_by_role("radio", name="4.5 Between 5 and 4")).to_be_checked()


@pytest.mark.parametrize(("key", "choice"), [("5", "5"), ("2", "2"), ("1", "1"), ("n", "not_known")])
def test_a_key_chooses_the_level_it_prints_and_never_the_one_in_its_place(stage: Stage, key: str, choice: str) -> None:
    show(stage, HALF_STEPS)
    question(stage, STRENGTH).get_by_role("radio", name="4.5 Between").focus()
    stage.page.keyboard.press(key)
    assert stage.only("save_rating")["args"]["choice"] == choice
    expect(stage.focused).to_have_attribute("value", choice)


def test_a_key_that_no_level_prints_chooses_nothing(stage: Stage) -> None:
    show(stage, HALF_STEPS)
    question(stage, STRENGTH).get_by_role("radio", name="4.5 Between").focus()
    for key in ("6", "9", "0", "x", " "):
        stage.page.keyboard.press(key)
    assert stage.sent("save_rating") == []


def test_on_a_scale_of_letters_a_key_counts_from_the_first(stage: Stage) -> None:
    show(stage, NUMBERED)
    question(stage, "Floor and seats").get_by_role("radio", name="A: Works").focus()
    stage.page.keyboard.press("3")
    assert stage.only("save_rating")["args"]["choice"] == "C"


def test_arrow_keys_reach_a_half_step(stage: Stage) -> None:
    show(stage, HALF_STEPS)
    question(stage, STRENGTH).get_by_role("radio", name="4.5 Between").focus()
    for _ in range(2):
        stage.page.keyboard.press("ArrowDown")
    expect(question(stage, STRENGTH).get_by_role("radio", name="3.5 Between 4 and 3")).to_be_checked()


# The family


def test_the_familys_own_level_and_words_stand_beside_the_workers(stage: Stage) -> None:
    show(stage, HALF_STEPS)
    part = stage.page.locator("#home-clean-part")
    own = part.get_by_role("combobox", name="The family's own level")
    expect(own).to_have_value("3")
    expect(own.get_by_role("option")).to_have_count(10)
    expect(part.get_by_role("textbox", name="What the family says about it")).to_have_value("We manage on most days.")
    expect(part.get_by_role("radio", name="4.5 Between 5 and 4")).to_be_checked()


def test_what_the_family_says_is_sent_without_touching_the_workers_level(stage: Stage) -> None:
    show(stage, HALF_STEPS)
    stage.answer("save_rating", ok=True, version=2, saved_at="10:42")
    part = stage.page.locator("#home-clean-part")
    part.get_by_label("The family's own level").select_option("2.5 Between 3 and 2")
    part.get_by_label("What the family says about it").fill("It was hard in May.")
    part.get_by_label("What the family says about it").blur()
    sent = [op["args"] for op in stage.sent("save_rating")]
    assert [(args["field"], args["value"]) for args in sent] == [
        ("family_level", "2.5"),
        ("family_words", "It was hard in May."),
    ]
    assert all("choice" not in args for args in sent)


def test_take_theirs_shows_the_familys_level_as_it_is_on_disk(stage: Stage) -> None:
    show(stage, HALF_STEPS)
    current = {"version": 8, "words": "Up and down", "by_words": "Ann Example"}
    stage.answer("save_rating", ok=False, reason="conflict", message="Changed.", current=current)
    own = stage.page.locator("#home-clean-part").get_by_label("The family's own level")
    own.select_option("1 Help needed now")
    expect(stage.page.get_by_role("alert").get_by_role("definition").last).to_have_text("Up and down")
    stage.page.get_by_role("button", name="Take theirs").click()
    expect(own).to_have_value("3")


def test_a_toolkit_without_the_familys_view_does_not_ask_for_it(stage: Stage) -> None:
    show(stage, NUMBERED)
    expect(stage.page.get_by_label("The family's own level")).to_have_count(0)


def test_a_locked_domain_shows_what_the_family_said(stage: Stage) -> None:
    show(stage, HALF_STEPS, locked=True)
    main = stage.page.get_by_role("main")
    expect(main).to_contain_text("The family's own level")
    expect(main).to_contain_text("3 Up and down: We manage on most days.")


def test_words_of_the_family_without_a_level_are_shown_as_well(stage: Stage) -> None:
    said = {"home.clean": rating(level="5", family_words="Ask us again.")}
    stage.show("domain_form", HALF_STEPS["content"], {**HALF_STEPS["state"], "locked": True, "ratings": said})
    expect(stage.page.locator(".nw-said").filter(has_text="The family's own level")).to_contain_text("Ask us again.")


# What one could ask


def test_questions_to_ask_are_folded_away_under_the_question_they_help_with(stage: Stage) -> None:
    show(stage, NUMBERED)
    line = question(stage, FULL).get_by_text("Where do you sit to eat?")
    expect(line).to_be_hidden()
    summary = question(stage, FULL).locator("summary")
    expect(summary).to_have_text(f"What you could ask: {FULL}")
    summary.press("Enter")
    expect(line).to_be_visible()
    expect(line).to_have_text("“Where do you sit to eat?”")
    expect(question(stage, "Floor and seats").locator("summary")).to_have_count(0)


# Several carers


def test_whose_care_it_is_is_told_and_the_other_carer_is_one_press_away(stage: Stage) -> None:
    show(stage, GRADED)
    nav = stage.page.get_by_role("navigation", name="Whose care")
    expect(nav.locator("[aria-current=page]")).to_have_text("Mother")
    expect(stage.page.get_by_role("heading", level=1)).to_contain_text("care by Mother")
    nav.get_by_role("link", name="F1 (Father)").click()
    assert stage.only("open")["args"] == {"route": f"{HOME}/domain/physical/{FATHER}"}


def test_which_carer_is_current_is_told_by_more_than_colour(stage: Stage) -> None:
    show(stage, GRADED)
    nav = stage.page.get_by_role("navigation", name="Whose care")
    expect(nav.get_by_role("link", name="Mother")).to_have_css("font-weight", "700")
    expect(nav.get_by_role("link", name="Father")).to_have_css("font-weight", "400")


def test_one_carer_needs_no_turning(stage: Stage) -> None:
    show(stage, NUMBERED)
    expect(stage.page.get_by_role("navigation", name="Whose care")).to_have_count(0)
    expect(stage.page.get_by_role("heading", level=1)).not_to_contain_text("care by")


def test_turning_to_another_carer_says_so_and_shows_that_carers_answers(stage: Stage) -> None:
    show(stage, GRADED)
    stage.answer("open", ok=True)
    stage.page.get_by_role("button", name="Add evidence for Drinks").click()
    stage.page.get_by_role("link", name="F1 (Father)").click()
    turned = [{**one, "current": not one["current"]} for one in examples.CARERS]
    content = {**GRADED["content"], "carer": FATHER, "carers": turned, "route": f"{HOME}/domain/physical/{FATHER}"}
    stage.change("domain_form", content=content, state={**GRADED["state"], "ratings": {}})
    expect(stage.focused).to_contain_text("care by F1 (Father)")
    expect(question(stage, "Meals").get_by_role("radio", checked=True)).to_have_count(0)
    expect(stage.page.get_by_label("Evidence 1: what was seen")).to_have_count(0)
    question(stage, "Meals").get_by_role("radio", name="2 Some").check()
    args = stage.only("save_rating")["args"]
    assert (args["carer"], args["part_key"]) == (FATHER, f"rating|physical.meals|{FATHER}")


# Groups


def test_a_groups_title_is_a_heading_above_its_questions(stage: Stage) -> None:
    show(stage, GRADED)
    headings = stage.page.get_by_role("main").get_by_role("heading")
    expect(headings).to_contain_text(
        ["Physical care", "Nutrition", "Meals", "Drinks", "Housing", "A room that is warm"]
    )
    expect(stage.page.get_by_role("heading", level=2)).to_have_text(["Nutrition", "Housing"])
    expect(stage.page.get_by_role("heading", level=3, name="Drinks")).to_be_visible()


def test_a_locked_domain_keeps_its_groups(stage: Stage) -> None:
    show(stage, GRADED, locked=True)
    expect(stage.page.get_by_role("heading", level=2)).to_have_text(["Nutrition", "Housing"])
    expect(stage.page.get_by_role("heading", level=3)).to_have_text(["Meals", "Drinks", "A room that is warm"])


# Full depth


def test_further_questions_are_offered_and_asked_for_by_a_button(stage: Stage) -> None:
    show(stage, GRADED)
    expect(stage.page.get_by_role("status").filter(has_text=OFFER)).to_be_visible()
    stage.page.get_by_role("button", name=ASK).press("Enter")
    assert stage.only("save_depth")["args"] == {
        "assessment": ASSESSMENT,
        "domain": "physical",
        "part_key": "depth",
        "base_version": 3,
    }


def test_asking_them_leads_to_the_first_question_that_has_come(stage: Stage) -> None:
    show(stage, GRADED)
    stage.page.get_by_role("button", name=ASK).press("Enter")
    op = stage.only("save_depth")
    stage.change("domain_form", content=examples.with_more(), state={**GRADED["state"], "depth_version": 4})
    stage.reply(op, ok=True, version=4, saved_at="10:42")
    expect(stage.page.get_by_role("heading", name="Portions")).to_be_focused()
    expect(stage.page.get_by_role("status").filter(has_text=OPENED)).to_be_visible()
    expect(stage.page.get_by_role("button", name=ASK)).to_have_count(0)


def test_whoever_has_gone_on_meanwhile_is_left_where_they_are(stage: Stage) -> None:
    show(stage, GRADED)
    stage.page.get_by_role("button", name=ASK).click()
    link = stage.page.get_by_role("link", name="Next: Food and feeding")
    link.focus()
    stage.change("domain_form", content=examples.with_more())
    expect(stage.page.get_by_role("heading", name="Portions")).to_be_visible()
    expect(link).to_be_focused()


def test_questions_that_open_by_themselves_leave_the_focus_and_what_is_being_written(stage: Stage) -> None:
    show(stage, GRADED)
    drinks = question(stage, "Drinks")
    part = stage.page.locator("#physical-drinks-part")
    part.get_by_role("button", name="Add evidence for Drinks").click()
    part.get_by_label("Evidence 1: what was seen").fill("Half written")
    radio = drinks.get_by_role("radio", name="4 Most needs unmet")
    radio.check()
    radio.evaluate("(one) => { one.itself = true; }")
    stage.change("domain_form", content=examples.with_more())
    expect(question(stage, "Portions")).to_be_visible()
    expect(radio).to_be_focused()
    assert radio.evaluate("(one) => one.itself") is True
    expect(part.get_by_label("Evidence 1: what was seen")).to_have_value("Half written")
    expect(stage.page.get_by_role("heading", level=2)).to_have_text(["Nutrition", "Housing", "Hygiene"])


def test_a_refused_depth_says_why_beside_the_button(stage: Stage) -> None:
    show(stage, GRADED)
    stage.answer("save_depth", ok=False, message="This assessment has no further questions there.")
    stage.page.get_by_role("button", name=ASK).click()
    expect(stage.page.get_by_role("button", name=ASK)).to_have_accessible_description(
        "Error: This assessment has no further questions there."
    )


def test_a_conflict_about_depth_shows_both_and_keeps_mine_for_the_domain_it_was_asked_in(stage: Stage) -> None:
    show(stage, GRADED)
    current = {"version": 6, "words": "Parts opened in full", "by_words": "Ann Example"}
    stage.answer("save_depth", ok=False, reason="conflict", message="Changed.", current=current)
    stage.page.get_by_role("button", name=ASK).click()
    shown = stage.page.get_by_role("alert").get_by_role("definition")
    expect(shown).to_have_text(["open", "Parts opened in full"])
    expect(stage.page.get_by_role("alert")).to_contain_text("More questions: Physical care")
    # Parts are opened in one record for all domains, so the question may be settled on the page of another one.
    stage.change("domain_form", content={**GRADED["content"], "domain": "safety", "title": "Safety"})
    stage.answer("save_depth")
    stage.page.get_by_role("button", name="Keep mine").click()
    args = stage.sent("save_depth")[-1]["args"]
    assert (args["domain"], args["base_version"]) == ("physical", 6)


def test_a_finished_assessment_offers_no_further_questions(stage: Stage) -> None:
    show(stage, GRADED, locked=True)
    expect(stage.page.get_by_role("main")).not_to_contain_text(OFFER)


def test_a_finished_assessment_says_that_it_was_asked_in_full(stage: Stage) -> None:
    stage.show("domain_form", examples.with_more(), {**GRADED["state"], "locked": True})
    expect(stage.page.get_by_role("main")).to_contain_text(OPENED)


# One question of the domain


def test_a_link_to_one_question_turns_to_it(stage: Stage) -> None:
    show(stage, GRADED, at="physical.room")
    title = stage.page.get_by_role("heading", name="A room that is warm")
    expect(title).to_be_focused()
    expect(title).to_be_in_viewport()


def test_a_redraw_does_not_turn_back_to_that_question(stage: Stage) -> None:
    show(stage, GRADED, at="physical.room")
    expect(stage.page.get_by_role("heading", name="A room that is warm")).to_be_focused()
    radio = question(stage, "Meals").get_by_role("radio", name="1 Needs met")
    radio.focus()
    stage.change("domain_form", content={**examples.with_more(), "at": "physical.room"})
    expect(question(stage, "Portions")).to_be_visible()
    expect(radio).to_be_focused()


def test_a_locked_question_is_turned_to_as_well(stage: Stage) -> None:
    show(stage, GRADED, locked=True, at="physical.room")
    expect(stage.page.get_by_role("heading", name="A room that is warm")).to_be_focused()


def test_a_link_to_a_question_that_is_not_asked_opens_the_domain(stage: Stage) -> None:
    show(stage, GRADED, at="physical.gone")
    expect(stage.page.get_by_role("heading", level=1)).to_be_visible()


def test_everything_is_in_a_locked_domain_that_was_filled_in(stage: Stage) -> None:
    full = rating(
        level="4", change="Worse since May.", impact="A is hungry.", evidence=[evidence()], **examples.FAMILY_VIEW
    )
    asked = rating(status="not_known", level=None, ask="health visitor")
    content = {**GRADED["content"], "family": HALF_STEPS["content"]["family"]}
    ratings = {"physical.meals": full, "physical.drinks": asked}
    stage.show("domain_form", content, {**GRADED["state"], "locked": True, "ratings": ratings})
    main = stage.page.get_by_role("main")
    for words in (
        "4 Most needs unmet", "What most needs unmet looks like.", "Worse since May.", "A is hungry.",
        "seen: “Cupboards bare”", "3 Up and down: We manage on most days.", "Not known, ask health visitor",
        "Robin Example, 20 November 2026 10:42", "Not looked at",
    ):  # fmt: skip
        expect(main).to_contain_text(words)
