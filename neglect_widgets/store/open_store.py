"""Opening and closing the store's file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from . import keys, migrations
from .connection import Database
from .places import default_path, locked
from .trouble import refuse_emptied

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Return the time now, in UTC."""
    return datetime.now(UTC)


class OpenStore:
    """A store's file while it is open; the classes built on this one say what can be done with it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, path: Path | None = None, *, key: bytes | None = None, clock: Clock = system_clock) -> Self:
        """Open the store, making it with its tables where there is none.

        Without a path it is `default_path()`; without a key it is this user's own. The clock dates the
        journal's note when an older store is brought to the tables of this program. Raises StoreError
        for a wrong or missing key, a damaged or emptied file, a newer store, or one that cannot be written.
        """
        path = default_path() if path is None else path
        key = keys.key_for(path) if key is None else key
        with locked(path):
            refuse_emptied(path)
            database = Database(path, key)
            try:
                migrations.migrate(database, clock())
                database.sweep_if_due()
            except BaseException:
                database.close()
                raise
        return cls(database)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.path.name!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The store's file."""
        return self._database.path

    def close(self) -> None:
        """Close the file; closing twice does no harm."""
        self._database.close()
