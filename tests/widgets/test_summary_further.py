"""The summary of toolkits that look at types, ask the family, end in a next step, or do not rate at all."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, expect

from . import assessment_examples as plain
from . import toolkit_examples as examples
from .assessment_examples import HOME
from .stage import Stage
from .toolkit_examples import FULL_SUMMARY, RECORD_SUMMARY, STEP_SUMMARY, STRENGTH, TALK_SUMMARY

Dict = dict[str, Any]


def section(stage: Stage, title: str) -> Locator:
    return stage.page.locator("section", has=stage.page.get_by_role("heading", name=title, exact=True))


def headings(stage: Stage) -> Locator:
    return stage.page.get_by_role("main").get_by_role("heading", level=2)


def test_types_of_neglect_are_a_table_with_the_worst_level_and_the_needs_in_words(stage: Stage) -> None:
    stage.show("summary_view", **FULL_SUMMARY)
    table = stage.page.get_by_role("table", name="By type of neglect")
    expect(table.get_by_role("columnheader")).to_have_text(["Type", "Worst", "Unmet needs"])
    physical = table.get_by_role("row", name="Physical")
    expect(physical.get_by_role("rowheader")).to_have_text("Physical2 of 3 known")
    expect(physical.get_by_role("cell")).to_have_text(["4 Most needs unmet", "Weight and growth; Washing"])
    expect(table.get_by_role("row", name="Emotional").get_by_role("cell")).to_have_text(["Not known", "None rated"])


def test_how_the_family_sees_it_stands_beside_the_practitioners_level_in_words(stage: Stage) -> None:
    stage.show("summary_view", **FULL_SUMMARY)
    first, second = section(stage, "How the family sees it").get_by_role("listitem").all()
    expect(first).to_contain_text("The family sees it as better.")
    expect(first.get_by_role("term")).to_have_text(["Family", "Practitioner"])
    expect(first.get_by_role("definition")).to_have_text(["2 Some needs unmet", "3 Many needs unmet"])
    expect(first).to_contain_text("“We manage on most days.”")
    expect(second.get_by_role("term")).to_have_text(["Family"])
    expect(second).to_contain_text("Only the family has said so far.")
    expect(second).not_to_contain_text("“")


def test_what_the_family_sees_leads_to_its_question(stage: Stage) -> None:
    stage.show("summary_view", **FULL_SUMMARY)
    section(stage, "How the family sees it").get_by_role("link", name=STRENGTH).click()
    assert stage.only("open")["args"] == {"route": f"{HOME}/domain/home/at/home.clean"}


def test_a_toolkit_without_types_or_a_familys_view_leaves_them_out(stage: Stage) -> None:
    stage.show("summary_view", **plain.SUMMARY_VIEW)
    for title in ("By type of neglect", "How the family sees it"):
        expect(section(stage, title)).to_have_count(0)


def test_a_screening_ends_in_a_next_step_and_not_in_a_level_of_need(stage: Stage) -> None:
    stage.show("summary_view", **STEP_SUMMARY)
    expect(section(stage, "Next step that the answers point to")).to_contain_text("Offer early help")
    group = stage.page.get_by_role("group", name="Your next step")
    expect(group.get_by_role("radio", name="Carry on and look again")).to_be_checked()
    group.get_by_role("radio", name="Offer early help").check()
    args = stage.only("save_judgement")["args"]
    assert (args["field"], args["value"]) == ("level", "3")
    for words in ("level of need", "Level of need"):
        expect(stage.page.get_by_role("main")).not_to_contain_text(words)


def test_a_locked_screening_says_the_step_that_was_chosen(stage: Stage) -> None:
    stage.show("summary_view", STEP_SUMMARY["content"], {**STEP_SUMMARY["state"], "locked": True})
    said = stage.page.locator(".nw-said").filter(has_text="Your next step")
    expect(said).to_contain_text("Carry on and look again")


def test_a_record_without_a_continuum_asks_for_analysis_and_review_and_for_no_level(stage: Stage) -> None:
    stage.show("summary_view", **RECORD_SUMMARY)
    titles = ["Profile of care", "Strengths", "Unmet needs", "Not known", "By type of neglect", "Urgent concerns"]
    expect(headings(stage)).to_have_text([*titles, "Your judgement"])
    expect(stage.page.get_by_role("group", name="Judged level of need")).to_have_count(0)
    expect(stage.page.get_by_label("Reason for your judgement")).to_have_count(0)
    expect(stage.page.get_by_role("textbox", name="Analysis")).to_have_value("A is cared about.")
    expect(stage.page.get_by_role("group", name="Next review")).to_be_visible()
    expect(stage.page.get_by_role("img")).to_have_count(0)
    expect(stage.page.get_by_role("table", name="Profile of care")).to_be_visible()


def test_a_toolkit_in_which_nothing_is_rated_shows_no_empty_sections(stage: Stage) -> None:
    stage.show("summary_view", **TALK_SUMMARY)
    expect(headings(stage)).to_have_text(["Urgent concerns", "Your judgement"])
    analysis = stage.page.get_by_role("textbox", name="Analysis")
    expect(analysis).to_have_accessible_description(
        "What you saw and were told means for this child, now and if nothing changes."
    )


def test_what_is_written_where_nothing_is_rated_is_saved_and_locked_alike(stage: Stage) -> None:
    stage.show("summary_view", **TALK_SUMMARY)
    box = stage.page.get_by_role("textbox", name="Analysis")
    box.fill("A looks after everybody.")
    box.blur()
    args = stage.only("save_judgement")["args"]
    assert (args["field"], args["value"]) == ("analysis", "A looks after everybody.")
    stage.change("summary_view", state={**TALK_SUMMARY["state"], "locked": True})
    main = stage.page.get_by_role("main")
    expect(main.get_by_role("textbox")).to_have_count(0)
    for words in ("A is cared about.", "1 February 2027"):
        expect(main).to_contain_text(words)


def test_a_profile_says_what_a_rule_brings_together_and_each_part_of_it(stage: Stage) -> None:
    stage.show("summary_view", **FULL_SUMMARY)
    cell = (
        stage.page.get_by_role("table", name="Profile of care")
        .get_by_role("row", name="Food and feeding")
        .get_by_role("cell")
    )
    expect(cell).to_contain_text("Brought together: 3 Many needs unmet")
    parts = cell.get_by_role("listitem")
    expect(parts.nth(0)).to_contain_text("Nutrition (3/3): 4 Most needs unmet")
    expect(parts.nth(1)).to_contain_text("Housing (0/4): not known")


def test_a_profile_without_a_rule_says_nothing_of_one(stage: Stage) -> None:
    stage.show("summary_view", **plain.SUMMARY_VIEW)
    table = stage.page.get_by_role("table", name="Profile of care")
    expect(table).not_to_contain_text("Brought together")
    expect(table.get_by_role("list")).to_have_count(0)


def test_a_profile_without_a_radar_or_an_indicated_level_is_a_sentence_and_a_table(stage: Stage) -> None:
    stage.show("profile_panel", **examples.PLAIN_PANEL)
    aside = stage.page.get_by_role("complementary", name="Profile so far")
    expect(aside.get_by_role("img")).to_have_count(0)
    expect(aside.locator(".nw-drawing")).to_have_count(0)
    expect(aside.get_by_role("status")).to_be_visible()
    expect(aside.get_by_role("table")).to_be_visible()
    for words in ("Indicated", "does not decide"):
        expect(aside).not_to_contain_text(words)


def test_the_profile_names_the_next_step_as_the_toolkit_does(stage: Stage) -> None:
    state = {key: STEP_SUMMARY["state"][key] for key in plain.PROFILE_PANEL["state"]}
    stage.show("profile_panel", plain.PROFILE_PANEL["content"], state)
    aside = stage.page.get_by_role("complementary", name="Profile so far")
    expect(aside).to_contain_text("Next step that the answers point to")
    expect(aside).to_contain_text("Offer early help")
