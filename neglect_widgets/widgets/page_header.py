"""The header that stands on top of every page."""

from __future__ import annotations

from .base import NeglectWidget, module_text


class PageHeader(NeglectWidget):
    """Product name, case code, save state, who is signed in, and the way out."""

    _esm = module_text("page_header")
