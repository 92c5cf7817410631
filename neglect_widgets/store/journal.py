"""The journal: an append-only chain of who changed, read or sent what, when and why."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from pydantic import TypeAdapter
from sqlalchemy import Connection, insert, select, update

from ..errors import InputRefused
from ..model import Person
from ..model.base import Name, Text
from . import schema
from .codec import accepted, canonical, from_json, moment

NO_HASH = "0" * 64
"""What the first entry follows."""

ActionName = Literal["add_case", "update_case", "start", "save", "conflict", "finish", "import", "export", "read"]

_WHY = TypeAdapter[str](Text)
_SUBJECT = TypeAdapter[str](Name)


@dataclass(frozen=True)
class Stamp:
    """Who does something, when, why, and under which operation id."""

    by: Person
    at: datetime
    op_id: str | None = None
    """Unique per operation, so that a retry does nothing twice; None for what is only read."""
    why: str = ""


@dataclass(frozen=True)
class JournalEntry:
    """One line of the journal."""

    sequence: int
    """Counts from 1 over the whole store."""
    at: datetime
    by: Person
    action: str
    case_id: str | None
    assessment_id: str | None
    subject: str
    """The part, such as "rating:food.enough|…", or what was read; empty for the record as a whole."""
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    """What is stored since; for a conflict, the value that was refused."""
    why: str
    op_id: str | None
    previous_hash: str
    hash: str


def append(
    connection: Connection,
    stamp: Stamp,
    action: ActionName,
    *,
    case_id: str,
    assessment_id: str | None = None,
    subject: str = "",
    before: str | None = None,
    after: str | None = None,
) -> int:
    """Add an entry in the caller's transaction and return its sequence number.

    Raises InputRefused when the reason, subject or operation id cannot be stored.
    """
    head = connection.execute(select(schema.journal_head.c.sequence, schema.journal_head.c.hash)).one()
    row: dict[str, Any] = {
        "sequence": head.sequence + 1,
        "at": moment(stamp.at),
        "person": accepted(stamp.by)[1],
        "action": action,
        "case_id": case_id,
        "assessment_id": assessment_id,
        "subject": subject and _checked(_SUBJECT, subject, "subject"),
        "before": before,
        "after": after,
        "why": _checked(_WHY, stamp.why, "why"),
        "op_id": _op_id(stamp),
        "previous_hash": head.hash,
    }
    row["hash"] = entry_hash(row)
    connection.execute(insert(schema.journal), row)
    connection.execute(update(schema.journal_head).values(sequence=row["sequence"], hash=row["hash"]))
    return int(row["sequence"])


def entry_hash(row: dict[str, Any]) -> str:
    """Return SHA-256 over an entry's canonical JSON, which names the hash before it."""
    content = canonical({k: v for k, v in row.items() if k != "hash"})
    return hashlib.sha256(content.encode()).hexdigest()


def done_before(
    connection: Connection, stamp: Stamp, *actions: ActionName, record_id: str, subject: str = ""
) -> JournalEntry | None:
    """Return the entry of an operation that is being repeated, or None.

    Raises InputRefused when its id was used for something else.
    """
    table = schema.journal
    found = connection.execute(select(table).where(table.c.op_id == _op_id(stamp))).one_or_none()
    if found is None:
        return None
    entry = _entry(found._mapping)
    if entry.action not in actions or record_id not in (entry.assessment_id, entry.case_id) or entry.subject != subject:
        raise InputRefused("This operation id was used for something else. Nothing was changed. Try again.", "op_id")
    return entry


def entries(connection: Connection, case_id: str | None) -> tuple[JournalEntry, ...]:
    """Return the entries of a case, or all, in their order."""
    return tuple(_entry(row) for row in rows(connection, case_id))


def rows(connection: Connection, case_id: str | None = None) -> Iterator[dict[str, Any]]:
    """Yield the entries as they are stored, in their order."""
    query = select(schema.journal).order_by(schema.journal.c.sequence)
    if case_id is not None:
        query = query.where(schema.journal.c.case_id == case_id)
    yield from (dict(row._mapping) for row in connection.execute(query))


def _entry(row: Any) -> JournalEntry:
    values = dict(row)
    values["at"] = datetime.fromisoformat(values["at"])
    values["by"] = from_json(Person, values.pop("person"))
    for side in ("before", "after"):
        values[side] = None if values[side] is None else json.loads(values[side])
    return JournalEntry(**values)


def _op_id(stamp: Stamp) -> str | None:
    return None if stamp.op_id is None else _checked(_SUBJECT, stamp.op_id, "op_id")


def _checked(kind: TypeAdapter[str], text: str, field: str) -> str:
    try:
        return kind.validate_python(text)
    except ValueError:
        raise InputRefused("This text is empty, too long or cannot be stored. Nothing was changed.", field) from None
