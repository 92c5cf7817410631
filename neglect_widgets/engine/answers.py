"""What was answered: each indicator that an assessment asks, with its ratings looked up once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..errors import InputRefused
from ..model import Assessment, Domain, Indicator, Level, Rating, Status, Toolkit
from .asked import asked_in
from .words import say


@dataclass(frozen=True, slots=True)
class Answer:
    """One indicator that is asked, with what is known of it for the carers concerned."""

    domain: Domain
    indicator: Indicator
    status: Status
    """Rated when any carer is; else not known when anyone's is; not applicable only for all."""
    level: Level | None
    """The worst known level."""
    worst: Rating | None
    """The rating that gave it."""
    ratings: tuple[Rating, ...]


def levels_by_value(toolkit: Toolkit) -> dict[str, Level]:
    """Return the scale's levels by their printed values."""
    return {x.value: x for x in toolkit.scale.levels}


def state(rating: Rating | None, levels: Mapping[str, Level]) -> tuple[Status, Level | None]:
    """Return a rating's status and level; a level that the scale does not have counts as not known."""
    if rating is None:
        return "not_looked_at", None
    if rating.level is None:
        return rating.status, None
    level = levels.get(rating.level)
    return ("rated", level) if level else ("not_known", None)


def carers_of(assessment: Assessment, carer_id: str | None) -> tuple[str, ...]:
    """Return the carers meant: one, or all of the assessment; InputRefused for someone else's."""
    if carer_id is None:
        return assessment.carer_ids
    if carer_id not in assessment.carer_ids:
        raise InputRefused(say("refused.carer"), "carer")
    return (carer_id,)


def answers(toolkit: Toolkit, assessment: Assessment, carers: Sequence[str]) -> list[tuple[Domain, list[Answer]]]:
    """Return every domain that is asked with its answers, for the carers given."""
    levels = levels_by_value(toolkit)
    ratings = {(r.indicator, r.carer_id): r for r in assessment.ratings}

    def answer(domain: Domain, indicator: Indicator) -> Answer:
        given = [ratings.get((indicator.id, carer)) for carer in carers]
        return _merged(domain, indicator, given, levels)

    return [(d, [answer(d, i) for i in indicators]) for d, indicators in asked_in(toolkit, assessment)]


def _merged(
    domain: Domain, indicator: Indicator, given: Sequence[Rating | None], levels: Mapping[str, Level]
) -> Answer:
    level, worst = None, None
    statuses = []
    for rating in given:
        status, found = state(rating, levels)
        statuses.append(status)
        if found and (level is None or found.rank > level.rank):
            level, worst = found, rating
    status = _status(statuses)
    return Answer(domain, indicator, status, level, worst, tuple(r for r in given if r))


def _status(statuses: Sequence[Status]) -> Status:
    if "rated" in statuses:
        return "rated"
    if "not_known" in statuses:
        return "not_known"
    return "not_looked_at" if "not_looked_at" in statuses else "not_applicable"
