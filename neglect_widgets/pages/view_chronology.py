"""What the chronology of a case shows: all its dated record in one line of time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..engine import Event, chronology, undated
from ..model import Case
from . import routes, words
from .session import Session

KINDS = ("evidence", "flag", "done", "finished", "due")


def chronology_view(session: Session, case: Case, wording: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Every dated event of a case, oldest first, with the way to where it was recorded."""
    assessments = session.store.assessments(case.id)
    events = chronology(session.toolkit_if_any, assessments)
    without = undated(assessments)
    said = wording["page.chronology.undated.one" if without == 1 else "page.chronology.undated.many"]
    content = {
        "intro": wording["page.chronology.intro"],
        "none": wording["page.chronology.none"],
        "kinds": [{"value": kind, "label": wording[f"page.chronology.{kind}"]} for kind in KINDS],
    }
    return content, {
        "title": wording["page.title.chronology"],
        "code": case.code,
        "children": len({event.child_id for event in events}),
        "undated_words": said.format(count=without) if without else "",
        "events": [_event(event, case, wording) for event in events],
    }


def _event(event: Event, case: Case, wording: Mapping[str, str]) -> dict[str, Any]:
    child = case.child(event.child_id)
    return {
        "day": words.day(event.on),
        "kind": event.kind,
        "kind_words": wording[f"page.chronology.{event.kind}"],
        "child_code": child.code if child else "",
        "title": event.title,
        "text": event.text,
        "about": words.known(event.evidence, wording) if event.evidence else "",
        "to": routes.to_task(event.assessment_id, event.task, event.carer_id, event.indicator),
    }
