"""Urgent concerns."""

from __future__ import annotations

from .base import NeglectWidget, module_text


class RedFlags(NeglectWidget):
    """The red flags of a band: raise, see what to do, say what was done."""

    _esm = module_text("red_flags")
