from __future__ import annotations

import os
import re
from itertools import pairwise
from pathlib import Path

import pytest

from neglect_widgets.errors import InputRefused, NotFound, StoreError
from neglect_widgets.store import CaseStore, keys, make_recovery_key, recovered, recovery, restore, take_back, unlock
from neglect_widgets.store import set_passphrase as set_it

from .invented import AT, RATER
from .key_places import SystemKeyring, use

WORDS = "lantern gravel tuesday"


@pytest.fixture
def key(path: Path, key_file: Path) -> bytes:
    with CaseStore.open(path):
        pass
    return keys.key_for(path)


@pytest.fixture
def written(key: bytes) -> str:
    """A recovery key as it was printed."""
    return make_recovery_key(None)


def test_a_recovery_key_can_be_written_down_and_lies_nowhere(written: str, key: bytes, key_file: Path) -> None:
    assert re.fullmatch(r"([2-9A-HJKMNP-Z]{5}-){6}[2-9A-HJKMNP-Z]{5}", written)
    signs = written.replace("-", "")
    for file in key_file.parent.iterdir():
        content = file.read_text(errors="replace")
        assert all(signs[at : at + 4] not in content for at in range(0, 35, 5)), file.name
        assert file == key_file or key.hex() not in content
    assert recovery.recovery_path().stat().st_mode & 0o777 == 0o600
    assert make_recovery_key(None) != written


def test_it_gives_the_key_back_when_the_key_is_lost(path: Path, written: str, key: bytes, key_file: Path) -> None:
    key_file.unlink()
    with pytest.raises(StoreError, match="recover"):
        CaseStore.open(path)
    take_back(recovered(written), path, None)
    assert keys.key_for(path) == key


def test_it_is_taken_however_it_is_typed(written: str, key: bytes) -> None:
    for typed in (written.lower(), written.replace("-", ""), written.replace("-", " "), f" {written}\n"):
        assert recovered(typed) == (key,)


def test_every_slip_of_one_sign_and_every_swap_in_a_group_is_named(written: str) -> None:
    places = [at for at, sign in enumerate(written) if sign != "-"]
    for at in places:
        for sign in recovery.LETTERS + "0O1ILU?":
            if sign not in (written[at], *"U"[: sign != "U"]):
                slipped = written[:at] + sign + written[at + 1 :]
                with pytest.raises(InputRefused, match=f"slip in group {at // 6 + 1} "):
                    recovered(slipped)
    for one, two in pairwise(places):
        if one + 1 == two and written[one] != written[two]:
            swapped = written[:one] + written[two] + written[one] + written[two + 1 :]
            with pytest.raises(InputRefused, match=f"slip in group {one // 6 + 1} "):
                recovered(swapped)


def test_groups_in_another_order_and_missing_ones_are_slips(written: str) -> None:
    groups = written.split("-")
    with pytest.raises(InputRefused, match="slip in group"):
        recovered("-".join([groups[1], groups[0], *groups[2:]]))
    with pytest.raises(InputRefused, match="has 30 signs"):
        recovered("-".join(groups[1:]))


def test_a_newer_recovery_key_makes_the_older_one_useless_and_says_so(written: str, key: bytes) -> None:
    newer = make_recovery_key(None)
    with pytest.raises(StoreError, match="a newer one was made since"):
        recovered(written)
    assert recovered(newer) == (key,)


def test_it_replaces_a_passphrase_that_is_forgotten(path: Path, key: bytes) -> None:
    set_it(WORDS)
    written = make_recovery_key(WORDS)
    take_back(recovered(written), path, "another three words")
    assert unlock("another three words", path) == key
    with pytest.raises(StoreError, match="not the passphrase"):
        unlock(WORDS, path)


def test_making_one_needs_the_passphrase(key: bytes) -> None:
    set_it(WORDS)
    with pytest.raises(StoreError, match="locked with a passphrase"):
        make_recovery_key(None)
    assert not recovery.recovery_path().exists()


def test_it_gives_the_key_back_to_an_empty_keyring(
    path: Path, written: str, key: bytes, key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key_file.unlink()
    system = SystemKeyring()
    use(monkeypatch, system)
    take_back(recovered(written), path, None)
    assert system.kept == {("neglect-widgets", "store"): key.hex()}
    assert not key_file.exists()


def test_with_a_backup_it_opens_the_records_on_another_computer(
    path: Path, written: str, key: bytes, key_file: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick" / "monday.db"
    with CaseStore.open(path) as store:
        contents = store.backup(stick, by=RATER, at=AT)
    key_file.unlink()
    recovery.recovery_path().unlink()
    # A stick knows no owners.
    recovery.beside(stick).chmod(0o644)
    new = tmp_path / "new computer" / "store.db"
    with pytest.raises(NotFound, match="--backup"):
        recovered(written)
    take_back(recovered(written, recovery.beside(stick)), new, None)
    restore(stick, new, keys.key_for(stick), at=AT)
    with CaseStore.open(new) as store:
        assert store.content_hash() == contents


def test_keys_that_are_here_already_are_not_lost(path: Path, written: str, key: bytes, key_file: Path) -> None:
    other = os.urandom(32)
    key_file.write_text(other.hex() + "\n")
    take_back(recovered(written), path, None)
    assert keys.find_keys() == (key, other)


def test_a_recovery_key_of_another_store_takes_no_place(
    path: Path, written: str, key: bytes, key_file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    CaseStore.open(other, key=os.urandom(32)).close()
    before = key_file.read_text()
    with pytest.raises(StoreError, match="key of the store was changed"):
        take_back(recovered(written), other, None)
    assert key_file.read_text() == before


def test_a_damaged_recovery_file_is_told_from_a_wrong_key(written: str) -> None:
    recovery.recovery_path().write_text("{}")
    with pytest.raises(StoreError, match="is damaged"):
        recovered(written)


def test_there_must_be_a_key_to_recover(key_file: Path) -> None:
    with pytest.raises(NotFound):
        make_recovery_key(None)
