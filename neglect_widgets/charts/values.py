"""Which levels a picture names, and how."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..model import Level, Scale
from .layout import text_width

VALUE_SIZE = 12.5
_ROOM = 44.0


def described(scale: Scale) -> tuple[Level, ...]:
    """Return the levels with a description: half steps between them need no name of their own."""
    return tuple(level for level in scale.levels if not level.between)


def named(scale: Scale, used: Iterable[Level | None]) -> tuple[Level, ...]:
    """Return the levels for a legend, best first: those described, and half steps that the picture uses."""
    found = set(used)
    return tuple(level for level in scale.levels if not level.between or level in found)


def printed(level: Level) -> str:
    """Return a level's value as it stands beside its mark; nothing for one too long to stand there."""
    return level.value if text_width(level.value, VALUE_SIZE) <= _ROOM else ""


def value_and_label(level: Level, wording: Mapping[str, str]) -> str:
    """Return "3  Many needs unmet", "Amber: Needs often unmet", and "Amber" where value and label are one word."""
    if level.value.casefold() == level.label.casefold():
        return level.label
    key = "chart.legend_word" if level.value.isalpha() else "chart.legend_level"
    return wording[key].format(value=level.value, label=level.label)
