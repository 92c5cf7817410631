"""A toolkit: what is rated, in whose words, on which scale, and what follows from it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .ask import Domain, Indicator, Prompt
from .base import Dotted, Name, Value, Words
from .need import Contact, Continuum, Factor, Flag, IndicatedRule, NeedLevel, Tier
from .scale import Scale

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
"""A language by its ISO 639 code, such as "en" or "cy"."""

RollUp = Literal["profile", "worst", "most-common-with-problem-override", "none"]
"""How indicators are brought together per domain, see `engine.roll_up`."""


class Band(Value):
    """An age band, half-open: from its first birthday up to but not including the next."""

    id: Dotted
    label: Name
    from_age: int | None = Field(default=None, ge=0)
    """Years; None for the unborn."""
    to_age: int = Field(ge=0)
    """Years, not included."""


class NeglectType(Value):
    """One type of neglect; an indicator may belong to several."""

    id: Dotted
    label: Name


class PatternRule(Value):
    """Thresholds for naming the shape of a series; an area may change them."""

    sustained_weeks: int = Field(default=12, ge=1)
    """An improvement held at least so long is called sustained."""
    static_weeks: int = Field(default=12, ge=1)
    """An unmet need unchanged at least so long is called static."""
    rater_noise: int = Field(default=1, ge=0)
    """A change of so many ranks by another rater is no proof of change."""


class EvidenceRule(Value):
    """Thresholds for saying how well a rating is evidenced; an area may change them."""

    several_sources: int = Field(default=2, ge=2)
    """So many different named sources are called several."""


class Toolkit(Value):
    """A versioned definition: domains, one scale, bands, flags, prompts, continuum."""

    id: Dotted
    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+(\.\d+)?$")]
    title: Name
    summary: Words
    source: Words
    licence: Name
    published: date
    reader: Literal["practitioner", "family", "child"] = "practitioner"
    """Whom its words speak to."""
    languages: tuple[Language, ...] = Field(default=("en",), min_length=1)
    """Languages that its texts may be given in, the one to fall back to first."""
    scale: Scale = Scale()
    bands: tuple[Band, ...] = Field(min_length=1)
    types: tuple[NeglectType, ...] = ()
    roll_up: RollUp = "profile"
    family_rates: bool = False
    """The family gives its own level beside the practitioner's."""
    known_share: float = Field(default=0.6, gt=0, le=1)
    """Below this share of known answers a domain or indicated level is called incomplete."""
    domains: tuple[Domain, ...] = ()
    tiers: tuple[Tier, ...] = ()
    flags: tuple[Flag, ...] = ()
    factors: tuple[Factor, ...] = ()
    ask: tuple[Name, ...] = ()
    """Whom one may ask for what is not known."""
    voice: tuple[Prompt, ...] = ()
    """Prompts for what the child or carer says, shows or does."""
    closing: tuple[Prompt, ...] = ()
    """Prompts for thinking it through at the end, such as what was tried and what did not change."""
    continuum: Continuum | None = None
    """None for a toolkit that only records, and so asks for no judged level."""
    indicated: tuple[IndicatedRule, ...] = ()
    """Tried in order; the first that holds indicates its level, else the lowest level."""
    contacts: tuple[Contact, ...] = ()
    grows_into: Dotted | None = None
    """The toolkit that an assessment may go on in without typing anything again."""
    patterns: PatternRule = PatternRule()
    evidence: EvidenceRule = EvidenceRule()

    def asks_as(self, other: Toolkit) -> bool:
        """Tell whether a level means the same here and there: one version, and the same words for every level."""
        mine, theirs = ((kit.id, kit.version, kit.scale, kit.domains) for kit in (self, other))
        return self is other or mine == theirs

    def band(self, band_id: str) -> Band | None:
        """Return the band with this id, or None."""
        return next((b for b in self.bands if b.id == band_id), None)

    def domain(self, domain_id: str) -> Domain | None:
        """Return the domain with this id, or None."""
        return next((d for d in self.domains if d.id == domain_id), None)

    def indicator(self, indicator_id: str) -> Indicator | None:
        """Return the indicator with this id, retired ones included, or None."""
        return next((i for d in self.domains for i in d.indicators if i.id == indicator_id), None)

    def prompts(self, band: str) -> tuple[Prompt, ...]:
        """Return the prompts of a band: for voice, then for closing."""
        return tuple(p for p in (*self.voice, *self.closing) if band in p.bands)

    def asks_in(self, band: str) -> bool:
        """Return whether there is anything to rate or to write down for a child in this band."""
        rated = (i for d in self.domains for i in d.indicators if not i.retired)
        return bool(self.prompts(band)) or any(band in i.bands for i in rated)

    def flags_asked(self, band: str) -> tuple[Flag, ...]:
        """Return the red flags of a band."""
        return tuple(f for f in self.flags if band in f.bands)

    def flag(self, flag_id: str) -> Flag | None:
        """Return the red flag with this id, or None."""
        return next((f for f in self.flags if f.id == flag_id), None)

    def tier(self, tier_id: str) -> Tier:
        """Return the tier with this id; the loader has checked that it exists."""
        return next(t for t in self.tiers if t.id == tier_id)

    def contacts_for(self, tier: Tier) -> tuple[Contact, ...]:
        """Return the contacts of a tier, in the tier's order."""
        by_id = {c.id: c for c in self.contacts}
        return tuple(by_id[c] for c in tier.contacts if c in by_id)

    @property
    def need_levels(self) -> tuple[NeedLevel, ...]:
        """The levels of need, or next steps, lowest first; empty where none is judged."""
        return self.continuum.levels if self.continuum else ()

    def need_level(self, value: str | None) -> NeedLevel | None:
        """Return the level of need printed as `value`, or None."""
        return next((level for level in self.need_levels if level.value == value), None)
