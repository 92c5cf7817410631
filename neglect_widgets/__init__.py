"""An interactive workbook for assessing child neglect. It informs professional judgement and never replaces it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .charts import radar
    from .definitions import PinnedToolkits, list_toolkits, load_toolkit
    from .engine import compare, profile, rating_frame
    from .model import Assessment, Evidence, Rating
    from .pages import Comparison, Preview, Workbook
    from .store import CaseStore

__version__ = "0.4.2"

_HOME = {
    "Assessment": "model",
    "CaseStore": "store",
    "Comparison": "pages",
    "Evidence": "model",
    "PinnedToolkits": "definitions",
    "Preview": "pages",
    "Rating": "model",
    "Workbook": "pages",
    "compare": "engine",
    "list_toolkits": "definitions",
    "load_toolkit": "definitions",
    "profile": "engine",
    "radar": "charts",
    "rating_frame": "engine",
}

__all__ = [
    "Assessment",
    "CaseStore",
    "Comparison",
    "Evidence",
    "PinnedToolkits",
    "Preview",
    "Rating",
    "Workbook",
    "__version__",
    "compare",
    "list_toolkits",
    "load_toolkit",
    "profile",
    "radar",
    "rating_frame",
]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for, so that a script pays only for what it uses."""
    if name not in _HOME:
        raise AttributeError(f"neglect_widgets has no {name!r}")
    return getattr(import_module(f".{_HOME[name]}", __name__), name)
