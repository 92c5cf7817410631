"""Which domains and indicators an assessment asks: by age band, depth and condition."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Assessment, Condition, Domain, Indicator, Rating, Toolkit


def asked_in(toolkit: Toolkit, assessment: Assessment) -> list[tuple[Domain, list[Indicator]]]:
    """Return domains and indicators that an assessment asks, in the toolkit's order.

    What was filled in is always among them, so that nothing is hidden by a later answer or definition.
    """
    worst = _worst_ranks(toolkit, assessment)
    filled = {r.indicator for r in assessment.ratings if is_filled(r)}
    present = {f.factor for f in assessment.factors if f.answer == "yes"}

    def is_asked(indicator: Indicator, full: bool) -> bool:
        if assessment.band not in indicator.bands:
            return False
        if indicator.id in filled:
            return True
        if indicator.retired or not (full or indicator.core):
            return False
        return not indicator.asked_if or any(_holds(c, worst, present) for c in indicator.asked_if)

    full = {d.id: _is_full(toolkit, d, assessment, worst) for d in toolkit.domains}
    asked = [(d, [i for i in d.indicators if is_asked(i, full[d.id])]) for d in toolkit.domains]
    return [(domain, indicators) for domain, indicators in asked if indicators]


def is_full(toolkit: Toolkit, domain: Domain, assessment: Assessment) -> bool:
    """Return whether a domain is asked in full depth: on request, or because a core indicator is an unmet need."""
    return _is_full(toolkit, domain, assessment, _worst_ranks(toolkit, assessment))


def has_more(domain: Domain, band: str) -> bool:
    """Return whether a domain has indicators for a band that only full depth asks."""
    return any(band in i.bands and not i.core and not i.retired for i in domain.indicators)


def is_filled(rating: Rating) -> bool:
    """True when a rating holds anything that a person entered."""
    words = (rating.impact, rating.change, rating.family_words, *(e.text for e in rating.evidence))
    return rating.status != "not_looked_at" or rating.family_level is not None or any(w.strip() for w in words)


def _is_full(toolkit: Toolkit, domain: Domain, assessment: Assessment, worst: Mapping[str, int]) -> bool:
    if assessment.depth and domain.id in assessment.depth.opened:
        return True
    unmet = toolkit.scale.unmet_from
    return any(i.core and worst.get(i.id, 0) >= unmet for i in domain.indicators)


def _worst_ranks(toolkit: Toolkit, assessment: Assessment) -> dict[str, int]:
    ranks = {level.value: level.rank for level in toolkit.scale.levels}
    worst: dict[str, int] = {}
    for rating in assessment.ratings:
        if rating.level in ranks:
            worst[rating.indicator] = max(worst.get(rating.indicator, 0), ranks[rating.level])
    return worst


def _holds(condition: Condition, worst: Mapping[str, int], present: set[str]) -> bool:
    if condition.factor is not None:
        return condition.factor in present
    return worst.get(condition.indicator or "", 0) >= condition.from_rank
