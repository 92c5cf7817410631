"""The errors that a person may read: what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class NeglectError(Exception):
    """Anything this package refuses; its text is a sentence fit for a page."""


class InputRefused(NeglectError):
    """What a person or a program sent cannot be taken as it is."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field
        """Which part of the form to point at; empty when it is none in particular."""


class NotPermitted(NeglectError):
    """The person may not do this, or the record no longer allows it."""


class NotFound(NeglectError):
    """The record, toolkit or file that was asked for is not there."""


class StoreError(NeglectError):
    """The store cannot be opened, read or written; nothing was changed."""


class VersionConflict(NeglectError):
    """Somebody else saved this value first; both values are kept."""

    def __init__(self, message: str, current: object) -> None:
        super().__init__(message)
        self.current = current
        """What is on disk now, as the model value that was to be replaced."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in a definition or record, with where and what to do."""

    file: str
    line: int
    """1-based; 0 when the file as a whole is meant."""
    place: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        place = f" {self.place}:" if self.place else ""
        return f"{where}:{place} {self.problem} {self.remedy}"


class ProblemsFound(NeglectError):
    """A definition or record was refused; `problems` lists all there is to mend."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        count = len(self.problems)
        head = "1 problem" if count == 1 else f"{count} problems"
        super().__init__("\n".join([f"{head} found; nothing was changed.", *map(str, self.problems)]))


class DefinitionError(ProblemsFound):
    """A toolkit's files cannot be used as they are."""


class RecordError(ProblemsFound):
    """A record to import cannot be taken as it is."""
