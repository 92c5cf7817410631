"""One hash over all that a store holds, so that a copy can be shown to hold the same."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, text

from .chain import digest


def content_hash(connection: Connection) -> str:
    """Return SHA-256 over every row of every table: equal for equal contents, whatever the key or the pages.

    Reads the tables as they are, so that it can be told of stores of any version.
    """
    found = hashlib.sha256()
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    for table in connection.execute(text(tables)).scalars().all():
        found.update(digest(("table", table)).encode())
        rows = connection.execute(text(_rows_of(connection, table)), execution_options={"yield_per": 1000})
        for row in rows:
            found.update(digest(row).encode())
    return found.hexdigest()


def _rows_of(connection: Connection, table: str) -> str:
    """Return the statement that reads a table's columns by name and its rows by their key."""
    columns = connection.execute(text(f'PRAGMA table_info("{table}")')).all()
    names = ", ".join(f'"{column.name}"' for column in sorted(columns, key=lambda column: column.name))
    keys = ", ".join(f'"{column.name}"' for column in sorted(columns, key=lambda column: column.pk) if column.pk)
    return f'SELECT {names} FROM "{table}" ORDER BY {keys or names}'
