"""Letting go of a case: asked for, confirmed later, and gone but for a tombstone that the chain still verifies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, delete, func, select, update

from ..errors import InputRefused, NotPermitted
from ..model import Case, Person
from . import cases, journal, migrations, schema
from .chain import CONTENTS
from .codec import canonical
from .connection import mark_to_sweep
from .journal import Stamp

WAIT = timedelta(hours=24)
"""So long somebody may find out that the disposal was a mistake, where no retention date speaks for it."""


@dataclass(frozen=True)
class Disposed:
    """What went with a case."""

    assessments: int
    entries: int
    """Entries of the journal that lost their contents; who did what kind of thing when is still there."""
    swept: bool = True
    """False while another window kept the file from being written anew; it is tried again at each opening."""


def confirm_from(case: Case, at: datetime) -> datetime:
    """Return when the disposal that was asked for may be confirmed; InputRefused when none was asked for."""
    if case.disposal is None:
        raise InputRefused(f"Nobody has asked for case “{case.code}” to be disposed of. Nothing was changed.")
    asked = case.disposal.asked_at
    return asked if case.retention_over(at.date()) else asked + WAIT


def first_day(at: datetime) -> date:
    """Return the earliest last day that a retention date may say."""
    return (at + WAIT).date()


def require_ahead(until: date, at: datetime) -> None:
    """Refuse a last day by which one person alone could delete a case at once."""
    first = first_day(at)
    if until < first:
        raise InputRefused(
            f"Choose {first.day} {first:%B %Y} or a later day. To delete the record before that, ask for it to be "
            "deleted: somebody else confirms. Nothing was changed.",
            "retain_until",
        )


def require_confirmable(case: Case, by: Person, at: datetime) -> None:
    """Refuse a confirmation that is too early or by the wrong person.

    Once the retention date has passed, a second step is enough. Before that, or without a date, it takes
    a second person and at least a day.
    """
    begins = confirm_from(case, at)
    if case.retention_over(at.date()):
        return
    if at < begins:
        raise NotPermitted(
            f"This disposal may be confirmed from {said(begins)}, or once the retention date has passed. "
            "Nothing was changed."
        )
    if case.disposal and by.name.casefold() == case.disposal.asked_by.name.casefold():
        raise NotPermitted(
            "The retention date has not passed, so someone other than the person who asked must confirm this. "
            "Nothing was changed."
        )


def dispose(connection: Connection, case_id: str, stamp: Stamp) -> Disposed:
    """Delete a case with all that was written in it, and leave an entry that says so.

    Raises NotFound, InputRefused, NotPermitted.
    """
    case = cases.read(connection, case_id)
    require_confirmable(case, stamp.by, stamp.at)
    own = select(schema.assessments.c.id).where(schema.assessments.c.case_id == case_id)
    connection.execute(delete(schema.parts).where(schema.parts.c.assessment_id.in_(own)))
    assessments = connection.execute(delete(schema.assessments).where(schema.assessments.c.case_id == case_id))
    connection.execute(delete(schema.cases).where(schema.cases.c.id == case_id))
    mark_to_sweep(connection)
    entries = schema.journal.c.case_id == case_id
    count = connection.execute(select(func.count()).select_from(schema.journal).where(entries)).scalar_one()
    with migrations.without_guards(connection):
        connection.execute(update(schema.journal).where(entries).values(dict.fromkeys(CONTENTS)))
    gone = Disposed(assessments.rowcount, count)
    journal.append(connection, stamp, "dispose", case_id=case_id, after=_tombstone(case, gone))
    return gone


def said(at: datetime) -> str:
    """Return a time as a sentence says it."""
    return f"{at.day} {at:%B %Y, %H:%M %Z}"


def _tombstone(case: Case, gone: Disposed) -> str:
    """Return what stays: the code, by which others may ask for the case, and nothing about a person in it."""
    assert case.disposal is not None
    return canonical(
        {
            "code": case.code,
            "retain_until": case.retain_until and case.retain_until.isoformat(),
            "retain_longest": case.retain_longest and case.retain_longest.isoformat(),
            "asked_by": case.disposal.asked_by.name,
            "asked_at": case.disposal.asked_at.isoformat(),
            "assessments": gone.assessments,
            "entries": gone.entries,
        }
    )
