"""One keyed connection, its transactions, and its errors as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

import sqlcipher3
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from ..errors import StoreError
from .places import make_private, unusable
from .trouble import damaged, store_error

KEY_BYTES = 32

PRAGMAS: tuple[str, ...] = (
    "busy_timeout = 5000",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    # Without it, INSERT OR REPLACE would pass by the trigger that guards the journal.
    "recursive_triggers = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "trusted_schema = OFF",
)


def mark_to_sweep(connection: Connection) -> None:
    """Mark the file, in a deletion's own transaction, as one that still has to be swept; each deletion counts."""
    marked = connection.execute(text("PRAGMA user_version")).scalar_one()
    connection.execute(text(f"PRAGMA user_version = {marked + 1}"))


class Database:
    """A keyed store file; one connection, used by one thread at a time."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Open the file, making it when it is not there; StoreError when it does not open."""
        self.path = path
        self.key = key
        self._lock = RLock()
        self._raw = connect(path, key)
        self._engine: Engine | None = _engine(self._raw)

    def __repr__(self) -> str:
        return f"Database({self.path.name!r})"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the store throughout."""
        with self._transaction(writes=False) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the only connection that may write now; commit at the end, undo all on an error."""
        with self._transaction(writes=True) as connection:
            yield connection
            connection.commit()

    def copy_to(self, path: Path, key: bytes) -> None:
        """Write a copy under a key into a new file; FileExistsError when it is there."""
        make_private(path)
        try:
            copy = connect(path, key)
            try:
                with self._lock:
                    self._raw.backup(copy)
            finally:
                copy.close()
        except BaseException as error:
            for leftover in companions(path):
                leftover.unlink(missing_ok=True)
            if isinstance(error, sqlcipher3.Error):
                raise store_error(error, path) from None
            raise

    def sweep(self) -> bool:
        """Write the file anew without what was deleted and empty the log; tell whether both could be done now."""
        with self._lock:
            try:
                before = self._marked()
                self._raw.execute("VACUUM").fetchall()
                busy, _, _ = self._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            except sqlcipher3.Error:
                return False
        if not busy:
            with self.writing() as connection:
                # Another window may have deleted something since.
                if connection.execute(text("PRAGMA user_version")).scalar_one() == before:
                    connection.execute(text("PRAGMA user_version = 0"))
        return not busy

    def sweep_if_due(self) -> None:
        """Sweep where a deletion was not followed by it: another window was at work, or the computer stopped."""
        if self._marked():
            self.sweep()

    def _marked(self) -> int:
        """Return the mark of deletions that are still to be swept; 0 for none."""
        with self.reading() as connection:
            return int(connection.execute(text("PRAGMA user_version")).scalar_one())

    def leave_log(self) -> None:
        """Fold the write-ahead log into the file; StoreError while anybody else has it open."""
        with self._lock:
            try:
                self._raw.execute("PRAGMA journal_mode = DELETE").fetchall()
            except sqlcipher3.Error as error:
                raise store_error(error, self.path) from None

    def close(self) -> None:
        """Close the file; closing twice does no harm."""
        with self._lock:
            if self._engine is not None:
                self._engine.dispose()
                self._engine = None
                # The pool knows the connection only once it has been used.
                self._raw.close()

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        with self._lock:
            engine = self._open_engine()
            try:
                with engine.connect().execution_options(writes=writes) as connection:
                    yield connection
            except DBAPIError as error:
                # The driver's own message could quote the statement, so it is not passed on.
                raise store_error(error.orig or error, self.path) from None

    def _open_engine(self) -> Engine:
        if self._engine is None:
            raise StoreError("The store has been closed. Nothing was changed. Open the workbook again.")
        return self._engine


def connect(path: Path, key: bytes) -> Any:
    """Return the driver's connection, keyed and proved to be readable.

    Raises StoreError for a wrong key, a damaged file or one that cannot be written.
    """
    if len(key) != KEY_BYTES:
        raise StoreError(f"The key of the store must be {KEY_BYTES} bytes long. Nothing was changed.")
    try:
        make_private(path)
    except FileExistsError:
        pass
    except OSError:
        raise unusable(path) from None
    raw: Any = None
    try:
        raw = sqlcipher3.connect(str(path), isolation_level=None, check_same_thread=False)
        # SQLCipher would write its own notes to stderr; what matters becomes a sentence.
        raw.execute("PRAGMA cipher_log_level = NONE").fetchall()
        raw.execute("PRAGMA cipher_memory_security = ON").fetchall()
        # A raw key skips the 256,000 rounds that passwords need; 32 random bytes do not.
        raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"").fetchall()
        # A wrong key shows only at the first read.
        raw.execute("SELECT count(*) FROM sqlite_master").fetchall()
        for pragma in PRAGMAS:
            raw.execute(f"PRAGMA {pragma}").fetchall()
    except (sqlcipher3.Error, MemoryError) as error:
        if raw is not None:
            raw.close()
        raise store_error(error, path) from None
    return raw


def companions(path: Path) -> tuple[Path, ...]:
    """Return the store file and the two that SQLite may keep beside it."""
    return (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm"))


def check_pages(path: Path, key: bytes) -> None:
    """Read every page of a store and check its seal; StoreError when one is broken."""
    raw = connect(path, key)
    try:
        broken = raw.execute("PRAGMA cipher_integrity_check").fetchall()
        sound = raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except sqlcipher3.Error as error:
        raise store_error(error, path) from None
    finally:
        raw.close()
    if broken or not sound:
        raise damaged(path)


def _engine(raw: Any) -> Engine:
    engine = create_engine(
        "sqlite://", module=sqlcipher3, creator=lambda: raw, poolclass=StaticPool, hide_parameters=True
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
