"""The legend of a profile picture, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..model import Level
from .layout import wrapped
from .marks import MARK, earlier_mark, level_mark, unknown_mark
from .svg import INK, QUIET, RING, label, line
from .values import value_and_label

_SIZE = 13.0
_ROW = 21.0
_LEFT = 12.0


def legend(
    levels: Sequence[Level],
    reading: str,
    wording: Mapping[str, str],
    *,
    width: float,
    unknown: bool,
    earlier: bool,
) -> tuple[list[str], float]:
    """Return the legend's parts, from y = 0 down, and its height.

    `reading` says which way is better care.
    """
    parts = [line([(_LEFT, 0), (width - _LEFT, 0)], stroke=RING, stroke_width=1)]
    y = 20.0
    for text in wrapped(reading, _SIZE, width - 2 * _LEFT):
        parts.append(label(_LEFT, y, text, size=_SIZE, colour=QUIET))
        y += 17
    y += 5
    entries = [(level_mark(level, 0, 0, MARK * 0.9), value_and_label(level, wording)) for level in levels]
    if unknown:
        entries.append((unknown_mark(0, 0), wording["chart.legend_unknown"]))
    if earlier:
        dash = line([(-11, 0), (11, 0)], stroke=QUIET, stroke_width=1.25, stroke_dasharray="5 4")
        entries.append((dash + earlier_mark(levels[0], 0, 0), wording["chart.legend_earlier"]))
    column = (width - 2 * _LEFT) / 2
    for row_start in range(0, len(entries), 2):
        tall = 1
        for side, (mark, text) in enumerate(entries[row_start : row_start + 2]):
            x = _LEFT + side * column + 11
            parts.append(f'<g transform="translate({x} {y - 4.5})">{mark}</g>')
            lines = wrapped(text, _SIZE, column - 30)
            parts += [label(x + 17, y + 15 * n, t, size=_SIZE, colour=INK) for n, t in enumerate(lines)]
            tall = max(tall, len(lines))
        y += _ROW + 15 * (tall - 1)
    return parts, y
