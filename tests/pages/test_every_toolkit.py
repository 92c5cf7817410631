"""Every toolkit that is shipped, for every age it asks about: all its parts open, and its answers are kept."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from neglect_widgets.definitions import list_toolkits, load_toolkit
from neglect_widgets.model import Band, new_id
from neglect_widgets.store import CaseStore
from tests.pages.talking import Talk

LAST = date(2026, 6, 14)
TOOLKITS = [load_toolkit(summary.id) for summary in list_toolkits()]
AGES = [(toolkit.id, band) for toolkit in TOOLKITS for band in toolkit.bands if toolkit.asks_in(band.id)]


def child_of(band: Band) -> dict[str, str]:
    """Return a child whose age band that is on the last day."""
    born = band.from_age is not None
    birth = LAST.replace(year=LAST.year - (band.from_age or 0), month=1).isoformat() if born else ""
    return {"code": "A", "birth_date": birth, "expected_date": "" if born else "2026-09-01"}


def start(page: Talk, store: CaseStore, toolkit: str, band: Band) -> dict[str, str]:
    """Add a family with one carer, start an assessment and return the ids."""
    page.sign_in()
    people = {"children": [child_of(band)], "carers": [{"code": "Mother", "role": "Mother", "resident": "yes"}]}
    case_id = page.done("add_case", code="K-1", **people)["route"].removeprefix("/case/")
    case = store.case(case_id)
    route = page.done(
        "start_assessment",
        case=case_id,
        child=case.children[0].id,
        carers=[case.carers[0].id],
        toolkit=toolkit,
        window_start="2026-06-01",
        window_end=LAST.isoformat(),
    )["route"]
    return {"assessment": route.removeprefix("/assessment/"), "carer": case.carers[0].id}


def tasks(page: Talk) -> list[dict[str, Any]]:
    """Return the rows of the task list."""
    sections = page.workbook.box.children[1].children[0].state["sections"]
    return [task for section in sections for task in section["tasks"]]


@pytest.mark.parametrize(("toolkit", "band"), AGES, ids=[f"{toolkit}-{band.id}" for toolkit, band in AGES])
def test_every_part_opens_and_every_kind_of_answer_is_kept(
    page: Talk, store: CaseStore, toolkit: str, band: Band
) -> None:
    ids = start(page, store, toolkit, band)
    page.done("open", route=f"/assessment/{ids['assessment']}")
    assert store.assessment(ids["assessment"]).band == band.id
    for task in tasks(page):
        page.done("open", route=task["to"])
        assert page.header.state["notice"] == ""
        assert page.header.state["title"] == task["label"]
        if task["id"].startswith("domain:"):
            _answer_first(page, ids)
        if task["id"] in ("voice", "closing"):
            _note_first(page, ids)
        assert page.body.state["locked"] is False
    kept = store.assessment(ids["assessment"])
    domains = sum(task["id"].startswith("domain:") for task in tasks(page))
    assert len(kept.ratings) == domains
    assert all(rating.status == "rated" for rating in kept.ratings)


def _answer_first(page: Talk, ids: dict[str, str]) -> None:
    indicator = page.body.content["indicators"][0]
    worst = indicator["levels"][-1]["choice"]
    args = {"assessment": ids["assessment"], "part_key": "part", "base_version": 0, "carer": ids["carer"]}
    page.done("save_rating", args, indicator=indicator["id"], choice=worst)
    shown = page.body.state["ratings"][indicator["id"]]
    assert worst in (shown["level"], str(shown["number"]))


def _note_first(page: Talk, ids: dict[str, str]) -> None:
    prompt = page.body.content["prompts"][0]["id"]
    args = {"assessment": ids["assessment"], "part_key": "part", "base_version": 0, "prompt": prompt}
    page.done("save_voice", args, new_id(), text="It was calm.")
    assert page.body.state["notes"][prompt]["text"] == "It was calm."


@pytest.mark.parametrize("toolkit", TOOLKITS, ids=[toolkit.id for toolkit in TOOLKITS])
def test_an_age_that_a_toolkit_does_not_ask_about_is_told_before_anything_is_started(
    page: Talk, store: CaseStore, toolkit: Any
) -> None:
    left_out = [band for band in toolkit.bands if not toolkit.asks_in(band.id)]
    if not left_out:
        # It asks about every age; then a young adult is beyond it.
        left_out = [Band(id="adult", label="Adult", from_age=19, to_age=20)]
    page.sign_in()
    people = {"children": [child_of(left_out[0])], "carers": [{"code": "Mother", "role": "Mother", "resident": "yes"}]}
    case = store.case(page.done("add_case", code="K-1", **people)["route"].removeprefix("/case/"))
    answer = page.refused(
        "start_assessment",
        case=case.id,
        child=case.children[0].id,
        carers=[case.carers[0].id],
        toolkit=toolkit.id,
        window_start="2026-06-01",
        window_end=LAST.isoformat(),
    )
    assert "has no questions for a child of this age" in answer["message"]
    assert store.assessments(case.id) == ()
