from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from neglect_widgets.errors import InputRefused, NotPermitted
from neglect_widgets.model import Assessment, CaseRecord, Disposal, new_id
from neglect_widgets.store import CaseStore

from .invented import AT, OTHER, RATER, a_case, a_rating, an_assessment, later, one_of_each


def a_record(code: str = "K-0500") -> CaseRecord:
    case = a_case(code)
    full: Assessment = an_assessment(case)
    for part in one_of_each(full, "Brought along."):
        full = full.with_part(part.model_copy(update={"version": 4}))
    return CaseRecord(case=case, assessments=(full.finish(OTHER, AT), an_assessment(case, started_at=later(3))))


def test_an_imported_record_is_read_as_an_equal_one(store: CaseStore) -> None:
    record = a_record()
    assert store.import_record(record, by=RATER, at=AT, op_id="import") == record.case
    assert store.read_record(record.case.id, by=RATER, at=AT, why="Check") == record
    assert store.verify_journal() == ()


def test_a_record_moves_from_store_to_store(
    store: CaseStore, assessment: Assessment, tmp_path: Path, key: bytes
) -> None:
    store.save(assessment.id, a_rating(assessment), base_version=0, by=RATER, at=AT, op_id="op")
    record = store.read_record(assessment.case_id, by=RATER, at=AT, why="Family moved")
    with CaseStore.open(tmp_path / "other.db", key=key[::-1]) as other:
        other.import_record(record, by=OTHER, at=later(1), op_id="import")
        assert other.read_record(assessment.case_id, by=OTHER, at=later(2), why="Check") == record
        assert other.verify_journal() == ()


def test_work_goes_on_from_an_imported_version(store: CaseStore) -> None:
    record = a_record()
    store.import_record(record, by=RATER, at=AT, op_id="import")
    draft = record.assessments[1]
    saved = store.save(draft.id, a_rating(draft), base_version=0, by=RATER, at=AT, op_id="op")
    assert saved.part.version == 1
    assert store.verify_journal() == ()


def test_a_record_does_not_bring_along_what_would_let_it_be_deleted_at_once(store: CaseStore) -> None:
    asked = Disposal(asked_by=OTHER, asked_at=AT)
    over, today, ahead = ({"retain_until": day} for day in (date(2020, 1, 1), AT.date(), date(2051, 3, 2)))
    for code, dates in (("K-0501", over), ("K-0502", ahead), ("K-0503", today)):
        record = CaseRecord(case=a_case(code, disposal=asked, **dates))
        kept = store.import_record(record, by=RATER, at=AT, op_id=code)
        assert store.case(record.case.id) == kept
        assert kept.disposal is None
        assert kept.retain_until == (date(2051, 3, 2) if dates is ahead else None)
        with pytest.raises(InputRefused, match="Nobody has asked"):
            store.dispose(kept.id, by=RATER, at=AT)
        store.ask_disposal(kept.id, why="", by=RATER, at=AT, op_id=f"ask {code}")
        with pytest.raises(NotPermitted):
            store.dispose(kept.id, by=RATER, at=AT)
    assert store.verify_journal() == ()


def test_importing_twice_under_one_operation_imports_once(store: CaseStore) -> None:
    record = a_record()
    for _ in range(2):
        assert store.import_record(record, by=RATER, at=AT, op_id="import") == record.case
    assert len(store.cases()) == len(store.journal()) == 1


def clashes() -> list[tuple[str, Any]]:
    def twice(record: CaseRecord) -> CaseRecord:
        return record.model_copy(update={"assessments": (*record.assessments, record.assessments[0])})

    def of_another_case(record: CaseRecord) -> CaseRecord:
        stray = record.assessments[1].model_copy(update={"case_id": new_id()})
        return record.model_copy(update={"assessments": (record.assessments[0], stray)})

    def answered_twice(record: CaseRecord) -> CaseRecord:
        draft = record.assessments[1]
        double = draft.model_copy(update={"ratings": (a_rating(draft), a_rating(draft, "again"))})
        return record.model_copy(update={"assessments": (record.assessments[0], double)})

    return [
        ("code", lambda record: record.model_copy(update={"case": a_case("K-0001", id=record.case.id)})),
        ("id", twice),
        ("case_id", of_another_case),
        ("ratings", answered_twice),
        ("format", lambda record: record.model_copy(update={"format": "neglect-widgets/9"})),
    ]


@pytest.mark.parametrize(("field", "spoil"), clashes())
def test_a_record_that_clashes_changes_nothing(
    store: CaseStore, assessment: Assessment, field: str, spoil: Any
) -> None:
    journal, listed = store.journal(), store.cases()
    with pytest.raises(InputRefused) as caught:
        store.import_record(spoil(a_record()), by=RATER, at=AT, op_id="import")
    assert caught.value.field == field
    assert (store.journal(), store.cases()) == (journal, listed)
    assert store.verify_journal() == ()


def test_a_case_that_is_already_there_is_not_imported_over(store: CaseStore, assessment: Assessment) -> None:
    record = store.read_record(assessment.case_id, by=RATER, at=AT, why="Check")
    with pytest.raises(InputRefused) as caught:
        store.import_record(record, by=RATER, at=AT, op_id="import")
    assert caught.value.field == "id"


def test_reading_and_sending_a_case_leaves_a_trace(store: CaseStore, assessment: Assessment) -> None:
    store.note_read(assessment.case_id, "comparison", by=OTHER, at=later(1))
    store.read_record(assessment.case_id, by=OTHER, at=later(2), why="Conference on Tuesday")
    read, sent = store.journal(assessment.case_id)[-2:]
    assert (read.action, read.subject, read.by, read.at) == ("read", "comparison", OTHER, later(1))
    assert (sent.action, sent.why, sent.by, sent.at) == ("export", "Conference on Tuesday", OTHER, later(2))
