"""The toolkit that an assessment was made with, whatever is installed by now."""

from __future__ import annotations

from collections.abc import Callable

from ..errors import DefinitionError, NotFound
from ..model import Assessment, Toolkit
from .load import load_toolkit

Kept = Callable[[str, str], Toolkit | None]
"""Returns the toolkit of an id and version as a store has kept it, or None."""


def pinned_toolkit(assessment: Assessment, kept: Kept, language: str | None = None) -> Toolkit:
    """Return the toolkit of an assessment's own version: the installed one, else the one kept beside the record.

    A kept one comes in its first language. Where neither is to be had, raises NotFound, or DefinitionError
    when the installed one has a problem.
    """
    try:
        installed = load_toolkit(assessment, language)
    except (NotFound, DefinitionError):
        if older := kept(assessment.toolkit, assessment.toolkit_version):
            return older
        raise
    if installed.version == assessment.toolkit_version:
        return installed
    if older := kept(assessment.toolkit, assessment.toolkit_version):
        return older
    raise NotFound(
        f"This assessment was made with version {assessment.toolkit_version} of “{installed.title}”, "
        f"and this workbook has version {installed.version}. "
        "The record is safe; ask for the earlier definition file."
    )
