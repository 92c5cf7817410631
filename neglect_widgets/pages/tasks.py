"""The parts of an assessment in their order: the task list, and what comes before and after each part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..engine import progress
from . import routes
from .opened import Opened
from .parts import PARTS


@dataclass(frozen=True)
class Task:
    """One part of an assessment with its status in words."""

    id: str
    """The part's name, or "domain:" and the domain's id."""
    place: str
    """"first", "domains" or "last"."""
    label: str
    to: str
    status: str
    tone: str
    """Colour of the status tag; the words carry the meaning."""


def tasks(opened: Opened) -> tuple[Task, ...]:
    """Return the parts of an assessment, in the order that suits most people; any order works."""
    return (*_fixed(opened, "first"), *_domains(opened), *_fixed(opened, "last"))


def _fixed(opened: Opened, place: str) -> Iterator[Task]:
    for part in PARTS:
        if part.place == place and part.shown(opened):
            to = routes.to_task(opened.assessment.id, part.name)
            yield Task(part.name, place, opened.wording[f"page.task.{part.name}"], to, *part.status(opened))


def _domains(opened: Opened) -> Iterator[Task]:
    for d in progress(opened.toolkit, opened.assessment).domains:
        to = routes.to_domain(opened.assessment.id, d.id)
        yield Task(f"domain:{d.id}", "domains", d.title, to, d.words, "" if d.done else "blue")


def task_list(opened: Opened, current: str) -> dict[str, Any]:
    """Return the state of the task list widget."""
    found = tasks(opened)

    def section(place: str) -> dict[str, Any]:
        rows = [
            {"id": t.id, "label": t.label, "status": t.status, "tone": t.tone, "to": t.to, "current": t.id == current}
            for t in found
            if t.place == place
        ]
        return {"title": opened.wording[f"page.tasks.{place}"], "tasks": rows}

    sections = [section(place) for place in ("first", "domains", "last")]
    return {"heading": opened.wording["page.tasks"], "sections": [s for s in sections if s["tasks"]]}


def neighbours(opened: Opened, current: str) -> dict[str, Any]:
    """Return the parts before and after one, as links; None at either end."""
    found = tasks(opened)
    index = next(i for i, task in enumerate(found) if task.id == current)

    def link(i: int) -> dict[str, str] | None:
        return {"label": found[i].label, "to": found[i].to} if 0 <= i < len(found) else None

    return {"previous": link(index - 1), "next": link(index + 1)}
