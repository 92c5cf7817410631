"""Whole case records in and out."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from ..errors import InputRefused
from ..model import Case, CaseRecord, Toolkit
from . import assessments, cases, journal, toolkits
from .codec import accepted, canonical, from_json
from .disposal import first_day
from .journal import Stamp

FORMAT = "neglect-widgets/1"


def export(connection: Connection, case_id: str, stamp: Stamp) -> CaseRecord:
    """Return a case with all its assessments, journalled as an export; NotFound."""
    record = CaseRecord(case=cases.read(connection, case_id), assessments=assessments.of_case(connection, case_id))
    journal.append(connection, stamp, "export", case_id=case_id)
    return record


def take(connection: Connection, record: CaseRecord, stamp: Stamp, kits: Sequence[Toolkit] = ()) -> Case:
    """Store a record as it is, versions included, but for what would let it be deleted at once.

    Keeps those of the toolkits that its assessments were made with.

    A request for disposal and a retention date that is over, or over within a day, stay behind: a file is not to
    bring along what takes two people or time here. InputRefused when anything clashes.
    """
    repeated = journal.done_before(connection, stamp, "import", record_id=record.case.id)
    if repeated is not None:
        assert repeated.after is not None
        return from_json(Case, canonical(repeated.after["case"]))
    if record.format != FORMAT:
        raise InputRefused(f"This record is in a format other than {FORMAT}. Nothing was changed.", "format")
    kept, body = accepted(record.model_copy(update={"case": _to_be_kept(record.case, stamp)}))
    case, _ = cases.write_new(connection, kept.case)
    for assessment in kept.assessments:
        assessments.write_new(connection, case, assessment)
        toolkits.pin(connection, assessment, kits)
    journal.append(connection, stamp, "import", case_id=case.id, after=body)
    return case


def _to_be_kept(case: Case, stamp: Stamp) -> Case:
    """Return a case as nobody had asked to delete it, its retention dates only where they could be set now."""
    first = first_day(stamp.at)
    dates = {name: day for name in ("retain_until", "retain_longest") if (day := getattr(case, name)) and day >= first}
    return case.model_copy(update={"disposal": None, "retain_until": None, "retain_longest": None, **dates})
