"""The name for the shape of a series of ranks with gaps and dates; ranks are compared, never added."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ..model import PatternRule
from .comparison_values import Pattern, PatternName
from .raters import is_beyond_raters
from .words import say


@dataclass(frozen=True, slots=True)
class Point:
    """One assessment's place in a series; leave out those where nothing was looked at."""

    on: date
    rank: int | None
    """None for "not known"."""
    raters: frozenset[Hashable] = frozenset()
    """Who gave the rank; empty when it does not matter."""


def name_pattern(points: Sequence[Point], rule: PatternRule, unmet_from: int) -> Pattern:
    """Return the one name for a series in date order, the first of these that is true.

    too_few: fewer than two points, none known, or an unmet need unchanged for too short a time.
    newly_unknown: known before, not known at last; turns (last known, last).
    newly_known: known at last and never before; turns (last).
    oscillating: two or more reversals, or worse and back where it began; turns (first, last).
    relapse: better, then worse again; turns (before the fall, at the best, worse again).
    deteriorating: worse at last than at first; turns (first, when the last level was reached).
    static_unmet: one unmet level, rated at least twice over `static_weeks`, to the last; or no change
    between first and last with unmet needs all along; turns (start, last).
    sustained_improvement: as improving, and a level below unmet was held or bettered in two further
    ratings over `sustained_weeks` with nothing unknown between; turns (first, reached, last).
    improving: better at last than at first; turns (first, when the last level was reached).
    steady_met: ends as it began and was never unmet; turns (first, last).
    """
    known = [p for p in points if p.rank is not None]
    name, turns = _named(points, _Series(known, rule, unmet_from))
    stayed = {p.rank for p in known if turns and p.on >= turns[0]}
    return Pattern(
        name=name,
        words=say(f"pattern.{name}"),
        turns=turns,
        rank=stayed.pop() if name in ("static_unmet", "steady_met") and len(stayed) == 1 else None,
        unsure=not is_beyond_raters([(p.rank or 0, p.raters) for p in known], name, rule.rater_noise),
        weeks_unmet=weeks_unmet(points, unmet_from),
        weeks_unmet_ever=_weeks_unmet_ever(known, unmet_from),
        gaps=bool(known) and any(known[0].on < p.on < known[-1].on for p in points if p.rank is None),
    )


def weeks(start: date, end: date) -> int:
    """Return the full weeks between two days."""
    return (end - start).days // 7


def weeks_unmet(points: Sequence[Point], unmet_from: int) -> int:
    """Return full weeks from the first of the unmet ratings in a row that the series ends with; 0 if it does not.

    A "not known" between two unmet ratings does not end the row; one at the end does.
    """
    if not points or points[-1].rank is None:
        return 0
    start = None
    for point in reversed(points):
        if point.rank is not None and point.rank < unmet_from:
            break
        start = point.on if point.rank is not None else start
    return weeks(start, points[-1].on) if start else 0


def _weeks_unmet_ever(known: Sequence[Point], unmet_from: int) -> int:
    unmet = [(p.on, p.rank is not None and p.rank >= unmet_from) for p in known]
    spans = pairwise(unmet)
    return sum((b - a).days for (a, was), (b, still) in spans if was and still) // 7


class _Series:
    """The known points of a series with its turns looked up once."""

    def __init__(self, known: Sequence[Point], rule: PatternRule, unmet_from: int) -> None:
        self.known = known
        self.rule = rule
        self.unmet_from = unmet_from
        self.ranks = [p.rank for p in known if p.rank is not None]
        moves = [b - a for a, b in pairwise(self.ranks) if a != b]
        signs = [m > 0 for m in moves]
        self.worse_then = [s for n, s in enumerate(signs) if n == 0 or signs[n - 1] != s]
        """True for a stretch that gets worse, False for one that gets better; neighbours differ."""

    def on(self, place: int) -> date:
        return self.known[place].on

    def reached(self) -> int:
        """Return where the stretch at the last rank begins."""
        place = len(self.ranks) - 1
        while place and self.ranks[place - 1] == self.ranks[-1]:
            place -= 1
        return place


def _named(points: Sequence[Point], series: _Series) -> tuple[PatternName, tuple[date, ...]]:
    known = series.known
    if len(points) < 2 or not known:
        return "too_few", ()
    if points[-1].rank is None:
        return "newly_unknown", (known[-1].on, points[-1].on)
    if len(known) == 1:
        return "newly_known", (known[0].on,)
    first, last = series.ranks[0], series.ranks[-1]
    ends = (series.on(0), series.on(-1))
    if len(series.worse_then) > 2:
        return "oscillating", ends
    if series.worse_then == [False, True]:
        return "relapse", _relapse_turns(series)
    if last > first:
        return "deteriorating", (series.on(0), series.on(series.reached()))
    since = _static_since(series)
    if since is not None:
        return "static_unmet", (series.on(since), series.on(-1))
    if last < first:
        return _improvement(points, series)
    if max(series.ranks) < series.unmet_from:
        return "steady_met", ends
    return ("oscillating", ends) if series.worse_then else ("too_few", ())


def _relapse_turns(series: _Series) -> tuple[date, date, date]:
    best = series.ranks.index(min(series.ranks))
    before = max(n for n in range(best) if series.ranks[n] == series.ranks[0])
    again = next(n for n in range(best, len(series.ranks)) if series.ranks[n] > series.ranks[best])
    return series.on(before), series.on(best), series.on(again)


def _static_since(series: _Series) -> int | None:
    """Return where a lasting unmet need that nothing has changed begins, or None."""
    if series.ranks[-1] < series.unmet_from:
        return None
    no_change = series.ranks[0] == series.ranks[-1] and min(series.ranks) >= series.unmet_from
    start = 0 if no_change else series.reached()
    long_enough = weeks(series.on(start), series.on(-1)) >= series.rule.static_weeks
    return start if long_enough and start < len(series.ranks) - 1 else None


def _improvement(points: Sequence[Point], series: _Series) -> tuple[PatternName, tuple[date, ...]]:
    low = [n for n, rank in enumerate(series.ranks) if rank < min(series.ranks[0], series.unmet_from)]
    held = next((n for n in low if max(series.ranks[n:]) == series.ranks[n]), None)
    if held is not None and len(series.ranks) - 1 - held >= 2:
        on = series.on(held)
        unknown_since = any(p.rank is None and p.on > on for p in points)
        if weeks(on, series.on(-1)) >= series.rule.sustained_weeks and not unknown_since:
            return "sustained_improvement", (series.on(0), on, series.on(-1))
    return "improving", (series.on(0), series.on(series.reached()))
