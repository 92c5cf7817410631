"""Whole case records in and out."""

from __future__ import annotations

from sqlalchemy import Connection

from ..errors import InputRefused
from ..model import Case, CaseRecord
from . import assessments, cases, journal
from .codec import accepted, canonical, from_json
from .journal import Stamp

FORMAT = "neglect-widgets/1"


def export(connection: Connection, case_id: str, stamp: Stamp) -> CaseRecord:
    """Return a case with all its assessments, journalled as an export; NotFound."""
    record = CaseRecord(case=cases.read(connection, case_id), assessments=assessments.of_case(connection, case_id))
    journal.append(connection, stamp, "export", case_id=case_id)
    return record


def take(connection: Connection, record: CaseRecord, stamp: Stamp) -> Case:
    """Store a record exactly as it is, versions included; InputRefused when anything clashes."""
    repeated = journal.done_before(connection, stamp, "import", record_id=record.case.id)
    if repeated is not None:
        assert repeated.after is not None
        return from_json(Case, canonical(repeated.after["case"]))
    if record.format != FORMAT:
        raise InputRefused(f"This record is in a format other than {FORMAT}. Nothing was changed.", "format")
    kept, body = accepted(record)
    case, _ = cases.write_new(connection, kept.case)
    for assessment in kept.assessments:
        assessments.write_new(connection, case, assessment)
    journal.append(connection, stamp, "import", case_id=case.id, after=body)
    return case
