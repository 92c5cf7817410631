"""Checks the journal against itself and the records against the journal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from . import schema
from .codec import canonical, split
from .journal import NO_HASH, entry_hash, rows

Records = dict[tuple[str, ...], str]
"""A record's kind and ids -> its canonical JSON."""


def verify(connection: Connection) -> tuple[str, ...]:
    """Return a sentence for every entry or record that is not as the journal has it.

    Whoever holds the key can rewrite the whole chain; to notice that too, keep the
    last hash somewhere else.
    """
    entries = list(rows(connection))
    return (*_broken_links(connection, entries), *_differing(_stored(connection), _replayed(entries)))


def _broken_links(connection: Connection, entries: list[dict[str, Any]]) -> Iterator[str]:
    number, previous = 0, NO_HASH
    for entry in entries:
        sequence = entry["sequence"]
        yield from _missing(number + 1, sequence - 1)
        if entry_hash(entry) != entry["hash"]:
            yield f"Journal entry {sequence} was altered or moved after it was written."
        if entry["previous_hash"] != previous and sequence == number + 1:
            yield f"Journal entry {sequence} does not follow the entry before it; one of the two was altered or moved."
        number, previous = sequence, entry["hash"]
    head = connection.execute(select(schema.journal_head.c.sequence, schema.journal_head.c.hash)).one_or_none()
    if head is None:
        yield "The note of how far the journal goes is missing."
        return
    yield from _missing(number + 1, head.sequence)
    if head.sequence < number or (head.sequence == number and head.hash != previous):
        yield "The note of how far the journal goes was altered."


def _missing(first: int, last: int) -> Iterator[str]:
    if first == last:
        yield f"Journal entry {first} is missing."
    elif first < last:
        yield f"Journal entries {first} to {last} are missing."


def _replayed(entries: Iterable[Mapping[str, Any]]) -> Records:
    """Return the records that the journal says there are."""
    found: Records = {}
    for entry in entries:
        match entry["action"]:
            case "add_case" | "update_case":
                found["case", entry["case_id"]] = entry["after"]
            case "finish":
                found["assessment", entry["assessment_id"]] = entry["after"]
            case "save":
                found["part", entry["assessment_id"], entry["subject"]] = entry["after"]
            case "start":
                found |= _assessment_records(json.loads(entry["after"]))
            case "import":
                record = json.loads(entry["after"])
                found["case", entry["case_id"]] = canonical(record["case"])
                for assessment in record["assessments"]:
                    found |= _assessment_records(assessment)
    return found


def _assessment_records(assessment: Mapping[str, Any]) -> Records:
    header, parts = split(assessment)
    return {
        ("assessment", assessment["id"]): header,
        **{("part", assessment["id"], part.subject): part.body for part in parts},
    }


def _stored(connection: Connection) -> Records:
    cases, assessments, parts = schema.cases.c, schema.assessments.c, schema.parts.c
    found: Records = {("case", row.id): row.body for row in connection.execute(select(cases.id, cases.body))}
    for header in connection.execute(select(assessments.id, assessments.body)):
        found["assessment", header.id] = header.body
    for part in connection.execute(select(parts.assessment_id, parts.kind, parts.key, parts.body)):
        found["part", part.assessment_id, f"{part.kind}:{part.key}"] = part.body
    return found


def _differing(stored: Records, replayed: Records) -> Iterator[str]:
    for name in sorted(stored.keys() | replayed.keys()):
        what = " ".join(name)
        if name not in stored:
            yield f"The journal has {what}, but the store does not."
        elif name not in replayed:
            yield f"The store has {what}, but the journal does not."
        elif stored[name] != replayed[name]:
            yield f"The stored {what} is not what the journal says was saved."
