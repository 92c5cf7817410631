"""Who is using the workbook."""

from __future__ import annotations

from ..frontend import widget_module
from .base import NeglectWidget


class SignInForm(NeglectWidget):
    """Asks once for name, role and agency."""

    _esm = widget_module("sign_in_form")
