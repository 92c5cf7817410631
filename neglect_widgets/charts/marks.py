"""The marks of a profile picture: one shape per level, hollow for earlier, "?" for not known."""

from __future__ import annotations

from ..model import Level
from .svg import FAINT, INK, PAPER, QUIET, element, label, number

MARK = 7.0
"""Half the height of a level's mark, in the picture's units."""


def outline(shape: str, x: float, y: float, size: float) -> str:
    """Return the path of a circle, triangle, square or diamond of about equal weight."""
    if shape == "circle":
        r = size * 0.95
        arc = f"a{number(r)},{number(r)} 0 1 0"
        return f"M{number(x - r)},{number(y)}{arc} {number(2 * r)},0{arc} {number(-2 * r)},0z"
    corners = {
        "triangle": ((0.0, -1.2), (1.12, 0.8), (-1.12, 0.8)),
        "square": ((-0.87, -0.87), (0.87, -0.87), (0.87, 0.87), (-0.87, 0.87)),
        "diamond": ((0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)),
    }[shape]
    return "M" + "L".join(f"{number(x + dx * size)},{number(y + dy * size)}" for dx, dy in corners) + "z"


def level_mark(level: Level, x: float, y: float, size: float = MARK) -> str:
    """Return a level's mark in its shape and colour, with a white rim that parts it from lines."""
    return element(
        "path",
        d=outline(level.shape, x, y, size),
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
        d=outline(level.shape, x, y, MARK * (1.5 if same else 0.6)),
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
