"""Statements about cases and the people who work on them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from ..errors import InputRefused, NotFound, VersionConflict
from ..model import Assessment, Case, Person
from . import journal, schema
from .codec import accepted, canonical, from_json, moment
from .journal import Stamp


def remember_person(connection: Connection, stamp: Stamp) -> None:
    """Note that a person used the workbook now."""
    _, body = accepted(stamp.by)
    connection.execute(delete(schema.people).where(schema.people.c.body == body))
    connection.execute(insert(schema.people).values(body=body, used_at=moment(stamp.at)))


def last_person(connection: Connection, name: str | None) -> Person | None:
    """Return who used the workbook last, of all or under one name; None when nobody has."""
    query = select(schema.people.c.body).order_by(schema.people.c.used_at.desc())
    people = (from_json(Person, body) for body in connection.execute(query).scalars())
    return next((person for person in people if name in (None, person.name)), None)


def read(connection: Connection, case_id: str) -> Case:
    """Return a case; NotFound."""
    return from_json(Case, _body(connection, case_id))


def is_there(connection: Connection, case_id: str) -> bool:
    """Tell whether the store holds a case."""
    return connection.execute(select(schema.cases.c.id).where(schema.cases.c.id == case_id)).first() is not None


def imported(connection: Connection, case_id: str) -> tuple[Person, datetime] | None:
    """Return who brought a case in from a file and when; None for one that was begun here."""
    table = schema.journal.c
    query = select(table.person, table.at).where(table.case_id == case_id, table.action == "import")
    # It may have been brought in before, and deleted.
    found = connection.execute(query.order_by(table.sequence.desc())).first()
    return (from_json(Person, found.person), datetime.fromisoformat(found.at)) if found else None


def add(connection: Connection, case: Case, stamp: Stamp) -> Case:
    """Store a new case; InputRefused when its code or id is taken."""
    repeated = journal.done_before(connection, stamp, "add_case", record_id=case.id)
    if repeated is not None:
        return from_json(Case, canonical(repeated.after))
    kept, body = write_new(connection, case)
    journal.append(connection, stamp, "add_case", case_id=kept.id, after=body)
    return kept


def write_new(connection: Connection, case: Case) -> tuple[Case, str]:
    """Insert a case without a journal entry, which is the caller's to write."""
    kept, body = accepted(case)
    if is_there(connection, kept.id):
        raise InputRefused(f"A case with the id of “{kept.code}” is already in this store. Nothing was changed.", "id")
    _refuse_taken_code(connection, kept)
    connection.execute(insert(schema.cases).values(id=kept.id, code_key=_code_key(kept), body=body))
    return kept, body


def change(connection: Connection, case: Case, base: Case | None, stamp: Stamp) -> Case | VersionConflict:
    """Replace a case, or return the conflict when it is no longer as `base`.

    Raises InputRefused for a taken code, or when somebody whom an assessment is about is left out.
    """
    repeated = journal.done_before(connection, stamp, "update_case", "conflict", record_id=case.id)
    if repeated is not None and repeated.action == "update_case":
        return from_json(Case, canonical(repeated.after))
    kept, body = accepted(case)
    before = _body(connection, case.id)
    on_disk = from_json(Case, before)
    if repeated is not None or (base is not None and base != on_disk):
        if repeated is None:
            journal.append(connection, stamp, "conflict", case_id=case.id, before=before, after=body)
        return VersionConflict("Somebody else changed this first. Both are kept; choose which one stands.", on_disk)
    _refuse_taken_code(connection, kept)
    _refuse_missing_people(connection, kept)
    statement = update(schema.cases).where(schema.cases.c.id == kept.id)
    connection.execute(statement.values(code_key=_code_key(kept), body=body))
    journal.append(connection, stamp, "update_case", case_id=kept.id, before=before, after=body)
    return kept


def _body(connection: Connection, case_id: str) -> str:
    query = select(schema.cases.c.body).where(schema.cases.c.id == case_id)
    body = connection.execute(query).scalar_one_or_none()
    if body is None:
        raise NotFound("There is no such case in this store. Go back to the list of cases.")
    return str(body)


def _code_key(case: Case) -> str:
    return case.code.casefold()


def _refuse_taken_code(connection: Connection, case: Case) -> None:
    table = schema.cases.c
    taken = select(table.id).where(table.code_key == _code_key(case), table.id != case.id)
    if connection.execute(taken).first():
        raise InputRefused(f"Another case already has the code “{case.code}”. Choose a different code.", "code")


def _refuse_missing_people(connection: Connection, case: Case) -> None:
    bodies = select(schema.assessments.c.body).where(schema.assessments.c.case_id == case.id)
    for body in connection.execute(bodies).scalars():
        assessment = from_json(Assessment, body)
        if case.child(assessment.child_id) is None:
            raise InputRefused("A child who has been assessed cannot be taken out of the case.", "children")
        if any(case.carer(carer) is None for carer in assessment.carer_ids):
            raise InputRefused("A carer who has been assessed cannot be taken out of the case.", "carers")
