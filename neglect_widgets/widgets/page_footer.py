"""The footer that stands below every page."""

from __future__ import annotations

from ..frontend import widget_module
from .base import NeglectWidget


class PageFooter(NeglectWidget):
    """The fixed line on judgement, and the local contacts."""

    _esm = widget_module("page_footer")
