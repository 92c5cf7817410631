"""Backups: made while the store is in use, and checked before one takes its place."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from ..errors import InputRefused, NotFound, StoreError
from . import audit, first_journal, migrations, recovery
from .connection import Database, check_pages
from .contents import content_hash
from .places import holds_data, locked, unusable
from .replacing import copied, leave_nobody_inside, put_in_place

FIRST_AUDITED = 3
"""The first version of the tables whose journal the audit can read; an older one is read as it was."""


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


def restore(backup: Path, store: Path, key: bytes, *, at: datetime) -> Path | None:
    """Put a copy of a checked backup in the store's place; return where the old store was kept.

    The old store is never deleted. The copy is shown to hold what the backup holds before it takes
    the place. Raises StoreError when the backup is not whole or the store is in use; then all is as it was.
    """
    contents = check(backup, key)
    with locked(store):
        replaces = holds_data(store)
        if replaces:
            leave_nobody_inside(store, key)
        fresh = copied(backup, store, key, key)
        if check(fresh, key) != contents:
            fresh.unlink()
            raise StoreError(f"The copy of “{backup.name}” does not hold what the backup holds. Nothing was changed.")
        kept = store.with_name(f"{store.stem}-before-{at.astimezone(UTC):%Y-%m-%d-%H%M%S}{store.suffix}")
        put_in_place(fresh, store, kept if replaces else None)
    return kept if replaces else None


def _wrong(connection: Connection, version: int) -> list[str]:
    if version < FIRST_AUDITED:
        return first_journal.findings(connection)
    return [str(finding) for finding in audit.verify(connection).findings]
