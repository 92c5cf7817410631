"""Urgent concerns."""

from __future__ import annotations

from ..frontend import widget_module
from .base import NeglectWidget


class RedFlags(NeglectWidget):
    """The red flags of a band: raise, see what to do, say what was done."""

    _esm = widget_module("red_flags")
