"""Comparisons over time as plotly Figures: steps per domain, a grid of all indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..definitions import load_wording
from ..engine import Cell, ComparisonResult, DomainRow
from ..model import Scale
from .figure import figure, level_axis, markers, nothing_to_draw, plain
from .svg import INK

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

_ROW = 150
_GRID_ROW = 26


def trend(comparison: ComparisonResult) -> Figure:
    """Return each domain's worst level over time in a small plot of its own, needs met on top.

    Lines are steps, since nothing is known of the days between; what is not known is a gap.
    """
    from plotly.subplots import make_subplots

    wording = load_wording()
    rows = [row for row in comparison.domains if any(cell.shown for cell in row.cells)]
    title, description = wording["chart.trend_title"], " ".join(comparison.sentences)
    if not rows:
        return nothing_to_draw(figure(title, description), wording["chart.nothing"])
    result = figure(
        title,
        description,
        height=130 + _ROW * len(rows),
        margin={"l": 150, "r": 30, "t": 90, "b": 60},
        showlegend=False,
    )
    grid = make_subplots(
        len(rows),
        1,
        shared_xaxes=True,
        vertical_spacing=min(0.06, 0.3 / len(rows)),
        subplot_titles=[plain(row.domain.title) for row in rows],
        figure=result,
    )
    grid.update_annotations(font={"size": 14, "color": INK}, x=0, xanchor="left")
    for number, row in enumerate(rows, start=1):
        _add_steps(grid, comparison, row, number)
    return result


def _add_steps(grid: Figure, comparison: ComparisonResult, row: DomainRow, number: int) -> None:
    levels = [cell.shown for cell in row.cells]
    grid.add_scatter(
        x=[column.on.isoformat() for column in comparison.columns],
        y=[level.rank if level else None for level in levels],
        text=[plain(level.label) if level else "" for level in levels],
        mode="lines+markers",
        line={"shape": "hv", "color": INK, "width": 2},
        marker=markers(levels, 11),
        connectgaps=False,
        name=plain(row.domain.title),
        hovertemplate="%{x|%-d %B %Y}: %{text}<extra>%{fullData.name}</extra>",
        row=number,
        col=1,
    )
    worst = len(row.scale.levels) - 1
    grid.update_yaxes(
        level_axis(row.scale, range=[worst + 0.5, -0.5], zeroline=False, tickfont={"size": 12}), row=number, col=1
    )
    dates = {
        "type": "date",
        "tickmode": "array",
        "tickvals": [column.on.isoformat() for column in comparison.columns],
        "ticktext": [plain(column.date_words) for column in comparison.columns],
        "gridcolor": "#eef0f1",
    }
    grid.update_xaxes(dates, row=number, col=1)


def heat(comparison: ComparisonResult) -> Figure:
    """Return a grid of indicators by assessment: the level's value and colour, "?" for not known.

    Only indicators of the latest assessment's toolkit are in it: other scales do not compare.
    """
    wording = load_wording()
    rows = [row for row in comparison.indicators if row.toolkit == comparison.columns[-1].toolkit]
    names = [f"{plain(row.domain.short)}: {plain(row.indicator.title)}" for row in rows]
    title, description = wording["chart.heat_title"], " ".join(comparison.sentences)
    if not rows:
        return nothing_to_draw(figure(title, description), wording["chart.nothing"])
    result = figure(
        title,
        description,
        height=200 + _GRID_ROW * len(rows),
        margin={"l": 320, "r": 60, "t": 150, "b": 30},
        xaxis={"side": "top", "type": "category"},
        yaxis={"autorange": "reversed", "automargin": True, "type": "category"},
    )
    scale = rows[0].scale
    result.add_heatmap(
        x=[plain(column.date_words) for column in comparison.columns],
        y=names,
        z=[[cell.shown.rank if cell.shown else None for cell in row.cells] for row in rows],
        text=[[_mark(cell) for cell in row.cells] for row in rows],
        customdata=[[_words(cell) for cell in row.cells] for row in rows],
        texttemplate="%{text}",
        zmin=-0.5,
        zmax=len(scale.levels) - 0.5,
        colorscale=_steps(scale),
        showscale=False,
        xgap=3,
        ygap=3,
        hovertemplate="%{y}<br>%{x}: %{customdata}<extra></extra>",
    )
    return result


def _mark(cell: Cell) -> str:
    if cell.shown:
        return plain(cell.shown.value)
    return {"not_known": "?", "not_applicable": "–"}.get(cell.status, "")


def _words(cell: Cell) -> str:
    return plain(cell.level.label) if cell.level else plain(load_wording()[f"chart.{cell.status}"])


def _steps(scale: Scale) -> list[tuple[float, str]]:
    """Return plotly's colour scale with one even, unblended step per level."""
    count = len(scale.levels)
    return [(edge / count, level.colour) for level in scale.levels for edge in (level.rank, level.rank + 1)]
