from __future__ import annotations

import json
import os
from itertools import count
from pathlib import Path

import pytest

from neglect_widgets.errors import InputRefused, StoreError
from neglect_widgets.store import (
    CaseStore,
    change_passphrase,
    keys,
    needs_passphrase,
    remove_passphrase,
    sealed,
    unlock,
)
from neglect_widgets.store import set_passphrase as set_it

from .cutting_off import cut_off_at
from .key_places import SystemKeyring, use

WORDS = "lantern gravel tuesday"
OTHER_WORDS = "marmalade ferry thimble"


@pytest.fixture
def key(path: Path, key_file: Path) -> bytes:
    """This user's key, which opens a store that is there."""
    with CaseStore.open(path):
        pass
    return keys.key_for(path)


def test_with_a_passphrase_no_place_holds_the_plain_key(path: Path, key: bytes, key_file: Path) -> None:
    assert not needs_passphrase()
    set_it(WORDS)
    assert needs_passphrase()
    assert key.hex() not in key_file.read_text()
    assert key_file.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in key_file.parent.iterdir() if file.suffix != ".lock"] == ["store.key"]
    with pytest.raises(StoreError, match="locked with a passphrase"):
        CaseStore.open(path)
    assert unlock(WORDS, path) == key
    CaseStore.open(path, key=unlock(WORDS, path)).close()


def test_the_file_says_how_the_passphrase_becomes_a_key(key: bytes, key_file: Path) -> None:
    set_it(WORDS)
    first = json.loads(key_file.read_text())
    assert (first["format"], first["kdf"]) == ("neglect-widgets-key/1", "argon2id")
    assert {"iterations", "lanes", "memory_kib", "salt", "nonce"} <= set(first)
    change_passphrase(WORDS, WORDS)
    second = json.loads(key_file.read_text())
    assert first["salt"] != second["salt"]
    assert first["nonce"] != second["nonce"]


def test_guessing_costs_what_rfc_9106_asks() -> None:
    assert sealed.COST == {"iterations": 3, "lanes": 4, "memory_kib": 64 * 1024}
    keys_ = (bytes(32), bytes(range(32)))
    text = sealed.seal(keys_, WORDS)
    assert sealed.unsealed(text, WORDS) == keys_
    assert sealed.unsealed(text, OTHER_WORDS) is None


def test_a_wrong_passphrase_is_told_from_a_damaged_file(path: Path, key: bytes, key_file: Path) -> None:
    set_it(WORDS)
    with pytest.raises(StoreError, match="not the passphrase"):
        unlock(OTHER_WORDS, path)
    whole = json.loads(key_file.read_text())
    spoilt = [{**whole, "format": "x"}, {**whole, "memory_kib": 2**40}, {**whole, "salt": 7}, {"a": 1}]
    for text in (*map(json.dumps, spoilt), key_file.read_text()[:-20]):
        key_file.write_text(text)
        with pytest.raises(StoreError, match="is damaged"):
            unlock(WORDS, path)


def test_no_part_of_the_file_can_be_changed_unnoticed(path: Path, key: bytes, key_file: Path) -> None:
    set_it(WORDS)
    whole = json.loads(key_file.read_text())
    for name in ("salt", "nonce", "sealed", "iterations", "lanes", "memory_kib"):
        value = whole[name]
        changed = value + 1 if isinstance(value, int) else ("0" if value[0] != "0" else "1") + value[1:]
        key_file.write_text(json.dumps({**whole, name: changed}))
        with pytest.raises(StoreError):
            unlock(WORDS, path)


def test_a_letter_typed_as_two_characters_is_the_same_letter(path: Path, key: bytes) -> None:
    set_it("caf\u00e9 gravel tuesday")
    assert unlock("cafe\u0301 gravel tuesday", path) == key


@pytest.mark.parametrize("short", ["", "elevenchars", "x" * 1001])
def test_a_passphrase_too_short_or_too_long_changes_nothing(key: bytes, key_file: Path, short: str) -> None:
    before = key_file.read_text()
    with pytest.raises(InputRefused, match="Nothing was changed"):
        set_it(short)
    assert key_file.read_text() == before


