"""The plan: what the child will experience, from which level to which, and how last time's targets stand."""

from __future__ import annotations

from ..engine import Target, asked_in, targets
from . import words
from .opened import Opened, State


def plan_form(opened: Opened) -> State:
    """The needs that an action may answer, the levels to aim for, and what was planned last time."""
    return {
        "intro": opened.wording["page.plan.intro"],
        "indicators": [
            {"value": i.id, "label": f"{d.title}: {i.title}"}
            for d, asked in asked_in(opened.toolkit, opened.assessment)
            for i in asked
        ],
        "levels": [{"value": x.value, "label": f"{x.value} {x.label}"} for x in opened.toolkit.scale.levels],
    }


def plan_state(opened: Opened) -> State:
    """What is on disk about the plan, with the level now of each need, and how last time's targets stand."""
    assessment = opened.assessment
    now = {target.action.id: target for target in targets(opened.toolkit, assessment, assessment)}
    actions = [
        {
            **action.model_dump(include={"id", "target", "measure", "who", "if_not", "version"}),
            "indicator": action.indicator or "",
            "target_level": action.target_level or "",
            "by_date": action.by_date.isoformat() if action.by_date else "",
            "by_words": f"{words.who(action.by)}, {words.day(action.at.date())}",
            "now": words.level_dict(level) if (level := now[action.id].now) else None,
        }
        for action in assessment.plan
    ]
    earlier = targets(opened.toolkit, opened.previous, assessment, opened.previous_toolkit) if opened.previous else ()
    return {
        "assessment": assessment.id,
        "locked": assessment.finished,
        "actions": actions,
        "earlier": [_earlier(opened, target) for target in earlier],
    }


def _earlier(opened: Opened, target: Target) -> State:
    """One line of last time's plan: the level then, the one aimed for, and the one now."""
    return {
        "target": target.action.target,
        "question": target.indicator.title if target.indicator else "",
        "before": words.level_dict(target.before) if target.before else None,
        "aim": words.level_dict(target.aim) if target.aim else None,
        "now": words.level_dict(target.now) if target.now else None,
        "words": opened.wording[f"page.target.{target.state}"],
    }
