"""The encrypted store of cases and its journal: the only place that knows SQL."""

from .audit import Audit, Noted
from .backup import restore
from .case_store import CaseStore
from .changing_key import KeyChange, change_key
from .disposal import Disposed, confirm_from
from .entries import JournalEntry
from .journal import Stamp
from .keys import KEY_VARIABLE, find_keys, key_for, needs_passphrase, opening, unlock
from .links import Finding
from .passphrase import change_passphrase, remove_passphrase, set_passphrase
from .places import default_path
from .recovery import make_recovery_key, recovered, take_back
from .saving import Saved
from .summaries import AssessmentSummary, CaseSummary

__all__ = [
    "KEY_VARIABLE",
    "AssessmentSummary",
    "Audit",
    "CaseStore",
    "CaseSummary",
    "Disposed",
    "Finding",
    "JournalEntry",
    "KeyChange",
    "Noted",
    "Saved",
    "Stamp",
    "change_key",
    "change_passphrase",
    "confirm_from",
    "default_path",
    "find_keys",
    "key_for",
    "make_recovery_key",
    "needs_passphrase",
    "opening",
    "recovered",
    "remove_passphrase",
    "restore",
    "set_passphrase",
    "take_back",
    "unlock",
]
