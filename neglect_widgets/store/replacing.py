"""Puts a fresh file in the store's place: at every moment the one or the other is there, whole."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from ..errors import StoreError
from .connection import Database, companions
from .places import keep_names, unusable
from .trouble import StoreBusy


def copied(source: Path, store: Path, key: bytes, new_key: bytes) -> Path:
    """Write a copy of `source` beside the store, under a key of its own, and return it.

    The caller holds the store's lock.
    """
    fresh = store.with_name(f"{store.name}.fresh")
    # Left behind only by an attempt that was cut off; this one holds the lock.
    for leftover in companions(fresh):
        leftover.unlink(missing_ok=True)
    database = Database(source, key)
    try:
        database.copy_to(fresh, new_key)
    except OSError:
        raise unusable(fresh) from None
    finally:
        database.close()
    return fresh


def put_in_place(fresh: Path, store: Path, kept: Path | None) -> None:
    """Let `fresh` take the store's name; the old store keeps its contents under the name `kept`, if one is given.

    Raises StoreError; then the old store is where it was.
    """
    try:
        if kept is not None:
            _keep(store, kept)
        # Only a store that no longer opens still has a log, and it would not fit the fresh file.
        for log in companions(store)[1:]:
            log.unlink(missing_ok=True)
        fresh.replace(store)
        keep_names(store.parent)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise unusable(store) from None


def leave_nobody_inside(store: Path, key: bytes) -> None:
    """Fold the store's log into its file; StoreError when somebody has it open.

    A store that no longer opens is let be: it is what a backup is for.
    """
    try:
        database = Database(store, key)
    except StoreBusy:
        raise
    except StoreError:
        return
    try:
        database.leave_log()
    except StoreBusy:
        raise StoreBusy(
            f"“{store.name}” is open in another window. Nothing was changed. "
            "Close the workbook everywhere, then try again."
        ) from None
    finally:
        database.close()


def _keep(store: Path, kept: Path) -> None:
    """Give the store's files a second name, so that there is no moment without the first."""
    if kept.exists():
        raise FileExistsError(kept)
    for old, new in zip(companions(store)[:2], companions(kept)[:2], strict=True):
        if old.exists():
            try:
                os.link(old, new)
            except OSError:
                # Some file systems know one name per file only.
                shutil.copy2(old, new)
    keep_names(kept.parent)
