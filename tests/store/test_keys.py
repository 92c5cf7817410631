from __future__ import annotations

import os
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null

from neglect_widgets.errors import StoreError
from neglect_widgets.store import CaseStore, keys

from .key_places import SystemKeyring, use


class PlaintextKeyring(SystemKeyring):
    """Stands in for a keyring that anybody can read."""


PlaintextKeyring.__module__ = "keyrings.alt.file"


class Chainer(fail.Keyring):
    """Stands in for keyring's own choice among several."""

    def __init__(self, *backends: KeyringBackend) -> None:
        super().__init__()
        self.backends = backends


def test_without_a_keyring_the_key_is_a_file_for_its_owner_only(path: Path, key_file: Path) -> None:
    key = keys.key_for(path)
    assert len(key) == 32
    assert key_file.stat().st_mode & 0o777 == 0o600
    assert bytes.fromhex(key_file.read_text()) == key
    assert keys.key_for(path) == key


def test_one_key_serves_all_stores_of_a_user(tmp_path: Path, key_file: Path) -> None:
    with CaseStore.open(tmp_path / "one.db"), CaseStore.open(tmp_path / "two.db"):
        pass
    with CaseStore.open(tmp_path / "two.db", key=bytes.fromhex(key_file.read_text())) as store:
        assert store.cases() == ()


def test_the_systems_keyring_is_preferred_and_no_file_is_made(
    path: Path, key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = SystemKeyring()
    use(monkeypatch, system)
    key = keys.key_for(path)
    assert system.kept == {("neglect-widgets", "store"): key.hex()}
    assert keys.key_for(path) == key
    assert not key_file.exists()


@pytest.mark.parametrize("backend", [fail.Keyring(), null.Keyring(), PlaintextKeyring()])
def test_a_keyring_that_keeps_nothing_safe_is_not_used(
    path: Path, key_file: Path, monkeypatch: pytest.MonkeyPatch, backend: KeyringBackend
) -> None:
    use(monkeypatch, backend)
    keys.key_for(path)
    assert key_file.exists()
    assert not getattr(backend, "kept", {})


def test_among_several_keyrings_only_the_systems_own_is_used(
    path: Path, key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system, plain = SystemKeyring(), PlaintextKeyring()
    use(monkeypatch, Chainer(plain, system))
    keys.key_for(path)
    assert system.kept
    assert not plain.kept
    assert not key_file.exists()


def test_a_key_file_is_found_even_where_a_keyring_came_later(
    path: Path, key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = keys.key_for(path)
    use(monkeypatch, SystemKeyring())
    assert keys.key_for(path) == key


def test_a_locked_keyring_is_told_and_no_key_is_made(
    path: Path, key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = SystemKeyring()
    system.locked = True
    use(monkeypatch, system)
    with pytest.raises(StoreError, match="Unlock the keyring"):
        CaseStore.open(path)
    assert not key_file.exists()
    assert not path.exists()
    assert not system.kept


def test_a_store_without_its_key_gets_no_new_one(path: Path, key_file: Path) -> None:
    with CaseStore.open(path):
        pass
    key_file.unlink()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="its key is not"):
        CaseStore.open(path)
    assert not key_file.exists()
    assert path.read_bytes() == before


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o666])
def test_a_key_file_that_others_can_reach_is_refused_with_a_remedy(path: Path, key_file: Path, mode: int) -> None:
    keys.key_for(path)
    key_file.chmod(mode)
    with pytest.raises(StoreError, match="chmod 600"):
        keys.key_for(path)


@pytest.mark.parametrize("content", ["", "not hex", "ab" * 31, "ab" * 33])
def test_a_damaged_key_file_is_refused_and_left_alone(path: Path, key_file: Path, content: str) -> None:
    keys.key_for(path)
    key_file.write_text(content)
    with pytest.raises(StoreError, match="is damaged"):
        keys.key_for(path)
    assert key_file.read_text() == content


def test_a_key_that_was_half_written_when_the_power_went_is_no_key(path: Path, key_file: Path) -> None:
    key_file.parent.mkdir()
    key_file.with_name("store.key.new").write_text("ab12")
    key = keys.key_for(path)
    assert bytes.fromhex(key_file.read_text()) == key


def test_windows_that_start_together_agree_on_one_key(path: Path, key_file: Path) -> None:
    reader, writer = os.pipe()
    children = []
    for _ in range(4):
        child = os.fork()
        if child == 0:
            try:
                os.write(writer, keys.key_for(path).hex().encode() + b"\n")
            finally:
                os._exit(0)
        children.append(child)
    os.close(writer)
    for child in children:
        os.waitpid(child, 0)
    with os.fdopen(reader) as lines:
        found = lines.read().split()
    assert len(found) == 4
    assert set(found) == {key_file.read_text().strip()}


def test_a_store_that_another_window_makes_meanwhile_opens(
    path: Path, key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = keys.find_keys

    def and_then_the_other_window_makes_it() -> keys.Keys:
        before = look()
        monkeypatch.setattr(keys, "find_keys", look)
        CaseStore.open(path).close()
        return before

    monkeypatch.setattr(keys, "find_keys", and_then_the_other_window_makes_it)
    assert keys.key_for(path) == bytes.fromhex(key_file.read_text())
