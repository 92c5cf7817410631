"""The form that starts an assessment."""

from __future__ import annotations

from ..frontend import widget_module
from .base import NeglectWidget


class StartForm(NeglectWidget):
    """Asks for child, toolkit, window and carer."""

    _esm = widget_module("start_form")
