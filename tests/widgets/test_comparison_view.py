"""The comparison: words first, then the table, then pictures that are fetched only when somebody asks for them."""

from __future__ import annotations

from playwright.sync_api import expect

from . import assessment_examples as examples
from .stage import Stage

PLOTLY = """globalThis.Plotly = { drawn: [], react: (div, data) => Plotly.drawn.push(data[0].name),
  purge: (div) => Plotly.drawn.push(div.matches(".nw-picture__plot") && "purged") };"""
STATE = examples.COMPARISON_VIEW["state"]
FIGURE = {"data": [{"name": "radar"}], "layout": {}}


def show_pictures(stage: Stage) -> None:
    """Show the comparison as JupyterLab does, where the kernel brings the drawing part."""
    stage.show("comparison_view", **examples.COMPARISON_VIEW)
    stage.answer("plotly", ok=True, bytes=PLOTLY)
    stage.answer("figure", ok=True, figure=FIGURE)
    stage.page.get_by_role("button", name="Show pictures").press("Enter")
    expect(
        stage.page.get_by_role("img", name="Radar of the assessments. Each line is one assessment.")
    ).to_be_attached()
    stage.page.wait_for_function("() => Plotly.drawn.length === 1")


def test_words_come_before_the_tables_and_those_before_the_pictures(stage: Stage) -> None:
    stage.show("comparison_view", **examples.COMPARISON_VIEW)
    titles = ["In words", "Urgent concerns raised", "Keep in mind", "Changes", "Pictures"]
    expect(stage.page.get_by_role("heading", level=2)).to_have_text(titles)


def test_a_table_is_named_by_its_domain_and_pattern_and_says_changes_in_words(stage: Stage) -> None:
    stage.show("comparison_view", **examples.COMPARISON_VIEW)
    table = stage.page.get_by_role("table", name="Food and feeding")
    expect(table.locator("caption")).to_have_text("Food and feedingImproving")
    expect(table.get_by_role("columnheader").first).to_have_text("Indicator")
    row = table.get_by_role("row", name="Enough to eat and drink")
    expect(row).to_contain_text("4 Most needs unmet")
    expect(row).to_contain_text("Better")
    expect(row).to_contain_text("Another person rated.")
    cells = table.get_by_role("row", name="Weight and growth").get_by_role("cell")
    expect(cells.nth(0)).not_to_contain_text("no proof of change")
    expect(cells.nth(1)).to_contain_text("no proof of change")


def test_choosing_sends_the_assessments_in_their_own_order(stage: Stage) -> None:
    stage.show(
        "comparison_view",
        {**examples.COMPARISON_VIEW["content"]},
        {**STATE, "choices": examples.choices(False, True, True)},
    )
    stage.page.get_by_role("checkbox", name="1 to 12 March 2025").check()
    assert stage.only("compare_choose")["args"] == {"assessments": [f"{n:032x}" for n in (0, 1, 2)]}


def test_a_press_is_not_lost_while_an_earlier_one_is_answered(stage: Stage) -> None:
    stage.show(
        "comparison_view",
        {**examples.COMPARISON_VIEW["content"]},
        {**STATE, "choices": examples.choices(True, True, True)},
    )
    boxes = stage.page.get_by_role("checkbox")
    boxes.nth(0).click()
    boxes.nth(1).click()
    first = stage.only("compare_choose")
    stage.change("comparison_view", state={**STATE, "choices": examples.choices(False, True, True)})
    stage.reply(first, ok=True)
    expect(boxes.nth(1)).not_to_be_checked()
    boxes.nth(2).click()
    stage.reply(stage.sent("compare_choose")[1], ok=True)
    assert [op["args"]["assessments"] for op in stage.sent("compare_choose")][1:] == [[f"{2:032x}"], []]


def test_fewer_than_two_says_what_to_do(stage: Stage) -> None:
    stage.show("comparison_view", **examples.COMPARISON_VIEW)
    stage.page.get_by_role("checkbox", name="1 to 12 March 2026").uncheck()
    expect(stage.page.get_by_role("status")).to_contain_text("Choose two or more assessments")
    stage.change("comparison_view", state={**STATE, "choices": examples.choices(True, False, False), "ready": False})
    expect(stage.page.get_by_role("table")).to_have_count(0)
    assert stage.axe() == []


def test_a_wide_table_is_scrolled_by_keyboard_in_a_named_region(narrow_stage: Stage) -> None:
    narrow_stage.show("comparison_view", **examples.COMPARISON_VIEW)
    region = narrow_stage.page.get_by_role("region", name="Food and feeding")
    region.focus()
    expect(region).to_be_focused()


def test_nothing_is_fetched_before_somebody_asks_for_pictures(stage: Stage) -> None:
    stage.show("comparison_view", **examples.COMPARISON_VIEW)
    assert stage.sent() == []


def test_in_jupyterlab_the_kernel_brings_the_drawing_part(stage: Stage) -> None:
    show_pictures(stage)
    assert stage.only("figure")["args"] == {"picture": "radar"}
    assert stage.axe() == []


def test_on_the_workbooks_own_page_the_drawing_part_is_a_file(stage: Stage) -> None:
    stage.page.evaluate("() => { globalThis.neglectHost = true; }")
    stage.page.route(
        "**/neglect/plotly.min.js", lambda route: route.fulfill(content_type="text/javascript", body=PLOTLY)
    )
    stage.show("comparison_view", **examples.COMPARISON_VIEW)
    stage.answer("figure", ok=True, figure=FIGURE)
    stage.page.get_by_role("button", name="Show pictures").click()
    stage.page.wait_for_function("() => globalThis.Plotly?.drawn.length === 1")
    assert stage.sent("plotly") == []


def test_pictures_follow_the_choice_and_are_cleared_away_in_the_end(stage: Stage) -> None:
    show_pictures(stage)
    stage.change("comparison_view", state={**STATE, "choices": examples.choices(True, True, True)})
    stage.page.wait_for_function("() => Plotly.drawn.length === 2")
    stage.remove("comparison_view")
    stage.page.wait_for_function("() => Plotly.drawn.join() === 'radar,radar,purged'")


def test_a_drawing_part_that_does_not_come_says_so_and_can_be_tried_again(stage: Stage) -> None:
    stage.show("comparison_view", **examples.COMPARISON_VIEW)
    stage.answer("plotly", ok=False, message="The pictures cannot be shown now. The table holds the same levels.")
    stage.page.get_by_role("button", name="Show pictures").click()
    expect(stage.page.get_by_role("alert")).to_contain_text("The pictures cannot be shown now.")
    expect(stage.page.get_by_role("button", name="Show pictures")).to_be_enabled()
