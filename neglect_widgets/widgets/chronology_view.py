"""What happened in a case, day by day."""

from __future__ import annotations

from ..frontend import widget_module
from .base import NeglectWidget


class ChronologyView(NeglectWidget):
    """All dated events of a case in one table, with a choice of which kinds to see."""

    _esm = widget_module("chronology_view")
