"""What other toolkits bring to the screen, at every width: readable, within reach, and never by colour alone."""

from __future__ import annotations

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


def sizes(stage: Stage, query: str) -> list[float]:
    """Return the shorter side of everything a query finds that can be seen."""
    seen = "(one) => one.checkVisibility()"
    found: list[float] = stage.page.evaluate(f"(query) => [...document.querySelectorAll(query)].filter({seen}).map({BOX})", query)
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


@pytest.mark.parametrize("screen", examples.BODIES)
def test_there_is_one_h1_and_no_level_is_left_out(stage: Stage, screen: str) -> None:
    show(stage, screen)
    found = "[...document.querySelectorAll('main :is(h1, h2, h3, h4)')]"
    levels: list[int] = stage.page.evaluate(f"() => {found}.map((heading) => Number(heading.tagName[1]))")
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("screen", LOCKED)
def test_a_finished_assessment_has_nothing_left_to_change(stage: Stage, screen: str) -> None:
    show(stage, screen)
    expect(stage.page.get_by_role("heading", level=1)).to_be_visible()
    controls = stage.page.get_by_role("main").locator("input, textarea, select, button")
    expect(controls.filter(has_not_text="Print this summary")).to_have_count(0)


@pytest.mark.parametrize("screen", examples.BODIES)
def test_a_level_has_a_shape_and_words_wherever_it_stands(stage: Stage, screen: str) -> None:
    show(stage, screen)
    read = """() => [...document.querySelectorAll(".nw-level")].map((mark) => [
        mark.querySelector("path")?.getAttribute("d") ?? "", mark.textContent.trim()])"""
    marks: list[tuple[str, str]] = stage.page.evaluate(read)
    assert all(len(shape) > 4 and len(words) > 2 for shape, words in marks)
    # The same words always have the same shape, and other words another one.
    assert len({shape for shape, _ in marks}) == len({words for _, words in marks}) == len(set(map(tuple, marks)))


def test_a_long_value_stands_behind_the_words_and_a_letter_has_a_colon(stage: Stage) -> None:
    stage.show_probe(
        "({ state }) => state.levels.map((level) => html`<p><${LevelMark} level=${level} /></p>`)",
        {"levels": [examples.AMBER, examples.TO_DO, examples.NINE[1]]},
    )
    expect(stage.page.locator("p")).to_have_text(["Needs often not met (Amber)", "B: Work to do", "4.5 Between 5 and 4"])
