"""Frozen values: toolkit, people, case, assessment and its parts."""

from .age import age_in_years, band_on
from .ask import Condition, Descriptor, Domain, Indicator, Numbered, Prompt, Question, SubDomain
from .assessment import Assessment
from .base import NAME_LIMIT, TEXT_LIMIT, new_id
from .case import Case, CaseRecord, Disposal
from .need import Contact, Continuum, Factor, Flag, IndicatedRule, NeedLevel, Tier
from .parts import Action, Depth, Evidence, FactorNote, FlagRecord, Judgement, Part, Rating, Status, VoiceNote
from .people import Carer, Child, Person
from .scale import Level, Scale
from .toolkit import Band, EvidenceRule, NeglectType, PatternRule, Toolkit

__all__ = [
    "NAME_LIMIT",
    "TEXT_LIMIT",
    "Action",
    "Assessment",
    "Band",
    "Carer",
    "Case",
    "CaseRecord",
    "Child",
    "Condition",
    "Contact",
    "Continuum",
    "Depth",
    "Descriptor",
    "Disposal",
    "Domain",
    "Evidence",
    "EvidenceRule",
    "Factor",
    "FactorNote",
    "Flag",
    "FlagRecord",
    "IndicatedRule",
    "Indicator",
    "Judgement",
    "Level",
    "NeedLevel",
    "NeglectType",
    "Numbered",
    "Part",
    "PatternRule",
    "Person",
    "Prompt",
    "Question",
    "Rating",
    "Scale",
    "Status",
    "SubDomain",
    "Tier",
    "Toolkit",
    "VoiceNote",
    "age_in_years",
    "band_on",
    "new_id",
]
