"""Checks the journal against itself: every entry whole, in its place, and none cut off."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Row, select

from . import schema
from .chain import CONTENTS, ENVELOPE, NO_HASH, digest, entry_hash

_TABLE = schema.journal.c
_SALT, _KEPT = len(ENVELOPE), len(ENVELOPE) + len(CONTENTS)
COLUMNS = [_TABLE[name] for name in (*ENVELOPE, *CONTENTS, "contents_hash", "previous_hash", "hash")]
"""What is read of an entry, in the order that `Links` takes it."""
_NOTHING = (None,) * len(CONTENTS)


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it was written."""

    sentence: str
    """Names no words of the record, so it may be printed and sent."""
    sequence: int | None = None
    """The journal entry that it is about, if it is about one."""

    def __str__(self) -> str:
        return self.sentence


class Links:
    """Follows the chain entry by entry; `take` returns what is wrong with each."""

    def __init__(self) -> None:
        self.entries = 0
        self.sequence, self.hash = 0, NO_HASH
        self._before: Row[Any] | None = None
        self._emptied: dict[str | None, list[Row[Any]]] = defaultdict(list)
        self._full: Counter[str | None] = Counter()

    def take(self, row: Row[Any]) -> list[Finding]:
        """Compare one entry with its own hashes and with the entry before it."""
        sequence, contents, (contents_hash, previous_hash, own_hash) = row[0], row[_SALT:_KEPT], row[_KEPT:]
        found = self._missing(sequence - 1, row)
        if entry_hash(row[:_SALT], contents_hash, previous_hash) != own_hash:
            found.append(Finding(f"{which(row)} was altered or moved after it was written.", sequence))
        elif contents == _NOTHING:
            self._emptied[row.case_id].append(row)
        elif digest(contents) != contents_hash:
            found.append(Finding(f"{which(row)} was altered: its contents are not the ones it names.", sequence))
        if row.action == "dispose":
            found += self._disposed(row)
        self._full[row.case_id] += contents[0] is not None
        if previous_hash != self.hash and sequence == self.sequence + 1:
            said = f"{which(row)} does not follow the entry before it; one of the two was altered or moved."
            found.append(Finding(said, sequence))
        self.entries += 1
        self.sequence, self.hash, self._before = sequence, own_hash, row
        return found

    def _disposed(self, row: Row[Any]) -> list[Finding]:
        """Allow the case's entries so far to be empty; return a finding when they are not."""
        self._emptied.pop(row.case_id, None)
        left = self._full.pop(row.case_id, 0)
        return [Finding(f"{which(row)} left {left} earlier entries with contents.", row.sequence)] if left else []

    def _missing(self, last: int, after: Row[Any] | None) -> list[Finding]:
        """Return a finding when the entries up to `last` are not there; `after` is the one that is."""
        first = self.sequence + 1
        if first > last:
            return []
        entries = f"entry {first} is" if first == last else f"entries {first} to {last} are"
        start = f"entry {self.sequence} of {_when(self._before.at)}" if self._before else "its beginning"
        end = f"entry {last + 1} of {_when(after.at)}" if after else "its end"
        return [Finding(f"Journal {entries} missing, between {start} and {end}.", first)]

    def end(self, connection: Connection) -> Iterator[Finding]:
        """Name what was emptied without reason, and compare the end with the note of how far the journal goes."""
        for row in chain.from_iterable(self._emptied.values()):
            yield Finding(f"{which(row)} lost its contents, but its case was not disposed of.", row.sequence)
        head = connection.execute(select(schema.journal_head.c.sequence, schema.journal_head.c.hash)).one_or_none()
        if head is None:
            yield Finding("The note of how far the journal goes is missing.")
            return
        yield from self._missing(head.sequence, None)
        if head.sequence < self.sequence or (head.sequence == self.sequence and head.hash != self.hash):
            yield Finding("The note of how far the journal goes was altered.")


def which(row: Any) -> str:
    """Name an entry by number, kind and time, even where somebody has written something else into these."""
    kind = row.action if re.fullmatch("[a-z_]{1,40}", str(row.action)) else "kind unreadable"
    return f"Journal entry {row.sequence} ({kind}, {_when(row.at)})"


def _when(at: object) -> str:
    found = re.match(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)", str(at))
    return f"{found[1]} {found[2]} UTC" if found else "time unreadable"
