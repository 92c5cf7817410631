"""The plan in a report, and how last time's plan stands now."""

from __future__ import annotations

from ..engine import Target, targets
from ..model import Assessment, Toolkit
from . import words
from .report_facts import Source
from .report_values import Plain, lines, maybe_level
from .words import say


def plan_part(toolkit: Toolkit, assessment: Assessment) -> list[Plain]:
    """Return each line of the plan: the need, its level now, the level to reach, and how one will see it."""
    return [
        {
            "target": target.action.target,
            "question": question(target),
            "from": maybe_level(target.now) if target.aim else None,
            "aim": maybe_level(target.aim),
            "lines": lines(
                (say("column.measure"), target.action.measure),
                (say("column.who"), target.action.who),
                (say("column.by_date"), words.on(target.action.by_date)),
                (say("column.if_not"), target.action.if_not),
            ),
        }
        for target in targets(toolkit, assessment, assessment)
    ]


def earlier_plan_part(toolkit: Toolkit, earlier: Source | None, assessment: Assessment) -> list[Plain]:
    """Return each target of last time with its level then, the one aimed for and the one now."""
    if earlier is None:
        return []
    return [
        {
            "target": target.action.target,
            "question": question(target),
            "before": maybe_level(target.before),
            "aim": maybe_level(target.aim),
            "now": maybe_level(target.now),
            "state": say(f"target.{target.state}"),
        }
        for target in targets(toolkit, earlier[0], assessment, earlier[1])
    ]


def question(target: Target) -> str:
    """Return the question that a target is about; its id where the toolkit no longer has it."""
    return target.indicator.title if target.indicator else target.action.indicator or ""
