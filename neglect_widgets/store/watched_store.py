"""The store as its guardians see it: who did what, whether all is as it was written, and copies."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from ..model import Person
from ..model.base import NAME_LIMIT, TEXT_LIMIT
from . import audit, backup, cases, entries, journal
from .audit import Audit, Noted
from .codec import canonical
from .contents import content_hash
from .entries import JournalEntry
from .journal import NOBODY, EventName, Stamp
from .open_store import OpenStore


class WatchedStore(OpenStore):
    """Notes what happens besides changes, and tells what was noted."""

    def note_read(self, case_id: str, what: str, *, by: Person, at: datetime) -> None:
        """Journal that somebody looked at a case; `what` names the page or part."""
        with self._database.writing() as connection:
            cases.read(connection, case_id)
            journal.append(connection, Stamp(by, at), "read", case_id=case_id, subject=what)

    def note_export(self, case_id: str, what: str, *, by: Person, at: datetime, why: str = "") -> None:
        """Journal that something of a case was sent or saved outside the store; `what` names it."""
        with self._database.writing() as connection:
            cases.read(connection, case_id)
            journal.append(connection, Stamp(by, at, why=why), "export", case_id=case_id, subject=what)

    def note_sign_in(self, *, by: Person, at: datetime) -> None:
        """Journal that a person said who they are and began to work."""
        with self._database.writing() as connection:
            journal.append(connection, Stamp(by, at), "sign_in")

    def note_event(self, action: EventName, *, who: str, why: str, at: datetime) -> None:
        """Journal what belongs to no case; `who` and `why` are taken as they come, shortened and never refused."""
        by = NOBODY.model_copy(update={"name": journal.plain(who, NAME_LIMIT) or NOBODY.name})
        with self._database.writing() as connection:
            journal.append(connection, Stamp(by, at, why=journal.plain(why, TEXT_LIMIT)), action)

    def note_refused(self, what: str, *, by: Person | None, at: datetime, why: str, case_id: str | None = None) -> None:
        """Journal that a command was refused: its name, who sent it if that is known, and the sentence they got.

        Takes whatever a browser may have sent as a name or a case: it is shortened, never refused in its turn.
        A case that is not in the store is left out.
        """
        subject, asked = journal.plain(what, NAME_LIMIT) or "unnamed", journal.plain(case_id or "", NAME_LIMIT)
        with self._database.writing() as connection:
            known = asked if asked and cases.is_there(connection, asked) else None
            stamp = Stamp(by or NOBODY, at, why=journal.plain(why, TEXT_LIMIT))
            journal.append(connection, stamp, "refused", case_id=known, subject=subject)

    def journal(self, case_id: str | None = None) -> tuple[JournalEntry, ...]:
        """Return the journal of a case, or of the whole store, in order."""
        with self._database.reading() as connection:
            return entries.entries(connection, case_id)

    def verify(self, noted: Noted | None = None) -> Audit:
        """Check the journal and all records; see `audit.verify` for what can and cannot be seen."""
        with self._database.reading() as connection:
            return audit.verify(connection, noted)

    def verify_journal(self) -> tuple[str, ...]:
        """Return a sentence for each entry that was altered, removed or moved, and for each
        record that is not as the journal has it; empty when all is whole.
        """
        return tuple(str(finding) for finding in self.verify().findings)

    def backup(self, path: Path, *, by: Person, at: datetime) -> str:
        """Write a checked copy under the same key to a new file, journal that, and return its content hash.

        The copy may be made while others write. Raises InputRefused if the file exists.
        """
        contents = backup.write(self._database, path)
        with self._database.writing() as connection:
            after = canonical({"content_hash": contents})
            name = journal.plain(path.name, NAME_LIMIT)
            journal.append(connection, Stamp(by, at), "backup", subject=name, after=after)
        return contents

    def content_hash(self) -> str:
        """Return one hash over all that the store holds; equal for a copy with equal contents."""
        with self._database.reading() as connection:
            return content_hash(connection)
