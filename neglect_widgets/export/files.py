"""Puts exported bytes into a folder that somebody chose."""

from __future__ import annotations

from pathlib import Path

from ..errors import InputRefused
from .words import say

_FORBIDDEN = frozenset('/\\:*?"<>|')


def write_export(folder: Path, name: str, data: bytes) -> Path:
    """Write a new file into the folder and return its path.

    Raises InputRefused when the name is not a plain file name, the folder is not there, such a file
    exists already or the folder cannot take it; then nothing is left in the folder.
    """
    if not name.strip() or name.startswith(".") or name.endswith((".", " ")) or _odd(name):
        raise InputRefused(say("file.name"), "name")
    if not folder.is_dir():
        raise InputRefused(say("file.folder"), "folder")
    path = folder / name
    try:
        # As private as the store it comes from, until somebody decides otherwise.
        path.touch(0o600, exist_ok=False)
        _write(path, data)
    except FileExistsError:
        raise InputRefused(say("file.exists", name=name), "name") from None
    except OSError as error:
        raise InputRefused(say("file.failed"), "folder") from error
    return path


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError:
        # Half a file would pass for a whole one.
        path.unlink(missing_ok=True)
        raise


def _odd(name: str) -> bool:
    return any(c in _FORBIDDEN or not c.isprintable() for c in name)
