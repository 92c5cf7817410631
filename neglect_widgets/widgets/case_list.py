"""The list of cases."""

from __future__ import annotations

from .base import NeglectWidget, module_text


class CaseList(NeglectWidget):
    """All cases with their state; adds a case or loads the invented example."""

    _esm = module_text("case_list")
