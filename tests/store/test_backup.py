from __future__ import annotations

import os
import resource
import signal
from itertools import count
from pathlib import Path

import pytest

from neglect_widgets.errors import InputRefused, NotFound, StoreError
from neglect_widgets.model import Assessment
from neglect_widgets.store import CaseStore, replacing, restore
from neglect_widgets.store import backup as backup_module

from .cutting_off import cut_off_at
from .invented import AT, OTHER, RATER, a_rating, later
from .tampering import raw_store, without_guards


@pytest.fixture
def backup(store: CaseStore, assessment: Assessment, tmp_path: Path) -> Path:
    """A backup with one rating, taken before a second version was saved."""
    store.save(assessment.id, a_rating(assessment, "first"), base_version=0, by=RATER, at=AT, op_id="one")
    file = tmp_path / "backups" / "monday.db"
    store.backup(file, by=OTHER, at=AT)
    store.save(assessment.id, a_rating(assessment, "second"), base_version=1, by=RATER, at=AT, op_id="two")
    return file


def text_in(path: Path, key: bytes, assessment: Assessment) -> str:
    with CaseStore.open(path, key=key) as store:
        return store.assessment(assessment.id).ratings[0].evidence[0].text


def test_a_backup_holds_what_was_saved_and_opens_with_the_same_key(
    backup: Path, assessment: Assessment, key: bytes
) -> None:
    assert text_in(backup, key, assessment) == "first"
    with pytest.raises(StoreError):
        CaseStore.open(backup, key=key[::-1])
    assert b"first" not in backup.read_bytes()
    assert backup.stat().st_mode & 0o777 == 0o600


def test_a_backup_never_replaces_a_file(store: CaseStore, backup: Path) -> None:
    before = backup.read_bytes()
    with pytest.raises(InputRefused, match="exists already"):
        store.backup(backup, by=OTHER, at=AT)
    assert backup.read_bytes() == before


def test_a_backup_into_what_is_no_folder_is_refused(store: CaseStore, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreError, match="cannot be opened for writing"):
        store.backup(tmp_path / "file" / "backup.db", by=OTHER, at=AT)


def test_a_backup_that_fills_the_disk_leaves_no_half_file(
    store: CaseStore, assessment: Assessment, tmp_path: Path
) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(StoreError, match="Nothing was changed"):
            store.backup(tmp_path / "backups" / "monday.db", by=OTHER, at=AT)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list((tmp_path / "backups").iterdir()) == []
    assert store.assessment(assessment.id) == assessment


def test_restoring_brings_the_backup_back_and_keeps_the_old_store(
    store: CaseStore, backup: Path, path: Path, key: bytes, assessment: Assessment
) -> None:
    store.close()
    kept = restore(backup, path, key, at=AT).kept
    assert kept == path.with_name("store-before-2026-03-02-104200.db")
    assert text_in(path, key, assessment) == "first"
    assert text_in(kept, key, assessment) == "second"
    assert text_in(backup, key, assessment) == "first"


def test_restoring_where_there_is_no_store_makes_one(
    store: CaseStore, backup: Path, tmp_path: Path, key: bytes, assessment: Assessment
) -> None:
    assert restore(backup, tmp_path / "new" / "store.db", key, at=AT).kept is None
    assert text_in(tmp_path / "new" / "store.db", key, assessment) == "first"


def test_a_store_that_no_longer_opens_can_be_replaced(
    store: CaseStore, backup: Path, path: Path, key: bytes, assessment: Assessment
) -> None:
    store.close()
    ruined = b"\0" * 4096 + path.read_bytes()[4096:]
    path.write_bytes(ruined)
    kept = restore(backup, path, key, at=AT).kept
    assert kept is not None
    assert kept.read_bytes() == ruined
    assert text_in(path, key, assessment) == "first"


def test_a_store_in_use_is_not_replaced(
    store: CaseStore, backup: Path, path: Path, key: bytes, assessment: Assessment
) -> None:
    with pytest.raises(StoreError, match="another window"):
        restore(backup, path, key, at=AT)
    assert text_in(path, key, assessment) == "second"
    assert list(path.parent.glob("*before*")) == list(path.parent.glob("*fresh*")) == []


def test_two_restores_in_one_second_lose_nothing(
    store: CaseStore, backup: Path, path: Path, key: bytes, assessment: Assessment
) -> None:
    store.close()
    kept = restore(backup, path, key, at=AT).kept
    with pytest.raises(StoreError):
        restore(backup, path, key, at=AT)
    assert kept is not None
    assert text_in(kept, key, assessment) == "second"
    assert text_in(path, key, assessment) == "first"


def test_a_backup_with_a_wrong_key_is_not_restored(store: CaseStore, backup: Path, path: Path, key: bytes) -> None:
    store.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="does not open with your key"):
        restore(backup, path, key[::-1], at=AT)
    assert path.read_bytes() == before


