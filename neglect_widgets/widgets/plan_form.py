"""What is to change for the child, through whom and by when."""

from __future__ import annotations

from ..frontend import widget_module
from .base import NeglectWidget


class PlanForm(NeglectWidget):
    """The plan of an assessment."""

    _esm = widget_module("plan_form")
