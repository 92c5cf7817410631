"""Backups: made while the store is in use, and checked before one takes its place."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, text

from ..errors import InputRefused, NotFound, StoreError
from . import audit, first_journal, migrations, recovery
from .connection import Database, check_pages
from .contents import content_hash
from .places import holds_data, locked, unusable
from .replacing import copied, leave_nobody_inside, put_in_place

FIRST_AUDITED = 3
"""The first version of the tables whose journal the audit can read; an older one is read as it was."""


@dataclass(frozen=True)
class Restored:
    """What a restore did."""

    kept: Path | None
    """Where the store that was there is kept, if there was one."""
    content_hash: str
    """Of the backup and of the store, which hold the same."""
    brought_back: tuple[str, ...] | None
    """Codes of cases that had been disposed of since the backup; None when the old store cannot tell."""


def write(database: Database, path: Path) -> str:
    """Copy the open store to a new encrypted file, check the copy and return the hash of its contents.

    Raises InputRefused when the file exists, StoreError when it cannot be written.
    """
    try:
        database.copy_to(path, database.key)
    except FileExistsError:
        raise InputRefused(
            f"“{path.name}” exists already and was left as it is. Choose another name for the backup.", "path"
        ) from None
    except OSError:
        raise unusable(path) from None
    contents = check(path, database.key)
    recovery.keep_beside(path)
    return contents


def check(path: Path, key: bytes) -> str:
    """Open a backup, check every page and its journal, and return the hash of its contents.

    Raises StoreError with what is wrong, NotFound.
    """
    if not holds_data(path):
        raise NotFound(f"There is no backup in “{path.name}”. Nothing was changed.")
    check_pages(path, key)
    database = Database(path, key)
    try:
        with database.reading() as connection:
            found = _wrong(connection, migrations.require_readable(database, connection))
            contents = content_hash(connection)
    finally:
        database.close()
    if found:
        raise StoreError(f"The backup “{path.name}” is not whole. Nothing was changed. {' '.join(found)}")
    return contents


def restore(backup: Path, store: Path, key: bytes, *, at: datetime, new_key: bytes | None = None) -> Restored:
    """Put a copy of a checked backup in the store's place, under the key in use now if that is another.

    The old store is never deleted. The copy is shown to hold what the backup holds before it takes
    the place. Raises StoreError when the backup is not whole or the store is in use; then all is as it was.
    """
    new_key = new_key or key
    contents = check(backup, key)
    with locked(store):
        replaces = holds_data(store)
        if replaces:
            leave_nobody_inside(store, new_key)
        fresh = copied(backup, store, key, new_key)
        if check(fresh, new_key) != contents:
            fresh.unlink()
            raise StoreError(f"The copy of “{backup.name}” does not hold what the backup holds. Nothing was changed.")
        back = _brought_back(store, fresh, new_key) if replaces else ()
        kept = store.with_name(f"{store.stem}-before-{at.astimezone(UTC):%Y-%m-%d-%H%M%S}{store.suffix}")
        put_in_place(fresh, store, kept if replaces else None)
    return Restored(kept if replaces else None, contents, back)


def _brought_back(store: Path, fresh: Path, key: bytes) -> tuple[str, ...] | None:
    """Return the codes of cases in `fresh` that `store` has disposed of; None when it does not open."""
    try:
        gone = set(_column(store, key, "SELECT case_id FROM journal WHERE action = 'dispose'"))
        gone -= set(_column(store, key, "SELECT id FROM cases"))
    except StoreError:
        return None
    codes = "SELECT json_extract(body, '$.code') FROM cases WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY 1"
    return tuple(_column(fresh, key, codes, json.dumps(sorted(gone))))


def _column(path: Path, key: bytes, query: str, ids: str = "") -> list[str]:
    database = Database(path, key)
    try:
        with database.reading() as connection:
            found = connection.execute(text(query), {"ids": ids} if ids else {}).scalars().all()
        database.leave_log()
        return [str(value) for value in found]
    finally:
        database.close()


def _wrong(connection: Connection, version: int) -> list[str]:
    if version < FIRST_AUDITED:
        return first_journal.findings(connection)
    return [str(finding) for finding in audit.verify(connection).findings]
