"""The header that stands on top of every page."""

from __future__ import annotations

from ..frontend import widget_module
from .base import NeglectWidget


class PageHeader(NeglectWidget):
    """Product name, case code, save state, who is signed in, and the way out."""

    _esm = widget_module("page_header")
