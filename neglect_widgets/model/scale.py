"""The ordered levels of a toolkit, and how each looks and prints."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Name, Value

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
Shape = Literal[
    "circle", "triangle", "square", "diamond", "pentagon", "hexagon", "star", "plus", "cross", "triangle-down", "bar"
]
LevelValue = Annotated[str, StringConstraints(min_length=1, max_length=20)]
"""A level as the scale prints it, such as "3" or "amber"; its meaning is the scale's."""


class Level(Value):
    """One step of the scale."""

    value: LevelValue
    """As printed; text, so that "amber" and "3" are equals."""
    rank: int = Field(ge=0)
    """0 means needs met; each higher rank is worse, whatever the printed value."""
    label: Name
    shape: Shape
    colour: Colour
    between: bool = False
    """A half step: chosen when care lies between its two neighbours, and so without a descriptor of its own."""

    @property
    def value_first(self) -> bool:
        """Whether it is written "3 Many needs unmet" or "B: Some concern", or as "Needs often not met (Amber)"."""
        return len(self.value) <= 3

    @property
    def words(self) -> str:
        """The level as a person reads it: its value and its label."""
        if not self.value_first:
            return f"{self.label} ({self.value})"
        return f"{self.value} {self.label}" if self.value[0].isdigit() else f"{self.value}: {self.label}"


class Scale(Value):
    """The ordered levels of a toolkit, best first; without levels nothing is rated."""

    levels: tuple[Level, ...] = Field(default=(), max_length=20)
    unmet_from: int = Field(default=1, ge=1)
    """An indicator at this rank or worse is an unmet need."""
    impact_from: int = Field(default=1, ge=1)
    """From this rank the impact on the child is needed before finishing."""
    flag_from: int = Field(default=1, ge=1)
    """From this rank the page asks whether the indicator's red flags apply."""

    def level(self, value: str) -> Level | None:
        """Return the level printed as `value`, or None when the scale has no such level."""
        return next((x for x in self.levels if x.value == value), None)

    def at_rank(self, rank: int) -> Level:
        """Return the level with this rank; IndexError beyond the scale."""
        return next(x for x in self.levels if x.rank == rank)
