"""Check and finish."""

from __future__ import annotations

from ..frontend import widget_module
from .base import NeglectWidget


class CheckAnswers(NeglectWidget):
    """Every answer with a way to change it, what is missing, finish, and downloads."""

    _esm = widget_module("check_answers")
