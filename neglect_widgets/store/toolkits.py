"""Toolkits as they were when an assessment began, so that it opens with its own wording for ever."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from ..model import Toolkit
from . import schema
from .codec import from_json, to_json


def keep(connection: Connection, toolkit: Toolkit) -> None:
    """Keep a toolkit under its id and version; the newest wording of one version stands."""
    table, body = schema.toolkits, to_json(toolkit)
    this = (table.c.id == toolkit.id, table.c.version == toolkit.version)
    if connection.execute(select(table.c.body).where(*this)).scalar_one_or_none() == body:
        return
    connection.execute(delete(table).where(*this))
    connection.execute(insert(table).values(id=toolkit.id, version=toolkit.version, body=body))


def kept(connection: Connection, toolkit_id: str, version: str) -> Toolkit | None:
    """Return a toolkit as it was kept, or None; StoreError when this program cannot read it."""
    table = schema.toolkits.c
    query = select(table.body).where(table.id == toolkit_id, table.version == version)
    body = connection.execute(query).scalar_one_or_none()
    return None if body is None else from_json(Toolkit, body)
