from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from neglect_widgets.errors import InputRefused, NotFound, NotPermitted, VersionConflict
from neglect_widgets.model import Assessment, Case
from neglect_widgets.store import CaseStore, confirm_from, restore
from neglect_widgets.store.connection import Database

from .invented import AT, OTHER, RATER, a_case, an_assessment, one_of_each
from .tampering import raw_store, without_guards

PLANTED = "Quincebramble"
PAGE = 4096
NEXT_DAY = AT + timedelta(hours=24)


@pytest.fixture
def full(store: CaseStore, case: Case, assessment: Assessment) -> Assessment:
    """An assessment with a planted word in every part, saved twice, one conflict and an export."""
    for number, part in enumerate(one_of_each(assessment, f"{PLANTED} as seen.")):
        store.save(assessment.id, part, base_version=0, by=RATER, at=AT, op_id=f"one-{number}")
        changed = part.model_copy(update={"version": 1})
        store.save(assessment.id, changed, base_version=1, by=RATER, at=AT, op_id=f"two-{number}")
    store.note_export(case.id, f"{PLANTED}.pdf", by=RATER, at=AT, why=PLANTED)
    store.note_refused("save", by=RATER, at=AT, why=PLANTED, case_id=case.id)
    return assessment


def asked(store: CaseStore, case: Case) -> Case:
    return store.ask_disposal(case.id, why=f"{PLANTED} has moved.", by=RATER, at=AT, op_id="ask")


def everything_in(path: Path, key: bytes) -> bytes:
    """All that whoever holds the key could find in a store's file and log, free space and old frames included."""
    pages, log = path.read_bytes(), path.with_name(path.name + "-wal").read_bytes()
    found = [_decrypted(pages[at : at + PAGE], key, first=at == 0) for at in range(0, len(pages), PAGE)]
    # The log begins with 32 bytes, and each page in it with 24; bytes 0 to 3 of these are its number.
    for at in range(32, len(log), PAGE + 24):
        number = int.from_bytes(log[at : at + 4], "big")
        found.append(_decrypted(log[at + 24 : at + 24 + PAGE], key, first=number == 1))
    return b"".join(found)


def _decrypted(page: bytes, key: bytes, *, first: bool) -> bytes:
    """Open one page as SQLCipher 4 seals it: AES-256-CBC, then the IV and a checksum in 80 bytes at its end."""
    start, end = 16 if first else 0, PAGE - 80
    opener = Cipher(algorithms.AES(key), modes.CBC(page[end : end + 16])).decryptor()
    return opener.update(page[start:end]) + opener.finalize()


def test_a_retention_date_is_kept_in_the_case_and_journalled(store: CaseStore, case: Case) -> None:
    kept = store.retain(case.id, date(2051, 3, 2), by=RATER, at=AT, op_id="keep")
    assert store.case(case.id) == kept
    assert kept.retain_until == date(2051, 3, 2)
    entry = store.journal(case.id)[-1]
    assert (entry.action, entry.by, entry.why) == ("update_case", RATER, "retention date")
    assert entry.after is not None
    assert entry.after["retain_until"] == "2051-03-02"


def test_nothing_of_a_case_is_left_but_its_tombstone(
    store: CaseStore, case: Case, full: Assessment, path: Path, key: bytes
) -> None:
    other = store.add_case(a_case("K-0002"), by=RATER, at=AT, op_id="other")
    kept = store.start_assessment(an_assessment(other), by=RATER, at=AT, op_id="kept")
    asked(store, case)
    assert PLANTED.encode() in everything_in(path, key)
    before = len(store.journal(case.id))
    done = store.dispose(case.id, by=OTHER, at=NEXT_DAY)
    assert (done.assessments, done.entries, done.swept) == (1, before, True)
    assert PLANTED.encode() not in everything_in(path, key)
    assert b"K-0002" in everything_in(path, key)
    with pytest.raises(NotFound):
        store.case(case.id)
    assert [summary.case for summary in store.cases()] == [other]
    assert store.assessment(kept.id) == kept
    *emptied, tombstone = store.journal(case.id)
    assert all(entry.removed and entry.after is None and not entry.subject for entry in emptied)
    assert (tombstone.action, tombstone.by, tombstone.at) == ("dispose", OTHER, NEXT_DAY)
    assert tombstone.after is not None
    assert (tombstone.after["code"], tombstone.after["asked_by"]) == ("K-0001", RATER.name)
    assert store.verify_journal() == ()


