"""Measures how long a long journal takes to verify: `python -m tests.store.measure_verify [ENTRIES]`. No test."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from neglect_widgets.model import Assessment
from neglect_widgets.store import CaseStore
from neglect_widgets.store.connection import Database
from neglect_widgets.store.journal import Stamp
from neglect_widgets.store.saving import save

from .invented import AT, RATER, a_case, a_rating, an_assessment

KEY = bytes(range(32))
WORDS = "Breakfast most days; nothing in the fridge on Tuesday; the school gives lunch. " * 2


def main(entries: int) -> None:
    """Fill a store with saves of about as many words as practitioners write, then verify it three times."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        fill(path, entries)
        print(f"{entries} entries, {path.stat().st_size / 1e6:.0f} MB")
        for _ in range(3):
            with CaseStore.open(path, key=KEY) as store:
                begun = time.perf_counter()
                found = store.verify()
                print(f"verified {found.entries} entries in {time.perf_counter() - begun:.2f} s: {found.findings}")


def fill(path: Path, entries: int) -> None:
    """Save 60 indicators of one assessment over and over, in one transaction."""
    with CaseStore.open(path, key=KEY) as store:
        case = store.add_case(a_case(), by=RATER, at=AT, op_id="case")
        assessment = store.start_assessment(an_assessment(case), by=RATER, at=AT, op_id="start")
    database = Database(path, KEY)
    with database.writing() as connection:
        for number in range(entries - 2):
            version, indicator = divmod(number, 60)
            rating = rated(assessment, indicator, number)
            save(connection, assessment.id, rating, version, Stamp(RATER, AT, f"op-{number}"))
    database.close()


def rated(assessment: Assessment, indicator: int, number: int):  # type: ignore[no-untyped-def]
    return a_rating(assessment, f"{number} {WORDS}", indicator=f"food.item-{indicator}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
