"""Compares the columns that statements choose records by with the records themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, inspect, select

from . import schema
from .codec import moment, object_in
from .links import Finding
from .toolkits import hash_of


def columns_differing(connection: Connection) -> Iterator[Finding]:
    """Yield a finding for every record whose columns say something else than its JSON.

    They are a way round the journal otherwise: without its time in its column, a finished assessment is open again.
    """
    cases, assessments, parts = schema.cases.c, schema.assessments.c, schema.parts.c
    # Named one by one, since backups of earlier versions are checked, too.
    for case in connection.execute(select(cases.id, cases.code_key, cases.body)):
        said = object_in(case.body)
        yield from _finding(f"case {case.id}", (case.id, case.code_key), (said.get("id"), _folded(said.get("code"))))
    times = (assessments.started_at, assessments.finished_at)
    plain = (assessments.id, assessments.case_id, assessments.child_id, assessments.window_end)
    for *columns, body in connection.execute(select(*plain, *times, assessments.body)):
        said = object_in(body)
        right = [*(said.get(column.name) for column in plain), *(_moment(said.get(column.name)) for column in times)]
        yield from _finding(f"assessment {columns[0]}", tuple(columns), tuple(right))
    for part in connection.execute(select(parts.assessment_id, parts.kind, parts.key, parts.version, parts.body)):
        what = f"part {part.assessment_id} {part.kind}:{part.key}"
        yield from _finding(what, (part.version,), (object_in(part.body).get("version"),))
    if "wording" in {column["name"] for column in inspect(connection).get_columns("toolkits")}:
        yield from _kept_toolkits(connection)


def _kept_toolkits(connection: Connection) -> Iterator[Finding]:
    """Yield a finding for every kept toolkit that is not what it is filed under, or that is another's."""
    toolkits, assessments = schema.toolkits.c, schema.assessments.c
    editions: dict[str, tuple[Any, ...]] = {}
    for kit in connection.execute(select(toolkits.wording, toolkits.id, toolkits.version, toolkits.body)):
        said = object_in(kit.body)
        editions[kit.wording] = right = said.get("id"), said.get("version")
        columns = kit.wording, kit.id, kit.version
        yield from _finding(f"toolkit {kit.id} {kit.version}", columns, (hash_of(kit.body), *right))
    for row in connection.execute(select(assessments.id, assessments.body, assessments.wording)):
        said = object_in(row.body)
        made_with = said.get("toolkit"), said.get("toolkit_version")
        pinned = made_with if row.wording is None else editions.get(row.wording, ())
        yield from _finding(f"toolkit of {row.id}", pinned, made_with)


def _finding(what: str, columns: tuple[Any, ...], said: tuple[Any, ...]) -> Iterator[Finding]:
    if columns != said:
        yield Finding(f"The stored {what} is filed under something else than it says.")


def _folded(code: Any) -> Any:
    return code.casefold() if isinstance(code, str) else code


def _moment(at: Any) -> str | None:
    try:
        return moment(datetime.fromisoformat(at))
    except (TypeError, ValueError):
        return None
