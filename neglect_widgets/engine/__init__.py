"""Pure functions from toolkit and assessments to profiles, findings and comparisons."""

from .comparison import compare
from .evidence import evidence_strength
from .findings import strengths, unknowns, unmet_needs
from .frame import rating_frame
from .indicated import indicated
from .patterns import Point, name_pattern
from .profile import profile
from .progress import blockers, progress
from .values import (
    Blocker,
    Cell,
    CellStatus,
    Change,
    ChangeKind,
    Column,
    ComparisonResult,
    DomainProfile,
    DomainProgress,
    DomainRow,
    EvidenceStrength,
    Finding,
    FlagHistory,
    Indicated,
    IndicatorRow,
    Note,
    NoteKind,
    Pattern,
    PatternName,
    Profile,
    Progress,
    Strength,
    Unknown,
    UnknownItem,
)

__all__ = [
    "Blocker",
    "Cell",
    "CellStatus",
    "Change",
    "ChangeKind",
    "Column",
    "ComparisonResult",
    "DomainProfile",
    "DomainProgress",
    "DomainRow",
    "EvidenceStrength",
    "Finding",
    "FlagHistory",
    "Indicated",
    "IndicatorRow",
    "Note",
    "NoteKind",
    "Pattern",
    "PatternName",
    "Point",
    "Profile",
    "Progress",
    "Strength",
    "Unknown",
    "UnknownItem",
    "blockers",
    "compare",
    "evidence_strength",
    "indicated",
    "name_pattern",
    "profile",
    "progress",
    "rating_frame",
    "strengths",
    "unknowns",
    "unmet_needs",
]
