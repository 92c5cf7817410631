"""The encrypted store of cases and its journal: the only place that knows SQL."""

from .audit import Audit, Noted
from .backup import restore
from .case_store import CaseStore
from .entries import JournalEntry
from .keys import key_for
from .links import Finding
from .places import default_path
from .saving import Saved
from .summaries import AssessmentSummary, CaseSummary

__all__ = [
    "AssessmentSummary",
    "Audit",
    "CaseStore",
    "CaseSummary",
    "Finding",
    "JournalEntry",
    "Noted",
    "Saved",
    "default_path",
    "key_for",
    "restore",
]
