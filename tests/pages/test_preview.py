"""The preview of a toolkit that is being written: follows each save, keeps the last sound form, stores nothing."""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from neglect_widgets.definitions import ToolkitSummary, list_toolkits, load_toolkit
from neglect_widgets.pages import Preview
from neglect_widgets.widgets import NeglectWidget
from tests.definitions.small import FOOD, write

CHOSEN = {"assessment": "a" * 32, "part_key": "part", "base_version": 0, "indicator": "food.enough"}


@pytest.fixture
def toolkit(tmp_path: Path) -> Path:
    return write(tmp_path)


def save(toolkit: Path, text: str) -> None:
    """Save the food domain as an editor does, at a time of its own."""
    file = toolkit / "domains" / "food.yaml"
    before = file.stat().st_mtime_ns
    file.write_text(text, encoding="utf-8")
    os.utime(file, ns=(before + 1_000_000_000, before + 1_000_000_000))


def on_food(toolkit: Path, every: float = 60) -> Preview:
    """Return a preview that shows the food of a young child."""
    preview = Preview(toolkit, every=every)
    preview.handle("preview", {"band": "young", "area": "domain:food"}, "0")
    return preview


def shown(preview: Preview) -> NeglectWidget:
    """Return the form below the bar."""
    _, form = preview.box.children
    found: NeglectWidget = form
    return found


def titles(preview: Preview) -> list[str]:
    return [indicator["title"] for indicator in shown(preview).content["indicators"]]


def test_a_save_is_drawn_at_the_next_look(toolkit: Path) -> None:
    preview = on_food(toolkit)
    assert "Enough to eat" in titles(preview)
    save(toolkit, FOOD.replace("Enough to eat", "Plenty to eat"))
    preview.look()
    assert "Plenty to eat" in titles(preview)
    assert preview._bar.state["problems"] == []


def test_a_problem_stands_above_the_last_form_that_was_sound(toolkit: Path) -> None:
    preview = on_food(toolkit)
    before = titles(preview)
    save(toolkit, FOOD.replace("look_for:", "look_fro:"))
    preview.look()
    (problem, *_) = preview._bar.state["problems"]
    assert "food.yaml" in problem
    assert titles(preview) == before
    save(toolkit, FOOD)
    preview.look()
    assert preview._bar.state["problems"] == []


def test_files_that_did_not_change_are_not_drawn_again(toolkit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    preview = Preview(toolkit)
    monkeypatch.setattr(preview, "_draw", lambda: pytest.fail("drawn again"))
    preview.look()


def test_another_age_and_area_are_shown_when_they_are_chosen(toolkit: Path) -> None:
    preview = Preview(toolkit)
    preview.handle("preview", {"band": "older", "area": "domain:warmth"}, "1")
    assert (preview._bar.state["band"], preview._bar.state["area"]) == ("older", "domain:warmth")
    preview.handle("preview", {"band": "no such age", "area": "nowhere"}, "2")
    assert (preview._bar.state["band"], preview._bar.state["area"]) == ("unborn", "domain:warmth")


def test_a_level_can_be_chosen_and_is_gone_with_the_preview(toolkit: Path) -> None:
    preview = Preview(toolkit)
    carer = shown(preview).content["carer"]
    first = shown(preview).content["indicators"][0]["id"]
    preview.handle("save_rating", {**CHOSEN, "indicator": first, "carer": carer, "choice": "3"}, "1")
    assert shown(preview).state["ratings"][first]["level"] == "3"
    assert shown(Preview(toolkit)).state["ratings"] == {}


def test_nothing_else_can_be_done_in_a_preview(toolkit: Path) -> None:
    for command in ("save_judgement", "add_case", "finish", "load_example"):
        with pytest.raises(Exception, match="nothing is kept"):
            Preview(toolkit).handle(command, {}, "1")


def test_a_toolkit_that_was_never_sound_shows_its_problems_alone(toolkit: Path) -> None:
    (toolkit / "toolkit.yaml").write_text("id: [", encoding="utf-8")
    preview = Preview(toolkit)
    assert preview._bar.state["problems"]
    assert preview.box.children == (preview._bar,)


def test_in_a_running_kernel_a_save_is_drawn_without_asking(toolkit: Path) -> None:
    async def author() -> None:
        preview = on_food(toolkit, every=0.01)
        save(toolkit, FOOD.replace("Enough to eat", "Plenty to eat"))
        for _ in range(1000):
            await asyncio.sleep(0.01)
            if "Plenty to eat" in titles(preview):
                return
        pytest.fail("The save was never drawn.")

    # In a thread of its own: a browser test before this one may have left a loop running here.
    with ThreadPoolExecutor(1) as kernel:
        kernel.submit(asyncio.run, author()).result()


def test_a_link_to_a_red_flag_turns_to_the_red_flags_which_can_be_raised_for_the_time_being(toolkit: Path) -> None:
    preview = on_food(toolkit)
    first = shown(preview).content["indicators"][0]
    preview.handle("open", {"route": first["flags"][0]["to"]}, "1")
    assert preview._bar.state["area"] == "flags"
    flag = {"flag": "not-fed", "field": "raise"}
    preview.handle("save_flag", {"assessment": "a" * 32, "part_key": "flag", "base_version": 0, **flag}, "2")
    assert set(shown(preview).state["raised"]) == {"not-fed"}


def test_the_form_of_an_area_stays_the_same_widget_so_that_place_and_focus_are_kept(toolkit: Path) -> None:
    preview = on_food(toolkit)
    before, children = shown(preview), preview.box.children
    save(toolkit, FOOD.replace("Enough to eat", "Plenty to eat"))
    preview.look()
    assert shown(preview) is before
    assert preview.box.children == children


@pytest.mark.parametrize("summary", list_toolkits(), ids=lambda summary: summary.id)
def test_every_shipped_toolkit_shows_all_its_own_words_by_its_id(summary: ToolkitSummary) -> None:
    preview = Preview(summary.id)
    toolkit, seen = load_toolkit(summary.id), set()
    bands = [band.id for band in toolkit.bands if toolkit.asks_in(band.id)]
    for band in bands:
        preview.handle("preview", {"band": band, "area": ""}, "1")
        for area in preview._bar.state["areas"]:
            preview.handle("preview", {"band": band, "area": area["value"]}, "2")
            seen |= {area["value"], *texts_in(shown(preview).content)}
    assert {f"domain:{domain.id}" for domain in toolkit.domains} <= seen
    asked = [*toolkit.voice, *toolkit.closing, *toolkit.factors]
    for item in (*asked, *(flag for band in bands for flag in toolkit.flags_asked(band))):
        assert item.title in seen


def texts_in(value: Any) -> set[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return {text for inside in value for text in texts_in(inside)}
    return {value} if isinstance(value, str) else set()


def test_a_name_that_is_neither_path_nor_id_says_so() -> None:
    preview = Preview("no-such-toolkit")
    (problem,) = preview._bar.state["problems"]
    assert "no-such-toolkit" in problem


def test_all_parts_of_a_page_name_it_and_another_page_has_another_name(toolkit: Path) -> None:
    first, second = Preview(toolkit), Preview(toolkit)
    assert shown(first).page == first._bar.page != ""
    assert second._bar.page != first._bar.page


def test_a_toolkit_in_several_languages_is_shown_in_the_one_asked_for() -> None:
    labels = {Preview("screening", language=code)._bar.state["title"] for code in (None, "en", "cy", "fr")}
    assert labels == {"Neglect screening", "Sgrinio am esgeulustod"}
