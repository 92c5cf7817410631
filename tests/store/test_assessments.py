from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from neglect_widgets.errors import InputRefused, NotFound, NotPermitted
from neglect_widgets.model import Assessment, Case, new_id
from neglect_widgets.store import CaseStore

from .invented import AT, OTHER, RATER, a_case, a_rating, an_assessment, later, one_of_each


def test_assessments_come_by_end_of_window_then_start(store: CaseStore, case: Case) -> None:
    ends = (date(2026, 9, 1), date(2026, 3, 1), date(2026, 6, 1), date(2026, 6, 1))
    for number, end in enumerate(ends):
        new = an_assessment(case, end=end, started_at=later(-number))
        store.start_assessment(new, by=RATER, at=AT, op_id=f"start-{number}")
    found = store.assessments(case.id)
    assert [(a.window_end, a.started_at) for a in found] == [
        (ends[1], later(-1)),
        (ends[2], later(-3)),
        (ends[2], later(-2)),
        (ends[0], later(0)),
    ]


def test_one_childs_assessments_leave_out_the_others(store: CaseStore, case: Case) -> None:
    for child in (0, 1):
        store.start_assessment(an_assessment(case, child=child), by=RATER, at=AT, op_id=f"start-{child}")
    other = store.add_case(a_case("K-0002"), by=RATER, at=AT, op_id="other")
    assert [a.child_id for a in store.assessments(case.id, case.children[1].id)] == [case.children[1].id]
    assert len(store.assessments(case.id)) == 2
    assert store.assessments(other.id) == ()


def test_parts_stay_with_their_own_assessment(store: CaseStore, case: Case) -> None:
    for name in ("one", "two"):
        new = store.start_assessment(an_assessment(case), by=RATER, at=AT, op_id=name)
        store.save(new.id, a_rating(new, name), base_version=0, by=RATER, at=AT, op_id=f"save-{name}")
    texts = [[r.evidence[0].text for r in a.ratings] for a in store.assessments(case.id)]
    assert sorted(texts) == [["one"], ["two"]]


def test_parts_present_at_the_start_are_stored_as_first_versions(store: CaseStore, case: Case) -> None:
    blank = an_assessment(case)
    prepared = blank
    for part in one_of_each(blank):
        prepared = prepared.with_part(part)
    started = store.start_assessment(prepared, by=RATER, at=AT, op_id="start")
    assert store.assessment(blank.id) == started
    assert started.judgement is not None
    assert {
        p.version for p in (*started.ratings, *started.flags, *started.voice, started.judgement, *started.plan)
    } == {1}
    assert store.verify_journal() == ()


def test_starting_twice_under_one_operation_starts_once(store: CaseStore, case: Case, assessment: Assessment) -> None:
    assert store.start_assessment(assessment, by=RATER, at=later(1), op_id="start") == assessment
    assert store.assessments(case.id) == (assessment,)
    assert len(store.journal()) == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"child_id": new_id()}, "child_id"),
        ({"carer_ids": (new_id(),)}, "carer_ids"),
        ({"finished_by": RATER, "finished_at": AT}, ""),
    ],
)
def test_an_assessment_that_does_not_fit_is_refused(
    store: CaseStore, case: Case, wrong: dict[str, Any], field: str
) -> None:
    with pytest.raises(InputRefused) as caught:
        store.start_assessment(an_assessment(case, **wrong), by=RATER, at=AT, op_id="start")
    assert caught.value.field == field
    assert store.assessments(case.id) == ()


def test_an_assessment_needs_its_case(store: CaseStore) -> None:
    with pytest.raises(NotFound):
        store.start_assessment(an_assessment(a_case()), by=RATER, at=AT, op_id="start")


def test_an_id_that_is_taken_is_refused(store: CaseStore, case: Case, assessment: Assessment) -> None:
    with pytest.raises(InputRefused) as caught:
        store.start_assessment(an_assessment(case, id=assessment.id), by=RATER, at=AT, op_id="other")
    assert caught.value.field == "id"


def test_finishing_says_when_and_by_whom_and_keeps_the_parts(store: CaseStore, assessment: Assessment) -> None:
    saved = store.save(assessment.id, a_rating(assessment), base_version=0, by=RATER, at=AT, op_id="op")
    finished = store.finish(assessment.id, by=OTHER, at=later(5), op_id="finish")
    assert (finished.finished_by, finished.finished_at, finished.ratings) == (OTHER, later(5), (saved.part,))
    assert store.assessment(assessment.id) == finished
    assert store.verify_journal() == ()


def test_a_finished_assessment_is_not_finished_again(store: CaseStore, assessment: Assessment) -> None:
    first = store.finish(assessment.id, by=RATER, at=AT, op_id="finish")
    assert store.finish(assessment.id, by=OTHER, at=later(1), op_id="finish") == first
    with pytest.raises(NotPermitted):
        store.finish(assessment.id, by=OTHER, at=later(1), op_id="again")
    assert store.assessment(assessment.id) == first


def test_an_unknown_assessment_is_not_found(store: CaseStore) -> None:
    with pytest.raises(NotFound):
        store.assessment(new_id())
    with pytest.raises(NotFound):
        store.finish(new_id(), by=RATER, at=AT, op_id="finish")
