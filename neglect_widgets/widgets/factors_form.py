"""Factors that raise risk."""

from __future__ import annotations

from ..frontend import widget_module
from .base import NeglectWidget


class FactorsForm(NeglectWidget):
    """What is known of each factor: context, never a rating."""

    _esm = widget_module("factors_form")
