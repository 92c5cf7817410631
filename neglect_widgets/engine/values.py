"""What the engine answers about one assessment: frozen values without behaviour of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..model import Action, Domain, FlagRecord, Indicator, Level, NeedLevel, Rating

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
