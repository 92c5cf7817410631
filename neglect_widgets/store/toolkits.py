"""Toolkits as they were when an assessment began, so that it opens with its own wording for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sqlalchemy import Connection, insert, select, text, update

from ..model import Assessment, Toolkit
from . import schema
from .codec import from_json, to_json


def pin(connection: Connection, assessment: Assessment, toolkits: Iterable[Toolkit]) -> None:
    """Keep, for a stored assessment, the toolkit of its id and version among these, if it is there."""
    table = schema.assessments
    for toolkit in toolkits:
        if (toolkit.id, toolkit.version) == (assessment.toolkit, assessment.toolkit_version):
            kept = update(table).where(table.c.id == assessment.id).values(wording=_keep(connection, toolkit))
            connection.execute(kept)


def wording_of(connection: Connection, assessment: Assessment) -> str | None:
    """Return which wording an assessment was made with, or None where that is not known."""
    table = schema.assessments.c
    return connection.execute(select(table.wording).where(table.id == assessment.id)).scalar_one_or_none()


def newest_wording(connection: Connection, toolkit_id: str, version: str) -> str | None:
    """Return the wording of a toolkit's version that was kept last, or None."""
    table = schema.toolkits.c
    kept = select(table.wording).where(table.id == toolkit_id, table.version == version)
    return connection.execute(kept.order_by(text("rowid DESC")).limit(1)).scalar_one_or_none()


def kept(connection: Connection, wording: str) -> Toolkit | None:
    """Return a toolkit as it was kept, or None; StoreError when this program cannot read it."""
    table = schema.toolkits.c
    body = connection.execute(select(table.body).where(table.wording == wording)).scalar_one_or_none()
    return None if body is None else from_json(Toolkit, body)


def hash_of(body: str) -> str:
    """Return what stands for a toolkit's JSON as its wording."""
    return hashlib.sha256(body.encode()).hexdigest()


def _keep(connection: Connection, toolkit: Toolkit) -> str:
    table, body = schema.toolkits, to_json(toolkit)
    wording = hash_of(body)
    if connection.execute(select(table.c.id).where(table.c.wording == wording)).first() is None:
        values = {"wording": wording, "id": toolkit.id, "version": toolkit.version, "body": body}
        connection.execute(insert(table).values(values))
    return wording
