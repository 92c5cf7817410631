"""What is to change for the child, through whom and by when."""

from __future__ import annotations

from .base import NeglectWidget, module_text


class PlanForm(NeglectWidget):
    """The plan of an assessment."""

    _esm = module_text("plan_form")
