"""A domain's name in a picture, with a note where its care is not or only partly known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..engine import DomainProfile
from .layout import wrapped
from .svg import INK, QUIET, label

NAME_SIZE = 13.5
_NOTE_SIZE = 12.5
_LEADING = 16.0


class Line(NamedTuple):
    """One line of a name or note."""

    text: str
    size: float
    colour: str


def name_lines(domain: DomainProfile, wording: Mapping[str, str], room: float) -> list[Line]:
    """Return the name, and under it what is not known, in lines no wider than `room`."""
    note = ""
    if domain.worst is None:
        note = wording["chart.not_known"]
    elif domain.incomplete:
        note = wording["chart.part_known"]
    return [
        *(Line(text, NAME_SIZE, INK) for text in wrapped(domain.short, NAME_SIZE, room)),
        *(Line(text, _NOTE_SIZE, QUIET) for text in wrapped(note, _NOTE_SIZE, room)),
    ]


def name_height(lines: list[Line]) -> float:
    """Return how high the lines stand together."""
    return _LEADING * len(lines)


def name_parts(lines: list[Line], x: float, top: float, *, anchor: str = "start") -> list[str]:
    """Return the lines as text, the first one's upper edge at `top`."""
    return [
        label(x, top + _LEADING * (n + 0.78), entry.text, size=entry.size, colour=entry.colour, anchor=anchor)
        for n, entry in enumerate(lines)
    ]
