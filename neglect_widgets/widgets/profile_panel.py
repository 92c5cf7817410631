"""The live profile beside the form."""

from __future__ import annotations

from .base import NeglectWidget, module_text


class ProfilePanel(NeglectWidget):
    """The radar with its sentence and its table."""

    _esm = module_text("profile_panel")
