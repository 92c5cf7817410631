"""Statements about whole assessments: start, read, finish."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, insert, select, update

from ..errors import InputRefused, NotFound, NotPermitted
from ..model import Assessment, Case, Toolkit
from . import cases, journal, schema, toolkits
from .codec import MANY, ONE, accepted, canonical, from_json, join, moment, split
from .journal import Stamp
from .saving import write


def read(connection: Connection, assessment_id: str) -> Assessment:
    """Return an assessment with all its parts; NotFound."""
    found = _select(connection, schema.assessments.c.id == assessment_id)
    if not found:
        raise NotFound("There is no such assessment in this store. Go back to the list of cases.")
    return found[0]


def of_case(connection: Connection, case_id: str, child_id: str | None = None) -> tuple[Assessment, ...]:
    """Return the assessments of a case, or of one child, by end of window and start."""
    table = schema.assessments.c
    conditions = [table.case_id == case_id]
    if child_id is not None:
        conditions.append(table.child_id == child_id)
    return _select(connection, *conditions)


def start(connection: Connection, assessment: Assessment, stamp: Stamp, toolkit: Toolkit | None = None) -> Assessment:
    """Store a new assessment with the parts it may already have, each as its first version, and keep its toolkit.

    Raises NotFound for the case, InputRefused when it does not fit the case.
    """
    repeated = journal.done_before(connection, stamp, "start", record_id=assessment.id)
    if repeated is not None:
        return from_json(Assessment, canonical(repeated.after))
    case = cases.read(connection, assessment.case_id)
    if assessment.finished:
        raise InputRefused("An assessment cannot start finished. Nothing was changed. Import it as a record instead.")
    kept, body = write_new(connection, case, _at_first_version(assessment))
    toolkits.pin(connection, kept, filter(None, [toolkit]))
    journal.append(connection, stamp, "start", case_id=case.id, assessment_id=kept.id, after=body)
    return kept


def finish(connection: Connection, assessment_id: str, stamp: Stamp) -> Assessment:
    """Lock an assessment; NotFound, NotPermitted when it is finished already."""
    if journal.done_before(connection, stamp, "finish", record_id=assessment_id) is not None:
        return read(connection, assessment_id)
    open_one = read(connection, assessment_id)
    if open_one.finished:
        raise NotPermitted("This assessment is finished already. Nothing was changed.")
    kept, _ = accepted(open_one.finish(stamp.by, stamp.at))
    body, _ = split(kept.model_dump(mode="json"))
    table = schema.assessments
    before = connection.execute(select(table.c.body).where(table.c.id == kept.id)).scalar_one()
    statement = update(table).where(table.c.id == kept.id)
    connection.execute(statement.values(finished_at=moment(stamp.at), body=body))
    journal.append(connection, stamp, "finish", case_id=kept.case_id, assessment_id=kept.id, before=before, after=body)
    return kept


def write_new(connection: Connection, case: Case, assessment: Assessment) -> tuple[Assessment, str]:
    """Insert an assessment without a journal entry, which is the caller's to write."""
    kept, body = accepted(assessment)
    _refuse_misfit(connection, case, kept)
    header, rows = split(kept.model_dump(mode="json"))
    connection.execute(
        insert(schema.assessments).values(
            id=kept.id,
            case_id=kept.case_id,
            child_id=kept.child_id,
            window_end=kept.window_end.isoformat(),
            started_at=moment(kept.started_at),
            finished_at=None if kept.finished_at is None else moment(kept.finished_at),
            body=header,
        )
    )
    for row in rows:
        write(connection, kept.id, row, new=True)
    return kept, body


def _select(connection: Connection, *conditions: ColumnElement[bool]) -> tuple[Assessment, ...]:
    table, parts = schema.assessments.c, schema.parts.c
    headers = connection.execute(
        select(table.id, table.body).where(*conditions).order_by(table.window_end, table.started_at, table.id)
    ).all()
    found = connection.execute(
        select(parts.assessment_id, parts.kind, parts.body)
        .join(schema.assessments)
        .where(*conditions)
        .order_by(parts.assessment_id, parts.position)
    )
    rows: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in found:
        rows[row.assessment_id].append((row.kind, row.body))
    return tuple(join(header.body, rows[header.id]) for header in headers)


def _at_first_version(assessment: Assessment) -> Assessment:
    def first(parts: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(part.model_copy(update={"version": 1}) for part in parts)

    update: dict[str, Any] = {name: first(getattr(assessment, name)) for name in MANY}
    update |= {name: next(iter(first(filter(None, [getattr(assessment, name)]))), None) for name in ONE}
    return assessment.model_copy(update=update)


def _refuse_misfit(connection: Connection, case: Case, assessment: Assessment) -> None:
    table = schema.assessments.c
    if assessment.case_id != case.id:
        raise InputRefused("The assessment belongs to another case. Nothing was changed.", "case_id")
    if case.child(assessment.child_id) is None:
        raise InputRefused("The child is not in this case. Add the child first.", "child_id")
    if any(case.carer(carer) is None for carer in assessment.carer_ids):
        raise InputRefused("A carer is not in this case. Add the carer first.", "carer_ids")
    if connection.execute(select(table.id).where(table.id == assessment.id)).first():
        raise InputRefused("An assessment with this id is already in the store. Nothing was changed.", "id")
    _, rows = split(assessment.model_dump(mode="json"))
    if len({row.subject for row in rows}) < len(rows):
        raise InputRefused("The assessment answers the same question twice. Nothing was changed.", "ratings")
