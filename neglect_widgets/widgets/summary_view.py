"""The summary of an assessment."""

from __future__ import annotations

from ..frontend import widget_module
from .base import NeglectWidget


class SummaryView(NeglectWidget):
    """Strengths, unmet needs, what is not known, the level of need indicated and judged."""

    _esm = widget_module("summary_view")
