"""What the engine answers with: frozen values without behaviour of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..model import Action, Domain, FlagRecord, Indicator, Level, NeedLevel, Person, Rating, Scale

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
Strength = Literal["none", "unstated", "told", "recorded", "seen_once", "seen_again", "seen_unannounced", "several"]


@dataclass(frozen=True, slots=True)
class EvidenceStrength:
    """How well a rating is evidenced, weakest "none", strongest "several" sources."""

    key: Strength
    words: str


@dataclass(frozen=True, slots=True)
class SubDomainProfile:
    """One group of indicators inside a domain."""

    id: str
    title: str
    asked: int
    rated: int
    worst: Level | None
    rolled: Level | None
    """What the toolkit's rule makes of its indicators; None where the rule leaves them to stand for themselves."""


@dataclass(frozen=True, slots=True)
class DomainProfile:
    """One domain as it was rated; counts are of indicators, never sums of levels."""

    id: str
    title: str
    short: str
    on_radar: bool
    asked: int
    looked_at: int
    rated: int
    not_known: int
    not_applicable: int
    applicable: int
    """Asked and not said to be not applicable; those not looked at yet are in it."""
    counts: tuple[int, ...]
    """How many indicators are rated at each rank, needs met first."""
    worst: Level | None
    shown: Level | None
    """What a picture draws: `rolled` or else `worst`; None where a good level could hide a worse one not known."""
    rolled: Level | None
    """What the toolkit's rule makes of its indicators, by sub-domains where it has them; None for no such rule."""
    sub_domains: tuple[SubDomainProfile, ...]
    most_common: tuple[Level, ...]
    """The level rated most often; all of them, best first, when several tie."""
    known_share: float
    """Rated of applicable, 0 to 1; 0 when nothing is applicable."""
    incomplete: bool
    """The share known is below the toolkit's threshold."""
    drawn: bool
    """Has an axis on the radar: belongs there and has two or more applicable indicators."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The domains asked in the assessment's band, in the toolkit's order, and one sentence."""

    domains: tuple[DomainProfile, ...]
    sentence: str
    carers: tuple[str, ...]
    """Ids of the carers that the profile is about."""
    carers_rated: tuple[str, ...]
    """Those of them with at least one level."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One rating that stands out, with its place in the toolkit."""

    indicator: Indicator
    domain: Domain
    rating: Rating
    level: Level


@dataclass(frozen=True, slots=True)
class UnknownItem:
    """One indicator that is not known for one carer."""

    indicator: Indicator
    domain: Domain
    rating: Rating


@dataclass(frozen=True, slots=True)
class Unknown:
    """What one person or agency may be asked."""

    ask: str
    """Empty when nobody was named."""
    items: tuple[UnknownItem, ...]


@dataclass(frozen=True, slots=True)
class FamilyView:
    """One indicator that the family gave its own level, beside the practitioner's."""

    indicator: Indicator
    domain: Domain
    rating: Rating
    level: Level | None
    """The practitioner's; None while it is not rated."""
    family_level: Level
    sees: Literal["better", "worse", "same", "alone"]
    """How the family sees it, compared with the practitioner; "alone" where only the family said."""


@dataclass(frozen=True, slots=True)
class Target:
    """One line of a plan, with the level of its need when it was planned and now."""

    action: Action
    indicator: Indicator | None
    before: Level | None
    aim: Level | None
    now: Level | None
    state: Literal["met", "not_met", "not_known", "no_level"]


@dataclass(frozen=True, slots=True)
class TypeProfile:
    """One type of neglect, over all indicators that belong to it, whatever their domain."""

    id: str
    label: str
    asked: int
    rated: int
    not_known: int
    worst: Level | None
    unmet: tuple[Finding, ...]
    """The ratings that are unmet needs, worst first."""


@dataclass(frozen=True, slots=True)
class Indicated:
    """The level of need that the toolkit's rules point to, and why; never a decision."""

    level: NeedLevel | None
    """None when too little is known to indicate one."""
    because: str
    findings: tuple[Finding, ...]
    """The ratings that led to it, worst first."""
    flags: tuple[FlagRecord, ...]
    """The red flags that led to it."""
    incomplete: bool
    known_share: float
    judged: bool = True
    """False for a toolkit that only records: it indicates no level and asks for no judgement of one."""


@dataclass(frozen=True, slots=True)
class DomainProgress:
    """How far the work on one domain has come."""

    id: str
    title: str
    asked: int
    """Questions: each indicator once for each carer concerned."""
    looked_at: int
    """Questions that have an answer."""
    not_known: int
    done: bool
    words: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an assessment has come, domain by domain."""

    domains: tuple[DomainProgress, ...]
    asked: int
    looked_at: int
    words: str


@dataclass(frozen=True, slots=True)
class Blocker:
    """One thing that keeps an assessment from being finished, and where to mend it."""

    sentence: str
    task: str
    """"flags", "summary" or "domain:" and the domain's id."""
    indicator: str = ""
    carer_id: str = ""


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
