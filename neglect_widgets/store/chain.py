"""The hashes that bind the journal: each entry names the one before it, and its contents by their hash alone.

Because an entry's own hash covers only the hash of its contents, these can be taken away for good when a
case is disposed of, and the chain still holds. A random salt keeps what was taken away from being guessed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

NO_HASH = "0" * 64
"""What the first entry follows."""

ENVELOPE = ("sequence", "at", "person", "action", "case_id", "assessment_id", "op_id")
"""What is known of an entry for ever."""

CONTENTS = ("salt", "subject", "before", "after", "why")
"""What goes when its case is disposed of; the salt is there exactly as long as they are."""


def digest(values: Sequence[str | int | None]) -> str:
    """Return SHA-256 over values, each with its length before it, so that no two rows of them give one text."""
    parts = ["-;" if value is None else f"{len(word := str(value))}:{word};" for value in values]
    return hashlib.sha256("".join(parts).encode(errors="surrogatepass")).hexdigest()


def entry_hash(envelope: Sequence[Any], contents_hash: str, previous_hash: str) -> str:
    """Return the hash of an entry, which the next one will name."""
    return digest((*envelope, contents_hash, previous_hash))
