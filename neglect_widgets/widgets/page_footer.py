"""The footer that stands below every page."""

from __future__ import annotations

from .base import NeglectWidget, module_text


class PageFooter(NeglectWidget):
    """The fixed line on judgement, and the local contacts."""

    _esm = module_text("page_footer")
