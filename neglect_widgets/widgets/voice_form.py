"""The child's voice."""

from __future__ import annotations

from ..frontend import widget_module
from .base import NeglectWidget


class VoiceForm(NeglectWidget):
    """Prompts for what the child says, shows and does."""

    _esm = widget_module("voice_form")
