"""Who is using the workbook."""

from __future__ import annotations

from .base import NeglectWidget, module_text


class SignInForm(NeglectWidget):
    """Asks once for name, role and agency."""

    _esm = module_text("sign_in_form")
