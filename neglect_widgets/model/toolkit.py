"""A toolkit: what is rated, in whose words, on which scale, and what follows from it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Dotted, Name, OptionalName, Text, Value

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
Shape = Literal["circle", "triangle", "square", "diamond"]


class Level(Value):
    """One step of the scale."""

    value: Annotated[str, StringConstraints(min_length=1, max_length=20)]
    """As printed; text, so that "amber" and "3" are equals."""
    rank: int = Field(ge=0)
    """0 means needs met; each higher rank is worse, whatever the printed value."""
    label: Name
    shape: Shape
    colour: Colour


class Scale(Value):
    """The ordered levels of a toolkit, best first."""

    levels: tuple[Level, ...] = Field(min_length=2, max_length=20)
    unmet_from: int = Field(ge=1)
    """An indicator at this rank or worse is an unmet need."""
    impact_from: int = Field(ge=1)
    """From this rank the impact on the child is needed before finishing."""
    flag_from: int = Field(ge=1)
    """From this rank the page asks whether the indicator's red flags apply."""

    def level(self, value: str) -> Level | None:
        """Return the level printed as `value`, or None when the scale has no such level."""
        return next((x for x in self.levels if x.value == value), None)

    def at_rank(self, rank: int) -> Level:
        """Return the level with this rank; IndexError beyond the scale."""
        return next(x for x in self.levels if x.rank == rank)


class Band(Value):
    """An age band, half-open: from its first birthday up to but not including the next."""

    id: Dotted
    label: Name
    from_age: int | None = Field(default=None, ge=0)
    """Years; None for the unborn."""
    to_age: int = Field(ge=0)
    """Years, not included."""


class Descriptor(Value):
    """What each level looks like for one indicator in some bands."""

    bands: tuple[Dotted, ...] = Field(min_length=1)
    levels: dict[str, Words]
    """Level value -> what is seen or done at that level."""


class Indicator(Value):
    """One thing to rate."""

    id: Dotted
    title: Name
    """A short question or noun phrase that works for every one of its bands."""
    bands: tuple[Dotted, ...] = Field(min_length=1)
    core: bool = True
    types: tuple[Dotted, ...] = ()
    """Types of neglect; empty means those of the domain."""
    flags: tuple[Dotted, ...] = ()
    """Red flags that the worst level should bring to mind."""
    help: Text = ""
    """What to look for, where the descriptors alone could mislead."""
    retired: bool = False
    """No longer asked; kept so that old assessments still draw."""
    descriptors: tuple[Descriptor, ...] = Field(min_length=1)

    def descriptor(self, band: str) -> Descriptor | None:
        """Return the wording for a band, or None where the indicator is not asked."""
        return next((d for d in self.descriptors if band in d.bands), None)


class Domain(Value):
    """An area of care and its indicators."""

    id: Dotted
    title: Name
    short: Annotated[str, StringConstraints(min_length=1, max_length=18)]
    """The name on a radar axis."""
    look_for: Words
    types: tuple[Dotted, ...] = Field(min_length=1)
    on_radar: bool = True
    """False for what stands beside the care radar, such as engagement."""
    indicators: tuple[Indicator, ...] = Field(min_length=1)

    def asked(self, band: str) -> tuple[Indicator, ...]:
        """Return the indicators asked in a band, in their order."""
        return tuple(i for i in self.indicators if band in i.bands and not i.retired)


class Flag(Value):
    """A red flag: needs action now, whatever the ratings say."""

    id: Dotted
    title: Words
    bands: tuple[Dotted, ...] = Field(min_length=1)
    tier: Dotted
    why: Words


class Tier(Value):
    """How fast a red flag asks for action, and what to do."""

    id: Dotted
    label: Name
    do: Words
    contacts: tuple[Dotted, ...] = Field(min_length=1)


class Contact(Value):
    """Somebody to call; an area replaces the placeholders."""

    id: Dotted
    label: Name
    phone: OptionalName = ""
    hours: OptionalName = ""
    note: Text = ""

    @property
    def set(self) -> bool:
        """False while the area has not given a number."""
        return bool(self.phone)


class NeedLevel(Value):
    """One level of the local continuum of need."""

    value: Annotated[str, StringConstraints(min_length=1, max_length=20)]
    label: Name
    means: Words
    next: Words
    """What next, for a person to consider."""


class IndicatedRule(Value):
    """When a level of need is indicated; every condition given must hold."""

    level: str
    flag_tiers: tuple[Dotted, ...] = ()
    """Holds when a raised, not withdrawn flag has one of these tiers."""
    rank: int | None = Field(default=None, ge=1)
    """Counts indicators at this rank or worse."""
    indicators: int = Field(default=1, ge=1)
    """At least so many indicators at `rank`."""
    domains: int = Field(default=1, ge=1)
    """Spread over at least so many domains."""
    because: Words
    """The reason in words; shown before the ratings that led to it."""


class Continuum(Value):
    """Local levels of need, lowest first, and the rules that indicate one."""

    title: Name
    source: Words
    levels: tuple[NeedLevel, ...] = Field(min_length=2)
    rules: tuple[IndicatedRule, ...] = Field(min_length=1)
    """Tried in order; the first that holds indicates its level, else the lowest level."""

    def level(self, value: str) -> NeedLevel | None:
        """Return the level printed as `value`, or None."""
        return next((x for x in self.levels if x.value == value), None)


class VoicePrompt(Value):
    """A prompt for what the child says, shows or does."""

    id: Dotted
    title: Words
    hint: Text = ""
    bands: tuple[Dotted, ...] = Field(min_length=1)


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


class NeglectType(Value):
    """One type of neglect; an indicator may belong to several."""

    id: Dotted
    label: Name


class Toolkit(Value):
    """A versioned definition: domains, one scale, bands, flags, prompts, continuum."""

    id: Dotted
    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+(\.\d+)?$")]
    title: Name
    summary: Words
    source: Words
    licence: Name
    published: date
    scale: Scale
    bands: tuple[Band, ...] = Field(min_length=1)
    types: tuple[NeglectType, ...] = Field(min_length=1)
    roll_up: Literal["profile"] = "profile"
    known_share: float = Field(gt=0, le=1)
    """Below this share of known answers a domain or indicated level is called incomplete."""
    domains: tuple[Domain, ...] = Field(min_length=1)
    tiers: tuple[Tier, ...] = Field(min_length=1)
    flags: tuple[Flag, ...] = ()
    ask: tuple[Name, ...] = ()
    """Whom one may ask for what is not known."""
    voice: tuple[VoicePrompt, ...] = ()
    continuum: Continuum
    contacts: tuple[Contact, ...] = ()
    patterns: PatternRule = PatternRule()
    evidence: EvidenceRule = EvidenceRule()

    def band(self, band_id: str) -> Band | None:
        """Return the band with this id, or None."""
        return next((b for b in self.bands if b.id == band_id), None)

    def domain(self, domain_id: str) -> Domain | None:
        """Return the domain with this id, or None."""
        return next((d for d in self.domains if d.id == domain_id), None)

    def indicator(self, indicator_id: str) -> Indicator | None:
        """Return the indicator with this id, retired ones included, or None."""
        return next((i for d in self.domains for i in d.indicators if i.id == indicator_id), None)

    def domains_asked(self, band: str) -> tuple[Domain, ...]:
        """Return the domains that have something to ask in a band."""
        return tuple(d for d in self.domains if d.asked(band))

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
