"""The one way in: every case, assessment, save and journal entry passes through CaseStore."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ..errors import VersionConflict
from ..model import Assessment, Case, CaseRecord, Part, Person, Toolkit
from . import assessments, cases, records, saving, summaries, toolkits
from .journal import Stamp
from .keeping_store import KeepingStore
from .saving import Saved
from .summaries import CaseSummary


class CaseStore(KeepingStore):
    """The encrypted store of one user: frozen values in and out.

    What returns has been written to disk with its journal entry. Whatever is refused leaves the
    store as it was, but for a refused save, which the journal keeps. An `op_id` names one operation
    for ever: repeating it returns the first result and changes nothing. May be used by several
    threads, one at a time. Any method raises StoreError when the file cannot be read or written.
    """

    def remember_person(self, person: Person, at: datetime) -> None:
        """Note who uses the workbook, so that the next visit can offer them."""
        with self._database.writing() as connection:
            cases.remember_person(connection, Stamp(person, at))

    def last_person(self, name: str | None = None) -> Person | None:
        """Return who used the workbook last, of all or under one name; None when nobody has."""
        with self._database.reading() as connection:
            return cases.last_person(connection, name)

    def cases(self) -> tuple[CaseSummary, ...]:
        """Return what a list shows of every case, by code."""
        with self._database.reading() as connection:
            return summaries.summaries(connection)

    def case(self, case_id: str) -> Case:
        """Return a case; NotFound."""
        with self._database.reading() as connection:
            return cases.read(connection, case_id)

    def imported(self, case_id: str) -> tuple[Person, datetime] | None:
        """Return who brought a case in from a file and when; None for one that was begun here."""
        with self._database.reading() as connection:
            return cases.imported(connection, case_id)

    def add_case(self, case: Case, *, by: Person, at: datetime, op_id: str) -> Case:
        """Store a new case; InputRefused with field "code" when its code is taken."""
        with self._database.writing() as connection:
            return cases.add(connection, case, Stamp(by, at, op_id))

    def update_case(
        self, case: Case, *, by: Person, at: datetime, op_id: str, why: str = "", base: Case | None = None
    ) -> Case:
        """Replace a case; with `base`, only if it is still as that says.

        Raises VersionConflict when it is not, NotFound, InputRefused for a taken code or when somebody
        who has been assessed is left out.
        """
        with self._database.writing() as connection:
            outcome = cases.change(connection, case, base, Stamp(by, at, op_id, why))
        # Raised only now, so that the refused value stays in the journal.
        if isinstance(outcome, VersionConflict):
            raise outcome
        return outcome

    def start_assessment(
        self, assessment: Assessment, *, by: Person, at: datetime, op_id: str, toolkit: Toolkit | None = None
    ) -> Assessment:
        """Store a new assessment, and keep the toolkit as it is now so that it opens with this wording for ever.

        Raises NotFound, InputRefused when it does not fit its case.
        """
        with self._database.writing() as connection:
            return assessments.start(connection, assessment, Stamp(by, at, op_id), toolkit)

    def wording_of(self, assessment: Assessment) -> str | None:
        """Return which kept toolkit an assessment was made with, or None where that is not known."""
        with self._database.reading() as connection:
            return toolkits.wording_of(connection, assessment)

    def newest_wording(self, toolkit_id: str, version: str) -> str | None:
        """Return which toolkit of an id and version was kept last, or None."""
        with self._database.reading() as connection:
            return toolkits.newest_wording(connection, toolkit_id, version)

    def kept_toolkit(self, wording: str) -> Toolkit | None:
        """Return a toolkit as it was kept, or None."""
        with self._database.reading() as connection:
            return toolkits.kept(connection, wording)

    def assessment(self, assessment_id: str) -> Assessment:
        """Return an assessment with all its parts; NotFound."""
        with self._database.reading() as connection:
            return assessments.read(connection, assessment_id)

    def assessments(self, case_id: str, child_id: str | None = None) -> tuple[Assessment, ...]:
        """Return the assessments of a case, or of one child, by end of window and start."""
        with self._database.reading() as connection:
            return assessments.of_case(connection, case_id, child_id)

    def save(
        self,
        assessment_id: str,
        part: Part,
        *,
        base_version: int,
        by: Person,
        at: datetime,
        op_id: str,
        why: str = "",
    ) -> Saved:
        """Store one part; `base_version` is the version it was made from, 0 for a new one.

        Raises VersionConflict when another version is on disk (both values are then in the journal),
        NotPermitted when the assessment is finished, NotFound, InputRefused.
        """
        with self._database.writing() as connection:
            outcome = saving.save(connection, assessment_id, part, base_version, Stamp(by, at, op_id, why))
        if isinstance(outcome, VersionConflict):
            raise outcome
        return outcome

    def finish(self, assessment_id: str, *, by: Person, at: datetime, op_id: str) -> Assessment:
        """Lock an assessment; NotFound, NotPermitted when it is locked already."""
        with self._database.writing() as connection:
            return assessments.finish(connection, assessment_id, Stamp(by, at, op_id))

    def read_record(self, case_id: str, *, by: Person, at: datetime, why: str) -> CaseRecord:
        """Return a case with all its assessments, journalled as an export; NotFound."""
        with self._database.writing() as connection:
            return records.export(connection, case_id, Stamp(by, at, why=why))

    def import_record(
        self, record: CaseRecord, *, by: Person, at: datetime, op_id: str, kits: Sequence[Toolkit] = ()
    ) -> Case:
        """Store a whole record or nothing of it, and keep the toolkits it was made with as far as they are given.

        Raises InputRefused when a code or id is taken.
        """
        with self._database.writing() as connection:
            return records.take(connection, record, Stamp(by, at, op_id), kits)
