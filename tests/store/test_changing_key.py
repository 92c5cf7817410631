from __future__ import annotations

import os
import shutil
from itertools import count
from pathlib import Path

import pytest

from neglect_widgets.errors import NotFound, StoreError
from neglect_widgets.model import Assessment
from neglect_widgets.store import (
    CaseStore,
    Stamp,
    change_key,
    changing_key,
    keys,
    make_recovery_key,
    recovered,
    recovery,
    restore,
    take_back,
    unlock,
)
from neglect_widgets.store import set_passphrase as set_it

from .cutting_off import cut_off_at
from .invented import AT, RATER, a_case, a_rating, an_assessment
from .key_places import SystemKeyring, use

STAMP = Stamp(RATER, AT, why="A laptop was lost.")
WORDS = "lantern gravel tuesday"


@pytest.fixture
def assessment(path: Path, key_file: Path) -> Assessment:
    """One with a rating, in a store under this user's own key."""
    with CaseStore.open(path) as store:
        case = store.add_case(a_case(), by=RATER, at=AT, op_id="case")
        started = store.start_assessment(an_assessment(case), by=RATER, at=AT, op_id="start")
        store.save(started.id, a_rating(started), base_version=0, by=RATER, at=AT, op_id="one")
        return store.assessment(started.id)


def test_only_the_new_key_opens_the_store(path: Path, assessment: Assessment) -> None:
    old = keys.key_for(path)
    change_key(path, None, stamp=STAMP)
    assert keys.key_for(path) != old
    with pytest.raises(StoreError, match="does not open with your key"):
        CaseStore.open(path, key=old)
    with CaseStore.open(path) as store:
        assert store.assessment(assessment.id) == assessment
        entry = store.journal()[-1]
        assert (entry.action, entry.by, entry.at, entry.why) == ("key_changed", RATER, AT, "A laptop was lost.")
        assert store.verify_journal() == ()
    assert path.stat().st_mode & 0o777 == 0o600


def test_an_older_backup_still_opens_and_is_restored_under_the_new_key(
    path: Path, assessment: Assessment, tmp_path: Path
) -> None:
    with CaseStore.open(path) as store:
        store.backup(tmp_path / "monday.db", by=RATER, at=AT)
    change_key(path, None, stamp=STAMP)
    new = keys.key_for(path)
    old = keys.key_for(tmp_path / "monday.db")
    assert old != new
    restore(tmp_path / "monday.db", path, old, at=AT, new_key=keys.find_key())
    with CaseStore.open(path, key=new) as store:
        assert store.assessment(assessment.id) == assessment


def test_other_stores_of_this_user_still_open(path: Path, assessment: Assessment, tmp_path: Path) -> None:
    CaseStore.open(tmp_path / "second.db").close()
    change_key(path, None, stamp=STAMP)
    CaseStore.open(tmp_path / "second.db").close()
    change_key(tmp_path / "second.db", None, stamp=STAMP)
    CaseStore.open(tmp_path / "second.db").close()
    CaseStore.open(path).close()


def test_the_passphrase_stays(path: Path, assessment: Assessment, key_file: Path) -> None:
    set_it(WORDS)
    old = unlock(WORDS, path)
    with pytest.raises(StoreError, match="locked with a passphrase"):
        change_key(path, None, stamp=STAMP)
    change_key(path, WORDS, stamp=STAMP)
    new = unlock(WORDS, path)
    assert new != old
    assert new.hex() not in key_file.read_text()
    CaseStore.open(path, key=new).close()


def test_a_store_in_use_keeps_its_key(path: Path, assessment: Assessment, key_file: Path) -> None:
    before = key_file.read_text()
    with CaseStore.open(path), pytest.raises(StoreError, match="open in another window"):
        change_key(path, None, stamp=STAMP)
    assert key_file.read_text() == before
    CaseStore.open(path).close()


def test_the_recovery_key_of_the_old_key_is_useless_and_says_so(path: Path, assessment: Assessment) -> None:
    written = make_recovery_key(None)
    sealed = recovery.recovery_path().read_text()
    assert change_key(path, None, stamp=STAMP).recovery_key_void
    with pytest.raises(NotFound, match="key was changed since"):
        recovered(written)
    # As a computer leaves it that stopped just before it was taken away.
    recovery.recovery_path().write_text(sealed)
    with pytest.raises(StoreError, match="changed after the recovery key was made"):
        take_back(recovered(written), path, None)
    recovery.void()
    assert not change_key(path, None, stamp=STAMP).recovery_key_void


def test_a_key_in_the_keyring_stays_in_the_keyring(path: Path, key_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    system = SystemKeyring()
    use(monkeypatch, system)
    CaseStore.open(path).close()
    old = keys.key_for(path)
    change_key(path, None, stamp=STAMP)
    assert not key_file.exists()
    assert keys.find_keys() == (keys.key_for(path), old)
    assert keys.key_for(path) != old


def test_where_there_is_no_store_there_is_no_key_to_change(path: Path, key_file: Path) -> None:
    with pytest.raises(NotFound):
        change_key(path, None, stamp=STAMP)
    assert not key_file.exists()


def test_a_copy_that_came_out_differently_takes_no_place(
    path: Path, assessment: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = changing_key.copied

    def poorly_copied(source: Path, store: Path, key: bytes, new_key: bytes) -> Path:
        fresh = real(source, store, key, new_key)
        with CaseStore.open(fresh, key=new_key) as spoilt:
            spoilt.note_sign_in(by=RATER, at=AT)
        return fresh

    monkeypatch.setattr(changing_key, "copied", poorly_copied)
    with pytest.raises(StoreError, match="does not hold what the store holds"):
        change_key(path, None, stamp=STAMP)
    with CaseStore.open(path) as store:
        assert store.assessment(assessment.id) == assessment


@pytest.mark.parametrize("passphrase", [None, WORDS])
def test_cut_off_at_any_step_the_old_key_or_the_new_one_opens_the_store(
    path: Path, assessment: Assessment, key_file: Path, passphrase: str | None
) -> None:
    if passphrase:
        set_it(passphrase)
    old = keys.find_keys(passphrase)[0]
    store_before, keys_before = path.read_bytes(), key_file.read_bytes()
    outcomes = []
    for step in count():
        for file in path.parent.iterdir():
            file.unlink()
        path.write_bytes(store_before)
        key_file.write_bytes(keys_before)
        cut_off = cut_off_at(step, lambda: change_key(path, passphrase, stamp=STAMP))
        found = unlock(passphrase, path) if passphrase else keys.key_for(path)
        with CaseStore.open(path, key=found) as store:
            assert store.assessment(assessment.id) == assessment
            assert store.verify_journal() == ()
            changed = store.journal()[-1].action == "key_changed"
        assert changed == (found != old)
        outcomes.append(changed)
        if not cut_off:
            break
    assert len(outcomes) > 6
    assert set(outcomes) == {False, True}


def test_a_change_that_was_cut_off_can_be_done_again(path: Path, assessment: Assessment, key_file: Path) -> None:
    key_file.write_text(os.urandom(32).hex() + "\n" + key_file.read_text())
    shutil.copy(path, path.with_name("store.db.fresh"))
    before = keys.key_for(path)
    change_key(path, None, stamp=STAMP)
    assert keys.key_for(path) not in (before, keys.find_keys()[1])
    with CaseStore.open(path) as store:
        assert store.assessment(assessment.id) == assessment
