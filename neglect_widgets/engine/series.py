"""The series behind a pattern: the part of a comparison that can be compared all along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import Status
from .comparison_values import Cell
from .patterns import Point
from .views import ItemState, View, person


def comparable(views: Sequence[View], toolkit: str) -> tuple[list[View], tuple[str, ...]]:
    """Return the assessments that can be lined up with a toolkit's latest one, and the carers in all of them.

    They have its toolkit version and share carers; going back in time, one that shares none is left out.
    """
    latest = next(v for v in reversed(views) if v.toolkit.id == toolkit)
    carers = latest.assessment.carer_ids
    kept: list[View] = []
    for view in reversed(views):
        shared = tuple(c for c in carers if c in view.assessment.carer_ids)
        if view.edition == latest.edition and shared:
            carers = shared
            kept.append(view)
    return kept[::-1], carers


def points(views: Sequence[View], carers: Sequence[str], indicators: Sequence[str]) -> list[Point]:
    """Return a series of worst known ranks over the indicators asked in all of the assessments that ask any.

    A worst level says little when something that was rated worse before or after is missing from it.
    There the point is "not known", or left out when the thing was not looked at or does not apply:
    care never seems better because less of it is known.
    """
    asking = [v for v in views if any(i in v.answers for i in indicators)]
    shared = [i for i in indicators if all(i in v.answers for v in asking)]
    items = [[v.item(i, c) for v in asking] for i in shared for c in carers]
    around = [list(_around(item)) for item in items]
    found = []
    for n, view in enumerate(asking):
        now = [item[n] for item in items]
        rank = max((r for _, r, _ in now if r is not None), default=None)
        missing = {s for (s, r, _), near in zip(now, around, strict=True) if r is None and _hides(s, near[n], rank)}
        if "not_known" in missing:
            found.append(Point(view.assessment.window_end, None))
        elif rank is not None and not missing:
            raters = frozenset(person(g.rater) for _, r, g in now if g and r == rank)
            found.append(Point(view.assessment.window_end, rank, raters))
    return found


def leaves_out_worse(series: Sequence[Point], views: Sequence[View], cells: Sequence[Cell]) -> bool:
    """True when some cell is worse than the series is then, or than it ever is where the series has no rank."""
    ranks = {p.on: p.rank for p in series if p.rank is not None}
    worst = max(ranks.values(), default=None)
    if worst is None:
        return False
    return any(
        cell.level is not None and cell.level.rank > ranks.get(view.assessment.window_end, worst)
        for view, cell in zip(views, cells, strict=True)
    )


def _around(item: Sequence[ItemState]) -> Iterator[tuple[int, int]]:
    """For each place, yield the last rank known up to it and the next one known from it; -1 for none."""
    following = [-1] * (len(item) + 1)
    for n in range(len(item) - 1, -1, -1):
        rank = item[n][1]
        following[n] = following[n + 1] if rank is None else rank
    before = -1
    for n, (_, rank, _) in enumerate(item):
        before = before if rank is None else rank
        yield before, following[n]


def _hides(status: Status, near: tuple[int, int], rank: int | None) -> bool:
    """True when an unrated item keeps the worst level of its time from being known."""
    if rank is None:
        return status == "not_known"
    return max(near) > rank
