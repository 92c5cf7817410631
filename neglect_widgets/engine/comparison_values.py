"""What the engine answers about several assessments: frozen values without behaviour of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..model import Domain, FlagRecord, Indicator, Level, Person, Scale
from .values import EvidenceStrength

CellStatus = Literal["rated", "not_known", "not_applicable", "not_looked_at", "not_asked"]
ChangeKind = Literal["better", "worse", "same", "newly_known", "newly_unknown", "not_comparable"]
NoteKind = Literal["rater", "band", "carer", "toolkit", "status"]
PatternName = Literal[
    "improving",
    "sustained_improvement",
    "relapse",
    "static_unmet",
    "deteriorating",
    "oscillating",
    "steady_met",
    "newly_known",
    "newly_unknown",
    "too_few",
]


@dataclass(frozen=True, slots=True)
class Pattern:
    """The named shape of a series."""

    name: PatternName
    words: str
    turns: tuple[date, ...] = ()
    """The days that tell it; which ones depends on the pattern, see `patterns.name_pattern`."""
    rank: int | None = None
    """The rank that a static or steady series stayed at; None when it moved."""
    unsure: bool = False
    """It rests only on changes as small as two raters may differ by."""
    weeks_unmet: int = 0
    """Full weeks since the unmet need that still lasts was first rated; 0 when it does not."""
    weeks_unmet_ever: int = 0
    """Full weeks between ratings that both found an unmet need, over the whole series."""
    gaps: bool = False
    """Was not known at some time between the first and last rating."""
    partial: bool = False
    """What could not be compared all along, such as another carer or age band, was rated worse."""


@dataclass(frozen=True, slots=True)
class Note:
    """What to bear in mind about one change."""

    kind: NoteKind
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """The step from one assessment to another, by their places in the comparison."""

    before: int
    after: int
    kind: ChangeKind
    words: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One indicator or domain in one assessment; of several carers, the worst known level."""

    status: CellStatus
    level: Level | None
    band: str
    raters: tuple[Person, ...] = ()
    """Who gave the level, or said that it is not known."""
    evidence: EvidenceStrength | None = None
    """Of the rating that gave the level; None for a domain and where nothing is rated."""
    known_share: float = 0.0
    """Of a domain: rated of applicable. Of an indicator: 1 or 0."""
    shown: Level | None = None
    """What a picture draws: `level`, or None where lost knowledge would make care look better than it may be."""


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator over all assessments."""

    toolkit: str
    scale: Scale
    domain: Domain
    indicator: Indicator
    cells: tuple[Cell, ...]
    changes: tuple[Change, ...]
    """Between neighbours: one fewer than cells."""
    overall: Change
    """From the first to the last assessment."""
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class DomainRow:
    """One domain over all assessments, by its worst known level."""

    toolkit: str
    scale: Scale
    domain: Domain
    drawn: bool
    """A radar may show it: it belongs there, and the toolkit brings its indicators together."""
    cells: tuple[Cell, ...]
    changes: tuple[Change, ...]
    overall: Change
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Column:
    """One assessment of a comparison."""

    assessment_id: str
    on: date
    """The last day of its window."""
    date_words: str
    toolkit: str
    toolkit_version: str
    band: str
    band_label: str
    carer_ids: tuple[str, ...]
    raters: tuple[Person, ...]
    finished: bool


@dataclass(frozen=True, slots=True)
class FlagHistory:
    """One red flag that was raised in one of the assessments."""

    record: FlagRecord
    title: str
    column: int
    state: Literal["answered", "withdrawn", "unanswered"]
    sentence: str


@dataclass(frozen=True, slots=True)
class ComparisonResult:
    """A read-only line-up of one child's assessments, earliest first."""

    columns: tuple[Column, ...]
    sentences: tuple[str, ...]
    """The result in words, what needs action first."""
    domains: tuple[DomainRow, ...]
    indicators: tuple[IndicatorRow, ...]
    flags: tuple[FlagHistory, ...]
    notes: tuple[Note, ...]
    """What is not comparable between the assessments as a whole."""
