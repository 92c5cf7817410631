"""Bytes of the store change on the disk: a clear refusal, or all as it was, but never a wrong rating."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from neglect_widgets.errors import StoreError
from neglect_widgets.model import Assessment
from neglect_widgets.store import CaseStore
from tests.trials import Trials

from .disk_images import files_of, put
from .invented import AT, RATER, a_case, a_rating, an_assessment, one_of_each

CODE = "Plumtreacle-1"
HEADER = 100
"""Bytes at the beginning that decide how all others are read; they get a tenth of the edits."""


@pytest.fixture
def filled(path: Path, key: bytes) -> Assessment:
    """An assessment with parts of every kind, in a store that was closed."""
    with CaseStore.open(path, key=key) as store:
        case = store.add_case(a_case(CODE), by=RATER, at=AT, op_id="case")
        assessment = store.start_assessment(an_assessment(case), by=RATER, at=AT, op_id="start")
        for number, part in enumerate(one_of_each(assessment, "As seen. " * 40)):
            store.save(assessment.id, part, base_version=0, by=RATER, at=AT, op_id=f"op-{number}")
        return store.assessment(assessment.id)


def edited(whole: bytes, chance: random.Random) -> bytes:
    """Return the file with one to eight bytes in a row changed, sometimes with its end cut off."""
    start = chance.randrange(HEADER if chance.random() < 0.1 else len(whole))
    broken = bytearray(whole)
    for at in range(start, min(start + chance.randint(1, 8), len(whole))):
        broken[at] ^= chance.randint(1, 255)
    return bytes(broken[:start] if chance.random() < 0.02 else broken)


@pytest.mark.fault("store_edited")
def test_an_edited_store_is_refused_or_shown_as_it_was(
    path: Path, key: bytes, filled: Assessment, trials: Trials
) -> None:
    whole, refusals = path.read_bytes(), 0
    for number, chance in trials:
        broken = edited(whole, chance)
        path.write_bytes(broken)
        refusals += look(path, key, filled, verify=number % 10 == 0)
        # Looking at a damaged store must not spoil what could still be saved of it.
        assert path.read_bytes() == broken
    # The other edits fell on pages that a page of the workbook does not need.
    assert refusals > trials.begun // 4
    path.write_bytes(whole)
    assert not look(path, key, filled)


def look(path: Path, key: bytes, expected: Assessment, *, verify: bool = False) -> bool:
    """Open the store and read all that a page shows; tell whether that was refused."""
    said = ""
    try:
        with CaseStore.open(path, key=key) as store:
            assert [summary.case.code for summary in store.cases()] == [CODE]
            assert store.assessment(expected.id) == expected
            assert not verify or store.verify_journal() == ()
    except StoreError as error:
        said = str(error)
    assert not said or ("Nothing was changed" in said and "restore" in said)
    return bool(said)


@pytest.mark.fault("log_edited")
def test_an_edited_log_gives_an_earlier_state_or_none_but_no_other(
    path: Path, key: bytes, filled: Assessment, tmp_path: Path, trials: Trials
) -> None:
    """The log belongs to a window that is open or was killed; a clean close leaves none.

    SQLite takes a spoilt entry of the log for its end, as it must after a power cut, so the saves from
    there on are gone: a state that was true once, never a mixture.
    """
    states = [filled]
    with CaseStore.open(path, key=key) as store:
        for number in range(1, 4):
            rating = a_rating(filled, f"value {number}")
            saved = store.save(filled.id, rating, base_version=number, by=RATER, at=AT, op_id=f"log-{number}")
            states.append(states[-1].with_part(saved.part))
        files = files_of(path)
    log, found = "store.db-wal", [0] * len(states)
    (tmp_path / "image").mkdir()
    for _, chance in trials:
        put(tmp_path / "image", files | {log: edited(files[log], chance)})
        with CaseStore.open(tmp_path / "image" / "store.db", key=key) as store:
            found[states.index(store.assessment(filled.id))] += 1
            assert store.verify_journal() == ()
    # Whatever is edited is at or before the last save's own entry.
    assert all(found[:-1])


@pytest.mark.parametrize("keep", [0, 1, 100, 4096, 4096 * 3, -1])
def test_a_cut_off_file_is_refused(path: Path, key: bytes, filled: Assessment, keep: int) -> None:
    path.write_bytes(path.read_bytes()[:keep])
    assert look(path, key, filled, verify=True)
