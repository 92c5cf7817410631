"""Gives a store a new key: at every moment it opens with one of the keys that this user has."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from ..errors import NotFound, StoreError
from . import backup, journal, keys, recovery
from .connection import KEY_BYTES, Database
from .journal import Stamp
from .places import holds_data, key_path, locked
from .replacing import copied, leave_nobody_inside, put_in_place


@dataclass(frozen=True)
class KeyChange:
    """What changed with the key."""

    content_hash: str
    """Of what the store holds, before and after, but for the journal's note of the change."""
    recovery_key_void: bool
    """True when there was a recovery key, which opens nothing now."""


def change_key(store: Path, passphrase: str | None, *, stamp: Stamp) -> KeyChange:
    """Write the store anew under a new key and put it in place; the old key is kept for older backups.

    The new key is safely kept before anything is written with it. Raises StoreError while the store is
    open elsewhere, NotFound when there is none; then the store is as it was.
    """
    if not holds_data(store):
        raise NotFound(f"There is no store “{store.name}” yet. Nothing was changed.")
    with locked(store):
        with locked(key_path()):
            before = keys.kept_keys(passphrase)
            old = keys.require_opening(store, before)
            leave_nobody_inside(store, old)
            new = secrets.token_bytes(KEY_BYTES)
            keep = (new, *before)
            if passphrase is None:
                keys.keep_plain(keep)
            else:
                keys.keep_sealed(keep, passphrase)
        contents = backup.check(store, old)
        fresh = copied(store, store, old, new)
        if backup.check(fresh, new) != contents:
            fresh.unlink()
            raise StoreError(f"The copy of “{store.name}” does not hold what the store holds. Nothing was changed.")
        _note(fresh, new, stamp)
        put_in_place(fresh, store, None)
    return KeyChange(contents, recovery.void())


def _note(fresh: Path, key: bytes, stamp: Stamp) -> None:
    database = Database(fresh, key)
    try:
        with database.writing() as connection:
            journal.append(connection, stamp, "key_changed")
        # What takes the store's name must be whole in one file.
        database.leave_log()
    finally:
        database.close()
