"""Values that several parts of a report share."""

from __future__ import annotations

from typing import Any

from ..charts.shapes import CORNERS, SIGNS
from ..model import Case, Domain, Indicator, Level, Rating
from . import words
from .words import say

Plain = dict[str, Any]
"""JSON values only: text, numbers, lists and maps."""

Line = tuple[str, str]
"""A label and what stands after it."""


def level_words(level: Level) -> Plain:
    """Return a level as a report shows it: shape, drawn or as a sign, colour and words."""
    look = {"corners": CORNERS[level.shape], "sign": SIGNS[level.shape], "colour": level.colour}
    return {"words": words.level(level), **look}


def maybe_level(level: Level | None) -> Plain | None:
    """Return a level as the template draws it, or None where there is none."""
    return level_words(level) if level else None


def evidence_items(rating: Rating) -> list[Plain]:
    """Return each piece of evidence: what is known about it, and its words as typed."""
    return [{"about": words.known(item), "text": item.text} for item in rating.evidence]


def lines(*pairs: Line) -> list[Line]:
    """Return the pairs that say something."""
    return [pair for pair in pairs if pair[1].strip()]


def place(case: Case, carers: tuple[str, ...], domain: Domain, indicator: Indicator, rating: Rating) -> str:
    """Return where a rating belongs; the carer is said when there are several."""
    question = say("question", domain=domain.title, question=indicator.title)
    if len(carers) == 1:
        return question
    return say("question_carer", question=question, carer=words.carer(case, rating.carer_id))
