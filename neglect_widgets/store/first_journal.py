"""The journal as versions 1 and 2 of the tables had it: each entry's hash covered the entry whole."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text

from ..model import Person
from .chain import CONTENTS, ENVELOPE, NO_HASH, digest, entry_hash
from .codec import canonical, moment, to_json

PROGRAM = Person(name="neglect-widgets", role="program", agency="this computer")
"""Who is named for what the program does by itself."""

_WHY = "The hashes were made anew, so that a case can be disposed of without breaking the journal."

_COLUMNS = (*ENVELOPE, *CONTENTS, "contents_hash", "previous_hash", "hash")
_INSERT = f"INSERT INTO journal ({', '.join(_COLUMNS)}) VALUES ({', '.join(f':{name}' for name in _COLUMNS)})"


def findings(connection: Connection, table: str = "journal") -> list[str]:
    """Return a sentence for every entry that was altered, moved or removed."""
    found, number, previous = [], 0, NO_HASH
    for row in _rows(connection, table):
        sequence = row["sequence"]
        if sequence != number + 1:
            found.append(f"Journal entries {number + 1} to {sequence - 1} are missing.")
        elif row["previous_hash"] != previous:
            found.append(f"Journal entry {sequence} does not follow the entry before it.")
        if _hash(row) != row["hash"]:
            found.append(f"Journal entry {sequence} was altered or moved after it was written.")
        number, previous = sequence, row["hash"]
    if _head(connection) != (number, previous):
        found.append("The journal does not end where the note of its end says.")
    return found


def put_into_new_form(connection: Connection, at: datetime) -> None:
    """Copy the entries of `first_journal` into `journal` and bind them by hashes of their contents.

    The entry added at the end keeps the last hash of the first form and whatever was wrong with it,
    which the new hashes would hide.
    """
    head, wrong = _head(connection), findings(connection, "first_journal")
    sequence, previous = 0, NO_HASH
    for row in _rows(connection, "first_journal"):
        sequence, previous = row["sequence"], _add(connection, row, previous)
    if sequence or wrong:
        after = {"first_form": head, "findings": wrong}
        entry = dict.fromkeys(_COLUMNS) | {
            "sequence": sequence + 1,
            "at": moment(at),
            "person": to_json(PROGRAM),
            "action": "new_form",
            "subject": "",
            "after": canonical(after),
            "why": _WHY,
        }
        sequence, previous = sequence + 1, _add(connection, entry, previous)
    connection.execute(text("DELETE FROM journal_head"))
    connection.execute(
        text("INSERT INTO journal_head (id, sequence, hash) VALUES (1, :sequence, :hash)"),
        {"sequence": sequence, "hash": previous},
    )


def _add(connection: Connection, row: dict[str, Any], previous: str) -> str:
    """Insert an entry that follows the one with the hash `previous`; return its own hash."""
    new = {**row, "salt": secrets.token_hex(16), "previous_hash": previous}
    new["contents_hash"] = digest([new[name] for name in CONTENTS])
    new["hash"] = entry_hash([new[name] for name in ENVELOPE], new["contents_hash"], previous)
    connection.execute(text(_INSERT), {name: new[name] for name in _COLUMNS})
    return str(new["hash"])


def _rows(connection: Connection, table: str) -> Iterator[dict[str, Any]]:
    rows = connection.execute(text(f"SELECT * FROM {table} ORDER BY sequence"), execution_options={"yield_per": 1000})
    yield from (dict(row) for row in rows.mappings())


def _head(connection: Connection) -> tuple[int, str] | None:
    found = connection.execute(text("SELECT sequence, hash FROM journal_head")).one_or_none()
    return None if found is None else (found.sequence, found.hash)


def _hash(row: dict[str, Any]) -> str:
    return hashlib.sha256(canonical({k: v for k, v in row.items() if k != "hash"}).encode()).hexdigest()
