"""The form that starts an assessment."""

from __future__ import annotations

from .base import NeglectWidget, module_text


class StartForm(NeglectWidget):
    """Asks for child, toolkit, window and carer."""

    _esm = module_text("start_form")
