"""What follows from ratings: red flags with whom to call, levels of need, factors that raise risk."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from .base import Dotted, Name, OptionalName, Text, Value, Words


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
    """One level of the local continuum of need, or one next step that a screening may end in."""

    value: Annotated[str, StringConstraints(min_length=1, max_length=20)]
    label: Name
    means: Words
    next: Words
    """What next, for a person to consider."""

    @property
    def words(self) -> str:
        """The level as a person reads it; a value that only repeats the label is said once."""
        return self.label if self.value.casefold() == self.label.casefold() else f"{self.value}, {self.label}"


class Continuum(Value):
    """Local levels of need, lowest first; for a screening the next steps, smallest first."""

    title: Name
    source: Words
    steps: bool = False
    """The levels are next steps to take, as a screening ends in, and not levels of need."""
    levels: tuple[NeedLevel, ...] = Field(min_length=2)


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


class Factor(Value):
    """Something known to raise the risk of neglect: recorded as context, never rated and never counted."""

    id: Dotted
    title: Name
    group: Name
    hint: Text = ""
