"""The list of cases: three queries, however many cases there are."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, and_, func, select

from ..model import Case, Person
from . import schema
from .codec import from_json


@dataclass(frozen=True)
class AssessmentSummary:
    """What a list shows of an assessment."""

    id: str
    child_id: str
    toolkit: str
    window_end: date
    finished: bool
    band: str
    started_at: datetime


@dataclass(frozen=True)
class CaseSummary:
    """What a list shows of a case."""

    case: Case
    assessments: tuple[AssessmentSummary, ...]
    """By end of window and start."""
    last_assessed: date | None
    """The last day of the latest finished window."""
    next_review: date | None
    """The earliest date that the latest finished assessment of any child asks for."""
    drafts: int
    """Assessments that are not finished."""
    people: tuple[Person, ...]
    """Who added the case, and who started its assessments."""


def summaries(connection: Connection) -> tuple[CaseSummary, ...]:
    """Return every case by its code."""
    found: dict[str, list[tuple[AssessmentSummary, date | None]]] = defaultdict(list)
    people: dict[str, list[Person]] = defaultdict(list)
    for case_id, person in connection.execute(_ADDED):
        people[case_id].append(from_json(Person, person))
    for row in connection.execute(_ASSESSMENTS):
        body = json.loads(row.body)
        found[row.case_id].append((_assessment(body), _review(row.judgement)))
        people[row.case_id].append(Person.model_validate(body["started_by"]))
    query = select(schema.cases.c.id, schema.cases.c.body).order_by(schema.cases.c.code_key)
    return tuple(_case(from_json(Case, r.body), found[r.id], people[r.id]) for r in connection.execute(query))


def _case(case: Case, rows: list[tuple[AssessmentSummary, date | None]], people: list[Person]) -> CaseSummary:
    finished = [(summary, review) for summary, review in rows if summary.finished]
    # Rows come in order, so the last one of each child stands.
    reviews = {summary.child_id: review for summary, review in finished}
    return CaseSummary(
        case=case,
        assessments=tuple(summary for summary, _ in rows),
        last_assessed=max((summary.window_end for summary, _ in finished), default=None),
        next_review=min((review for review in reviews.values() if review), default=None),
        drafts=len(rows) - len(finished),
        people=tuple(dict.fromkeys(people)),
    )


def _assessment(body: dict[str, Any]) -> AssessmentSummary:
    return AssessmentSummary(
        id=body["id"],
        child_id=body["child_id"],
        toolkit=body["toolkit"],
        window_end=date.fromisoformat(body["window_end"]),
        finished=body["finished_at"] is not None,
        band=body["band"],
        started_at=datetime.fromisoformat(body["started_at"]),
    )


def _review(judgement: str | None) -> date | None:
    found = None if judgement is None else json.loads(judgement)["next_review"]
    return None if found is None else date.fromisoformat(found)


_TABLE, _PARTS = schema.assessments.c, schema.parts.c
_ASSESSMENTS = (
    select(_TABLE.case_id, _TABLE.body, _PARTS.body.label("judgement"))
    .join_from(
        schema.assessments,
        schema.parts,
        and_(_PARTS.assessment_id == _TABLE.id, _PARTS.kind == "judgement"),
        isouter=True,
    )
    .order_by(_TABLE.window_end, _TABLE.started_at, _TABLE.id)
)
_JOURNAL = schema.journal.c
_FIRST = select(func.min(_JOURNAL.sequence)).where(_JOURNAL.case_id.is_not(None)).group_by(_JOURNAL.case_id)
# A case's first entry is of its adding; found through the index, without reading the journal.
_ADDED = select(_JOURNAL.case_id, _JOURNAL.person).where(_JOURNAL.sequence.in_(_FIRST))