def test_a_damaged_backup_is_not_restored(store: CaseStore, backup: Path, path: Path, key: bytes) -> None:
    store.close()
    before, whole = path.read_bytes(), backup.read_bytes()
    for spot in (100, 5000, len(whole) // 2, len(whole) - 100):
        broken = bytearray(whole)
        broken[spot] ^= 1
        backup.write_bytes(broken)
        with pytest.raises(StoreError):
            restore(backup, path, key, at=AT)
    assert path.read_bytes() == before


def test_a_backup_with_an_altered_journal_is_not_restored(
    store: CaseStore, backup: Path, path: Path, key: bytes, assessment: Assessment
) -> None:
    store.close()
    with raw_store(backup, key) as raw:
        without_guards(raw, "UPDATE journal SET why = 'x' WHERE sequence = 2")
    with pytest.raises(StoreError, match=r"entry 2 .* was altered"):
        restore(backup, path, key, at=AT)
    assert text_in(path, key, assessment) == "second"


def test_a_backup_of_an_older_version_is_checked_by_its_own_rules(path: Path, key: bytes, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    with raw_store(old, key) as raw:
        raw.executescript(Path(__file__).with_name("version_2.sql").read_text(encoding="utf-8"))
    restore(old, path, key, at=AT)
    with CaseStore.open(path, key=key) as store:
        assert [summary.case.code for summary in store.cases()] == ["V-0002", "V-0004"]
        assert store.verify_journal() == ()
    with raw_store(old, key) as raw:
        without_guards(raw, "UPDATE journal SET why = 'x' WHERE sequence = 2")
    with pytest.raises(StoreError, match="entry 2 was altered"):
        restore(old, path, key, at=AT)


def test_a_backup_is_journalled_with_the_hash_of_what_it_holds(
    store: CaseStore, assessment: Assessment, tmp_path: Path, key: bytes
) -> None:
    before = store.content_hash()
    contents = store.backup(tmp_path / "monday.db", by=OTHER, at=later(3))
    assert contents == before != store.content_hash()
    entry = store.journal()[-1]
    assert (entry.action, entry.by, entry.at, entry.subject) == ("backup", OTHER, later(3), "monday.db")
    assert entry.after == {"content_hash": contents}
    assert store.verify_journal() == ()
    with CaseStore.open(tmp_path / "monday.db", key=key) as copy:
        assert copy.content_hash() == contents


def test_a_restored_store_holds_what_the_backup_holds(store: CaseStore, backup: Path, path: Path, key: bytes) -> None:
    store.close()
    restore(backup, path, key, at=AT)
    with CaseStore.open(path, key=key) as restored, CaseStore.open(backup, key=key) as copy:
        assert restored.content_hash() == copy.content_hash()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE parts SET body = replace(body, 'first', 'third')",
        "UPDATE parts SET version = 7",
        "DELETE FROM people",
        "UPDATE journal_head SET hash = 'x'",
        "CREATE TABLE other (x)",
        "INSERT INTO toolkits VALUES ('w', 'a', '1', '{}')",
    ],
)
def test_any_other_content_has_another_hash(backup: Path, store: CaseStore, key: bytes, statement: str) -> None:
    store.remember_person(RATER, AT)
    with CaseStore.open(backup, key=key) as copy:
        copy.remember_person(RATER, AT)
        before = copy.content_hash()
        with raw_store(backup, key) as raw:
            without_guards(raw, statement)
        assert copy.content_hash() != before


def test_a_copy_that_came_out_differently_takes_no_place(
    store: CaseStore, backup: Path, path: Path, key: bytes, assessment: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def poorly_copied(source: Path, store: Path, key: bytes, new_key: bytes) -> Path:
        fresh = replacing.copied(source, store, key, new_key)
        with CaseStore.open(fresh, key=key) as spoilt:
            spoilt.note_sign_in(by=RATER, at=AT)
        return fresh

    store.close()
    monkeypatch.setattr(backup_module, "copied", poorly_copied)
    with pytest.raises(StoreError, match="does not hold what the backup holds"):
        restore(backup, path, key, at=AT)
    assert text_in(path, key, assessment) == "second"


def test_backups_made_while_another_window_saves_are_whole(
    store: CaseStore, assessment: Assessment, path: Path, key: bytes, tmp_path: Path
) -> None:
    child = os.fork()
    if child == 0:
        try:
            with CaseStore.open(path, key=key) as other:
                for number in range(100_000):
                    rating = a_rating(assessment, f"value {number}")
                    other.save(assessment.id, rating, base_version=number, by=RATER, at=AT, op_id=f"op-{number}")
        finally:
            os._exit(1)
    versions = []
    try:
        for number in range(5):
            file = tmp_path / f"backup-{number}.db"
            store.backup(file, by=OTHER, at=AT)
            with CaseStore.open(file, key=key) as copy:
                assert copy.verify_journal() == ()
                versions.append(sum(rating.version for rating in copy.assessment(assessment.id).ratings))
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    assert versions == sorted(versions)
    assert versions[-1] > versions[0]


def test_a_restore_cut_off_at_any_step_leaves_the_old_store_or_the_new_one(
    store: CaseStore, backup: Path, path: Path, key: bytes, assessment: Assessment
) -> None:
    store.close()
    outcomes = []
    for step in count():
        cut_off = cut_off_at(step, lambda: restore(backup, path, key, at=AT))
        outcomes.append(text_in(path, key, assessment))
        assert outcomes[-1] in ("second", "first")
        (kept,) = path.parent.glob("*-before-*.db") if outcomes[-1] == "first" else (path,)
        assert text_in(kept, key, assessment) == "second"
        if not cut_off:
            break
        for old in path.parent.glob("*-before-*"):
            if outcomes[-1] == "first":
                old.replace(path)
            old.unlink(missing_ok=True)
    assert len(outcomes) > 4
    assert set(outcomes) == {"first", "second"}


def test_a_backup_that_is_not_there_is_not_found(path: Path, key: bytes, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        restore(tmp_path / "none.db", path, key, at=AT)
    assert not (tmp_path / "none.db").exists()
