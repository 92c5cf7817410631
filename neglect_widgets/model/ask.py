"""What a toolkit asks: domains with indicators and their descriptors, and prompts for words."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from .base import Dotted, Name, Text, Value, Words
from .scale import LevelValue


class Descriptor(Value):
    """What each level looks like for one indicator in some bands."""

    bands: tuple[Dotted, ...] = Field(min_length=1)
    levels: dict[str, Words]
    """Level value -> what is seen or done at that level."""


class Numbered(Value):
    """One number of an indicator that is answered by number, such as 5 on a 1 to 9 list of how full a room is."""

    number: int = Field(ge=0, le=99)
    level: LevelValue
    """The level of the toolkit's scale that the number stands for."""
    words: Words
    """What is seen at this number."""


class Question(Value):
    """Something a practitioner may ask to find out, in words a child or parent would use."""

    bands: tuple[Dotted, ...] = Field(min_length=1)
    ask: Words


class Condition(Value):
    """One reason to ask an indicator that is not always asked: an answer, or a factor that is present."""

    indicator: Dotted | None = None
    from_rank: int = Field(default=1, ge=1)
    """Holds when `indicator` is rated at this rank or worse for any carer."""
    factor: Dotted | None = None

    @model_validator(mode="after")
    def _one_reason(self) -> Self:
        if (self.indicator is None) == (self.factor is None):
            raise ValueError("give either indicator or factor")
        return self


class Indicator(Value):
    """One thing to rate."""

    id: Dotted
    title: Name
    """A short question or noun phrase that works for every one of its bands."""
    bands: tuple[Dotted, ...] = Field(min_length=1)
    sub_domain: Dotted | None = None
    core: bool = True
    """False is asked only in full depth: where a core indicator of its domain is an unmet need, or on request."""
    asked_if: tuple[Condition, ...] = ()
    """Asked only where one of these holds; empty means always."""
    types: tuple[Dotted, ...] = ()
    """Types of neglect; empty means those of the domain."""
    flags: tuple[Dotted, ...] = ()
    """Red flags that the worst level should bring to mind."""
    help: Text = ""
    """What to look for, where the descriptors alone could mislead."""
    questions: tuple[Question, ...] = ()
    """What one may ask the child, young person or parent."""
    grows_into: tuple[Dotted, ...] = ()
    """Indicators of the toolkit's `grows_into` that its evidence belongs to."""
    retired: bool = False
    """No longer asked; kept so that old assessments still draw."""
    descriptors: tuple[Descriptor, ...] = ()
    numbers: tuple[Numbered, ...] = ()
    """Instead of descriptors: numbers in order, best first."""

    def descriptor(self, band: str) -> Descriptor | None:
        """Return the wording for a band, or None where the indicator is not asked."""
        return next((d for d in self.descriptors if band in d.bands), None)

    def numbered(self, number: int) -> Numbered | None:
        """Return what a number stands for, or None when it is not one of the indicator's."""
        return next((n for n in self.numbers if n.number == number), None)


class SubDomain(Value):
    """A named group of indicators inside a domain."""

    id: Dotted
    title: Name


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
    sub_domains: tuple[SubDomain, ...] = ()
    indicators: tuple[Indicator, ...] = Field(min_length=1)


class Prompt(Value):
    """A prompt for words: what the child says, shows or does, or what is to be thought through."""

    id: Dotted
    title: Words
    hint: Text = ""
    bands: tuple[Dotted, ...] = Field(min_length=1)
    group: Text = ""
    """A heading over this prompt and those after it with the same one, such as a time of day."""
    grows_into: tuple[Dotted, ...] = ()
    """Indicators of the toolkit's `grows_into` that a note may be linked to."""
