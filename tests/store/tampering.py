"""What somebody who holds the key could do to a store behind the program's back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from neglect_widgets.store.connection import connect


@contextmanager
def raw_store(path: Path, key: bytes) -> Iterator[Any]:
    """The driver's own connection to a store."""
    raw = connect(path, key)
    try:
        yield raw
    finally:
        raw.close()


def without_guards(raw: Any, *statements: str) -> None:
    """Run statements with the journal's triggers dropped and foreign keys off."""
    raw.execute("PRAGMA foreign_keys = OFF")
    for name in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name[0]}")
    for statement in statements:
        raw.execute(statement)
