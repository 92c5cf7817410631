"""The parts of an assessment in their order: the task list, and what comes before and after each part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..engine import asked_in, progress
from . import routes
from .opened import Opened
from .parts import PARTS, Status

PLACES = ("first", "domains", "last")


@dataclass(frozen=True)
class Task:
    """One part of an assessment."""

    id: str
    """The part's name, or "domain:" and the domain's id."""
    place: str
    """One of `PLACES`."""
    label: str
    to: str


def tasks(opened: Opened) -> tuple[Task, ...]:
    """Return the parts of an assessment, in the order that suits most people; any order works."""
    return (*_fixed(opened, "first"), *_domains(opened), *_fixed(opened, "last"))


def _fixed(opened: Opened, place: str) -> Iterator[Task]:
    for part in PARTS:
        if part.place == place and part.shown(opened):
            to = routes.to_task(opened.assessment.id, part.name)
            yield Task(part.name, place, opened.wording[f"page.task.{part.name}"], to)


def _domains(opened: Opened) -> Iterator[Task]:
    for domain, _ in asked_in(opened.toolkit, opened.assessment):
        yield Task(f"domain:{domain.id}", "domains", domain.title, routes.to_domain(opened.assessment.id, domain.id))


def task_list(opened: Opened, current: str) -> dict[str, Any]:
    """Return the state of the task list widget."""
    found, statuses = tasks(opened), _statuses(opened)

    def row(task: Task) -> dict[str, Any]:
        status, tone = statuses[task.id]
        return {
            "id": task.id,
            "label": task.label,
            "status": status,
            "tone": tone,
            "to": task.to,
            "current": task.id == current,
        }

    rows = {place: [row(task) for task in found if task.place == place] for place in PLACES}
    sections = [{"title": opened.wording[f"page.tasks.{place}"], "tasks": rows[place]} for place in PLACES]
    return {"heading": opened.wording["page.tasks"], "sections": [s for s in sections if s["tasks"]]}


def _statuses(opened: Opened) -> dict[str, Status]:
    """Return how far each part has come, by the task's id."""
    fixed = {part.name: part.status(opened) for part in PARTS if part.shown(opened)}
    domains = progress(opened.toolkit, opened.assessment).domains
    return fixed | {f"domain:{d.id}": (d.words, "" if d.done else "blue") for d in domains}


def neighbours(opened: Opened, current: str) -> dict[str, Any]:
    """Return the parts before and after one, as links; None at either end."""
    found = tasks(opened)
    index = next(i for i, task in enumerate(found) if task.id == current)

    def link(i: int) -> dict[str, str] | None:
        return {"label": found[i].label, "to": found[i].to} if 0 <= i < len(found) else None

    return {"previous": link(index - 1), "next": link(index + 1)}
