"""The preview of a toolkit that is being written: follows each save, keeps the last sound form, stores nothing."""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from neglect_widgets.pages import Preview
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
    preview.handle("preview", {"band": "young", "domain": "food"}, "0")
    return preview


def titles(preview: Preview) -> list[str]:
    return [indicator["title"] for indicator in preview._form.content["indicators"]]


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
    preview.handle("preview", {"band": "older", "domain": "warmth"}, "1")
    assert (preview._bar.state["band"], preview._bar.state["domain"]) == ("older", "warmth")
    preview.handle("preview", {"band": "no such age", "domain": "nowhere"}, "2")
    assert (preview._bar.state["band"], preview._bar.state["domain"]) == ("unborn", "warmth")


def test_a_level_can_be_chosen_and_is_gone_with_the_preview(toolkit: Path) -> None:
    preview = Preview(toolkit)
    carer = preview._form.content["carer"]
    first = preview._form.content["indicators"][0]["id"]
    preview.handle("save_rating", {**CHOSEN, "indicator": first, "carer": carer, "choice": "3"}, "1")
    assert preview._form.state["ratings"][first]["level"] == "3"
    assert Preview(toolkit)._form.state["ratings"] == {}


def test_nothing_else_can_be_done_in_a_preview(toolkit: Path) -> None:
    for command in ("save_flag", "add_case", "finish", "load_example"):
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
