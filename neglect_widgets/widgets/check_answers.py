"""Check and finish."""

from __future__ import annotations

from .base import NeglectWidget, module_text


class CheckAnswers(NeglectWidget):
    """Every answer with a way to change it, what is missing, finish, and downloads."""

    _esm = module_text("check_answers")
