"""Puts exported bytes into a folder that somebody chose."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

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
        with path.open("xb") as file:
            _write(file, path, data)
    except FileExistsError:
        raise InputRefused(say("file.exists", name=name), "name") from None
    except OSError as error:
        raise InputRefused(say("file.failed"), "folder") from error
    return path


def _write(file: BinaryIO, path: Path, data: bytes) -> None:
    try:
        file.write(data)
        file.flush()
    except OSError:
        # Half a file would pass for a whole one.
        path.unlink(missing_ok=True)
        raise


def _odd(name: str) -> bool:
    return any(c in _FORBIDDEN or not c.isprintable() for c in name)
