"""Pure functions from toolkit and assessments to profiles, findings and comparisons."""

from .asked import asked_in, has_more, is_full
from .chronology import Event, EventKind, chronology, undated
from .comparison import compare, compare_domains
from .comparison_values import (
    Cell,
    CellStatus,
    Change,
    ChangeKind,
    Column,
    ComparisonResult,
    DomainRow,
    FlagHistory,
    IndicatorRow,
    Note,
    NoteKind,
    Pattern,
    PatternName,
)
from .evidence import evidence_strength
from .family import family_views
from .findings import strengths, unknowns, unmet_needs
from .frame import rating_frame
from .growing import grown
from .indicated import indicated
from .patterns import Point, name_pattern
from .profile import profile
from .progress import blockers, progress
from .roll_up import rolled_up
from .targets import targets
from .types import by_type
from .values import (
    Blocker,
    DomainProfile,
    DomainProgress,
    EvidenceStrength,
    FamilyView,
    Finding,
    Indicated,
    Profile,
    Progress,
    Strength,
    SubDomainProfile,
    Target,
    TypeProfile,
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
    "Event",
    "EventKind",
    "EvidenceStrength",
    "FamilyView",
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
    "SubDomainProfile",
    "Target",
    "TypeProfile",
    "Unknown",
    "UnknownItem",
    "asked_in",
    "blockers",
    "by_type",
    "chronology",
    "compare",
    "compare_domains",
    "evidence_strength",
    "family_views",
    "grown",
    "has_more",
    "indicated",
    "is_full",
    "name_pattern",
    "profile",
    "progress",
    "rating_frame",
    "rolled_up",
    "strengths",
    "targets",
    "undated",
    "unknowns",
    "unmet_needs",
]
