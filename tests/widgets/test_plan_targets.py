"""Targets of a plan: from which level to which, how it will be seen, and how last time's targets stand."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, expect

from . import toolkit_examples as examples
from .assessment_examples import ASSESSMENT
from .stage import Stage
from .toolkit_examples import KNOWN_ACTION, PLANNED

Dict = dict[str, Any]
REACH, MEASURE = "Level to reach", "How you will see that it is met"


def show(stage: Stage, *, locked: bool = False, **action: Any) -> None:
    actions = [{**KNOWN_ACTION, **action}]
    stage.show("plan_form", PLANNED["content"], {**PLANNED["state"], "locked": locked, "actions": actions})


def action(stage: Stage) -> Locator:
    return stage.page.get_by_role("region", name="Action 1", exact=True)


def test_an_action_shows_the_level_now_the_one_to_reach_and_how_it_will_be_seen(stage: Stage) -> None:
    show(stage)
    expect(action(stage).get_by_text("Now:")).to_have_text("Now: 3 Many needs unmet")
    expect(action(stage).get_by_role("combobox", name=REACH)).to_have_value("2")
    expect(action(stage).get_by_role("textbox", name=MEASURE)).to_have_value(KNOWN_ACTION["measure"])


def test_the_level_to_reach_and_the_measure_are_sent_field_by_field(stage: Stage) -> None:
    show(stage)
    stage.answer("save_action", ok=True, version=3, saved_at="10:42")
    action(stage).get_by_label(REACH).select_option("1 Needs met")
    action(stage).get_by_label(MEASURE).fill("Seen at school.")
    action(stage).get_by_label(MEASURE).blur()
    first, second = [op["args"] for op in stage.sent("save_action")]
    assert first == {
        "assessment": ASSESSMENT,
        "action": KNOWN_ACTION["id"],
        "part_key": f"action|{KNOWN_ACTION['id']}",
        "base_version": 2,
        "field": "target_level",
        "value": "1",
    }
    assert (second["field"], second["value"]) == ("measure", "Seen at school.")


def test_an_action_without_a_need_has_no_level_to_reach(stage: Stage) -> None:
    show(stage, indicator="", target_level="", now=None)
    expect(action(stage).get_by_label(REACH)).to_have_count(0)
    expect(action(stage)).not_to_contain_text("Now:")


def test_a_level_that_was_chosen_stays_when_its_need_is_taken_away(stage: Stage) -> None:
    show(stage, indicator="", now=None)
    expect(action(stage).get_by_label(REACH)).to_have_value("2")


def test_a_need_that_is_not_rated_says_no_level_now(stage: Stage) -> None:
    show(stage, now=None)
    expect(action(stage)).not_to_contain_text("Now:")
    expect(action(stage).get_by_label(REACH)).to_be_visible()


def test_take_theirs_shows_the_level_to_reach_that_is_on_disk(stage: Stage) -> None:
    show(stage)
    current = {"version": 5, "words": "Changed elsewhere", "by_words": "Ann Example"}
    stage.answer("save_action", ok=False, reason="conflict", message="Changed.", current=current)
    action(stage).get_by_label(REACH).select_option("1 Needs met")
    expect(stage.page.get_by_role("alert").get_by_role("definition").last).to_have_text("Changed elsewhere")
    stage.page.get_by_role("button", name="Take theirs").click()
    expect(action(stage).get_by_label(REACH)).to_have_value("2")


def test_a_locked_action_shows_everything_that_was_planned(stage: Stage) -> None:
    show(stage, locked=True)
    for words in ("3 Many needs unmet", REACH, "2 Some needs unmet", KNOWN_ACTION["measure"]):
        expect(action(stage)).to_contain_text(words)


def test_last_times_plan_stands_first_with_each_level_in_its_column(stage: Stage) -> None:
    show(stage)
    expect(stage.page.get_by_role("heading", level=2).first).to_have_text("What was planned last time")
    table = stage.page.get_by_role("table", name="Targets of last time")
    expect(table.get_by_role("columnheader")).to_have_text(["Target", "Then", "Aimed for", "Now", "So far"])
    cells = table.get_by_role("row", name="A cooked tea on every night.").get_by_role("cell")
    expect(cells).to_have_text(["4 Most needs unmet", "2 Some needs unmet", "3 Many needs unmet", "Not met yet"])
    expect(table.get_by_role("rowheader").first).to_have_text("A cooked tea on every night.Meals")


def test_a_target_without_a_level_says_so_and_is_not_called_met(stage: Stage) -> None:
    show(stage)
    cells = stage.page.get_by_role("row", name="Gran rings on Sundays.").get_by_role("cell")
    expect(cells).to_have_text(["No level", "No level", "No level", "No level was aimed for"])


def test_a_level_that_is_not_known_now_is_not_called_no_level(stage: Stage) -> None:
    earlier = [
        {**examples.PLANNED["state"]["earlier"][0], "now": None, "words": "Not known, because it is not rated now"}
    ]
    stage.show("plan_form", PLANNED["content"], {**PLANNED["state"], "earlier": earlier})
    expect(stage.page.get_by_role("row", name="A cooked tea").get_by_role("cell").nth(2)).to_have_text("Not known")


def test_rows_stay_rows_of_a_table_on_a_phone_and_each_cell_says_its_column(narrow_stage: Stage) -> None:
    show(narrow_stage)
    table = narrow_stage.page.get_by_role("table", name="Targets of last time")
    expect(table.get_by_role("row")).to_have_count(4)
    labels = table.locator("tbody tr").first.locator("td").evaluate_all("(all) => all.map((td) => td.dataset.label)")
    assert labels == ["Then", "Aimed for", "Now", "So far"]
    assert narrow_stage.sideways() <= 0


def test_a_first_plan_has_no_table_of_last_time(stage: Stage) -> None:
    stage.show("plan_form", PLANNED["content"], {**PLANNED["state"], "earlier": []})
    expect(stage.page.get_by_role("table")).to_have_count(0)


def test_last_times_plan_is_shown_on_a_locked_page_too(stage: Stage) -> None:
    show(stage, locked=True)
    expect(stage.page.get_by_role("row", name="A bed of A’s own.")).to_contain_text("Met")
