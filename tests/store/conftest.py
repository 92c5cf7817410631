from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from neglect_widgets.model import Assessment, Case
from neglect_widgets.store import CaseStore

from .invented import AT, RATER, a_case, an_assessment
from .key_places import use_key_file

NOBODY = 65534
MEMORY = Path("/dev/shm")


@pytest.fixture
def tmp_path(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where the system has one: waiting for a disk would take most of the time.

    A killed process leaves behind the same bytes there; what only a power cut loses, test_images.py makes itself.
    """
    if not os.access(MEMORY, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=MEMORY, prefix="store-test-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture
def key() -> bytes:
    return bytes(range(32))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "store.db"


@pytest.fixture
def store(path: Path, key: bytes) -> Iterator[CaseStore]:
    with CaseStore.open(path, key=key) as opened:
        yield opened


@pytest.fixture
def case(store: CaseStore) -> Case:
    return store.add_case(a_case(), by=RATER, at=AT, op_id="case")


@pytest.fixture
def assessment(store: CaseStore, case: Case) -> Assessment:
    return store.start_assessment(an_assessment(case), by=RATER, at=AT, op_id="start")


@pytest.fixture
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this user's keys lie; the computer has no keyring."""
    file = tmp_path / "config" / "store.key"
    use_key_file(monkeypatch, file)
    return file


@pytest.fixture
def own_folder() -> Iterator[Path]:
    """A folder that the ordinary user of `ordinary_user` owns and can reach."""
    folder = Path(tempfile.mkdtemp())
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
    yield folder
    for each in (folder, *folder.rglob("*")):
        each.chmod(0o700)
    shutil.rmtree(folder)


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Act without root's right to write everywhere; permissions mean nothing to root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
