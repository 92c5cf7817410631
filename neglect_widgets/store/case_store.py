"""The one way in: every case, assessment, save and journal entry passes through CaseStore."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from ..errors import VersionConflict
from ..model import Assessment, Case, CaseRecord, Part, Person, Toolkit
from . import assessments, audit, backup, cases, journal, keys, migrations, records, saving, summaries, toolkits
from .connection import Database
from .journal import JournalEntry, Stamp
from .places import default_path, locked
from .saving import Saved
from .summaries import CaseSummary


class CaseStore:
    """The encrypted store of one user: frozen values in and out.

    What returns has been written to disk with its journal entry. Whatever is refused leaves the
    store as it was, but for a refused save, which the journal keeps. An `op_id` names one operation
    for ever: repeating it returns the first result and changes nothing. May be used by several
    threads, one at a time. Any method raises StoreError when the file cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, path: Path | None = None, *, key: bytes | None = None) -> CaseStore:
        """Open the store, making it with its tables where there is none.

        Without a path it is `default_path()`; without a key it is this user's own. Raises StoreError
        for a wrong or missing key, a damaged file, a newer store, or one that cannot be written.
        """
        path = default_path() if path is None else path
        key = keys.key_for(path) if key is None else key
        with locked(path):
            database = Database(path, key)
            try:
                migrations.migrate(database)
            except BaseException:
                database.close()
                raise
        return cls(database)

    def __repr__(self) -> str:
        return f"CaseStore({self.path.name!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The store's file."""
        return self._database.path

    def close(self) -> None:
        """Close the file; closing twice does no harm."""
        self._database.close()

    def remember_person(self, person: Person, at: datetime) -> None:
        """Note who uses the workbook, so that the next visit can offer them."""
        with self._database.writing() as connection:
            cases.remember_person(connection, Stamp(person, at))

    def last_person(self) -> Person | None:
        """Return who used the workbook last, or None."""
        with self._database.reading() as connection:
            return cases.last_person(connection)

    def cases(self) -> tuple[CaseSummary, ...]:
        """Return what a list shows of every case, by code."""
        with self._database.reading() as connection:
            return summaries.summaries(connection)

    def case(self, case_id: str) -> Case:
        """Return a case; NotFound."""
        with self._database.reading() as connection:
            return cases.read(connection, case_id)

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

    def start_assessment(self, assessment: Assessment, *, by: Person, at: datetime, op_id: str) -> Assessment:
        """Store a new assessment; NotFound, InputRefused when it does not fit its case."""
        with self._database.writing() as connection:
            return assessments.start(connection, assessment, Stamp(by, at, op_id))

    def keep_toolkit(self, toolkit: Toolkit) -> None:
        """Keep a toolkit as it is now, so that assessments made with it open with their own wording."""
        with self._database.writing() as connection:
            toolkits.keep(connection, toolkit)

    def kept_toolkit(self, toolkit_id: str, version: str) -> Toolkit | None:
        """Return a toolkit of an id and version as it was kept, or None."""
        with self._database.reading() as connection:
            return toolkits.kept(connection, toolkit_id, version)

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

    def import_record(self, record: CaseRecord, *, by: Person, at: datetime, op_id: str) -> Case:
        """Store a whole record or nothing of it; InputRefused when a code or id is taken."""
        with self._database.writing() as connection:
            return records.take(connection, record, Stamp(by, at, op_id))

    def note_read(self, case_id: str, what: str, *, by: Person, at: datetime) -> None:
        """Journal that somebody looked at a case; `what` names the page or part."""
        with self._database.writing() as connection:
            cases.read(connection, case_id)
            journal.append(connection, Stamp(by, at), "read", case_id=case_id, subject=what)

    def journal(self, case_id: str | None = None) -> tuple[JournalEntry, ...]:
        """Return the journal of a case, or of the whole store, in order."""
        with self._database.reading() as connection:
            return journal.entries(connection, case_id)

    def verify_journal(self) -> tuple[str, ...]:
        """Return a sentence for each entry that was altered, removed or moved, and for each
        record that is not as the journal has it; empty when all is whole.
        """
        with self._database.reading() as connection:
            return audit.verify(connection)

    def backup(self, path: Path) -> None:
        """Write a checked copy under the same key to a new file; InputRefused if it exists."""
        backup.write(self._database, path)
