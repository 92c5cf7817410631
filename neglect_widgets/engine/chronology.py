"""What happened when: all that assessments of a case hold with a date, in one line of time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..model import Assessment, Evidence, Rating, Toolkit
from .profile import profile

EventKind = Literal["evidence", "flag", "done", "due", "finished"]
ToolkitOf = Callable[[Assessment], Toolkit | None]
"""None where a toolkit is no longer to be had: the record stands without its words."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, was found or is to happen on a day."""

    on: date
    kind: EventKind
    child_id: str
    assessment_id: str
    task: str
    """The part of the assessment that holds it, as `progress` names parts."""
    title: str
    """The question, the red flag or the toolkit that it is about; empty for a target, which stands for itself."""
    text: str
    """As it was typed; of a finished assessment its profile in a sentence."""
    evidence: Evidence | None = None
    carer_id: str = ""
    indicator: str = ""


def chronology(toolkit_of: ToolkitOf, assessments: Sequence[Assessment]) -> tuple[Event, ...]:
    """Return every dated piece of evidence, red flag, answer to one, finished assessment and target, oldest first.

    What an assessment has taken over from another is told once, where it was first recorded. Evidence without
    a date is not among them, see `undated`.
    """
    ordered = sorted(assessments, key=lambda a: (a.window_end, a.started_at))
    events: dict[object, Event] = {}
    for assessment in ordered:
        for event in _events(toolkit_of(assessment), assessment):
            events.setdefault(_same(event), event)
    # Python keeps the order of those on the same day.
    return tuple(sorted(events.values(), key=lambda event: event.on))


def undated(assessments: Sequence[Assessment]) -> int:
    """Return how many pieces of evidence say no date."""
    return sum(
        item.on is None and bool(item.text.strip()) for a in assessments for r in a.ratings for item in r.evidence
    )


def _same(event: Event) -> object:
    """Return what two events have in common of which one was taken over from the other."""
    where = event.assessment_id if event.kind == "finished" else ""
    # Evidence may go on under another question.
    about = event.evidence.source if event.evidence else event.title
    return event.kind, event.child_id, event.on, about, event.text, where


def _events(toolkit: Toolkit | None, assessment: Assessment) -> Iterator[Event]:
    for rating in assessment.ratings:
        for item in rating.evidence:
            if item.on is not None and item.text.strip():
                yield _seen(toolkit, assessment, rating, item)
    for record in assessment.flags:
        flag = toolkit.flag(record.flag) if toolkit else None
        title = flag.title if flag else record.flag
        yield Event(record.raised_at.date(), "flag", assessment.child_id, assessment.id, "flags", title, record.note)
        if record.done_on is not None and record.done.strip():
            yield Event(record.done_on, "done", assessment.child_id, assessment.id, "flags", title, record.done)
    for action in assessment.plan:
        if action.by_date is not None:
            yield Event(action.by_date, "due", assessment.child_id, assessment.id, "plan", "", action.target)
    if assessment.finished_at is not None:
        title = toolkit.title if toolkit else assessment.toolkit
        said = profile(toolkit, assessment).sentence if toolkit and toolkit.domains else ""
        day = assessment.finished_at.date()
        yield Event(day, "finished", assessment.child_id, assessment.id, "summary", title, said)


def _seen(toolkit: Toolkit | None, assessment: Assessment, rating: Rating, item: Evidence) -> Event:
    indicator = toolkit.indicator(rating.indicator) if toolkit else None
    domain = next((d for d in toolkit.domains if indicator in d.indicators), None) if toolkit else None
    assert item.on is not None
    return Event(
        on=item.on,
        kind="evidence",
        child_id=assessment.child_id,
        assessment_id=assessment.id,
        task=f"domain:{domain.id}" if domain else "check",
        title=indicator.title if indicator else rating.indicator,
        text=item.text,
        evidence=item,
        carer_id=rating.carer_id,
        indicator=rating.indicator,
    )
