"""The page around the widgets: columns, print, and people who ask their system for less motion."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from . import examples
from .stage import Stage

PARTS = ("tasks", "body", "profile")


def show_columns(stage: Stage, width: int) -> dict[str, dict[str, float]]:
    """Show three parts side by side or below each other; return where each one is."""
    stage.page.set_viewport_size({"width": width, "height": 900})
    for name in PARTS:
        stage.show_probe(f"() => html`<div id={name} style='height: 300px'>{name}</div>`", name=name)
    read = "(name) => { const { x, y, width, height } = document.getElementById(name).getBoundingClientRect(); "
    return {name: stage.page.evaluate(read + "return { x, y, width, height }; }", name) for name in PARTS}


def test_a_wide_page_has_tasks_left_and_profile_right(stage: Stage) -> None:
    at = show_columns(stage, 1440)
    assert at["tasks"]["x"] < at["body"]["x"] < at["profile"]["x"]
    assert at["body"]["width"] > at["profile"]["width"] > at["tasks"]["width"]


def test_from_1024_the_profile_stands_below_the_tasks_and_leaves_the_form_its_width(stage: Stage) -> None:
    at = show_columns(stage, 1024)
    assert at["tasks"]["x"] == at["profile"]["x"] < at["body"]["x"]
    assert at["profile"]["y"] >= at["tasks"]["y"] + at["tasks"]["height"]
    assert at["body"]["width"] > 600


@pytest.mark.parametrize("width", [390, 1000])
def test_a_narrow_page_has_one_column(stage: Stage, width: int) -> None:
    at = show_columns(stage, width)
    assert at["tasks"]["x"] == at["body"]["x"] == at["profile"]["x"]
    assert at["tasks"]["y"] < at["body"]["y"] < at["profile"]["y"]
    assert stage.sideways() <= 0


def test_paper_shows_the_record_without_buttons_and_ways_around(stage: Stage) -> None:
    stage.show("page_header", **examples.PAGE_HEADER, place="header")
    stage.show("case_view", **examples.CASE_VIEW)
    stage.page.emulate_media(media="print")
    expect(stage.page.get_by_role("heading", level=1)).to_be_visible()
    expect(stage.page.get_by_text("Nobody in this record is real.")).to_be_visible()
    expect(stage.page.get_by_role("list", name="Profile").first).to_be_visible()
    for shown in (stage.page.get_by_role("button"), stage.page.get_by_role("navigation")):
        expect(shown).to_have_count(0)


def test_levels_stay_visible_when_the_system_chooses_the_colours(stage: Stage) -> None:
    stage.page.emulate_media(forced_colors="active")
    stage.show("case_view", **examples.CASE_VIEW)
    read = "() => { const of = (query, key) => getComputedStyle(document.querySelector(query))[key];"
    same = "return of('.nw-strip path', 'fill') === of('h1', 'color'); }"
    assert stage.page.evaluate(read + same)


def test_nothing_moves_for_whoever_asks_for_less_motion(stage: Stage) -> None:
    stage.page.emulate_media(reduced_motion="reduce")
    stage.show("case_list", **examples.CASE_LIST)
    expect(stage.page.get_by_role("link", name="Add a case")).to_have_css("transition-duration", "0s")
