"""What all plotly Figures of the workbook share: type, paper, title and the same facts in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from ..model import Level, Scale
from ..model.scale import Shape
from .svg import INK, PAPER, RING
from .values import described

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

CONFIG: Mapping[str, Any] = {"displaylogo": False, "responsive": True, "modeBarButtonsToRemove": ["sendDataToCloud"]}
"""How pages and notebooks show a Figure: `figure.show(config=CONFIG)`."""

FAMILY = "system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif"

# Okabe and Ito's palette without its yellow, which is too pale for a line on white.
LINES = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00")
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
MARKERS = ("circle", "square", "diamond", "triangle-up", "cross", "star")

# Plotly's nearest to each of `shapes.CORNERS`. Its bar is a stroke without a body, so it needs a line's width.
SYMBOLS: Mapping[Shape, str] = {
    "circle": "circle",
    "triangle": "triangle-up",
    "square": "square",
    "diamond": "diamond",
    "pentagon": "pentagon",
    "hexagon": "hexagon2",
    "star": "star",
    "plus": "cross",
    "cross": "x",
    "triangle-down": "triangle-down",
    "bar": "line-ew",
}
_BAR_WIDTH = 5


def plain(text: str) -> str:
    """Return text that plotly shows as typed: it would take tags for markup."""
    return escape(text, quote=False)


def markers(levels: Sequence[Level | None], size: float) -> dict[str, Any]:
    """Return the marks of levels in their shapes and colours; None stands where nothing is drawn."""
    colours = [level.colour if level else INK for level in levels]
    return {
        "size": size,
        "symbol": [SYMBOLS[level.shape] if level else "circle" for level in levels],
        "color": colours,
        "line": {"color": colours, "width": [_BAR_WIDTH if x and x.shape == "bar" else 0 for x in levels]},
    }


def figure(title: str, description: str, **layout: Any) -> Figure:
    """Return an empty Figure in the workbook's style; `description` is its text for screen readers."""
    from plotly.graph_objects import Figure

    return Figure(
        layout={
            "template": "none",
            "title": {
                "text": plain(title),
                "x": 0,
                "y": 1,
                "yanchor": "top",
                "pad": {"l": 12, "t": 16},
                "font": {"size": 19},
            },
            "meta": {"description": description},
            "font": {"family": FAMILY, "size": 14, "color": INK},
            "paper_bgcolor": PAPER,
            "plot_bgcolor": PAPER,
            "margin": {"l": 40, "r": 40, "t": 70, "b": 60},
            "hoverlabel": {"font": {"family": FAMILY, "size": 14}},
            **layout,
        }
    )


def nothing_to_draw(result: Figure, words: str) -> Figure:
    """Return the Figure with one sentence in place of a picture."""
    centred = {"x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper", "showarrow": False}
    result.add_annotation(text=plain(words), **centred)
    result.update_layout(height=240, xaxis_visible=False, yaxis_visible=False)
    return result


def level_axis(scale: Scale, **more: Any) -> dict[str, Any]:
    """Return an axis in words with needs met first, at the top or outermost; half steps have no tick of their own."""
    return {
        "tickmode": "array",
        "tickvals": [level.rank for level in described(scale)],
        "ticktext": [plain(level.label) for level in described(scale)],
        "gridcolor": RING,
        **more,
    }
