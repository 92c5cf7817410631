"""Strengths, unmet needs and what is not known, rating by rating."""

from __future__ import annotations

from ..model import Assessment, Rating, Toolkit
from .answers import answers, levels_by_value, state
from .values import Finding, Unknown, UnknownItem


def strengths(toolkit: Toolkit, assessment: Assessment) -> tuple[Finding, ...]:
    """Return the ratings "needs met" that have evidence in words, in the toolkit's order."""
    return tuple(f for f in _findings(toolkit, assessment) if is_strength(f.rating, f.level.rank))


def unmet_needs(toolkit: Toolkit, assessment: Assessment) -> tuple[Finding, ...]:
    """Return the ratings at the scale's unmet level or worse, worst first, then in the toolkit's order."""
    return at_rank_or_worse(toolkit, assessment, toolkit.scale.unmet_from)


def at_rank_or_worse(toolkit: Toolkit, assessment: Assessment, rank: int) -> tuple[Finding, ...]:
    """Return the ratings at a rank or worse, worst first, then in the toolkit's order."""
    found = [f for f in _findings(toolkit, assessment) if f.level.rank >= rank]
    return tuple(sorted(found, key=lambda f: -f.level.rank))


def unknowns(toolkit: Toolkit, assessment: Assessment) -> tuple[Unknown, ...]:
    """Return what was answered "not known", by whom to ask: the toolkit's list first, then others, nobody last.

    What nobody has looked at yet is not among them.
    """
    by_ask: dict[str, list[UnknownItem]] = {}
    for domain, found in answers(toolkit, assessment, assessment.carer_ids):
        for answer in found:
            for rating in answer.ratings:
                if rating.status == "not_known":
                    by_ask.setdefault(rating.ask, []).append(UnknownItem(answer.indicator, domain, rating))
    places = {ask: n for n, ask in enumerate(toolkit.ask)}
    order = sorted(by_ask, key=lambda ask: (ask == "", places.get(ask, len(places)), ask))
    return tuple(Unknown(ask, tuple(by_ask[ask])) for ask in order)


def is_strength(rating: Rating, rank: int) -> bool:
    """True for needs met with evidence in words."""
    return rank == 0 and any(e.text.strip() for e in rating.evidence)


def _findings(toolkit: Toolkit, assessment: Assessment) -> list[Finding]:
    levels = levels_by_value(toolkit)
    return [
        Finding(answer.indicator, domain, rating, level)
        for domain, found in answers(toolkit, assessment, assessment.carer_ids)
        for answer in found
        for rating in answer.ratings
        if (level := state(rating, levels)[1])
    ]
