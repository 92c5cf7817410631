"""One case."""

from __future__ import annotations

from ..frontend import widget_module
from .base import NeglectWidget


class CaseView(NeglectWidget):
    """Children, carers and assessments of one case."""

    _esm = widget_module("case_view")
