"""Looks for words in files, however they may have got there."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path


def forms(word: str) -> Iterator[bytes]:
    """Yield what a word may look like in a file: as text, in two-byte signs, as hex, and in base64 at any place."""
    for raw in (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")):
        yield raw
        yield raw.hex().encode()
        for before in range(3):
            coded = b64encode(bytes(before) + raw)
            # Signs at the ends are shared with what stands before and behind.
            yield coded[(before * 8 + 5) // 6 : len(raw + bytes(before)) * 8 // 6]


def found(word: str, places: Iterable[Path]) -> list[str]:
    """Return the files below these places that hold a word in any form and case, by name or content."""
    wanted = [form.lower() for form in forms(word)]
    files = [file for place in places for file in place.rglob("*")]
    return [str(file) for file in files if any(form in _held(file) for form in wanted)]


def _held(file: Path) -> bytes:
    """Return a file's name and content, in small letters; base64 loses little by that."""
    content = file.read_bytes() if file.is_file() and not file.is_symlink() else b""
    return (file.name.encode() + b"\0" + content).lower()
