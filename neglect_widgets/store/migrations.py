"""Brings a store to the tables of this program, one numbered step at a time.

A released step never changes; a new one is added below it, and schema.py follows. A step
that changes the JSON of a record needs a journal entry too, or the audit will name it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from ..errors import StoreError
from . import first_journal, toolkits
from .connection import Database, mark_to_sweep

Step = Callable[[Connection, datetime], None]


def _step_1(connection: Connection, at: datetime) -> None:
    """Make the first tables."""
    for statement in _TABLES_1:
        connection.execute(text(statement))
    for change in ("UPDATE", "DELETE"):
        connection.execute(text(_GUARD_1.format(change=change)))


def _step_2(connection: Connection, at: datetime) -> None:
    """Make room for the toolkits that assessments were made with."""
    connection.execute(text(_TOOLKITS_2))


def _step_3(connection: Connection, at: datetime) -> None:
    """Bind the journal's entries by a hash of their contents, so that these can be disposed of."""
    for change in ("UPDATE", "DELETE"):
        connection.execute(text(f"DROP TRIGGER IF EXISTS journal_without_{change}"))
    for statement in _JOURNAL_3:
        connection.execute(text(statement))
    first_journal.put_into_new_form(connection, at)
    connection.execute(text("DROP TABLE first_journal"))
    for change in ("UPDATE", "DELETE"):
        connection.execute(text(_GUARD_1.format(change=change)))


def _step_4(connection: Connection, at: datetime) -> None:
    """Tell apart toolkits of one version whose files were edited, and note which an assessment was made with."""
    connection.execute(text("ALTER TABLE toolkits RENAME TO first_toolkits"))
    connection.execute(text(_TOOLKITS_4))
    for row in connection.execute(text("SELECT id, version, body FROM first_toolkits")).all():
        values = {**row._mapping, "wording": toolkits.hash_of(row.body)}
        connection.execute(text("INSERT INTO toolkits VALUES (:wording, :id, :version, :body)"), values)
    connection.execute(text("DROP TABLE first_toolkits"))
    connection.execute(text("ALTER TABLE assessments ADD COLUMN wording TEXT REFERENCES toolkits (wording)"))
    # Earlier programs showed the installed words to whoever went on, so nobody knows which ones the older records mean.
    if connection.execute(text("SELECT 1 FROM journal WHERE action = 'dispose' LIMIT 1")).first():
        mark_to_sweep(connection)


STEPS: Sequence[Step] = (_step_1, _step_2, _step_3, _step_4)
"""Step n, counted from 1, brings a store from version n - 1 to n."""


def migrate(database: Database, at: datetime) -> None:
    """Bring the store to the newest version, in one transaction, after a backup if it holds data.

    Raises StoreError for a store that a newer program wrote or that is not a store; both stay as they are.
    """
    with database.reading() as connection:
        version = require_readable(database, connection)
    if version == len(STEPS):
        return
    if version:
        database.copy_to(_free_name(database, version), database.key)
    with database.writing() as connection:
        # The caller holds the lock for opening, so the version is still the one just read.
        for step in STEPS[version:]:
            step(connection, at)
        connection.execute(text("DELETE FROM schema_version"))
        connection.execute(text("INSERT INTO schema_version (version) VALUES (:version)"), {"version": len(STEPS)})


@contextmanager
def without_guards(connection: Connection) -> Iterator[None]:
    """Let the journal be changed, in the caller's transaction, as only a disposal may."""
    for change in ("UPDATE", "DELETE"):
        connection.execute(text(f"DROP TRIGGER journal_without_{change}"))
    yield
    for change in ("UPDATE", "DELETE"):
        connection.execute(text(_GUARD_1.format(change=change)))


def require_readable(database: Database, connection: Connection) -> int:
    """Return the store's version, 0 for an empty file; StoreError if this program does not know it."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return 0
    name = database.path.name
    if "schema_version" not in tables:
        raise StoreError(f"“{name}” is a database, but no store of this workbook. Nothing was changed.")
    version = int(connection.execute(text("SELECT version FROM schema_version")).scalar_one())
    if version > len(STEPS):
        raise StoreError(
            f"“{name}” was written by a newer version of this workbook (its tables are version {version}, "
            f"this program knows {len(STEPS)}). Nothing was changed. Install the newer version to open it."
        )
    return version


def _free_name(database: Database, version: int) -> Path:
    """Return a name for the backup that no earlier attempt has taken."""
    path = database.path
    names = (path.with_name(f"{path.stem}-version-{version}-copy-{number}.db") for number in count(1))
    return next(name for name in names if not name.exists())


_TABLES_1 = (
    "CREATE TABLE schema_version (version INTEGER NOT NULL PRIMARY KEY)",
    "CREATE TABLE people (body TEXT NOT NULL PRIMARY KEY, used_at TEXT NOT NULL)",
    "CREATE TABLE cases (id TEXT NOT NULL PRIMARY KEY, code_key TEXT NOT NULL UNIQUE, body TEXT NOT NULL)",
    """CREATE TABLE assessments (
        id TEXT NOT NULL PRIMARY KEY, case_id TEXT NOT NULL REFERENCES cases (id), child_id TEXT NOT NULL,
        window_end TEXT NOT NULL, started_at TEXT NOT NULL, finished_at TEXT, body TEXT NOT NULL)""",
    "CREATE INDEX assessments_by_case ON assessments (case_id)",
    """CREATE TABLE parts (
        assessment_id TEXT NOT NULL REFERENCES assessments (id), kind TEXT NOT NULL, key TEXT NOT NULL,
        position INTEGER NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (assessment_id, kind, key))""",
    """CREATE TABLE journal (
        sequence INTEGER NOT NULL PRIMARY KEY, at TEXT NOT NULL, person TEXT NOT NULL, action TEXT NOT NULL,
        case_id TEXT, assessment_id TEXT, subject TEXT NOT NULL, before TEXT, after TEXT, why TEXT NOT NULL,
        op_id TEXT UNIQUE, previous_hash TEXT NOT NULL, hash TEXT NOT NULL)""",
    "CREATE INDEX journal_by_case ON journal (case_id)",
    "CREATE TABLE journal_head (id INTEGER NOT NULL PRIMARY KEY, sequence INTEGER NOT NULL, hash TEXT NOT NULL)",
    f"INSERT INTO journal_head (id, sequence, hash) VALUES (1, 0, '{'0' * 64}')",
)

_GUARD_1 = """CREATE TRIGGER journal_without_{change} BEFORE {change} ON journal
    BEGIN SELECT RAISE(ABORT, 'The journal can only be added to.'); END"""

_TOOLKITS_2 = """CREATE TABLE toolkits (
    id TEXT NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (id, version))"""

_TOOLKITS_4 = """CREATE TABLE toolkits (
    wording TEXT NOT NULL PRIMARY KEY, id TEXT NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL)"""

_JOURNAL_3 = (
    "DROP INDEX IF EXISTS journal_by_case",
    "ALTER TABLE journal RENAME TO first_journal",
    """CREATE TABLE journal (
        sequence INTEGER NOT NULL PRIMARY KEY, at TEXT NOT NULL, person TEXT NOT NULL, action TEXT NOT NULL,
        case_id TEXT, assessment_id TEXT, op_id TEXT UNIQUE,
        salt TEXT, subject TEXT, before TEXT, after TEXT, why TEXT,
        contents_hash TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL)""",
    "CREATE INDEX journal_by_case ON journal (case_id)",
)
