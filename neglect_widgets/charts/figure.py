"""What all plotly Figures of the workbook share: type, paper, title and the same facts in words."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from ..model import Level, Scale
from .svg import INK, PAPER, RING

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

CONFIG: Mapping[str, Any] = {"displaylogo": False, "responsive": True, "modeBarButtonsToRemove": ["sendDataToCloud"]}
"""How pages and notebooks show a Figure: `figure.show(config=CONFIG)`."""

FAMILY = "system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif"

# Okabe and Ito's palette without its yellow, which is too pale for a line on white.
LINES = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00")
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
MARKERS = ("circle", "square", "diamond", "triangle-up", "cross", "star")

_SYMBOLS = {"circle": "circle", "triangle": "triangle-up", "square": "square", "diamond": "diamond"}


def plain(text: str) -> str:
    """Return text that plotly shows as typed: it would take tags for markup."""
    return escape(text, quote=False)


def symbol(level: Level) -> str:
    """Return plotly's name for a level's shape."""
    return _SYMBOLS[level.shape]


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


def level_axis(scale: Scale, **more: Any) -> dict[str, Any]:
    """Return an axis in words with needs met first: at the top, or outermost on a radar."""
    return {
        "tickmode": "array",
        "tickvals": [level.rank for level in scale.levels],
        "ticktext": [plain(level.label) for level in scale.levels],
        "gridcolor": RING,
        **more,
    }
