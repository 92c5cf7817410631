"""How the targets of a plan stand at a later assessment."""

from __future__ import annotations

from ..model import Assessment, Level, Toolkit
from .answers import answers
from .values import Target


def targets(toolkit: Toolkit, planned: Assessment, now: Assessment, then: Toolkit | None = None) -> tuple[Target, ...]:
    """Return each line of a plan with its need's level when it was planned and its level now.

    A target is met when the need is rated at the level aimed for or better. What is not rated now is not known:
    it is never taken for met, and neither is what other words say: `then` is the toolkit that the plan was made with,
    where it may be another than that of `now`. Of several carers the worst known level counts.
    """
    editions = {(toolkit.id, toolkit.version), *((a.toolkit, a.toolkit_version) for a in (planned, now))}
    if len(editions) > 1 or not toolkit.asks_as(then or toolkit):
        return tuple(Target(action, None, None, None, None, "not_known") for action in planned.plan)
    before, after = _worst(toolkit, planned), _worst(toolkit, now)
    found = []
    for action in planned.plan:
        indicator = toolkit.indicator(action.indicator) if action.indicator else None
        was, level = (before.get(action.indicator or ""), after.get(action.indicator or ""))
        aim = toolkit.scale.level(action.target_level) if action.target_level else None
        if aim is None:
            found.append(Target(action, indicator, was, None, level, "no_level"))
        elif level is None:
            found.append(Target(action, indicator, was, aim, None, "not_known"))
        else:
            found.append(Target(action, indicator, was, aim, level, "met" if level.rank <= aim.rank else "not_met"))
    return tuple(found)


def _worst(toolkit: Toolkit, assessment: Assessment) -> dict[str, Level]:
    found = answers(toolkit, assessment, assessment.carer_ids)
    return {a.indicator.id: a.level for _, items in found for a in items if a.level}
