"""Who and what an assessment is about."""

from __future__ import annotations

from .base import NeglectWidget, module_text


class AboutView(NeglectWidget):
    """The first part of an assessment: child, band, carer, window and toolkit."""

    _esm = module_text("about_view")
