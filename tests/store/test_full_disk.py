"""The disk is full or takes no more: a sentence, and nothing of what was acknowledged is lost."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from neglect_widgets.errors import StoreError
from neglect_widgets.model import Assessment
from neglect_widgets.store import CaseStore, connection
from tests.trials import Trials

from .invented import AT, RATER, a_rating


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """Let this process write no file beyond a size, as a disk that fills up would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_takes_nothing_and_loses_nothing(
    path: Path, key: bytes, assessment: Assessment, store: CaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    pages = path.stat().st_size // 4096 + 12
    monkeypatch.setattr(connection, "PRAGMAS", (*connection.PRAGMAS, f"max_page_count = {pages}"))
    with CaseStore.open(path, key=key) as store:
        version, refusals = 0, []
        for number in range(8):
            longer = a_rating(assessment, f"{number} " + "words " * 1000)
            try:
                saved = store.save(assessment.id, longer, base_version=version, by=RATER, at=AT, op_id=f"op-{number}")
                version, assessment = saved.part.version, assessment.with_part(saved.part)
            except StoreError as error:
                refusals.append(str(error))
        assert refusals
        assert version
        assert all("disk is full" in said and "Nothing was changed" in said for said in refusals)
        assert store.assessment(assessment.id) == assessment
        assert store.verify_journal() == ()


@pytest.mark.fault("disk_full")
def test_a_disk_that_stops_at_any_byte_of_a_save_loses_nothing(
    path: Path, key: bytes, store: CaseStore, assessment: Assessment, trials: Trials
) -> None:
    log = path.with_name(path.name + "-wal")
    version, refusals = 0, []
    for number, _ in trials:
        longer = a_rating(assessment, f"{number} " + "words " * 500)
        size = log.stat().st_size
        try:
            # From a save that finds no room at all to one that lacks its last bytes, or none.
            with files_up_to(size + number % 40 * 997):
                saved = store.save(assessment.id, longer, base_version=version, by=RATER, at=AT, op_id=f"op-{number}")
            version, assessment = saved.part.version, assessment.with_part(saved.part)
        except StoreError as error:
            refusals.append(str(error))
        assert store.assessment(assessment.id) == assessment
    assert 0 < len(refusals) < number
    assert all("Nothing was changed" in said for said in refusals)
    assert not store.save(assessment.id, longer, base_version=version, by=RATER, at=AT, op_id="more").repeated
    with CaseStore.open(path, key=key) as other:
        assert other.assessment(assessment.id).ratings[0].version == version + 1
        assert other.verify_journal() == ()
