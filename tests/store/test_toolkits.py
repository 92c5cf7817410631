"""A store keeps the toolkits that its assessments were made with."""

from __future__ import annotations

from neglect_widgets.model import Assessment, Case, CaseRecord, Toolkit
from neglect_widgets.store import CaseStore
from tests.builders import make_toolkit

from .invented import AT, RATER, a_case, an_assessment

FIRST = make_toolkit(version="1.0")
REWORDED = FIRST.model_copy(update={"title": "Example care, reworded"})
SECOND = make_toolkit(domains=2, version="2.0")


def made_with(case: Case, toolkit: Toolkit) -> Assessment:
    return an_assessment(case, toolkit=toolkit.id, toolkit_version=toolkit.version)


def kept_for(store: CaseStore, assessment: Assessment) -> Toolkit | None:
    wording = store.wording_of(assessment)
    return store.kept_toolkit(wording) if wording else None


def test_each_assessment_keeps_the_words_it_began_with(store: CaseStore, case: Case) -> None:
    begun = []
    for toolkit in (FIRST, REWORDED, SECOND, FIRST):
        assessment = made_with(case, toolkit)
        store.start_assessment(assessment, by=RATER, at=AT, op_id=assessment.id, toolkit=toolkit)
        begun.append(assessment)
    assert [kept_for(store, assessment) for assessment in begun] == [FIRST, REWORDED, SECOND, FIRST]
    assert store.wording_of(begun[0]) == store.wording_of(begun[3])


def test_an_imported_assessment_keeps_the_toolkit_that_is_given_for_its_version(store: CaseStore) -> None:
    case = a_case("K-0600")
    assessments = made_with(case, FIRST), made_with(case, SECOND)
    record = CaseRecord(case=case, assessments=assessments)
    store.import_record(record, by=RATER, at=AT, op_id="import", kits=(FIRST,))
    assert [kept_for(store, assessment) for assessment in assessments] == [FIRST, None]


def test_the_newest_wording_of_a_version_is_known_too(store: CaseStore, case: Case) -> None:
    alone = made_with(case, FIRST)
    store.start_assessment(alone, by=RATER, at=AT, op_id="alone")
    assert store.newest_wording(FIRST.id, FIRST.version) is None
    for toolkit in (FIRST, REWORDED):
        assessment = made_with(case, toolkit)
        store.start_assessment(assessment, by=RATER, at=AT, op_id=assessment.id, toolkit=toolkit)
    assert kept_for(store, alone) is None
    newest = store.newest_wording(FIRST.id, FIRST.version)
    assert newest
    assert store.kept_toolkit(newest) == REWORDED
