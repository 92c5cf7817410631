"""The form that rates one domain."""

from __future__ import annotations

from ..frontend import widget_module
from .base import NeglectWidget


class DomainForm(NeglectWidget):
    """The indicators of one domain with their descriptors, evidence and impact."""

    _esm = widget_module("domain_form")