def test_deleting_alone_would_leave_words_behind(
    store: CaseStore, case: Case, full: Assessment, path: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(store, case)
    monkeypatch.setattr(Database, "sweep", lambda self: False)
    assert not store.dispose(case.id, by=OTHER, at=NEXT_DAY).swept
    assert PLANTED.encode() in everything_in(path, key)


def test_what_could_not_be_swept_goes_at_the_next_opening(
    store: CaseStore, case: Case, full: Assessment, path: Path, key: bytes
) -> None:
    asked(store, case)
    with pytest.MonkeyPatch.context() as patch:
        # As when another window is at work, or the computer stops between the two.
        patch.setattr(Database, "sweep", lambda self: False)
        store.dispose(case.id, by=OTHER, at=NEXT_DAY)
    assert PLANTED.encode() in everything_in(path, key)
    with CaseStore.open(path, key=key) as again:
        assert PLANTED.encode() not in everything_in(path, key)
        assert again.verify_journal() == ()


def test_a_store_is_swept_once(store: CaseStore, case: Case, full: Assessment, path: Path, key: bytes) -> None:
    asked(store, case)
    store.dispose(case.id, by=OTHER, at=NEXT_DAY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Database, "sweep", lambda self: pytest.fail("There was nothing to sweep."))
        CaseStore.open(path, key=key).close()


def test_what_another_window_deletes_during_a_sweep_is_still_to_be_swept(
    store: CaseStore, case: Case, full: Assessment, path: Path, key: bytes
) -> None:
    asked(store, case)
    marked = Database._marked

    def and_then_somebody_deletes(database: Database) -> int:
        before = marked(database)
        with raw_store(path, key) as raw:
            raw.execute(f"PRAGMA user_version = {before + 1}")
        return before

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Database, "_marked", and_then_somebody_deletes)
        assert store.dispose(case.id, by=OTHER, at=NEXT_DAY).swept
    with raw_store(path, key) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (2,)


def test_a_retention_date_set_from_an_older_look_at_the_case_is_refused(store: CaseStore, case: Case) -> None:
    kept = store.retain(case.id, date(2051, 3, 2), by=RATER, at=AT, op_id="one")
    with pytest.raises(VersionConflict) as caught:
        store.retain(case.id, date(2031, 1, 1), by=OTHER, at=AT, op_id="two", base=case)
    assert caught.value.current == store.case(case.id) == kept
    assert store.journal(case.id)[-1].action == "conflict"


def test_the_journal_can_only_be_added_to_afterwards(
    store: CaseStore, case: Case, full: Assessment, path: Path, key: bytes
) -> None:
    asked(store, case)
    store.dispose(case.id, by=OTHER, at=NEXT_DAY)
    with raw_store(path, key) as raw:
        for statement in ("UPDATE journal SET why = 'x'", "DELETE FROM journal"):
            with pytest.raises(Exception, match="only be added to"):
                raw.execute(statement)


def test_contents_taken_from_another_case_are_still_noticed(
    store: CaseStore, case: Case, full: Assessment, path: Path, key: bytes
) -> None:
    other = store.add_case(a_case("K-0002"), by=RATER, at=AT, op_id="other")
    asked(store, case)
    store.dispose(case.id, by=OTHER, at=NEXT_DAY)
    store.close()
    with raw_store(path, key) as raw:
        fields = "salt = NULL, subject = NULL, before = NULL, after = NULL, why = NULL"
        without_guards(raw, f"UPDATE journal SET {fields} WHERE case_id = '{other.id}'")
    with CaseStore.open(path, key=key) as opened:
        assert any("its case was not disposed of" in finding for finding in opened.verify_journal())


def test_a_case_that_nobody_asked_about_stays(store: CaseStore, case: Case) -> None:
    with pytest.raises(InputRefused, match="Nobody has asked"):
        store.dispose(case.id, by=OTHER, at=NEXT_DAY)
    assert store.case(case.id) == case


def test_before_the_retention_date_it_takes_a_day_and_a_second_person(store: CaseStore, case: Case) -> None:
    store.retain(case.id, date(2051, 3, 2), by=RATER, at=AT, op_id="keep")
    marked = asked(store, case)
    assert confirm_from(marked, AT) == NEXT_DAY
    with pytest.raises(NotPermitted, match="from 3 March 2026, 10:42 UTC"):
        store.dispose(case.id, by=OTHER, at=NEXT_DAY - timedelta(seconds=1))
    same = RATER.model_copy(update={"name": RATER.name.upper(), "role": "manager"})
    with pytest.raises(NotPermitted, match="someone other"):
        store.dispose(case.id, by=same, at=NEXT_DAY)
    assert store.case(case.id) == marked
    store.dispose(case.id, by=OTHER, at=NEXT_DAY)


def test_once_retention_is_over_a_second_step_is_enough(store: CaseStore, case: Case) -> None:
    store.retain(case.id, date(2026, 3, 3), by=RATER, at=AT, op_id="keep")
    marked = asked(store, case)
    with pytest.raises(NotPermitted):
        store.dispose(case.id, by=RATER, at=NEXT_DAY)
    # The last day on which it must be kept is over on the next.
    day_after = NEXT_DAY + timedelta(hours=14)
    assert confirm_from(marked, day_after) == AT
    store.dispose(case.id, by=RATER, at=day_after)


