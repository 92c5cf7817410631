"""The marks of a profile picture: one shape per level, hollow for earlier, "?" for not known."""

from __future__ import annotations

from ..model import Level
from .shapes import path
from .svg import FAINT, INK, PAPER, QUIET, element, label

MARK = 7.0
"""Half the height of a level's mark, in the picture's units."""


def outline(level: Level, x: float, y: float, size: float) -> str:
    """Return the path of a level's shape; marks of one size have about the same weight."""
    return path(level.shape, x, y, 0.15 * size)


def level_mark(level: Level, x: float, y: float, size: float = MARK) -> str:
    """Return a level's mark in its shape and colour, with a white rim that parts it from lines."""
    return element(
        "path",
        d=outline(level, x, y, size),
        fill=level.colour,
        stroke=PAPER,
        stroke_width=1.5,
        stroke_linejoin="round",
        data_level=level.value,
    )


def earlier_mark(level: Level, x: float, y: float, *, same: bool = False) -> str:
    """Return a hollow mark in the level's shape: where the earlier assessment stood.

    `same` makes it stand as a rim around today's mark, which would hide it otherwise.
    """
    return element(
        "path",
        d=outline(level, x, y, MARK * (1.5 if same else 0.6)),
        fill=PAPER,
        stroke=FAINT if same else QUIET,
        stroke_width=1.25 if same else 1.5,
        stroke_linejoin="round",
        data_earlier=level.value,
    )


def unknown_mark(x: float, y: float) -> str:
    """Return a hollow circle with a question mark: nothing is known here."""
    ring = element("circle", cx=x, cy=y, r=8, fill=PAPER, stroke=QUIET, stroke_width=1.5, stroke_dasharray="2.5 2")
    return element(
        "g", ring, label(x, y + 4.2, "?", size=12, anchor="middle", colour=INK, bold=True), data_unknown="yes"
    )
