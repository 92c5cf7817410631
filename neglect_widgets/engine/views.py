"""The assessments of a comparison with everything looked up once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from ..errors import InputRefused
from ..model import Assessment, Person, Rating, Status, Toolkit
from .answers import Answer, answers, levels_by_value, state
from .comparison_values import Cell, CellStatus
from .evidence import strength_key
from .values import EvidenceStrength
from .words import Phrase, say

ItemState = tuple[Status, int | None, Rating | None]
"""Status, rank where rated, and the rating."""

NOT_LOOKED_AT: ItemState = ("not_looked_at", None, None)


@dataclass(frozen=True, slots=True)
class View:
    """One assessment with its toolkit and its ratings by indicator and carer."""

    assessment: Assessment
    toolkit: Toolkit
    answers: dict[str, Answer]
    """By indicator id, for all carers; only what is asked."""
    states: dict[tuple[str, str], ItemState]
    """By indicator id and carer id; only what was answered."""
    edition: int
    """Which is the first whose levels mean the same: by one version of one toolkit, with the same words."""

    def item(self, indicator: str, carer: str) -> ItemState:
        """Return what was answered for one indicator and carer."""
        return self.states.get((indicator, carer), NOT_LOOKED_AT)


def views_of(toolkit_of: Callable[[Assessment], Toolkit], assessments: Sequence[Assessment]) -> list[View]:
    """Return the assessments in order of their windows; InputRefused unless two or more of one child."""
    if len(assessments) < 2:
        raise InputRefused(say("refused.too_few"), "assessments")
    if len({a.child_id for a in assessments}) > 1:
        raise InputRefused(say("refused.children"), "assessments")
    ordered = sorted(assessments, key=lambda a: (a.window_end, a.started_at))
    views: list[View] = []
    for number, assessment in enumerate(ordered):
        toolkit = toolkit_of(assessment)
        alike = (v.edition for v in views if _version(v.assessment) == _version(assessment))
        edition = next((e for e in alike if views[e].toolkit.asks_as(toolkit)), number)
        views.append(_view(toolkit, assessment, edition))
    return views


def _version(assessment: Assessment) -> tuple[str, str]:
    return assessment.toolkit, assessment.toolkit_version


def _view(toolkit: Toolkit, assessment: Assessment, edition: int) -> View:
    levels = levels_by_value(toolkit)
    states: dict[tuple[str, str], ItemState] = {}
    for rating in assessment.ratings:
        status, level = state(rating, levels)
        states[rating.indicator, rating.carer_id] = (status, level.rank if level else None, rating)
    found = answers(toolkit, assessment, assessment.carer_ids)
    return View(assessment, toolkit, {a.indicator.id: a for _, items in found for a in items}, states, edition)


def person(rater: Person) -> Hashable:
    """Return what tells raters apart: a new role does not make another person."""
    return rater.name.casefold(), rater.agency.casefold()


def cell(view: View, toolkit: str, indicators: Sequence[str], phrase: Phrase) -> Cell:
    """Return what one assessment says of an indicator, or of a domain by its indicators."""
    asked = [view.answers[i] for i in indicators if i in view.answers] if view.toolkit.id == toolkit else []
    if not asked:
        return Cell("not_asked", None, view.assessment.band)
    worst = max((a for a in asked if a.level), key=lambda a: a.level.rank if a.level else -1, default=None)
    applicable = sum(a.status != "not_applicable" for a in asked)
    telling = [worst.worst] if worst and worst.worst else [r for a in asked for r in a.ratings]
    return Cell(
        status=_status([a.status for a in asked]),
        level=worst.level if worst else None,
        band=view.assessment.band,
        raters=tuple(dict.fromkeys(r.rater for r in telling)),
        evidence=_evidence(worst.worst, view.toolkit, phrase) if worst and worst.worst else None,
        known_share=sum(a.status == "rated" for a in asked) / applicable if applicable else 0.0,
    )


def _evidence(rating: Rating, toolkit: Toolkit, phrase: Phrase) -> EvidenceStrength:
    key = strength_key(rating, toolkit.evidence)
    return EvidenceStrength(key, phrase(f"evidence.{key}"))


def _status(statuses: Sequence[Status]) -> CellStatus:
    order: tuple[Status, ...] = ("rated", "not_known", "not_looked_at")
    return next((s for s in order if s in statuses), "not_applicable")
