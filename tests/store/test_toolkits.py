"""A store keeps the toolkits that its assessments were made with."""

from __future__ import annotations

from pathlib import Path

from neglect_widgets.store import CaseStore
from tests.builders import make_toolkit

KEY = bytes(range(32))


def test_each_version_is_kept_beside_the_others(tmp_path: Path) -> None:
    first, second = make_toolkit(version="1.0"), make_toolkit(domains=2, version="2.0")
    with CaseStore.open(tmp_path / "store.db", key=KEY) as store:
        store.keep_toolkit(first)
        store.keep_toolkit(second)
    with CaseStore.open(tmp_path / "store.db", key=KEY) as store:
        assert store.kept_toolkit(first.id, "1.0") == first
        assert store.kept_toolkit(first.id, "2.0") == second
        assert store.kept_toolkit(first.id, "3.0") is None


def test_the_newest_wording_of_one_version_stands(tmp_path: Path) -> None:
    first = make_toolkit()
    reworded = first.model_copy(update={"title": "Example care, reworded"})
    with CaseStore.open(tmp_path / "store.db", key=KEY) as store:
        for toolkit in (first, first, reworded):
            store.keep_toolkit(toolkit)
        assert store.kept_toolkit(first.id, first.version) == reworded
