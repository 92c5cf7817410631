"""The power goes at any moment of a save, a checkpoint or the closing of the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from neglect_widgets.model import Assessment
from neglect_widgets.store import CaseStore
from tests.trials import Trials

from .disk_images import Files, Step, files_of, image, put
from .invented import AT, RATER, a_case, a_rating, an_assessment
from .tampering import raw_store

SAVES = 3
"""Between two checkpoints; the first one after a checkpoint writes the log from its start again."""


def save(store: CaseStore, assessment: Assessment, number: int) -> bool:
    """Save version `number + 1`; tell whether that had been done before."""
    rating = a_rating(assessment, f"value {number} " + "words " * (50 * (number % 4)))
    saved = store.save(assessment.id, rating, base_version=number, by=RATER, at=AT, op_id=f"op-{number}")
    return saved.repeated


def steps(path: Path, key: bytes, rounds: int) -> Iterator[tuple[Assessment, Step]]:
    """Work with a store and yield every step that wrote; what is yielded last is its closing."""
    store = CaseStore.open(path, key=key)
    case = store.add_case(a_case(), by=RATER, at=AT, op_id="case")
    assessment = store.start_assessment(an_assessment(case), by=RATER, at=AT, op_id="start")
    number, before = 0, files_of(path)
    for _ in range(rounds):
        for _ in range(SAVES):
            save(store, assessment, number)
            after = files_of(path)
            yield assessment, Step(f"save {number}", before, after, number)
            number, before = number + 1, after
        with raw_store(path, key) as raw:
            raw.execute("PRAGMA wal_checkpoint(FULL)").fetchall()
            after = files_of(path)
        yield assessment, Step(f"checkpoint after {number}", before, after, number)
        before = after
    save(store, assessment, number)
    before = files_of(path)
    store.close()
    yield assessment, Step("close", before, files_of(path), number + 1)


@pytest.mark.fault("power_cut")
def test_the_store_opens_whole_wherever_the_power_goes(path: Path, key: bytes, tmp_path: Path, trials: Trials) -> None:
    done = list(steps(path, key, rounds=trials.some(3, 12)))
    turns, seen = trials.planned // len(done) + 1, {True: 0, False: 0}
    (tmp_path / "image").mkdir()
    for number, chance in trials:
        turn, (assessment, step) = number // len(done), done[number % len(done)]
        files = image(step, turn, turns, chance)
        seen[look(tmp_path / "image", files, key, assessment, step, go_on=turn % 5 == 0)] += 1
    # Of each save at least the image with its last sector holds it.
    assert seen[True] >= len([step for _, step in done if step.name.startswith("save")])


def look(folder: Path, files: Files, key: bytes, assessment: Assessment, step: Step, *, go_on: bool) -> bool:
    """Open an image as the next day's first window does; tell whether it holds the save that was under way."""
    put(folder, files)
    with CaseStore.open(folder / "store.db", key=key) as store:
        ratings = store.assessment(assessment.id).ratings
        version = ratings[0].version if ratings else 0
        assert version in (step.acknowledged, step.acknowledged + 1), step.name
        assert not ratings or ratings[0].evidence[0].text.startswith(f"value {version - 1} "), step.name
        assert [entry.op_id for entry in store.journal()] == ["case", "start", *(f"op-{n}" for n in range(version))]
        assert store.verify_journal() == (), step.name
        # The page repeats what was not acknowledged, and goes on.
        assert not go_on or save(store, assessment, step.acknowledged) is (version > step.acknowledged), step.name
    return version > step.acknowledged
