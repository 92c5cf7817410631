"""The parts of an assessment in their order: the task list, and what comes before and after each part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..engine import blockers, progress
from ..model import Assessment, Toolkit
from . import routes


@dataclass(frozen=True)
class Task:
    """One part of an assessment with its status in words."""

    id: str
    label: str
    to: str
    status: str
    tone: str
    """Colour of the status tag; the words carry the meaning."""


def tasks(toolkit: Toolkit, assessment: Assessment, wording: Mapping[str, str]) -> tuple[Task, ...]:
    """Return the parts of an assessment, in the order that suits most people; any order works."""

    def task(part: str, status: str, tone: str = "") -> Task:
        return Task(
            part or "about",
            wording[f"page.task.{part or 'about'}"],
            routes.to_assessment(assessment.id, part),
            status,
            tone,
        )

    raised = [flag for flag in assessment.flags if not flag.withdrawn.strip()]
    open_flags = [flag for flag in raised if not flag.answered]
    flags_words = wording["page.flags.none"]
    if raised:
        flags_words = wording["page.flags.to_answer" if open_flags else "page.flags.answered"].format(
            count=len(open_flags or raised)
        )
    voices = sum(bool(note.text.strip()) for note in assessment.voice)
    planned = sum(bool(action.target.strip()) for action in assessment.plan)
    judged = assessment.judgement is not None and assessment.judgement.level is not None
    left = () if assessment.finished else blockers(toolkit, assessment)
    done, to_do = wording["page.done"], wording["page.to_do"]
    domains = tuple(
        Task(f"domain:{d.id}", d.title, routes.to_domain(assessment.id, d.id), d.words, "" if d.done else "blue")
        for d in progress(toolkit, assessment).domains
    )
    return (
        task("", done),
        task("flags", flags_words, "red" if open_flags else ""),
        *domains,
        task("voice", wording["page.voice.count"].format(count=voices) if voices else to_do, "" if voices else "blue"),
        task("summary", done if judged else to_do, "" if judged else "blue"),
        task("plan", wording["page.plan.count"].format(count=planned) if planned else wording["page.plan.none"]),
        task("check", _check_words(assessment, len(left), wording), "" if assessment.finished else "blue"),
    )


def _check_words(assessment: Assessment, left: int, wording: Mapping[str, str]) -> str:
    if assessment.finished:
        return wording["page.check.locked"]
    if left == 0:
        return wording["page.check.ready"]
    return wording["page.check.one_left" if left == 1 else "page.check.left"].format(count=left)


def task_list(all_tasks: tuple[Task, ...], current: str, wording: Mapping[str, str]) -> dict[str, Any]:
    """Return the state of the task list widget."""
    rows: list[dict[str, Any]] = [
        {"id": t.id, "label": t.label, "status": t.status, "tone": t.tone, "to": t.to, "current": t.id == current}
        for t in all_tasks
    ]
    domains = [row for row in rows if row["id"].startswith("domain:")]
    first = [row for row in rows if row["id"] in ("about", "flags")]
    last = [row for row in rows if row["id"] in ("voice", "summary", "plan", "check")]
    return {
        "heading": wording["page.tasks"],
        "sections": [
            {"title": wording["page.tasks.first"], "tasks": first},
            {"title": wording["page.tasks.domains"], "tasks": domains},
            {"title": wording["page.tasks.last"], "tasks": last},
        ],
    }


def neighbours(all_tasks: tuple[Task, ...], current: str) -> dict[str, Any]:
    """Return the parts before and after one, as links; None at either end."""
    index = next(i for i, t in enumerate(all_tasks) if t.id == current)

    def link(i: int) -> dict[str, str] | None:
        return {"label": all_tasks[i].label, "to": all_tasks[i].to} if 0 <= i < len(all_tasks) else None

    return {"previous": link(index - 1), "next": link(index + 1)}
