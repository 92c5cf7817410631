"""What other toolkits bring to the screen, at every width: readable, within reach, and never by colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from . import assessment_examples as plain
from . import toolkit_examples as examples
from .stage import Stage

LOCKED = [screen for screen in examples.BODIES if "locked" in screen]
RATINGS = "main .nw-indicator input[type=radio]"
OTHERS = "main :is(button, input, select, textarea, summary), main nav a, aside summary"
BOX = "(one) => { const { width, height } = one.getBoundingClientRect(); return Math.min(width, height); }"


def show(stage: Stage, screen: str) -> None:
    name, given = examples.BODIES[screen]
    stage.show("task_list", **plain.task_list())
    stage.show(name, **given)
    if name == "domain_form":
        stage.show("profile_panel", **examples.PLAIN_PANEL)


def each(stage: Stage, screens: Iterable[str]) -> Iterator[str]:
    """Show one screen after the other on the same page."""
    for screen in screens:
        name, given = examples.BODIES[screen]
        stage.show(name, **given)
        expect(stage.page.get_by_role("heading", level=1)).to_be_visible()
        yield screen
        stage.remove(name)


def sizes(stage: Stage, query: str) -> list[float]:
    """Return the shorter side of everything a query finds that can be seen."""
    seen = "(one) => one.checkVisibility()"
    found: list[float] = stage.page.evaluate(
        f"(query) => [...document.querySelectorAll(query)].filter({seen}).map({BOX})", query
    )
    return found


@pytest.mark.parametrize("screen", examples.BODIES)
def test_axe_finds_nothing_wrong(stage: Stage, screen: str) -> None:
    show(stage, screen)
    assert stage.axe() == []


@pytest.mark.parametrize("screen", examples.BODIES)
def test_a_phone_needs_no_sideways_scrolling_and_a_thumb_finds_everything(narrow_stage: Stage, screen: str) -> None:
    show(narrow_stage, screen)
    assert narrow_stage.sideways() <= 0
    assert narrow_stage.axe() == []
    assert all(size >= 44 for size in sizes(narrow_stage, RATINGS))
    assert all(size >= 24 for size in sizes(narrow_stage, OTHERS))


def test_every_part_has_one_h1_and_leaves_no_level_out(stage: Stage) -> None:
    found = "[...document.querySelectorAll('main :is(h1, h2, h3, h4)')]"
    for screen in each(stage, examples.BODIES):
        levels: list[int] = stage.page.evaluate(f"() => {found}.map((heading) => Number(heading.tagName[1]))")
        assert levels.count(1) == 1, screen
        assert all(after - before <= 1 for before, after in pairwise(levels)), screen


def test_a_finished_assessment_has_nothing_left_to_change(stage: Stage) -> None:
    for screen in each(stage, LOCKED):
        controls = stage.page.locator("main :is(input, textarea, select, button)")
        left = controls.filter(has_not_text="Print this summary").count()
        assert (screen, left) == (screen, 0)


def test_a_level_has_a_shape_of_its_own_and_words_wherever_it_stands(stage: Stage) -> None:
    read = """() => [...document.querySelectorAll("main .nw-level")].map((mark) =>
        [mark.querySelector("path")?.getAttribute("d") ?? "", mark.textContent.trim()].join("|"))"""
    shown = 0
    for screen in each(stage, examples.BODIES):
        marks = [mark.split("|") for mark in set(stage.page.evaluate(read))]
        shown += len(marks)
        assert all(len(shape) > 4 and len(words) > 2 for shape, words in marks), screen
        # Other words have another shape, so that nothing is lost to who sees no colours.
        assert len({shape for shape, _ in marks}) == len({words for _, words in marks}) == len(marks), screen
    assert shown > 30


def test_a_long_value_stands_behind_the_words_and_a_letter_has_a_colon(stage: Stage) -> None:
    stage.show_probe(
        "({ state }) => state.levels.map((level) => html`<p><${LevelMark} level=${level} /></p>`)",
        {"levels": [examples.AMBER, examples.TO_DO, examples.NINE[1]]},
    )
    expect(stage.page.locator("p")).to_have_text(
        ["Needs often not met (Amber)", "B: Work to do", "4.5 Between 5 and 4"]
    )
