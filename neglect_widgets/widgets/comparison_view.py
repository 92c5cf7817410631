"""The comparison of assessments."""

from __future__ import annotations

from ..frontend import widget_module
from .base import NeglectWidget


class ComparisonView(NeglectWidget):
    """Two or more assessments of a child: words, table, pictures."""

    _esm = widget_module("comparison_view")
