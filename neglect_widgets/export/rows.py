"""The rows of an assessment for tables: one per asked indicator and carer, answered or not."""

from __future__ import annotations

from typing import NamedTuple

from ..engine import asked_in, evidence_strength
from ..model import Assessment, Case, Domain, Indicator, Rating, Toolkit
from . import words


class RatingRow(NamedTuple):
    """One indicator for one carer, in words; empty where nothing was said."""

    case: str
    child: str
    window_start: str
    """ISO dates, so that tables sort."""
    window_end: str
    toolkit: str
    version: str
    state: str
    band: str
    domain: str
    sub_domain: str
    indicator: str
    """The permanent id."""
    question: str
    carer: str
    status: str
    level: str
    """As the scale prints it."""
    label: str
    rank: int | None
    """0 is needs met, whatever the printed level."""
    number: int | None
    """The number chosen, where the question is answered by number."""
    descriptor: str
    evidence: str
    strength: str
    impact: str
    change: str
    family_level: str
    """The family's own, as the scale prints it; it changes nothing in the rating."""
    family_label: str
    family_words: str
    rater: str
    rated_at: str


HEADERS = RatingRow._fields


def rating_rows(toolkit: Toolkit, case: Case, assessment: Assessment) -> tuple[RatingRow, ...]:
    """Return one row per indicator that the assessment asks and carer, in the toolkit's order.

    Retired indicators are among them where they were answered.
    """
    return tuple(
        _row(toolkit, case, assessment, domain, indicator, carer_id)
        for domain, indicators in asked_in(toolkit, assessment)
        for indicator in indicators
        for carer_id in assessment.carer_ids
    )


def _row(
    toolkit: Toolkit, case: Case, assessment: Assessment, domain: Domain, indicator: Indicator, carer_id: str
) -> RatingRow:
    rating = assessment.rating(indicator.id, carer_id)
    level = toolkit.scale.level(rating.level) if rating and rating.level else None
    family = toolkit.scale.level(rating.family_level) if rating and rating.family_level else None
    return RatingRow(
        case=case.code,
        child=words.child(case, assessment),
        window_start=assessment.window_start.isoformat(),
        window_end=assessment.window_end.isoformat(),
        toolkit=assessment.toolkit,
        version=assessment.toolkit_version,
        state=words.state(assessment),
        band=words.band(toolkit, assessment),
        domain=domain.title,
        sub_domain=next((g.title for g in domain.sub_domains if g.id == indicator.sub_domain), ""),
        indicator=indicator.id,
        question=indicator.title,
        carer=words.carer(case, carer_id),
        status=words.status(rating),
        level=rating.level or "" if rating else "",
        label=level.label if level else "",
        rank=level.rank if level else None,
        number=rating.number if rating else None,
        descriptor=descriptor(indicator, assessment.band, rating),
        evidence="\n".join(words.told(e) for e in rating.evidence) if rating else "",
        strength=evidence_strength(rating, toolkit.evidence).words if rating and rating.evidence else "",
        impact=rating.impact if rating else "",
        change=rating.change if rating else "",
        family_level=rating.family_level or "" if rating else "",
        family_label=family.label if family else "",
        family_words=rating.family_words if rating else "",
        rater=words.person(rating.rater) if rating else "",
        rated_at=rating.at.isoformat() if rating else "",
    )


def descriptor(indicator: Indicator, band: str, rating: Rating | None) -> str:
    """Return what the chosen number, or level in this band, says; nothing for a half step between two."""
    if rating is None or rating.level is None:
        return ""
    if rating.number is not None and (numbered := indicator.numbered(rating.number)):
        return numbered.words
    found = indicator.descriptor(band)
    return found.levels.get(rating.level, "") if found else ""
