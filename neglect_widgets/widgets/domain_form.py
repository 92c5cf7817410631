"""The form that rates one domain."""

from __future__ import annotations

from .base import NeglectWidget, module_text


class DomainForm(NeglectWidget):
    """The indicators of one domain with their descriptors, evidence and impact."""

    _esm = module_text("domain_form")
