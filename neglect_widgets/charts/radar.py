"""Radars for analysis as plotly Figures; the outer ring is needs met."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..definitions import load_wording
from ..engine import ComparisonResult, DomainRow, Profile
from ..model import Level, Scale
from .figure import DASHES, LINES, MARKERS, figure, level_axis, markers, nothing_to_draw, plain
from .svg import INK, RING

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

_SHOWN_AT_FIRST = 4
_HEIGHT = 560


def radar(profile: Profile, *, scale: Scale, earlier: Sequence[Profile] = ()) -> Figure:
    """Return a profile's levels as a radar, earlier profiles as thin dashed lines behind it.

    A domain that is not known is a gap. The Figure's `layout.meta["description"]` says it in words.
    """
    wording = load_wording()
    drawn = [d for d in profile.domains if d.drawn]
    names = [_axis_name(d.short, d.shown, wording["chart.not_known"]) for d in drawn]
    title = wording["chart.rolled_title" if any(d.rolled for d in drawn) else "chart.radar_title"]
    if not drawn:
        return nothing_to_draw(figure(title, profile.sentence), wording["chart.nothing"])
    result = figure(title, profile.sentence, height=_HEIGHT, polar=_polar(scale, names))
    for number, before in enumerate(earlier):
        levels = {d.id: d.shown for d in before.domains}
        style = {"color": "#6f777b", "width": 1.5, "dash": DASHES[1 + number % (len(DASHES) - 1)]}
        name = wording["chart.legend_earlier"]
        _add(
            result,
            names,
            [levels.get(d.id) for d in drawn],
            name,
            line=style,
            marker={"size": 7, "symbol": "circle-open"},
        )
    levels_now = [d.shown for d in drawn]
    now = markers(_round(levels_now), 12)
    _add(result, names, levels_now, wording["chart.now"], line={"color": INK, "width": 2}, marker=now)
    return result


def comparison_radar(comparison: ComparisonResult) -> Figure:
    """Return the compared assessments over one another, each with its own dash and marker.

    Only domains of the latest assessment's toolkit have an axis: other scales do not compare.
    Of many assessments the first and the latest few are shown; the legend brings in the rest.
    """
    wording = load_wording()
    rows = radar_rows(comparison)
    names = [plain(row.domain.short) for row in rows]
    title, description = wording["chart.comparison_title"], " ".join(comparison.sentences)
    if not rows:
        return nothing_to_draw(figure(title, description), wording["chart.nothing"])
    result = figure(title, description, height=_HEIGHT, polar=_polar(rows[0].scale, names))
    last = len(comparison.columns) - 1
    for number, column in enumerate(comparison.columns):
        style = {"color": LINES[number % len(LINES)], "width": 2.5, "dash": DASHES[number % len(DASHES)]}
        marker = {"size": 9, "symbol": MARKERS[number % len(MARKERS)], "color": LINES[number % len(LINES)]}
        shown = True if number == 0 or number > last - _SHOWN_AT_FIRST + 1 else "legendonly"
        levels = [row.cells[number].shown for row in rows]
        _add(
            result, names, levels, column.date_words, line=style, marker=marker, visible=True if shown else "legendonly"
        )
    return result


def radar_rows(comparison: ComparisonResult) -> list[DomainRow]:
    """Return the rows with an axis: on the radar, of the latest toolkit, asked at least once."""
    toolkit = comparison.columns[-1].toolkit
    return [
        row
        for row in comparison.domains
        if row.toolkit == toolkit
        and row.drawn
        and any(cell.status not in ("not_asked", "not_applicable") for cell in row.cells)
    ]


def _axis_name(short: str, level: Level | None, unknown: str) -> str:
    return plain(short) if level else f"{plain(short)}<br><i>{plain(unknown)}</i>"


def _round(levels: Sequence[Level | None]) -> list[Level | None]:
    return [*levels, *levels[:1]]


def _add(result: Figure, names: Sequence[str], levels: Sequence[Level | None], name: str, **style: Any) -> None:
    result.add_scatterpolar(
        theta=[*names, *names[:1]],
        r=[level.rank if level else None for level in _round(levels)],
        text=[plain(level.label) if level else "" for level in _round(levels)],
        mode="lines+markers",
        connectgaps=False,
        fill="none",
        name=plain(name),
        hovertemplate="%{theta}: %{text}<extra>%{fullData.name}</extra>",
        **style,
    )


def _polar(scale: Scale, names: Sequence[str]) -> dict[str, Any]:
    return {
        "gridshape": "linear",
        # The middle stays free, so that points at the worst level of several domains do not fall together.
        "radialaxis": level_axis(
            scale, range=[len(scale.levels), 0], angle=90, tickangle=90, tickfont={"size": 11}, showline=False
        ),
        "angularaxis": {
            "type": "category",
            "categoryorder": "array",
            "categoryarray": list(names),
            "rotation": 90,
            "direction": "clockwise",
            "gridcolor": RING,
            "linecolor": "#8a9499",
        },
    }
