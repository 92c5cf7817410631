"""The shapes of levels: the one place that says how each looks, for screen, print and PDF."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.scale import Shape
from .svg import number

Corner = tuple[float, float]

RADIUS = 6.4
"""Of the circle, which has no corners."""

# In a box of 16 by 16, of about equal weight, each told from the others by its outline alone:
# the hexagon is wider than high so that it is no circle in small print.
CORNERS: Mapping[Shape, tuple[Corner, ...]] = {
    "circle": (),
    "triangle": ((8, 0), (15.5, 13.3), (0.5, 13.3)),
    "square": ((2.2, 2.2), (13.8, 2.2), (13.8, 13.8), (2.2, 13.8)),
    "diamond": ((8, 0), (16, 8), (8, 16), (0, 8)),
    "pentagon": ((8, 0.6), (15.4, 6), (12.6, 14.7), (3.4, 14.7), (0.6, 6)),
    "hexagon": ((0, 8), (4.4, 2.4), (11.6, 2.4), (16, 8), (11.6, 13.6), (4.4, 13.6)),
    "star": (
        (8, 0),
        (10.3, 5.3),
        (16, 5.9),
        (11.7, 9.8),
        (12.9, 15.4),
        (8, 12.5),
        (3.1, 15.4),
        (4.3, 9.8),
        (0, 5.9),
        (5.7, 5.3),
    ),
    "plus": (
        (5.4, 0.8),
        (10.6, 0.8),
        (10.6, 5.4),
        (15.2, 5.4),
        (15.2, 10.6),
        (10.6, 10.6),
        (10.6, 15.2),
        (5.4, 15.2),
        (5.4, 10.6),
        (0.8, 10.6),
        (0.8, 5.4),
        (5.4, 5.4),
    ),
    "cross": (
        (4.7, 1.1),
        (8, 4.4),
        (11.3, 1.1),
        (14.9, 4.7),
        (11.6, 8),
        (14.9, 11.3),
        (11.3, 14.9),
        (8, 11.6),
        (4.7, 14.9),
        (1.1, 11.3),
        (4.4, 8),
        (1.1, 4.7),
    ),
    "triangle-down": ((0.5, 2.7), (15.5, 2.7), (8, 16)),
    "bar": ((0, 4.9), (16, 4.9), (16, 11.1), (0, 11.1)),
}

SIGNS: Mapping[Shape, str] = {
    "circle": "●",
    "triangle": "▲",
    "square": "■",
    "diamond": "◆",
    "pentagon": "⬟",
    "hexagon": "⬢",
    "star": "★",
    "plus": "✚",
    "cross": "✖",
    "triangle-down": "▼",
    "bar": "▬",
}
"""For text that cannot hold a drawing."""


def path(shape: Shape, x: float = 8, y: float = 8, scale: float = 1) -> str:
    """Return a shape's SVG path around a point; as it is, the path that fills a box of 16 by 16."""
    corners = CORNERS[shape]
    if not corners:
        r = RADIUS * scale
        arc = f"a{number(r)},{number(r)} 0 1 0"
        return f"M{number(x - r)},{number(y)}{arc} {number(2 * r)},0{arc} {number(-2 * r)},0z"
    placed = ((x + (cx - 8) * scale, y + (cy - 8) * scale) for cx, cy in corners)
    return "M" + "L".join(f"{number(px)},{number(py)}" for px, py in placed) + "z"
