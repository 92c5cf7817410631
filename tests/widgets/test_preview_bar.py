"""Above a toolkit's preview: what is wrong with its files, in words, and which age and area are shown."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from .stage import Stage

Dict = dict[str, Any]
STATE: Dict = {
    "title": "Everyday care",
    "problems": [],
    "bands": [{"value": "baby", "label": "Baby (0 to 1)"}, {"value": "primary", "label": "Primary (5 to 11)"}],
    "band": "baby",
    "areas": [{"value": "food", "label": "Food and feeding"}, {"value": "home", "label": "Home"}],
    "area": "home",
    "note": "Nothing you choose here is kept.",
}


def test_age_and_area_are_lists_that_show_what_is_drawn(stage: Stage) -> None:
    stage.show("preview_bar", state=STATE)
    expect(stage.page.get_by_role("region", name="Preview")).to_contain_text("Preview: Everyday care")
    expect(stage.page.get_by_role("heading", level=1)).to_have_count(0)
    expect(stage.page.get_by_role("combobox", name="Age")).to_have_value("baby")
    expect(stage.page.get_by_role("combobox", name="Area")).to_have_value("home")


def test_choosing_one_asks_for_it_and_keeps_the_other(stage: Stage) -> None:
    stage.show("preview_bar", state=STATE)
    stage.page.get_by_role("combobox", name="Age").select_option("Primary (5 to 11)")
    assert stage.only("preview")["args"] == {"band": "primary", "area": "home"}


def test_problems_are_counted_listed_and_heard_when_a_file_is_saved(stage: Stage) -> None:
    stage.show("preview_bar", state=STATE)
    status = stage.page.get_by_role("status")
    expect(status).to_have_text("")
    stage.change("preview_bar", state={**STATE, "problems": ["food.yaml, line 3: There is no title."]})
    expect(status.get_by_role("heading")).to_have_text("1 problem in the files")
    expect(status.get_by_role("listitem")).to_have_text(["food.yaml, line 3: There is no title."])
    stage.change("preview_bar", state={**STATE, "problems": ["One.", "Two."]})
    expect(status.get_by_role("heading")).to_have_text("2 problems in the files")


def test_a_toolkit_that_was_never_sound_offers_nothing_to_choose(stage: Stage) -> None:
    stage.show("preview_bar", state={**STATE, "bands": [], "areas": [], "problems": ["There is no toolkit.yaml."]})
    expect(stage.page.get_by_role("combobox")).to_have_count(0)
    expect(stage.page.get_by_role("status")).to_contain_text("There is no toolkit.yaml.")


def test_a_phone_needs_no_sideways_scrolling(narrow_stage: Stage) -> None:
    narrow_stage.show(
        "preview_bar", state={**STATE, "problems": ["definitions/everyday-care/domains/food.yaml, line 30"]}
    )
    assert narrow_stage.sideways() <= 0
