"""An assessment opens with the wording of its own version of the toolkit, whatever has been installed since."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from neglect_widgets.store import CaseStore
from tests.definitions.small import FILES, write
from tests.pages.talking import AT, Talk, start_args

NEW_WORDS = "There are three good meals."
NEWER = {
    **FILES,
    "toolkit.yaml": FILES["toolkit.yaml"].replace('version: "1.0"', 'version: "2.0"'),
    "domains/food.yaml": FILES["domains/food.yaml"].replace("There are three meals.", NEW_WORDS),
}


@pytest.fixture
def area(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An area's own folder with version 1.0 of a small toolkit."""
    folder = tmp_path / "area"
    write(folder)
    monkeypatch.setenv("NEGLECT_WIDGETS_DEFINITIONS", str(folder))
    return folder


@pytest.fixture
def started(area: Path, page: Talk, family: dict[str, str]) -> dict[str, str]:
    """A draft made with version 1.0, its first question answered."""
    return family | {"assessment": start(page, family, "2026-06-14")}


def start(page: Talk, family: dict[str, str], last: str) -> str:
    args = start_args(family, last[:8] + "01", last) | {"toolkit": "small"}
    assessment = str(page.done("start_assessment", args)["route"]).removeprefix("/assessment/")
    rating = {"assessment": assessment, "part_key": "part", "base_version": 0, "carer": family["carer"]}
    page.done("save_rating", rating, indicator="food.enough", choice="2")
    return assessment


def compare_with_newer(page: Talk, started: dict[str, str]) -> None:
    """Start another assessment and put the two side by side."""
    newer = start(page, started, "2026-06-15")
    page.done("open", route=f"/case/{started['case']}/compare/{started['child']}")
    page.done("compare_choose", assessments=[started["assessment"], newer])


def first_words(page: Talk, assessment: str) -> str:
    """Return the best level's description of the first question."""
    page.done("open", route=f"/assessment/{assessment}/domain/food")
    assert page.header.state["notice"] == ""
    words: str = page.body.content["indicators"][0]["levels"][0]["descriptor"]
    return words


def test_an_old_assessment_keeps_its_own_wording_under_a_newer_version(
    area: Path, started: dict[str, str], open_page: Callable[[], Talk]
) -> None:
    write(area, NEWER)
    other = open_page()
    assert first_words(other, started["assessment"]) == "There are three meals."
    assert first_words(other, start(other, started, "2026-06-15")) == NEW_WORDS


EDITED = FILES | {"domains/food.yaml": NEWER["domains/food.yaml"]}
"""Other words under the same version, as when somebody forgot to raise it."""


@pytest.mark.parametrize("finished", [False, True])
def test_a_file_edited_under_the_same_version_changes_no_words_of_a_record(
    area: Path, started: dict[str, str], open_page: Callable[[], Talk], store: CaseStore, finished: bool
) -> None:
    if finished:
        store.finish(
            started["assessment"], by=store.assessment(started["assessment"]).started_by, at=AT, op_id="finish"
        )
    write(area, EDITED)
    page = open_page()
    assert first_words(page, started["assessment"]) == "There are three meals."
    # What begins now is asked in today's words, as where an area has put its own thresholds in.
    other = start(page, started, "2026-06-15")
    assert first_words(page, other) == NEW_WORDS
    assert first_words(open_page(), started["assessment"]) == "There are three meals."
    write(area, FILES)
    assert first_words(open_page(), other) == NEW_WORDS


