"""The chronology: one table of days, of which a person chooses what to see."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from . import examples
from .stage import Stage


def test_each_row_is_headed_by_its_day_and_says_what_kind_of_thing_it_is(stage: Stage) -> None:
    stage.show("chronology_view", **examples.CHRONOLOGY_VIEW)
    table = stage.page.get_by_role("table", name="Chronology")
    expect(table.get_by_role("row")).to_have_count(6)
    expect(table.get_by_role("rowheader", name="4 March 2026")).to_have_count(2)
    row = table.get_by_role("row").nth(1)
    for words in ("Evidence", "Cupboards bare.", "seen, Robin Example"):
        expect(row.get_by_text(words)).to_be_visible()
    expect(stage.page.get_by_text("2 pieces of evidence have no date")).to_be_visible()


def test_one_kind_can_be_seen_alone_and_the_number_shown_is_announced(stage: Stage) -> None:
    stage.show("chronology_view", **examples.CHRONOLOGY_VIEW)
    shown = stage.page.get_by_role("status")
    expect(shown).to_have_text("5 of 5 shown")
    stage.page.get_by_label("Show").select_option("Urgent concern raised")
    expect(shown).to_have_text("1 of 5 shown")
    expect(stage.page.get_by_role("row")).to_have_count(2)
    expect(stage.page.get_by_text("Alone at night.")).to_be_visible()


def test_an_entry_leads_to_where_it_was_recorded(stage: Stage) -> None:
    stage.show("chronology_view", **examples.CHRONOLOGY_VIEW)
    stage.page.get_by_role("link", name=re.compile(r"Plan\s*, 1 June 2026")).press("Enter")
    assert stage.only("open")["args"] == {"route": f"/assessment/{3:032x}/flags"}


def test_the_child_is_named_only_where_there_are_several(stage: Stage) -> None:
    stage.show("chronology_view", **examples.CHRONOLOGY_VIEW)
    expect(stage.page.get_by_role("columnheader", name="Child")).to_have_count(1)
    stage.change("chronology_view", state={**examples.CHRONOLOGY_VIEW["state"], "children": 1})
    expect(stage.page.get_by_role("columnheader", name="Child")).to_have_count(0)


def test_a_case_without_dates_says_so(stage: Stage) -> None:
    state = {**examples.CHRONOLOGY_VIEW["state"], "events": [], "undated_words": ""}
    stage.show("chronology_view", examples.CHRONOLOGY_VIEW["content"], state)
    expect(stage.page.get_by_text("Nothing with a date has been recorded yet.")).to_be_visible()
    expect(stage.page.get_by_role("table")).to_have_count(0)
