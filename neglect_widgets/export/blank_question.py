"""One question on a blank form: its levels to tick and when it is asked."""

from __future__ import annotations

from ..model import Condition, Indicator, Toolkit
from . import words
from .report_values import Plain, level_words
from .words import say


def question(toolkit: Toolkit, indicator: Indicator, band: str) -> Plain:
    """Return a question with its choices, best first, in the words of an age band."""
    scale = toolkit.scale
    impact = next((level for level in scale.levels if level.rank == scale.impact_from), None)
    return {
        "title": indicator.title,
        "when": words.joined(_depth(indicator), _condition(toolkit, indicator)),
        "help": indicator.help,
        "ask": [q.ask for q in indicator.questions if band in q.bands],
        "choices": _numbers(toolkit, indicator) if indicator.numbers else _levels(toolkit, indicator, band),
        "between": [] if indicator.numbers else _half_steps(toolkit),
        "impact": say("blank.impact", level=words.level(impact)) if impact else "",
        "family": [level.value for level in scale.levels] if toolkit.family_rates else [],
    }


def _levels(toolkit: Toolkit, indicator: Indicator, band: str) -> list[Plain]:
    found = indicator.descriptor(band)
    said = found.levels if found else {}
    return [
        {**level_words(level), "number": "", "said": said.get(level.value, "")}
        for level in toolkit.scale.levels
        if not level.between
    ]


def _half_steps(toolkit: Toolkit) -> list[Plain]:
    """Return the half steps by their values alone: the levels they stand between are right above them."""
    return [{**level_words(level), "words": level.value} for level in toolkit.scale.levels if level.between]


def _numbers(toolkit: Toolkit, indicator: Indicator) -> list[Plain]:
    return [
        {**level_words(level), "number": str(one.number), "said": one.words}
        for one in indicator.numbers
        if (level := toolkit.scale.level(one.level))
    ]


def _depth(indicator: Indicator) -> str:
    return "" if indicator.core else say("blank.deeper")


def _condition(toolkit: Toolkit, indicator: Indicator) -> str:
    """Return when the question is asked; empty where it always is."""
    reasons = [reason for condition in indicator.asked_if if (reason := _reason(toolkit, condition))]
    return say("blank.only_if", reasons=say("blank.if_or").join(reasons)) if reasons else ""


def _reason(toolkit: Toolkit, condition: Condition) -> str:
    if condition.factor is not None:
        factor = next((f for f in toolkit.factors if f.id == condition.factor), None)
        return say("blank.if_factor", factor=factor.title) if factor else ""
    asked = toolkit.indicator(condition.indicator or "")
    level = next((level for level in toolkit.scale.levels if level.rank == condition.from_rank), None)
    return say("blank.if_level", question=asked.title, level=words.level(level)) if asked and level else ""
