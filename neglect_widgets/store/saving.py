"""Saving one part of an assessment: nothing is overwritten unseen, a retry does nothing twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from ..errors import NotFound, NotPermitted, VersionConflict
from ..model import Part
from . import journal, schema
from .codec import PartRow, accepted, canonical, from_json, kind_of
from .journal import Stamp


@dataclass(frozen=True)
class Saved:
    """What is on disk after a save."""

    part: Part
    """As stored, with its new version."""
    at: datetime
    sequence: int
    """Of the journal entry."""
    repeated: bool
    """True when this operation had been done before; then the rest is its first result."""


def save(
    connection: Connection, assessment_id: str, part: Part, base_version: int, stamp: Stamp
) -> Saved | VersionConflict:
    """Store a part with its journal entry, or journal it as refused and return the conflict.

    Raises NotFound, NotPermitted when the assessment is finished, InputRefused.
    """
    row = PartRow(kind_of(part), part.key, base_version + 1, "")
    same = {"assessment_id": assessment_id, "subject": row.subject}
    repeated = journal.done_before(connection, stamp, "save", "conflict", record_id=assessment_id, subject=row.subject)
    if repeated is not None and repeated.action == "save":
        first = from_json(type(part), canonical(repeated.after))
        return Saved(first, repeated.at, repeated.sequence, repeated=True)
    case_id = _open_case(connection, assessment_id)
    found = _on_disk(connection, assessment_id, row)
    kept, body = accepted(part.model_copy(update={"version": row.version}))
    before = None if found is None else found.body
    if base_version != (0 if found is None else found.version):
        if repeated is None:
            journal.append(connection, stamp, "conflict", case_id=case_id, before=before, after=body, **same)
        current = None if before is None else from_json(type(part), before)
        return VersionConflict("Somebody else saved this first. Both are kept; choose which one stands.", current)
    write(connection, assessment_id, PartRow(row.kind, row.key, row.version, body), new=found is None)
    sequence = journal.append(connection, stamp, "save", case_id=case_id, before=before, after=body, **same)
    return Saved(kept, stamp.at, sequence, repeated=False)


def write(connection: Connection, assessment_id: str, row: PartRow, *, new: bool) -> None:
    """Insert or replace a part without a journal entry, which is the caller's to write."""
    table = schema.parts
    values: dict[str, Any] = {"version": row.version, "body": row.body}
    if not new:
        connection.execute(update(table).where(*_at(assessment_id, row)).values(values))
        return
    # Parts keep the order in which they were first saved.
    position = select(func.count()).select_from(table).where(table.c.assessment_id == assessment_id)
    values |= {"assessment_id": assessment_id, "kind": row.kind, "key": row.key}
    connection.execute(insert(table).values(position=position.scalar_subquery(), **values))


def _open_case(connection: Connection, assessment_id: str) -> str:
    table = schema.assessments.c
    query = select(table.case_id, table.finished_at).where(table.id == assessment_id)
    found = connection.execute(query).one_or_none()
    if found is None:
        raise NotFound("There is no such assessment in this store. Go back to the list of cases.")
    if found.finished_at is not None:
        raise NotPermitted("This assessment is finished and locked. Nothing was changed. Start a review to add to it.")
    return str(found.case_id)


def _on_disk(connection: Connection, assessment_id: str, row: PartRow) -> Any:
    table = schema.parts.c
    query = select(table.version, table.body).where(*_at(assessment_id, row))
    return connection.execute(query).one_or_none()


def _at(assessment_id: str, row: PartRow) -> tuple[Any, ...]:
    table = schema.parts.c
    return (table.assessment_id == assessment_id, table.kind == row.kind, table.key == row.key)
