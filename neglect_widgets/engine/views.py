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

    @property
    def edition(self) -> tuple[str, str]:
        """The toolkit and the version of it that the assessment was made with."""
        return self.assessment.toolkit, self.assessment.toolkit_version

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
    toolkits = {(a.toolkit, a.toolkit_version): toolkit_of(a) for a in ordered}
    return [_view(toolkits[a.toolkit, a.toolkit_version], a) for a in ordered]


def _view(toolkit: Toolkit, assessment: Assessment) -> View:
    levels = levels_by_value(toolkit)
    states: dict[tuple[str, str], ItemState] = {}
    for rating in assessment.ratings:
        status, level = state(rating, levels)
        states[rating.indicator, rating.carer_id] = (status, level.rank if level else None, rating)
    found = answers(toolkit, assessment, assessment.carer_ids)
    return View(assessment, toolkit, {a.indicator.id: a for _, items in found for a in items}, states)


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
