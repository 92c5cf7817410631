"""Backups: made while the store is in use, and checked before one takes its place."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from ..errors import InputRefused, NotFound, StoreError
from . import audit, first_journal, migrations
from .connection import Database, check_pages, companions
from .places import holds_data, locked, unusable
from .trouble import StoreBusy

FIRST_AUDITED = 3
"""The first version of the tables whose journal the audit can read; an older one is read as it was."""


def write(database: Database, path: Path) -> None:
    """Copy the open store to a new encrypted file and check the copy.

    Raises InputRefused when the file exists, StoreError when it cannot be written.
    """
    try:
        database.copy_to(path)
    except FileExistsError:
        raise InputRefused(
            f"“{path.name}” exists already and was left as it is. Choose another name for the backup.", "path"
        ) from None
    except OSError:
        raise unusable(path) from None
    check(path, database.key)


def check(path: Path, key: bytes) -> None:
    """Open a backup, check every page and its journal; StoreError with what is wrong."""
    if not holds_data(path):
        raise NotFound(f"There is no backup in “{path.name}”. Nothing was changed.")
    check_pages(path, key)
    database = Database(path, key)
    try:
        with database.reading() as connection:
            found = _wrong(connection, migrations.require_readable(database, connection))
    finally:
        database.close()
    if found:
        raise StoreError(f"The backup “{path.name}” is not whole. Nothing was changed. {' '.join(found)}")


def _wrong(connection: Connection, version: int) -> list[str]:
    if version < FIRST_AUDITED:
        return first_journal.findings(connection)
    return [str(finding) for finding in audit.verify(connection).findings]


def restore(backup: Path, store: Path, key: bytes, *, at: datetime) -> Path | None:
    """Put a copy of a checked backup in the store's place; return where the old store was kept.

    The old store is never deleted. Raises StoreError when the backup is not whole or the store
    is in use; then all is as it was.
    """
    check(backup, key)
    with locked(store):
        replaces = holds_data(store)
        if replaces:
            _refuse_in_use(store, key)
        fresh = store.with_name(f"{store.name}.restoring")
        _copy(backup, fresh, key)
        kept = store.with_name(f"{store.stem}-before-{at.astimezone(UTC):%Y-%m-%d-%H%M%S}{store.suffix}")
        try:
            if replaces:
                _move(store, kept)
            _move(fresh, store)
        except OSError:
            fresh.unlink(missing_ok=True)
            if not store.exists() and kept.exists():
                _move(kept, store)
            raise unusable(store) from None
    return kept if replaces else None


def _copy(backup: Path, fresh: Path, key: bytes) -> None:
    # Left behind only by a restore that was cut off; this one holds the lock.
    for leftover in companions(fresh):
        leftover.unlink(missing_ok=True)
    source = Database(backup, key)
    try:
        source.copy_to(fresh)
    except OSError:
        raise unusable(fresh) from None
    finally:
        source.close()


def _move(store: Path, to: Path) -> None:
    """Rename a store with the log it may have, since the two only make sense together."""
    if to.exists() and to.stat().st_size > 0:
        raise FileExistsError(to)
    for old, new in zip(companions(store), companions(to), strict=True):
        if old.exists():
            old.replace(new)


def _refuse_in_use(store: Path, key: bytes) -> None:
    try:
        database = Database(store, key)
    except StoreBusy:
        raise
    except StoreError:
        # A store that no longer opens is what a backup is for.
        return
    try:
        database.leave_log()
    finally:
        database.close()