def test_words_that_nobody_noted_are_those_of_the_installed_version(
    area: Path,
    started: dict[str, str],
    open_page: Callable[[], Talk],
    store: CaseStore,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # As in a store of an earlier program, which showed a draft in whatever words its version had that day.
    monkeypatch.setattr(store, "wording_of", lambda _: None)
    write(area, EDITED)
    assert first_words(open_page(), started["assessment"]) == NEW_WORDS
    write(area, NEWER)
    assert first_words(open_page(), started["assessment"]) == "There are three meals."


def test_a_comparison_lines_up_no_ratings_that_were_given_by_other_words(
    area: Path, started: dict[str, str], open_page: Callable[[], Talk]
) -> None:
    write(area, EDITED | {"toolkit.yaml": FILES["toolkit.yaml"].replace("label: Partly met", "label: Nearly met")})
    page = open_page()
    compare_with_newer(page, started)
    assert "Different versions of the toolkit were used." in " ".join(page.body.state["sentences"])
    shown = json.dumps(page.body.state)
    assert "Partly met" in shown
    assert "Nearly met" in shown


def test_somebody_is_called_though_the_area_has_named_them_anew(
    area: Path, started: dict[str, str], open_page: Callable[[], Talk], store: CaseStore
) -> None:
    anew = {name: text.replace("id: manager", "id: duty").replace("manager]", "duty]") for name, text in FILES.items()}
    write(area, anew | {"domains/food.yaml": EDITED["domains/food.yaml"]})
    toolkits = open_page().workbook.session.toolkits
    toolkit = toolkits.of(store.assessment(started["assessment"]))
    assert "There are three meals." in toolkit.model_dump_json()
    assert [[contact.id for contact in toolkit.contacts_for(tier)] for tier in toolkit.tiers] == [
        ["social-care", "duty"],
        ["duty"],
    ]


def test_whom_to_call_is_always_todays(area: Path, started: dict[str, str], open_page: Callable[[], Talk]) -> None:
    for files, number in ((FILES, "01632 960 001"), (NEWER, "01632 960 002")):
        told = files["toolkit.yaml"].replace("label: Your manager}", f"label: Your manager, phone: {number}}}")
        write(area, files | {"toolkit.yaml": told})
        page = open_page()
        assert first_words(page, started["assessment"]) == "There are three meals."
        footer = page.workbook.box.children[2]
        assert footer.content["contacts"][0]["phone"] == number


def test_a_draft_goes_on_in_its_own_version(
    area: Path, started: dict[str, str], open_page: Callable[[], Talk], store: CaseStore
) -> None:
    write(area, NEWER)
    page = open_page()
    rating: dict[str, Any] = {"assessment": started["assessment"], "part_key": "part", "base_version": 0}
    page.done("save_rating", rating, carer=started["carer"], indicator="food.water", choice="1")
    kept = store.assessment(started["assessment"])
    assert kept.toolkit_version == "1.0"
    assert len(kept.ratings) == 2


def test_an_assessment_whose_toolkit_is_gone_still_opens(
    area: Path, started: dict[str, str], open_page: Callable[[], Talk]
) -> None:
    for file in sorted((area / "small").rglob("*.yaml")):
        file.unlink()
    assert first_words(open_page(), started["assessment"]) == "There are three meals."


def test_an_assessment_opens_while_somebody_is_breaking_its_toolkit(
    area: Path, started: dict[str, str], open_page: Callable[[], Talk]
) -> None:
    (area / "small" / "toolkit.yaml").write_text("id: [", encoding="utf-8")
    page = open_page()
    assert first_words(page, started["assessment"]) == "There are three meals."
    page.done("open", route=f"/case/{started['case']}/start")
    assert "small" in page.body.content["unsound"]


def test_a_comparison_says_that_versions_are_not_compared(
    area: Path, started: dict[str, str], open_page: Callable[[], Talk]
) -> None:
    write(area, NEWER)
    page = open_page()
    compare_with_newer(page, started)
    assert "Different versions of the toolkit were used." in " ".join(page.body.state["sentences"])


def test_without_a_kept_toolkit_the_list_of_a_case_still_opens(
    area: Path,
    started: dict[str, str],
    open_page: Callable[[], Talk],
    store: CaseStore,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(area, NEWER)
    monkeypatch.setattr(store, "kept_toolkit", lambda _: None)
    page = open_page()
    page.done("open", route=f"/case/{started['case']}")
    assert page.header.state["notice"] == ""
    page.done("open", route=f"/assessment/{started['assessment']}")
    assert "ask for the earlier definition file" in page.header.state["notice"]
