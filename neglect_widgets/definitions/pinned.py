"""Toolkits as they were when an assessment began, whatever is installed by now."""

from __future__ import annotations

from typing import Protocol

from ..errors import DefinitionError, NotFound
from ..model import Assessment, Toolkit
from .load import load_toolkit


class Keeper(Protocol):
    """What has kept toolkits beside the assessments that were made with them: a store."""

    def wording_of(self, assessment: Assessment) -> str | None:
        """Return which kept toolkit an assessment was made with, or None where none was kept."""
        ...

    def newest_wording(self, toolkit_id: str, version: str) -> str | None:
        """Return which toolkit of an id and version was kept last, or None."""
        ...

    def kept_toolkit(self, wording: str) -> Toolkit | None:
        """Return a toolkit as it was kept, or None."""
        ...


class PinnedToolkits:
    """Finds the toolkits of assessments: nobody is to read a rating beside other words than it was given by.

    What was kept stands, also against a file that was edited under the same version, but for whom to call, which
    is always as today. Where an earlier program has not noted which words were used, those of the installed
    version stand. Remembers what it has read and compared, so that a page asks once.
    """

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._wordings: dict[str, str] = {}
        """By assessment; empty where it is not known."""
        self._kept: dict[str, Toolkit | None] = {}
        self._same: dict[str, Toolkit] = {}
        """The installed toolkit that was found to say what was kept, by wording."""

    def of(self, assessment: Assessment, language: str | None = None) -> Toolkit:
        """Return the toolkit that an assessment was made with.

        One that differs from the installed one comes in its first language. Where it is neither kept nor
        installed, raises NotFound, or DefinitionError when the installed one has a problem.
        """
        wording = self._wording_of(assessment)
        try:
            installed = load_toolkit(assessment)
        except (NotFound, DefinitionError):
            if own := self._kept_one(wording or self._newest(assessment)):
                return own
            raise
        of_this_version = installed.version == assessment.toolkit_version
        if not wording and not of_this_version:
            wording = self._newest(assessment)
        own = self._kept_one(wording)
        if own is not None and not self._is_installed(wording, own, installed):
            return _with_calls_of(installed, own).model_copy(update={"languages": own.languages[:1]})
        if of_this_version:
            return load_toolkit(assessment, language)
        raise NotFound(
            f"This assessment was made with version {assessment.toolkit_version} of “{installed.title}”, "
            f"and this workbook has version {installed.version}. "
            "The record is safe; ask for the earlier definition file."
        )

    def _wording_of(self, assessment: Assessment) -> str:
        """Return which kept toolkit an assessment was made with, or nothing."""
        if not self._wordings.get(assessment.id):
            self._wordings[assessment.id] = self._keeper.wording_of(assessment) or ""
        return self._wordings[assessment.id]

    def _newest(self, assessment: Assessment) -> str:
        return self._keeper.newest_wording(assessment.toolkit, assessment.toolkit_version) or ""

    def _kept_one(self, wording: str) -> Toolkit | None:
        if wording and wording not in self._kept:
            self._kept[wording] = self._keeper.kept_toolkit(wording)
        return self._kept.get(wording)

    def _is_installed(self, wording: str, own: Toolkit, installed: Toolkit) -> bool:
        """Tell whether the installed toolkit is the one that was kept, whom to call left aside."""
        if self._same.get(wording) is installed:
            return True
        same = _with_calls_of(installed, own) == installed
        if same:
            self._same[wording] = installed
        return same


def _with_calls_of(installed: Toolkit, own: Toolkit) -> Toolkit:
    """Return a toolkit that calls whom the installed one calls; a tier that is gone still calls whom it did."""
    now = {tier.id: tier.contacts for tier in installed.tiers}
    tiers = tuple(tier.model_copy(update={"contacts": now.get(tier.id, tier.contacts)}) for tier in own.tiers)
    called = {contact for tier in tiers for contact in tier.contacts} - {contact.id for contact in installed.contacts}
    others = tuple(contact for contact in own.contacts if contact.id in called)
    return own.model_copy(update={"tiers": tiers, "contacts": installed.contacts + others})
