"""Adds to the journal: an append-only chain of who changed, read, sent or was refused what, when and why."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from pydantic import TypeAdapter
from sqlalchemy import Connection, insert, select, update

from ..errors import InputRefused, NotFound
from ..model import Person
from ..model.base import Name, Text
from . import schema
from .chain import CONTENTS, ENVELOPE, digest, entry_hash
from .codec import accepted, moment
from .entries import JournalEntry, from_row

EventName = Literal[
    "signed_in",
    "signed_out",
    "locked",
    "refused",
    "passphrase_set",
    "passphrase_changed",
    "passphrase_removed",
    "recovery_key_made",
    "recovered",
    "key_changed",
    "restored",
]
"""What happens to the store as a whole, or at its door."""

ActionName = (
    EventName
    | Literal[
        "add_case",
        "update_case",
        "start",
        "save",
        "conflict",
        "finish",
        "import",
        "export",
        "read",
        "sign_in",
        "backup",
        "dispose",
    ]
)

NOBODY = Person(name="nobody signed in", role="not known", agency="not known")
"""Who is named when somebody is refused before they have said who they are."""

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


def append(
    connection: Connection,
    stamp: Stamp,
    action: ActionName,
    *,
    case_id: str | None = None,
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
        "op_id": _op_id(stamp),
        "salt": secrets.token_hex(16),
        "subject": subject and _checked(_SUBJECT, subject, "subject"),
        "before": before,
        "after": after,
        "why": _checked(_WHY, stamp.why, "why"),
        "previous_hash": head.hash,
    }
    row["contents_hash"] = digest([row[name] for name in CONTENTS])
    row["hash"] = entry_hash([row[name] for name in ENVELOPE], row["contents_hash"], head.hash)
    connection.execute(insert(schema.journal), row)
    connection.execute(update(schema.journal_head).values(sequence=row["sequence"], hash=row["hash"]))
    return int(row["sequence"])


def plain(text: str, limit: int) -> str:
    """Return a text shortened and cleaned so that an entry can hold it."""
    return "".join(c for c in text[:limit] if c.isprintable() or c in "\n\t").strip()


def done_before(
    connection: Connection, stamp: Stamp, *actions: ActionName, record_id: str, subject: str = ""
) -> JournalEntry | None:
    """Return the entry of an operation that is being repeated, or None.

    Raises InputRefused when its id was used for something else, NotFound when what it did is disposed of.
    """
    table = schema.journal
    found = connection.execute(select(table).where(table.c.op_id == _op_id(stamp))).one_or_none()
    if found is None:
        return None
    entry = from_row(found)
    if entry.action not in actions or record_id not in (entry.assessment_id, entry.case_id):
        raise _used_before()
    if entry.removed:
        raise NotFound("This was done before, and the case has been disposed of since. Nothing was changed.")
    if entry.subject != subject:
        raise _used_before()
    return entry


def _used_before() -> InputRefused:
    return InputRefused("This operation id was used for something else. Nothing was changed. Try again.", "op_id")


def _op_id(stamp: Stamp) -> str | None:
    return None if stamp.op_id is None else _checked(_SUBJECT, stamp.op_id, "op_id")


def _checked(kind: TypeAdapter[str], text: str, field: str) -> str:
    try:
        return kind.validate_python(text)
    except ValueError:
        raise InputRefused("This text is empty, too long or cannot be stored. Nothing was changed.", field) from None
