"""How far each part of an assessment has come, in words for the task list."""

from __future__ import annotations

from ..engine import blockers
from ..model import Prompt
from .opened import Opened

Status = tuple[str, str]
"""Words, and the colour of their tag; the words carry the meaning."""


def about(opened: Opened) -> Status:
    return opened.wording["page.done"], ""


def flags(opened: Opened) -> Status:
    """How many red flags are raised, and how many of them wait for an answer."""
    raised = [flag for flag in opened.assessment.flags if not flag.withdrawn.strip()]
    waiting = [flag for flag in raised if not flag.answered]
    if not raised:
        return opened.wording["page.flags.none"], ""
    key = "page.flags.to_answer" if waiting else "page.flags.answered"
    return opened.wording[key].format(count=len(waiting or raised)), "red" if waiting else ""


def factors(opened: Opened) -> Status:
    """How many factors are recorded as there now; nobody has to look at them."""
    present = sum(note.answer == "yes" for note in opened.assessment.factors)
    if present:
        return opened.wording["page.factors.count"].format(count=present), ""
    answered = any(note.answer for note in opened.assessment.factors)
    return opened.wording["page.factors.none" if answered else "page.optional"], ""


def voice(opened: Opened) -> Status:
    return _noted(opened, opened.toolkit.voice, opened.wording["page.to_do"], "blue")


def closing(opened: Opened) -> Status:
    return _noted(opened, opened.toolkit.closing, opened.wording["page.to_do"], "blue")


def summary(opened: Opened) -> Status:
    """Done once a level is judged, or the analysis written where no level is asked for."""
    judgement = opened.assessment.judgement
    asked = bool(opened.toolkit.need_levels)
    done = judgement is not None and (judgement.level is not None if asked else bool(judgement.analysis.strip()))
    if done:
        return opened.wording["page.done"], ""
    return (opened.wording["page.to_do"], "blue") if asked else (opened.wording["page.optional"], "")


def plan(opened: Opened) -> Status:
    planned = sum(bool(action.target.strip()) for action in opened.assessment.plan)
    words = opened.wording["page.plan.count"].format(count=planned) if planned else opened.wording["page.plan.none"]
    return words, ""


def check(opened: Opened) -> Status:
    """Locked, ready, or how many things are left."""
    wording = opened.wording
    if opened.assessment.finished:
        return wording["page.check.locked"], ""
    left = len(blockers(opened.toolkit, opened.assessment))
    if left == 0:
        return wording["page.check.ready"], "blue"
    return wording["page.check.one_left" if left == 1 else "page.check.left"].format(count=left), "blue"


def _noted(opened: Opened, prompts: tuple[Prompt, ...], nothing: str, tone: str) -> Status:
    ids = {prompt.id for prompt in prompts}
    count = sum(bool(note.text.strip()) for note in opened.assessment.voice if note.prompt in ids)
    return (opened.wording["page.voice.count"].format(count=count), "") if count else (nothing, tone)
