from __future__ import annotations

import pytest

from neglect_widgets.errors import InputRefused, NotFound, VersionConflict
from neglect_widgets.model import Assessment, Carer, Case, new_id
from neglect_widgets.store import CaseStore

from .invented import AT, OTHER, RATER, a_case, later


def test_a_case_is_read_back_as_it_was_added(store: CaseStore) -> None:
    case = a_case("Ü-12 עברית")
    assert store.add_case(case, by=RATER, at=AT, op_id="op") == case
    assert store.case(case.id) == case


@pytest.mark.parametrize("code", ["K-0001", "k-0001"])
def test_two_cases_cannot_have_one_code(store: CaseStore, case: Case, code: str) -> None:
    with pytest.raises(InputRefused) as caught:
        store.add_case(a_case(code), by=RATER, at=AT, op_id="other")
    assert caught.value.field == "code"
    assert [summary.case for summary in store.cases()] == [case]
    assert len(store.journal()) == 1


def test_adding_a_case_twice_under_one_operation_adds_it_once(store: CaseStore, case: Case) -> None:
    assert store.add_case(case, by=RATER, at=later(1), op_id="case") == case
    assert len(store.journal()) == len(store.cases()) == 1


def test_the_id_of_another_case_is_refused(store: CaseStore, case: Case) -> None:
    with pytest.raises(InputRefused) as caught:
        store.add_case(a_case("K-0002", id=case.id), by=RATER, at=AT, op_id="other")
    assert caught.value.field == "id"


def test_a_change_keeps_what_was_there_before_in_the_journal(store: CaseStore, case: Case) -> None:
    changed = case.model_copy(update={"code": "K-0007"})
    assert store.update_case(changed, by=OTHER, at=later(1), op_id="change", why="Renumbered") == changed
    assert store.case(case.id) == changed
    entry = store.journal(case.id)[-1]
    assert (entry.action, entry.by, entry.why) == ("update_case", OTHER, "Renumbered")
    assert entry.before is not None
    assert entry.before["code"] == "K-0001"
    assert entry.after is not None
    assert entry.after["code"] == "K-0007"


def test_a_repeated_change_does_not_undo_a_later_one(store: CaseStore, case: Case) -> None:
    earlier, latest = (case.model_copy(update={"code": code}) for code in ("K-0007", "K-0008"))
    store.update_case(earlier, by=RATER, at=AT, op_id="one")
    store.update_case(latest, by=RATER, at=AT, op_id="two")
    assert store.update_case(earlier, by=RATER, at=AT, op_id="one") == earlier
    assert store.case(case.id) == latest


def test_a_case_cannot_take_the_code_of_another(store: CaseStore, case: Case) -> None:
    other = store.add_case(a_case("K-0002"), by=RATER, at=AT, op_id="other")
    with pytest.raises(InputRefused) as caught:
        store.update_case(other.model_copy(update={"code": "k-0001"}), by=RATER, at=AT, op_id="change")
    assert caught.value.field == "code"
    assert store.case(other.id) == other


def test_a_refused_change_stays_refused_though_the_case_is_again_as_it_was(store: CaseStore, case: Case) -> None:
    other = case.model_copy(update={"code": "K-0009"})
    store.update_case(other, by=RATER, at=AT, op_id="other")
    mine = case.model_copy(update={"code": "K-0008"})
    for back in (False, True):
        if back:
            store.update_case(case, by=RATER, at=AT, op_id="back")
        # The second time as a repeat, whose first answer was lost.
        with pytest.raises(VersionConflict):
            store.update_case(mine, by=OTHER, at=AT, op_id="mine", base=case)
    assert [entry.action for entry in store.journal()].count("conflict") == 1
    assert store.case(case.id) == case


def test_a_change_made_from_an_older_state_is_refused_and_kept(store: CaseStore, case: Case) -> None:
    with_partner = case.model_copy(update={"carers": (*case.carers, Carer(code="P", role="partner"))})
    store.update_case(with_partner, by=RATER, at=AT, op_id="one", base=case)
    renamed = case.model_copy(update={"code": "K-0009"})
    with pytest.raises(VersionConflict) as caught:
        store.update_case(renamed, by=OTHER, at=AT, op_id="two", base=case)
    assert caught.value.current == store.case(case.id) == with_partner
    assert store.journal()[-1].action == "conflict"
    assert store.verify_journal() == ()


@pytest.mark.parametrize(("people", "field"), [("children", "children"), ("carers", "carers")])
def test_nobody_who_was_assessed_can_be_taken_out(
    store: CaseStore, case: Case, assessment: Assessment, people: str, field: str
) -> None:
    without = case.model_copy(update={people: getattr(case, people)[1:]})
    with pytest.raises(InputRefused) as caught:
        store.update_case(without, by=RATER, at=AT, op_id="change")
    assert caught.value.field == field
    assert store.case(case.id) == case


def test_an_unknown_case_is_not_found(store: CaseStore) -> None:
    for attempt in (
        lambda: store.case(new_id()),
        lambda: store.update_case(a_case(), by=RATER, at=AT, op_id="op"),
        lambda: store.note_read(new_id(), "overview", by=RATER, at=AT),
        lambda: store.read_record(new_id(), by=RATER, at=AT, why="Asked"),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert store.journal() == ()


def test_the_last_person_is_the_one_remembered_last(store: CaseStore) -> None:
    assert store.last_person() is None
    for minutes, person in enumerate((RATER, OTHER, RATER)):
        store.remember_person(person, later(minutes))
    assert store.last_person() == RATER
