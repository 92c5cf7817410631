"""Who and what an assessment is about."""

from __future__ import annotations

from ..frontend import widget_module
from .base import NeglectWidget


class AboutView(NeglectWidget):
    """The first part of an assessment: child, band, carer, window and toolkit."""

    _esm = widget_module("about_view")
