"""What every part of an assessment keeps, and the two that stand beside them: the task list and the profile."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from neglect_widgets.frontend import STATIC
from neglect_widgets.pages import arguments

from . import assessment_examples as examples
from .stage import Stage


def show(stage: Stage, screen: str) -> None:
    """Show a body where it stands on the real page: with the task list before it and the profile after it."""
    name, given = examples.BODIES[screen]
    if screen != "comparison":
        stage.show("task_list", **examples.task_list())
    stage.show(name, **given)
    if screen in ("red flags", "domain", "voice"):
        stage.show("profile_panel", **examples.PROFILE_PANEL)


@pytest.mark.parametrize("screen", examples.BODIES)
def test_axe_finds_nothing_wrong(stage: Stage, screen: str) -> None:
    show(stage, screen)
    assert stage.axe() == []


@pytest.mark.parametrize("screen", examples.BODIES)
def test_a_phone_needs_no_sideways_scrolling(narrow_stage: Stage, screen: str) -> None:
    show(narrow_stage, screen)
    assert narrow_stage.sideways() <= 0
    assert narrow_stage.axe() == []


@pytest.mark.parametrize("screen", examples.BODIES)
def test_there_is_one_h1_and_no_level_is_left_out(stage: Stage, screen: str) -> None:
    show(stage, screen)
    found = "[...document.querySelectorAll('main :is(h1, h2, h3, h4)')]"
    levels: list[int] = stage.page.evaluate(f"() => {found}.map((heading) => Number(heading.tagName[1]))")
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("path", sorted(STATIC.glob("*.js")), ids=lambda path: path.stem)
def test_no_widget_puts_words_in_as_markup(path: object) -> None:
    text = (STATIC / str(path)).read_text("utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|dangerously", text)


@pytest.mark.parametrize("name", ["red_flags", "voice_form", "summary_view", "check_answers", "comparison_view"])
def test_words_that_look_like_markup_stay_words(stage: Stage, name: str) -> None:
    nasty = "<img src=x onerror=alert(1)>"
    given = next(given for file, given in examples.BODIES.values() if file == name)
    stage.show(name, {**given["content"], "title": nasty, "heading": nasty}, given["state"])
    expect(stage.page.get_by_role("heading", level=1)).to_contain_text(nasty)
    expect(stage.page.locator("main img")).to_have_count(0)


def test_the_current_part_is_told_and_every_part_has_its_status_in_words(stage: Stage) -> None:
    stage.show("task_list", **examples.task_list("domain:food"))
    nav = stage.page.get_by_role("navigation", name="Parts of this assessment")
    expect(nav.locator("[aria-current=page]")).to_have_text("Food and feeding")
    expect(nav.get_by_role("list", name="Areas of care").get_by_role("listitem")).to_have_count(2)
    link = nav.get_by_role("link", name="Home and living conditions")
    expect(link).to_have_accessible_description("1 of 3 looked at, 1 not known")
    link.click()
    assert stage.only("open")["args"] == {"route": f"{examples.HOME}/domain/home"}


def test_on_a_phone_the_parts_are_folded_away_except_on_the_first(narrow_stage: Stage) -> None:
    narrow_stage.show("task_list", **examples.task_list("about"))
    link = narrow_stage.page.get_by_role("link", name="Summary")
    expect(link).to_be_visible()
    narrow_stage.change("task_list", state=examples.task_list("domain:food")["state"])
    expect(link).to_be_hidden()
    narrow_stage.page.locator("summary").press("Enter")
    expect(link).to_be_visible()


def test_a_new_status_leaves_the_focus_in_the_list(stage: Stage) -> None:
    stage.show("task_list", **examples.task_list())
    stage.page.get_by_role("link", name="Summary").focus()
    stage.change("task_list", state=examples.task_list()["state"])
    expect(stage.page.get_by_role("link", name="Summary")).to_be_focused()


def test_the_profile_is_a_picture_a_sentence_and_a_table(stage: Stage) -> None:
    stage.show("profile_panel", **examples.PROFILE_PANEL)
    aside = stage.page.get_by_role("complementary", name="Profile so far")
    expect(aside.get_by_role("img", name="Profile of care")).to_be_visible()
    expect(aside.get_by_role("status")).to_have_text(
        "One area of care has most needs unmet: Food. Health is not known."
    )
    expect(aside.get_by_role("rowheader")).to_have_text(
        [re.compile("Food and feeding"), re.compile("Health and development")]
    )
    expect(aside.get_by_role("row", name="Health and development")).to_contain_text("Not known")
    expect(aside.get_by_text("does not decide")).to_be_visible()


def test_a_new_profile_replaces_the_picture_and_a_broken_one_shows_none(stage: Stage) -> None:
    stage.show("profile_panel", **examples.PROFILE_PANEL)
    state = examples.PROFILE_PANEL["state"]
    stage.change("profile_panel", state={**state, "svg": examples.SVG.replace("Profile of care", "A later profile")})
    expect(stage.page.get_by_role("img")).to_have_accessible_name("A later profile")
    stage.change("profile_panel", state={**state, "svg": "<svg"})
    expect(stage.page.get_by_role("img")).to_have_count(0)
    expect(stage.page.get_by_role("status")).to_be_visible()


def test_a_blank_form_is_the_file_that_the_kernel_made(stage: Stage) -> None:
    stage.show("about_view", **examples.ABOUT_VIEW)
    stage.answer("download", ok=True, filename="everyday-care-primary.pdf", mime="application/pdf", bytes="%PDF-")
    with stage.page.expect_download() as waiting:
        stage.page.get_by_role("button", name="Blank form to print").press("Enter")
    assert waiting.value.suggested_filename == "everyday-care-primary.pdf"
    args = stage.only("download")["args"]
    assert args == {"assessment": examples.ASSESSMENT, "format": "form"}
    arguments.read(arguments.Download, args)


def test_a_blank_form_that_cannot_be_made_says_why(stage: Stage) -> None:
    stage.show("about_view", **examples.ABOUT_VIEW)
    stage.answer("download", ok=False, message="The file could not be made. The record is safe.")
    stage.page.get_by_role("button", name="Blank form to print").click()
    expect(stage.focused).to_contain_text("The file could not be made.")
