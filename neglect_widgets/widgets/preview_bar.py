"""What stands above a toolkit's preview."""

from __future__ import annotations

from ..frontend import widget_module
from .base import NeglectWidget


class PreviewBar(NeglectWidget):
    """What is wrong with a toolkit's files, and which age and area of it are shown."""

    _esm = widget_module("preview_bar")
