"""The form that adds a case."""

from __future__ import annotations

from .base import NeglectWidget, module_text


class CaseForm(NeglectWidget):
    """Asks for a case code, children and carers."""

    _esm = module_text("case_form")
