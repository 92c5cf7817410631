"""The list of cases."""

from __future__ import annotations

from ..frontend import widget_module
from .base import NeglectWidget


class CaseList(NeglectWidget):
    """All cases with their state; adds a case or loads the invented example."""

    _esm = widget_module("case_list")
