from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, event

from neglect_widgets.model import Case, Judgement, Person
from neglect_widgets.store import CaseStore

from .invented import AT, RATER, a_case, an_assessment


def assessed(
    store: CaseStore, case: Case, name: str, review: date | None = None, *, done: bool = True, **fields: Any
) -> None:
    new = store.start_assessment(an_assessment(case, **fields), by=RATER, at=AT, op_id=f"{name}-start")
    judgement = Judgement(level="1", next_review=review, by=RATER, at=AT)
    store.save(new.id, judgement, base_version=0, by=RATER, at=AT, op_id=f"{name}-judgement")
    if done:
        store.finish(new.id, by=RATER, at=AT, op_id=f"{name}-finish")


def test_a_new_case_has_nothing_to_show_yet(store: CaseStore, case: Case) -> None:
    (summary,) = store.cases()
    assert (summary.case, summary.assessments) == (case, ())
    assert (summary.last_assessed, summary.next_review, summary.drafts) == (None, None, 0)


def test_a_case_names_who_added_it_and_who_started_assessments_once_each(store: CaseStore, case: Case) -> None:
    colleague = Person(name="Sam Example", role="Health visitor", agency="Example Trust")
    (summary,) = store.cases()
    assert summary.people == (RATER,)
    started = an_assessment(case).model_copy(update={"started_by": colleague})
    store.start_assessment(started, by=colleague, at=AT, op_id="start")
    store.note_read(case.id, "case", by=Person(name="Reader", role="Auditor", agency="Example Trust"), at=AT)
    (summary,) = store.cases()
    assert summary.people == (RATER, colleague)


def test_cases_come_by_code_whatever_the_order_of_adding(store: CaseStore) -> None:
    for code in ("k-2", "K-1", "K-3"):
        store.add_case(a_case(code), by=RATER, at=AT, op_id=code)
    assert [summary.case.code for summary in store.cases()] == ["K-1", "k-2", "K-3"]


def test_a_draft_is_counted_but_is_no_assessment_yet(store: CaseStore, case: Case) -> None:
    assessed(store, case, "done", date(2026, 6, 1), end=date(2026, 3, 1))
    assessed(store, case, "draft", date(2026, 12, 1), end=date(2026, 5, 1), done=False)
    (summary,) = store.cases()
    assert (summary.last_assessed, summary.next_review, summary.drafts) == (date(2026, 3, 1), date(2026, 6, 1), 1)
    assert [(a.finished, a.window_end) for a in summary.assessments] == [
        (True, date(2026, 3, 1)),
        (False, date(2026, 5, 1)),
    ]


def test_a_review_that_was_done_is_no_longer_next(store: CaseStore, case: Case) -> None:
    assessed(store, case, "first", date(2026, 6, 1), end=date(2026, 3, 1))
    assessed(store, case, "review", None, end=date(2026, 6, 1))
    assert store.cases()[0].next_review is None


def test_the_next_review_is_the_earliest_of_all_children(store: CaseStore, case: Case) -> None:
    assessed(store, case, "a", date(2026, 9, 1), child=0)
    assessed(store, case, "b", date(2026, 7, 1), child=1)
    assert store.cases()[0].next_review == date(2026, 7, 1)


@pytest.mark.parametrize("count", [1, 12])
def test_the_list_takes_three_queries_however_long(store: CaseStore, count: int) -> None:
    for number in range(count):
        case = store.add_case(a_case(f"K-{number}"), by=RATER, at=AT, op_id=f"case-{number}")
        assessed(store, case, f"n{number}")
    seen: list[str] = []

    def note(*arguments: Any) -> None:
        seen.append(arguments[2])

    event.listen(Engine, "before_cursor_execute", note)
    try:
        assert len(store.cases()) == count
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert len([statement for statement in seen if statement.startswith("SELECT")]) == 3
