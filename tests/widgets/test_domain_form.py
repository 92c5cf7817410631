"""Rating a domain: by keyboard, with the level's words beside it, and nothing filled in is ever hidden."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from . import assessment_examples as examples
from .assessment_examples import EATING, evidence, rating
from .stage import Stage

MOST = "4 Most needs unmet"


def show(stage: Stage, known: dict[str, Any] | None = None, *, locked: bool = False) -> None:
    """Show the domain with the rating of its first indicator."""
    ratings = {"food.enough": known} if known else {}
    state = {**examples.DOMAIN_FORM["state"], "locked": locked, "ratings": ratings}
    stage.show("domain_form", examples.DOMAIN_FORM["content"], state)


def test_every_level_is_described_by_its_descriptor(stage: Stage) -> None:
    show(stage)
    radio = stage.page.get_by_role("group", name=EATING).get_by_role("radio", name=MOST)
    expect(radio).to_have_accessible_description("What most needs unmet looks like.")
    expect(stage.page.get_by_role("group", name=EATING)).to_have_accessible_description(
        "Using a food bank is good care."
    )


def test_keys_choose_a_level_and_it_is_sent_at_once(stage: Stage) -> None:
    show(stage)
    group = stage.page.get_by_role("group", name=EATING)
    group.get_by_role("radio", name="1 Needs met").focus()
    stage.page.keyboard.press("4")
    expect(group.get_by_role("radio", name=MOST)).to_be_checked()
    expect(stage.focused).to_have_attribute("value", "4")
    assert stage.only("save_rating")["args"]["choice"] == "4"
    stage.page.keyboard.press("n")
    expect(group.get_by_role("radio", name="Not known")).to_be_checked()


def test_the_worst_level_asks_about_the_red_flag_and_for_the_impact(stage: Stage) -> None:
    show(stage)
    stage.page.get_by_role("group", name=EATING).get_by_role("radio", name=MOST).check()
    expect(stage.page.get_by_role("status").filter(has_text="Does a red flag apply?")).to_be_visible()
    expect(stage.page.get_by_label("Impact on this child")).to_have_accessible_description(
        "Needed to finish, because the level is “Most needs unmet”."
    )


def test_not_known_asks_whom_to_ask(stage: Stage) -> None:
    show(stage, rating(status="not_known", level=None))
    stage.page.get_by_label("Whom to ask").select_option("GP")
    args = stage.only("save_rating")["args"]
    assert (args["field"], args["value"]) == ("ask", "GP")


def test_an_answer_can_be_cleared_and_the_keyboard_stays_at_the_question(stage: Stage) -> None:
    show(stage, rating())
    stage.page.get_by_role("button", name=f"Clear the answer for {EATING}").press("Enter")
    assert stage.only("save_rating")["args"]["choice"] == ""
    expect(stage.focused).to_have_attribute("name", "food-enough-level")


def test_impact_that_was_written_stays_when_the_level_no_longer_needs_it(stage: Stage) -> None:
    show(stage, rating(level="1", impact="A is hungry at school."))
    expect(stage.page.get_by_label("Impact on this child")).to_have_value("A is hungry at school.")


def test_evidence_can_be_added_by_keyboard(stage: Stage) -> None:
    show(stage, rating())
    stage.answer("save_rating", ok=True, version=2, saved_at="10:42")
    stage.page.get_by_role("button", name=f"Add evidence for {EATING}").press("Enter")
    expect(stage.focused).to_have_accessible_name("Evidence 1: what was seen, told or recorded")
    stage.page.keyboard.type("No food in on two visits")
    stage.page.keyboard.press("Tab")
    args = stage.only("save_rating")["args"]
    assert (args["field"], args["value"]) == ("text", "No food in on two visits")
    assert len(args["evidence"]) == 32


def test_a_refused_level_says_why_and_shows_what_is_on_disk(stage: Stage) -> None:
    show(stage, rating(level="1"))
    stage.answer("save_rating", ok=False, message="That level is not on this toolkit’s scale.")
    group = stage.page.get_by_role("group", name=EATING)
    # Its own answer takes the mark back at once, so the click cannot be a `check`.
    group.get_by_role("radio", name=MOST).click()
    expect(group).to_contain_text("That level is not on this toolkit’s scale.")
    expect(group.get_by_role("radio", name="1 Needs met")).to_be_checked()


def test_a_conflict_shows_the_level_chosen_and_keeps_it_on_request(stage: Stage) -> None:
    show(stage, rating(level="1"))
    current = {"version": 8, "words": "Some needs unmet", "by_words": "Ann Example"}
    stage.answer("save_rating", ok=False, reason="conflict", message="Changed.", current=current)
    stage.page.get_by_role("group", name=EATING).get_by_role("radio", name=MOST).click()
    expect(stage.page.get_by_role("alert").get_by_role("definition")).to_have_text(
        ["Most needs unmet", "Some needs unmet"]
    )
    stage.answer("save_rating")
    stage.page.get_by_role("button", name="Keep mine").click()
    args = stage.sent("save_rating")[-1]["args"]
    assert (args["choice"], args["base_version"]) == ("4", 8)


def test_radios_are_large_enough_for_a_thumb(narrow_stage: Stage) -> None:
    show(narrow_stage)
    boxes = [radio.bounding_box() for radio in narrow_stage.page.get_by_role("radio").all()]
    assert len(boxes) == 12
    assert all(box and box["width"] >= 44 and box["height"] >= 44 for box in boxes)


def test_a_locked_domain_shows_words_and_no_boxes(stage: Stage) -> None:
    show(stage, rating(evidence=[evidence()], impact="A is hungry at school."), locked=True)
    expect(stage.page.get_by_role("main").locator("input, textarea, select, button")).to_have_count(0)
    for words in ("3 Many needs unmet", "seen: “Cupboards bare”", "A is hungry at school.", "Not looked at"):
        expect(stage.page.get_by_role("main")).to_contain_text(words)


def test_the_answer_to_a_first_choice_does_not_take_back_the_second(stage: Stage) -> None:
    show(stage)
    group = stage.page.get_by_role("group", name=EATING)
    group.get_by_role("radio", name="2 Some needs unmet").check()
    group.get_by_role("radio", name=MOST).check()
    first = stage.only("save_rating")
    stage.change("domain_form", state={**examples.DOMAIN_FORM["state"], "ratings": {"food.enough": rating(level="2")}})
    stage.reply(first, ok=True, version=1, saved_at="10:42")
    second = stage.sent("save_rating")[-1]
    assert (second["args"]["choice"], second["args"]["base_version"]) == ("4", 1)
    expect(group.get_by_role("radio", name=MOST)).to_be_checked()


def test_take_theirs_shows_whom_to_ask_as_it_is_on_disk(stage: Stage) -> None:
    show(stage, rating(status="not_known", level=None, ask="health visitor"))
    ask = stage.page.get_by_label("Whom to ask")
    current = {"version": 8, "words": "Not known", "by_words": "Ann Example"}
    stage.answer("save_rating", ok=False, reason="conflict", message="Changed.", current=current)
    ask.select_option("GP")
    stage.page.get_by_role("button", name="Take theirs").click()
    expect(ask).to_have_value("health visitor")
