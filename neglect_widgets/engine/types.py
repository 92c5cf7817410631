"""Any assessment seen by type of neglect."""

from __future__ import annotations

from ..model import Assessment, Toolkit
from .answers import answers
from .findings import unmet_needs
from .values import TypeProfile


def by_type(toolkit: Toolkit, assessment: Assessment) -> tuple[TypeProfile, ...]:
    """Return the toolkit's types of neglect that anything asked belongs to, in its order.

    An indicator counts under each of its types, so that the rows do not add up to the whole.
    """
    found = [a for _, items in answers(toolkit, assessment, assessment.carer_ids) for a in items]
    unmet = unmet_needs(toolkit, assessment)
    rows = []
    for kind in toolkit.types:
        here = [a for a in found if kind.id in (a.indicator.types or a.domain.types)]
        if not here:
            continue
        levels = [a.level for a in here if a.level]
        rows.append(
            TypeProfile(
                id=kind.id,
                label=kind.label,
                asked=len(here),
                rated=len(levels),
                not_known=sum(a.status == "not_known" for a in here),
                worst=max(levels, key=lambda level: level.rank, default=None),
                unmet=tuple(f for f in unmet if kind.id in (f.indicator.types or f.domain.types)),
            )
        )
    return tuple(rows)
