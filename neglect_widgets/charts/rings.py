"""The net of a radar: rings, axes and what the rings are called."""

from __future__ import annotations

from itertools import pairwise

from .layout import direction, text_width
from .radar_frame import Frame
from .svg import FAINT, QUIET, RING, label, line
from .values import described

_SIZE = 11.0
_ROOM = 18.0


def rings(frame: Frame) -> list[str]:
    """Return a ring for each level, dotted for a half step, an axis for each domain, and the rings' values."""
    count = len(frame.drawn)
    levels = frame.scale.levels
    parts = []
    for level in reversed(levels):
        corners = [frame.at(index, frame.away(level.rank)) for index in (*range(count), 0)]
        best = level.rank == 0
        dots = "1 4" if level.between else None
        parts.append(
            line(corners, stroke=FAINT if best else RING, stroke_width=1.25 if best else 1, stroke_dasharray=dots)
        )
    for index, domain in enumerate(frame.drawn):
        dashes = "2 3" if domain.shown is None else None
        parts.append(
            line([(0, 0), frame.at(index, frame.radius)], stroke=RING, stroke_width=1, stroke_dasharray=dashes)
        )
    return [*parts, *_ring_values(frame)]


def _ring_values(frame: Frame) -> list[str]:
    """Return the rings' values, half a step before the first axis, where no point can be mistaken for one."""
    levels = described(frame.scale)
    if any(text_width(level.value, _SIZE) > _ROOM for level in levels):
        # A word would be struck through by the line; the points and the legend say it.
        return []
    count = len(frame.drawn)
    (ax, ay), (bx, by) = direction(0, count), direction(count - 1, count)
    dx, dy = (ax + bx) / 2, (ay + by) / 2
    apart = min((frame.away(a.rank) - frame.away(b.rank) for a, b in pairwise(levels)), default=0)
    return [
        label(dx * away, dy * away + 4, level.value, size=_SIZE, anchor="middle", colour=QUIET, halo=True)
        for level in (levels if apart * -dy >= 14 else (levels[0], levels[-1]))
        for away in [frame.away(level.rank)]
    ]
