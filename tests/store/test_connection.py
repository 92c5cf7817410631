from __future__ import annotations

import os
import subprocess
import sys
import traceback
from pathlib import Path

import pytest
import sqlcipher3

from neglect_widgets.errors import StoreError
from neglect_widgets.model import Assessment
from neglect_widgets.store import CaseStore, connection

from .conftest import ordinary_user
from .invented import AT, RATER, a_case, a_rating, an_assessment, one_of_each

WORD = "Plumtreacle"
ROOT = Path(__file__).parents[2]


def filled(path: Path, key: bytes) -> Assessment:
    """Make a store with one assessment, close it, and return what is in it."""
    with CaseStore.open(path, key=key) as store:
        case = store.add_case(a_case(f"{WORD}-1"), by=RATER, at=AT, op_id="case")
        assessment = store.start_assessment(an_assessment(case), by=RATER, at=AT, op_id="start")
        for number, part in enumerate(one_of_each(assessment, f"{WORD} said so. " * 40)):
            store.save(assessment.id, part, base_version=0, by=RATER, at=AT, op_id=f"op-{number}")
        return store.assessment(assessment.id)


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_wrong_key_is_told_plainly_and_changes_nothing(path: Path, key: bytes) -> None:
    filled(path, key)
    before = files(path.parent)
    with pytest.raises(StoreError) as caught:
        CaseStore.open(path, key=key[::-1])
    said = str(caught.value)
    assert "key belongs to another store" in said
    assert "damaged" in said
    assert "Nothing was changed" in said
    assert "restore a backup" in said
    assert files(path.parent) == before


def test_a_key_of_the_wrong_length_is_refused(path: Path) -> None:
    with pytest.raises(StoreError, match="32 bytes"):
        CaseStore.open(path, key=b"short")


def test_an_unencrypted_database_is_called_what_it_is(path: Path, key: bytes) -> None:
    path.parent.mkdir()
    plain = sqlcipher3.connect(str(path))
    plain.execute("CREATE TABLE other (x)")
    plain.close()
    with pytest.raises(StoreError, match="unencrypted database"):
        CaseStore.open(path, key=key)


def test_a_folder_in_the_stores_place_is_refused(path: Path, key: bytes) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StoreError, match="cannot be opened for writing"):
        CaseStore.open(path, key=key)


def test_a_file_in_the_folders_place_is_refused(path: Path, key: bytes) -> None:
    path.parent.write_text("not a folder")
    with pytest.raises(StoreError, match="cannot be opened for writing"):
        CaseStore.open(path, key=key)


def test_a_read_only_folder_is_told(own_folder: Path, key: bytes) -> None:
    path = own_folder / "store.db"
    with ordinary_user():
        filled(path, key)
        before = files(own_folder)
        own_folder.chmod(0o500)
        (own_folder / "store.db.lock").chmod(0o600)
        with pytest.raises(StoreError, match="cannot be opened for writing"):
            CaseStore.open(path, key=key)
        with pytest.raises(StoreError, match="cannot be opened for writing"):
            CaseStore.open(own_folder / "new" / "store.db", key=key)
        assert files(own_folder) == before


def test_a_read_only_file_takes_no_save(own_folder: Path, key: bytes) -> None:
    path = own_folder / "store.db"
    with ordinary_user():
        expected = filled(path, key)
        path.chmod(0o400)
        with (
            pytest.raises(StoreError, match="cannot be opened for writing"),
            CaseStore.open(path, key=key) as store,
        ):
            store.save(expected.id, a_rating(expected), base_version=1, by=RATER, at=AT, op_id="late")
        path.chmod(0o600)
        with CaseStore.open(path, key=key) as store:
            assert store.assessment(expected.id) == expected


def test_a_store_that_somebody_else_keeps_writing_is_told(
    path: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = filled(path, key)
    impatient = tuple(p.replace("5000", "1") for p in connection.PRAGMAS)
    monkeypatch.setattr(connection, "PRAGMAS", impatient)
    other = connection.connect(path, key)
    other.execute("BEGIN IMMEDIATE")
    try:
        with CaseStore.open(path, key=key) as store:
            with pytest.raises(StoreError, match="another window"):
                store.save(expected.id, a_rating(expected), base_version=1, by=RATER, at=AT, op_id="late")
            assert store.assessment(expected.id) == expected
    finally:
        other.close()


def test_nothing_can_be_read_without_the_key(path: Path, key: bytes) -> None:
    with CaseStore.open(path, key=key) as store:
        expected = filled(path, key)
        saved = store.save(expected.id, a_rating(expected, WORD), base_version=1, by=RATER, at=AT, op_id="more")
        assert saved.part.version == 2
        while_open = files(path.parent)
        assert {"store.db", "store.db-wal", "store.db-shm"} <= set(while_open)
    for content in (*while_open.values(), *files(path.parent).values()):
        for telling in (WORD.encode(), RATER.name.encode(), b"CREATE TABLE", key, key.hex().encode()):
            assert telling not in content


def test_only_the_owner_can_read_the_files(path: Path, key: bytes) -> None:
    with CaseStore.open(path, key=key) as store:
        store.remember_person(RATER, AT)
        modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    assert set(modes.values()) == {0o600}
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_the_connection_is_as_careful_as_promised(path: Path, key: bytes) -> None:
    filled(path, key)
    raw = connection.connect(path, key)
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "cipher_memory_security": "1",
        "recursive_triggers": 1,
    }
    found = {name: raw.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    raw.close()
    assert found == wanted


def test_neither_key_nor_words_appear_in_reprs_and_errors(path: Path, key: bytes) -> None:
    with CaseStore.open(path, key=key) as store:
        expected = filled(path, key)
        shown = [repr(store), repr(vars(store))]
        with connection.connect(path, key) as raw:
            raw.execute("CREATE TRIGGER broken BEFORE UPDATE ON parts BEGIN SELECT RAISE(ABORT, 'broken'); END")
        try:
            store.save(expected.id, a_rating(expected, WORD), base_version=1, by=RATER, at=AT, op_id="late")
        except StoreError as error:
            # Tools that log errors may print what lies behind one, too.
            shown += [traceback.format_exc(), str(error.__context__)]
    assert len(shown) == 4
    for telling in (key.hex(), repr(key), WORD, RATER.name):
        assert not [text for text in shown if telling in text]


def test_a_closed_store_says_so(store: CaseStore) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreError, match="has been closed"):
        store.cases()


def test_windows_that_open_a_new_store_together_share_it(path: Path, key: bytes) -> None:
    children = []
    for number in range(4):
        child = os.fork()
        if child == 0:
            status = 1
            try:
                with CaseStore.open(path, key=key) as store:
                    store.add_case(a_case(f"K-{number}"), by=RATER, at=AT, op_id=f"op-{number}")
                status = 0
            finally:
                os._exit(status)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0, 0]
    with CaseStore.open(path, key=key) as store:
        assert len(store.cases()) == 4
        assert store.verify_journal() == ()


def test_importing_the_store_loads_neither_keyring_nor_pandas() -> None:
    code = "import sys, neglect_widgets.store; print(sorted({'keyring', 'pandas', 'plotly'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
