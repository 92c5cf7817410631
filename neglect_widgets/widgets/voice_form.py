"""The child's voice."""

from __future__ import annotations

from .base import NeglectWidget, module_text


class VoiceForm(NeglectWidget):
    """Prompts for what the child says, shows and does."""

    _esm = module_text("voice_form")
