"""The summary of an assessment."""

from __future__ import annotations

from .base import NeglectWidget, module_text


class SummaryView(NeglectWidget):
    """Strengths, unmet needs, what is not known, the level of need indicated and judged."""

    _esm = module_text("summary_view")
