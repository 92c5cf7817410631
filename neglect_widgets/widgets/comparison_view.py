"""The comparison of assessments."""

from __future__ import annotations

from .base import NeglectWidget, module_text


class ComparisonView(NeglectWidget):
    """Two or more assessments of a child: words, table, pictures."""

    _esm = module_text("comparison_view")
