"""Sums up what was measured, as a table for people and as data for programs."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping

Measured = Mapping[str, Mapping[str, list[float]]]
"""Contender -> figure -> all that was measured of it."""


def summed_up(measured: Measured) -> dict[str, dict[str, dict[str, float]]]:
    """Return median, least and most of each figure."""
    return {
        name: {
            figure: {"median": statistics.median(values), "min": min(values), "max": max(values), "count": len(values)}
            for figure, values in figures.items()
        }
        for name, figures in measured.items()
    }


def table(measured: Measured) -> Iterator[str]:
    """Yield the lines of a Markdown table: a row for each figure, the first contender first and its ratio to each."""
    first, *others = measured
    yield f"| figure: median (least to most) | {' | '.join(measured)} |"
    yield "|---" * (len(measured) + 1) + "|"
    for figure in measured[first]:
        ours = statistics.median(measured[first][figure])
        cells = [_cell(measured[first][figure])]
        cells += [_beside(ours, measured[name].get(figure, [])) for name in others]
        yield f"| {figure} | {' | '.join(cells)} |"


def _beside(ours: float, values: list[float]) -> str:
    """Say what another contender takes, and which part of it the first one takes."""
    if not values:
        return "not measured"
    median = statistics.median(values)
    return f"{_cell(values)} [{ours / median:.2f}x]" if median > 0 else _cell(values)


def _cell(values: list[float]) -> str:
    median = _number(statistics.median(values))
    return f"{median} ({_number(min(values))} to {_number(max(values))})" if len(values) > 1 else median


def _number(value: float) -> str:
    return f"{value:.2f}" if abs(value) < 10 else f"{value:,.0f}"
