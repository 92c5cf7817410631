from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path
from typing import NoReturn

import pytest

from neglect_widgets.model import Assessment
from neglect_widgets.store import CaseStore
from tests.trials import Trials

from .invented import AT, RATER, a_case, a_rating, an_assessment


def save_until_killed(path: Path, key: bytes, assessment: Assessment, first: int, acknowledge: int) -> NoReturn:
    """Save version after version and write a line for each, once `save` has returned."""
    try:
        with CaseStore.open(path, key=key) as store:
            for number in range(first, first + 10_000):
                save(store, assessment, number)
                os.write(acknowledge, f"{number}\n".encode())
    finally:
        os._exit(1)


def save(store: CaseStore, assessment: Assessment, number: int) -> bool:
    """Save version `number + 1`; tell whether that had been done before."""
    rating = a_rating(assessment, f"value {number}")
    saved = store.save(assessment.id, rating, base_version=number, by=RATER, at=AT, op_id=f"op-{number}")
    return saved.repeated


def killed_after(path: Path, key: bytes, assessment: Assessment, first: int, chance: random.Random) -> int:
    """Kill a saving process at a random instant; return the last number it acknowledged, or first - 1."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        save_until_killed(path, key, assessment, first, writer)
    os.close(writer)
    with os.fdopen(reader, "rb") as lines:
        last = first - 1
        for _ in range(chance.randrange(6)):
            last = int(lines.readline())
        # Where inside the next save the kill falls is meant to be random.
        time.sleep(chance.uniform(0, 0.006))
        os.kill(child, signal.SIGKILL)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        for line in lines:
            if line.endswith(b"\n"):
                last = int(line)
    return last


@pytest.mark.fault("store_killed")
def test_every_acknowledged_save_survives_a_kill_exactly_once(path: Path, key: bytes, trials: Trials) -> None:
    with CaseStore.open(path, key=key) as store:
        case = store.add_case(a_case(), by=RATER, at=AT, op_id="case")
        assessment = store.start_assessment(an_assessment(case), by=RATER, at=AT, op_id="start")
    following = 0
    for _, chance in trials:
        acknowledged = killed_after(path, key, assessment, following, chance)
        with CaseStore.open(path, key=key) as store:
            on_disk = max((rating.version for rating in store.assessment(assessment.id).ratings), default=0)
            # The save that was under way is there as a whole or not at all.
            assert on_disk in (acknowledged + 1, acknowledged + 2)
            assert save(store, assessment, acknowledged + 1) is (on_disk == acknowledged + 2)
            assert store.verify_journal() == ()
        following = acknowledged + 2
    with CaseStore.open(path, key=key) as store:
        saves = [entry.op_id for entry in store.journal() if entry.action == "save"]
        assert saves == [f"op-{number}" for number in range(following)]
