"""The journal's entries as they are read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from ..model import Person
from . import schema
from .codec import from_json


@dataclass(frozen=True)
class JournalEntry:
    """One line of the journal."""

    sequence: int
    """Counts from 1 over the whole store; the order of entries, whatever the clocks said."""
    at: datetime
    by: Person
    action: str
    case_id: str | None
    assessment_id: str | None
    op_id: str | None
    subject: str
    """The part, such as "rating:food.enough|…", or what was read; empty for the record as a whole."""
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    """What is stored since; for a conflict, the value that was refused."""
    why: str
    removed: bool
    """True once the case was disposed of: then subject, before, after and why are empty."""
    contents_hash: str
    previous_hash: str
    hash: str


def entries(connection: Connection, case_id: str | None) -> tuple[JournalEntry, ...]:
    """Return the entries of a case, or all, in their order."""
    query = select(schema.journal).order_by(schema.journal.c.sequence)
    if case_id is not None:
        query = query.where(schema.journal.c.case_id == case_id)
    return tuple(from_row(row) for row in connection.execute(query))


def from_row(row: Row[Any]) -> JournalEntry:
    """Return an entry of the journal's table."""
    values = row._asdict()
    values["at"] = datetime.fromisoformat(values["at"])
    values["by"] = from_json(Person, values.pop("person"))
    values["removed"] = values.pop("salt") is None
    for side in ("before", "after"):
        values[side] = None if values[side] is None else json.loads(values[side])
    for words in ("subject", "why"):
        values[words] = values[words] or ""
    return JournalEntry(**values)
