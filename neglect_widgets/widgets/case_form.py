"""The form that adds a case."""

from __future__ import annotations

from ..frontend import widget_module
from .base import NeglectWidget


class CaseForm(NeglectWidget):
    """Asks for a case code, children and carers."""

    _esm = widget_module("case_form")
