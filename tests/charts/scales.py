"""Invented scales with other numbers of levels than four, half steps and other printed values."""

from __future__ import annotations

from typing import get_args

from neglect_widgets.model import Level, Scale
from neglect_widgets.model.scale import Shape

SHAPES: tuple[Shape, ...] = get_args(Shape)
_GREYS = tuple(f"#{10 * n + 10:02x}{10 * n + 10:02x}{10 * n + 10:02x}" for n in range(11))


def scale_of(*levels: str, between: str = "") -> Scale:
    """Return a scale of these printed values, needs met first; those among `between` are half steps."""
    half = between.split()
    return Scale(
        levels=tuple(
            Level(
                value=value,
                rank=rank,
                label=f"Between {levels[rank - 1]} and {levels[rank + 1]}"
                if value in half
                else f"Care of grade {value}",
                shape=SHAPES[rank],
                colour=_GREYS[rank],
                between=value in half,
            )
            for rank, value in enumerate(levels)
        ),
        unmet_from=max(1, len(levels) // 2),
        impact_from=max(1, len(levels) // 2),
        flag_from=len(levels) - 1,
    )


TWO = scale_of("yes", "no")
THREE = scale_of("green", "amber", "red")
FIVE = scale_of("1", "2", "3", "4", "5")
NINE = scale_of("5", "4.5", "4", "3.5", "3", "2.5", "2", "1.5", "1", between="4.5 3.5 2.5 1.5")
"""The best care is printed 5, with half steps."""
EVERY_SHAPE = scale_of(*"abcdefghijk")
