"""Checks the journal against itself and the records against the journal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, text

from . import schema
from .columns import columns_differing
from .links import COLUMNS, Finding, Links, which
from .replay import Replay

GUARDS = 2
"""Triggers that keep the journal from being changed."""


@dataclass(frozen=True)
class Noted:
    """A last entry that somebody wrote down outside the store."""

    sequence: int
    hash: str


@dataclass(frozen=True)
class Audit:
    """How a store's journal and records were found."""

    entries: int
    last: Noted
    """The last entry; whoever keeps it elsewhere will notice a journal that was written anew."""
    findings: tuple[Finding, ...]
    """Empty when all is whole."""


def verify(connection: Connection, noted: Noted | None = None) -> Audit:
    """Check every entry and every case, assessment and part; `noted` is a last entry from an earlier check.

    Found and named: an entry that was altered, moved, removed or put in; an end that was cut off, by
    the note of it in the same store; a record changed, added, removed or filed elsewhere behind the journal. Not to be
    seen from inside: a journal that somebody who holds the key has written anew from some entry on,
    note included, and a store replaced by an older copy of itself. `noted` shows both, as far back as
    it goes. Neither the list of people nor the kept toolkits are in the journal.
    """
    links, replay, findings = Links(), Replay(), list(_guards(connection))
    query = select(*COLUMNS).order_by(schema.journal.c.sequence)
    for row in connection.execute(query, execution_options={"yield_per": 1000}):
        findings += links.take(row)
        if row.action == "new_form":
            findings += _found_then(row)
        replay.take(row)
        if noted is not None and row.sequence == noted.sequence:
            findings += _unlike_the_note(row.hash, noted)
    findings += links.end(connection)
    if noted is not None and noted.sequence > links.sequence:
        findings.append(Finding(f"The journal ends at entry {links.sequence}; entry {noted.sequence} had been noted."))
    findings += replay.differing(connection)
    findings += columns_differing(connection)
    return Audit(links.entries, Noted(links.sequence, links.hash), tuple(findings))


def _guards(connection: Connection) -> Iterator[Finding]:
    query = text("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'")
    if connection.execute(query).scalar_one() < GUARDS:
        yield Finding("The guards that keep the journal from being changed were taken out of the store.")


def _found_then(row: Any) -> Iterator[Finding]:
    """Repeat what was wrong when the journal was put into a new form, which would hide it otherwise."""
    try:
        after = json.loads(row.after)
        yield from (Finding(f"{which(row)} says: {said}") for said in after["findings"])
    except (ValueError, TypeError, KeyError):
        # Spoilt since; then the chain has named the entry already.
        return


def _unlike_the_note(found: str, noted: Noted) -> Iterator[Finding]:
    if found != noted.hash:
        yield Finding(
            f"Journal entry {noted.sequence} is not the one that was noted: the journal was written anew since, or "
            "the store was replaced by another.",
            noted.sequence,
        )