def test_a_second_passphrase_never_replaces_the_first_unasked(path: Path, key: bytes) -> None:
    set_it(WORDS)
    with pytest.raises(InputRefused, match="--change"):
        set_it(OTHER_WORDS)
    with pytest.raises(StoreError, match="not the passphrase"):
        change_passphrase(OTHER_WORDS, OTHER_WORDS)
    with pytest.raises(StoreError, match="not the passphrase"):
        remove_passphrase(OTHER_WORDS)
    assert unlock(WORDS, path) == key


def test_a_changed_passphrase_opens_and_the_old_one_does_not(path: Path, key: bytes) -> None:
    set_it(WORDS)
    change_passphrase(WORDS, OTHER_WORDS)
    assert unlock(OTHER_WORDS, path) == key
    with pytest.raises(StoreError, match="not the passphrase"):
        unlock(WORDS, path)


def test_without_a_passphrase_there_is_none_to_change_or_remove(key: bytes) -> None:
    with pytest.raises(InputRefused, match="--set"):
        change_passphrase(WORDS, OTHER_WORDS)
    with pytest.raises(InputRefused, match="--set"):
        remove_passphrase(WORDS)


def test_a_removed_passphrase_is_not_asked_for(path: Path, key: bytes, key_file: Path) -> None:
    set_it(WORDS)
    remove_passphrase(WORDS)
    assert not needs_passphrase()
    assert keys.key_for(path) == key
    assert key_file.read_text() == key.hex() + "\n"


def test_there_must_be_a_key_before_a_passphrase(key_file: Path) -> None:
    with pytest.raises(InputRefused, match="no key yet"):
        set_it(WORDS)
    assert not needs_passphrase()


def test_the_keyring_keeps_nothing_once_there_is_a_passphrase(
    path: Path, key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = SystemKeyring()
    use(monkeypatch, system)
    key = keys.key_for(path)
    set_it(WORDS)
    assert system.kept == {}
    assert unlock(WORDS, path) == key
    remove_passphrase(WORDS)
    assert system.kept == {("neglect-widgets", "store"): key.hex()}
    assert not key_file.exists()


def test_a_plain_key_left_in_the_keyring_by_a_power_cut_goes_at_the_next_unlocking(
    path: Path, key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = SystemKeyring()
    use(monkeypatch, system)
    key = keys.key_for(path)
    set_it(WORDS)
    system.set_password("neglect-widgets", "store", key.hex())
    assert needs_passphrase()
    unlock(WORDS, path)
    assert system.kept == {}
    # A key of something else is none of ours to take away.
    system.set_password("neglect-widgets", "store", bytes(32).hex())
    unlock(WORDS, path)
    assert system.kept


@pytest.mark.parametrize("work", ["set", "change", "remove"])
def test_a_passphrase_cut_off_at_any_step_leaves_the_key_within_reach(
    path: Path, key: bytes, key_file: Path, work: str
) -> None:
    if work != "set":
        set_it(WORDS)
    before = key_file.read_text()
    do = {
        "set": lambda: set_it(WORDS),
        "change": lambda: change_passphrase(WORDS, OTHER_WORDS),
        "remove": lambda: remove_passphrase(WORDS),
    }[work]
    seen = set()
    for step in count():
        key_file.write_text(before)
        cut_off = cut_off_at(step, do)
        found = _reached(path)
        assert found[1] == key
        seen.add(found[0])
        if not cut_off:
            break
    assert len(seen) == 2


def _reached(path: Path) -> tuple[str, bytes]:
    """Return how the key is had now, and the key."""
    if not needs_passphrase():
        return "plain", keys.key_for(path)
    try:
        return WORDS, unlock(WORDS, path)
    except StoreError:
        return OTHER_WORDS, unlock(OTHER_WORDS, path)


def test_a_key_that_was_handed_over_opens_the_store_and_leaves_the_environment(
    path: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_it(WORDS)
    monkeypatch.setenv("NEGLECT_WIDGETS_KEY", key.hex())
    assert not needs_passphrase()
    assert "NEGLECT_WIDGETS_KEY" not in os.environ
    assert keys.find_key() == key
    # A kernel may open the store more than once.
    for _ in range(2):
        CaseStore.open(path).close()


@pytest.mark.parametrize("text", ["", "xyz", "ab" * 31])
def test_a_damaged_key_that_was_handed_over_is_told(
    path: Path, key: bytes, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("NEGLECT_WIDGETS_KEY", text)
    with pytest.raises(StoreError, match="handed over is damaged"):
        CaseStore.open(path)
