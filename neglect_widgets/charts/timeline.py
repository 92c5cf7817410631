"""All that is dated in a child's assessments as one plotly Figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ..definitions import load_wording
from ..engine import Event, EventKind
from ..engine.words import day
from .figure import figure, nothing_to_draw, plain
from .svg import INK

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

_SYMBOLS: Mapping[EventKind, str] = {
    "evidence": "circle",
    "flag": "triangle-up",
    "done": "square",
    "finished": "diamond",
    "due": "circle-open",
}
_ROW = 64


def timeline(events: Sequence[Event]) -> Figure:
    """Return a row of marks for each kind of event along its days, however many there are on a day.

    Time in which nothing was recorded is an empty stretch, as long as it was.
    """
    wording = load_wording()
    by_kind = {kind: [event for event in events if event.kind == kind] for kind in _SYMBOLS}
    rows = {kind: found for kind, found in by_kind.items() if found}
    title = wording["chart.timeline_title"]
    if not rows:
        return nothing_to_draw(figure(title, wording["chart.no_dates"]), wording["chart.no_dates"])
    result = figure(
        title,
        " ".join(_described(kind, found, wording) for kind, found in rows.items()),
        height=130 + _ROW * len(rows),
        margin={"l": 220, "r": 40, "t": 70, "b": 50},
        showlegend=False,
        xaxis={"type": "date", "gridcolor": "#eef0f1"},
        yaxis={"type": "category", "autorange": "reversed", "gridcolor": "#eef0f1"},
    )
    for kind, found in rows.items():
        _add_marks(result, kind, found, wording)
    return result


def _add_marks(result: Figure, kind: EventKind, found: Sequence[Event], wording: Mapping[str, str]) -> None:
    by_day: dict[date, list[Event]] = defaultdict(list)
    for event in found:
        by_day[event.on].append(event)
    label = plain(wording[f"page.chronology.{kind}"])
    result.add_scatter(
        x=[on.isoformat() for on in by_day],
        y=[label] * len(by_day),
        customdata=[_told(same, wording) for same in by_day.values()],
        mode="markers",
        marker={"symbol": _SYMBOLS[kind], "size": 12, "color": INK, "line": {"color": INK, "width": 2}},
        name=label,
        hovertemplate="%{x|%-d %B %Y}: %{customdata}<extra>%{fullData.name}</extra>",
    )


def _told(same: Sequence[Event], wording: Mapping[str, str]) -> str:
    """Return what one mark stands for; of many things on a day, only how many, as the chronology lists them."""
    if len(same) > 1:
        return wording["chart.timeline_many"].format(count=len(same))
    return plain(same[0].title or same[0].text)


def _described(kind: EventKind, found: Sequence[Event], wording: Mapping[str, str]) -> str:
    days = sorted(event.on for event in found)
    return wording["chart.timeline_row"].format(
        kind=wording[f"page.chronology.{kind}"], count=len(days), first=day(days[0]), last=day(days[-1])
    )
