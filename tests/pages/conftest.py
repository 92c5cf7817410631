"""A workbook without a browser: commands go in as the page's widgets hand them on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from neglect_widgets.pages import Workbook
from neglect_widgets.store import CaseStore
from tests.pages.talking import AT, Talk, new_family

KEY = bytes(range(32))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CaseStore]:
    with CaseStore.open(tmp_path / "store.db", key=KEY) as opened:
        yield opened


@pytest.fixture
def open_page(store: CaseStore) -> Callable[[], Talk]:
    """Open one more page on the same store, as a second tab does."""
    return lambda: Talk(Workbook(store, clock=lambda: AT))


@pytest.fixture
def page(open_page: Callable[[], Talk]) -> Talk:
    """A page on which nobody has signed in yet."""
    return open_page()


@pytest.fixture
def family(page: Talk, store: CaseStore) -> dict[str, str]:
    """An invented family with a draft assessment, which the page shows; the ids of it all."""
    return new_family(page, store, "K-1")
