"""One case."""

from __future__ import annotations

from .base import NeglectWidget, module_text


class CaseView(NeglectWidget):
    """Children, carers and assessments of one case."""

    _esm = module_text("case_view")
