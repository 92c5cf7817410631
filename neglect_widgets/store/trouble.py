"""What a database error means for a person."""

from __future__ import annotations

from pathlib import Path

from ..errors import StoreError
from .places import unusable

PAGE_BYTES = 4096
"""A store's file is made of pages, and has one before anything is in it."""


class StoreBusy(StoreError):
    """Somebody else is writing the store; trying again may work."""


_SAFE = "Nothing was changed."


def store_error(error: BaseException, path: Path) -> StoreError:
    """Return the sentence for an error of the database driver; it holds no data of the store."""
    code = _code(error)
    name = f"“{path.name}”"
    match code:
        case "SQLITE_BUSY" | "SQLITE_LOCKED":
            return StoreBusy(f"{name} is being written by another window. {_SAFE} Try again in a moment.")
        case "SQLITE_FULL":
            return StoreError(f"The disk is full, so this was not saved. {_SAFE} Free some space, then try again.")
        case "SQLITE_READONLY" | "SQLITE_CANTOPEN" | "SQLITE_PERM" | "SQLITE_AUTH":
            return unusable(path)
        case "SQLITE_NOTADB":
            return unreadable(path)
        case "SQLITE_CORRUPT":
            return damaged(path)
        case "SQLITE_IOERR":
            return StoreError(
                f"The disk refused to read or write {name}. {_SAFE} "
                "Check that the disk is connected and has free space, then try again."
            )
    return StoreError(f"{name} could not do this ({code}). {_SAFE} Try again; if it happens again, restore a backup.")


def unreadable(path: Path) -> StoreError:
    """Return the sentence for a file whose beginning does not open with the key."""
    try:
        with path.open("rb") as file:
            plain = file.read(15) == b"SQLite format 3"
    except OSError:
        return unusable(path)
    if plain:
        return StoreError(
            f"“{path.name}” is an unencrypted database and no store of this workbook. {_SAFE} Choose another file."
        )
    return StoreError(
        f"“{path.name}” does not open with your key. Either the key belongs to another store, or the file is damaged "
        f"at its beginning; the two cannot be told apart. {_SAFE} Use the key with which the store was made, "
        "or restore a backup."
    )


def damaged(path: Path) -> StoreError:
    """Return the sentence for a file that opens with the key and is broken further on."""
    return StoreError(
        f"The key fits, but “{path.name}” is damaged. {_SAFE} Keep the file as it is and restore the latest backup."
    )


def refuse_emptied(path: Path) -> None:
    """Raise StoreError for a file shorter than any store, which SQLite would take for one without cases."""
    try:
        emptied = path.is_file() and path.stat().st_size < PAGE_BYTES
    except OSError:
        raise unusable(path) from None
    if emptied:
        raise StoreError(
            f"“{path.name}” is empty or cut off: what was in it is gone, or it was never written. {_SAFE} Check the "
            "disk and restore the latest backup. If nothing was ever saved here, remove the file and open the "
            "workbook again."
        )


def _code(error: BaseException) -> str:
    """Return SQLite's primary result code, such as SQLITE_IOERR for SQLITE_IOERR_WRITE."""
    name = str(getattr(error, "sqlite_errorname", "") or "SQLITE_ERROR")
    return "_".join(name.split("_")[:2])
