"""How long records are kept: retention dates, and disposal in two steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from ..errors import InputRefused, VersionConflict
from ..model import Case, Disposal, Person
from . import cases, disposal
from .disposal import Disposed
from .journal import Stamp
from .watched_store import WatchedStore

Fields = dict[str, object]


class KeepingStore(WatchedStore):
    """Keeps a case as long as it must be kept, and lets go of it for good."""

    def retain(
        self, case_id: str, until: date, *, by: Person, at: datetime, op_id: str, base: Case | None = None
    ) -> Case:
        """Set the last day on which a case must be kept; with `base`, only if the case is still as that says.

        Raises VersionConflict when it is not, NotFound, InputRefused for a day that is over within a day.
        """
        disposal.require_ahead(until, at)

        def dated(case: Case) -> Fields:
            longest = max(day for day in (until, case.retain_until, case.retain_longest) if day)
            return {"retain_until": until, "retain_longest": longest}

        return self._changed(case_id, dated, Stamp(by, at, op_id, "retention date"), base)

    def ask_disposal(self, case_id: str, *, why: str, by: Person, at: datetime, op_id: str) -> Case:
        """Mark a case for disposal; nothing goes yet. NotFound, InputRefused when it is marked already."""
        if self._case(case_id).disposal is not None:
            raise InputRefused("Disposal of this case has been asked for already. Nothing was changed.")
        asked = Disposal(asked_by=by, asked_at=at, why=why)
        return self._changed(case_id, lambda _: {"disposal": asked}, Stamp(by, at, op_id, "disposal asked for"))

    def withdraw_disposal(self, case_id: str, *, by: Person, at: datetime, op_id: str) -> Case:
        """Take the mark away; NotFound."""
        return self._changed(case_id, lambda _: {"disposal": None}, Stamp(by, at, op_id, "disposal withdrawn"))

    def dispose(self, case_id: str, *, by: Person, at: datetime) -> Disposed:
        """Delete a marked case for good and leave a tombstone in the journal.

        Nothing of it stays in the file or its log, unless `swept` says that another window was in the way.
        Raises NotFound, InputRefused when it is not marked, NotPermitted when it is too early or `by` asked for it.
        """
        with self._database.writing() as connection:
            gone = disposal.dispose(connection, case_id, Stamp(by, at))
        return replace(gone, swept=self._database.sweep())

    def copies_beside(self) -> tuple[str, ...]:
        """Return the names of copies that restores and newer programs left beside the store; these keep what went."""
        stem, suffix = self.path.stem, self.path.suffix
        found = {*self.path.parent.glob(f"{stem}-before-*{suffix}"), *self.path.parent.glob(f"{stem}-version-*-copy-*")}
        return tuple(sorted(file.name for file in found if not file.name.endswith(("-wal", "-shm", ".lock"))))

    def _case(self, case_id: str) -> Case:
        with self._database.reading() as connection:
            return cases.read(connection, case_id)

    def _changed(self, case_id: str, fields: Callable[[Case], Fields], stamp: Stamp, base: Case | None = None) -> Case:
        with self._database.writing() as connection:
            before = cases.read(connection, case_id)
            outcome = cases.change(connection, before.model_copy(update=fields(before)), base, stamp)
        if isinstance(outcome, VersionConflict):
            raise outcome
        return outcome
