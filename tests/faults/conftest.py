"""What tests of faults share: a store that is quick to copy, and the workbook in a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from neglect_widgets.model import Assessment
from neglect_widgets.pages import Workbook
from neglect_widgets.store import CaseStore
from tests.journeys.conftest import home, prepared, watched, workbook
from tests.pages.talking import AT, Talk, new_family
from tests.store.conftest import key, own_folder, tmp_path

__all__ = ["draft", "home", "key", "own_folder", "prepared", "tmp_path", "watched", "workbook"]


@pytest.fixture
def draft(tmp_path: Path, key: bytes) -> tuple[Path, Assessment]:
    """A closed store in which somebody has begun an assessment, and that assessment."""
    path = tmp_path / "draft" / "store.db"
    with CaseStore.open(path, key=key) as store:
        ids = new_family(Talk(Workbook(store, clock=lambda: AT)), store, "K-1")
        return path, store.assessment(ids["assessment"])
