"""The live profile beside the form."""

from __future__ import annotations

from ..frontend import widget_module
from .base import NeglectWidget


class ProfilePanel(NeglectWidget):
    """The radar with its sentence and its table."""

    _esm = widget_module("profile_panel")