def test_nobody_alone_deletes_a_case_at_once_by_changing_its_retention_date(store: CaseStore, case: Case) -> None:
    for until in (date(2020, 1, 1), date(2026, 3, 2)):
        with pytest.raises(InputRefused, match="Choose 3 March 2026 or a later day"):
            store.retain(case.id, until, by=RATER, at=AT, op_id="over")
    assert store.case(case.id) == case


def test_a_retention_date_brought_forward_does_not_let_one_person_delete_alone(store: CaseStore, case: Case) -> None:
    store.retain(case.id, date(2051, 3, 2), by=RATER, at=AT, op_id="long")
    store.retain(case.id, date(2026, 3, 3), by=RATER, at=AT, op_id="short")
    asked(store, case)
    later = AT + timedelta(days=3)
    with pytest.raises(NotPermitted, match="someone other"):
        store.dispose(case.id, by=RATER, at=later)
    store.dispose(case.id, by=OTHER, at=later)
    tombstone = store.journal(case.id)[-1].after
    assert tombstone is not None
    assert (tombstone["retain_until"], tombstone["retain_longest"]) == ("2026-03-03", "2051-03-02")


def test_a_disposal_asked_for_by_mistake_is_withdrawn(store: CaseStore, case: Case) -> None:
    asked(store, case)
    with pytest.raises(InputRefused, match="already"):
        store.ask_disposal(case.id, why="", by=OTHER, at=AT, op_id="again")
    store.withdraw_disposal(case.id, by=OTHER, at=AT, op_id="back")
    with pytest.raises(InputRefused, match="Nobody has asked"):
        store.dispose(case.id, by=OTHER, at=NEXT_DAY)
    assert store.case(case.id) == case


def test_what_was_done_to_a_case_that_is_gone_is_not_done_again(store: CaseStore, case: Case) -> None:
    asked(store, case)
    store.dispose(case.id, by=OTHER, at=NEXT_DAY)
    with pytest.raises(NotFound, match="disposed of since"):
        store.add_case(case, by=RATER, at=AT, op_id="case")


def test_a_case_that_came_back_can_be_disposed_of_again(store: CaseStore, case: Case, full: Assessment) -> None:
    record = store.read_record(case.id, by=RATER, at=AT, why="moves")
    for number in range(2):
        if number:
            store.import_record(record, by=RATER, at=AT, op_id="import")
        store.ask_disposal(case.id, why="", by=RATER, at=AT, op_id=f"ask-{number}")
        store.dispose(case.id, by=OTHER, at=NEXT_DAY)
        assert store.verify_journal() == ()


def test_restoring_an_older_backup_says_which_disposed_cases_come_back(
    store: CaseStore, case: Case, full: Assessment, path: Path, key: bytes, tmp_path: Path
) -> None:
    store.add_case(a_case("K-0002"), by=RATER, at=AT, op_id="other")
    store.backup(tmp_path / "monday.db", by=RATER, at=AT)
    asked(store, case)
    store.dispose(case.id, by=OTHER, at=NEXT_DAY)
    store.backup(tmp_path / "tuesday.db", by=RATER, at=NEXT_DAY)
    store.close()
    assert restore(tmp_path / "tuesday.db", path, key, at=AT).brought_back == ()
    assert restore(tmp_path / "monday.db", path, key, at=NEXT_DAY).brought_back == ("K-0001",)
    with CaseStore.open(path, key=key) as restored:
        assert restored.assessment(full.id).voice
        assert len(restored.copies_beside()) == 2


def test_a_store_that_no_longer_opens_cannot_say_what_comes_back(
    store: CaseStore, case: Case, path: Path, key: bytes, tmp_path: Path
) -> None:
    store.backup(tmp_path / "monday.db", by=RATER, at=AT)
    store.close()
    path.write_bytes(b"\0" * 4096 + path.read_bytes()[4096:])
    assert restore(tmp_path / "monday.db", path, key, at=AT).brought_back is None


def test_without_writing_the_file_anew_remnants_would_be_told(
    store: CaseStore, case: Case, path: Path, key: bytes
) -> None:
    asked(store, case)
    with CaseStore.open(path, key=key) as reader, reader._database.reading() as connection:
        # A reader in the middle of its work keeps the log from being emptied.
        connection.exec_driver_sql("SELECT count(*) FROM cases").fetchall()
        store._database._raw.execute("PRAGMA busy_timeout = 100")
        assert not store.dispose(case.id, by=OTHER, at=NEXT_DAY).swept
