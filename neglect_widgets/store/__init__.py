"""The encrypted store of cases and its journal: the only place that knows SQL."""

from .backup import restore
from .case_store import CaseStore
from .journal import JournalEntry
from .keys import key_for
from .places import default_path
from .saving import Saved
from .summaries import AssessmentSummary, CaseSummary

__all__ = [
    "AssessmentSummary",
    "CaseStore",
    "CaseSummary",
    "JournalEntry",
    "Saved",
    "default_path",
    "key_for",
    "restore",
]
