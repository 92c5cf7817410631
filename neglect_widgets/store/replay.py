"""Compares the records with what the journal says was last saved of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from sqlalchemy import Connection, select

from . import schema
from .codec import canonical, object_in, split
from .links import Finding

Key = tuple[str, ...]
"""A record's kind and ids."""

Records = dict[Key, str]
"""Each record's canonical JSON."""


class Replay:
    """Takes the journal's entries one by one and knows which records there must be."""

    def __init__(self) -> None:
        self.records: Records = {}
        self._of_case: dict[str, set[Key]] = defaultdict(set)

    def take(self, row: Any) -> None:
        """Do again what an entry says was done; an entry without contents belongs to a case that is gone."""
        if row.action == "dispose":
            for key in self._of_case.pop(row.case_id, ()):
                self.records.pop(key, None)
        elif row.after is not None:
            for key, body in _changed(row):
                self.records[key] = body
                self._of_case[row.case_id].add(key)

    def differing(self, connection: Connection) -> Iterator[Finding]:
        """Yield a finding for every record that is not stored as the journal has it."""
        stored = _stored(connection)
        for key in sorted(stored.keys() | self.records.keys()):
            what = " ".join(key)
            if key not in stored:
                yield Finding(f"The journal has {what}, but the store does not.")
            elif key not in self.records:
                yield Finding(f"The store has {what}, but the journal does not.")
            elif stored[key] != self.records[key]:
                yield Finding(f"The stored {what} is not what the journal says was saved.")


def _changed(row: Any) -> Iterable[tuple[Key, str]]:
    """Return the records that an entry says were written."""
    match row.action:
        case "save":
            return ((("part", row.assessment_id, row.subject), row.after),)
        case "add_case" | "update_case":
            return ((("case", row.case_id), row.after),)
        case "finish":
            return ((("assessment", row.assessment_id), row.after),)
        case "start":
            return _assessment_records(object_in(row.after))
        case "import":
            record = object_in(row.after)
            whole = [_assessment_records(assessment) for assessment in record.get("assessments", ())]
            return ((("case", row.case_id), canonical(record.get("case"))), *chain.from_iterable(whole))
    return ()


def _assessment_records(assessment: Mapping[str, Any]) -> Iterator[tuple[Key, str]]:
    if "id" in assessment:
        header, parts = split(assessment)
        yield ("assessment", assessment["id"]), header
        for part in parts:
            yield ("part", assessment["id"], part.subject), part.body


def _stored(connection: Connection) -> Records:
    cases, assessments, parts = schema.cases.c, schema.assessments.c, schema.parts.c
    found: Records = {("case", row.id): row.body for row in connection.execute(select(cases.id, cases.body))}
    for header in connection.execute(select(assessments.id, assessments.body)):
        found["assessment", header.id] = header.body
    for part in connection.execute(select(parts.assessment_id, parts.kind, parts.key, parts.body)):
        found["part", part.assessment_id, f"{part.kind}:{part.key}"] = part.body
    return found
