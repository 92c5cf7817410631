"""How the family rates itself, beside the practitioner."""

from __future__ import annotations

from typing import Literal

from ..model import Assessment, Level, Toolkit
from .answers import answers, levels_by_value, state
from .values import FamilyView


def family_views(toolkit: Toolkit, assessment: Assessment) -> tuple[FamilyView, ...]:
    """Return each level that the family gave, in the toolkit's order; nobody's level changes another's."""
    levels = levels_by_value(toolkit)
    return tuple(
        FamilyView(answer.indicator, domain, rating, own, family, _sees(own, family))
        for domain, items in answers(toolkit, assessment, assessment.carer_ids)
        for answer in items
        for rating in answer.ratings
        if (family := levels.get(rating.family_level or ""))
        for own in [state(rating, levels)[1]]
    )


def _sees(own: Level | None, family: Level) -> Literal["better", "worse", "same", "alone"]:
    if own is None:
        return "alone"
    if own.rank == family.rank:
        return "same"
    return "better" if family.rank < own.rank else "worse"
