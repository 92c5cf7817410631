from __future__ import annotations

from pathlib import Path

import pytest

from neglect_widgets.store import CaseStore, default_path
from neglect_widgets.store.places import key_path


def test_the_environment_can_name_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: bytes) -> None:
    monkeypatch.setenv("NEGLECT_WIDGETS_STORE", str(tmp_path / "named.db"))
    with CaseStore.open(key=key) as store:
        assert store.path == default_path() == tmp_path / "named.db"


def test_otherwise_the_store_lies_with_the_users_data_apart_from_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEGLECT_WIDGETS_STORE", raising=False)
    assert default_path().parts[-2:] == ("neglect-widgets", "store.db")
    assert Path.home() in default_path().parents
    assert key_path().name == "store.key"
