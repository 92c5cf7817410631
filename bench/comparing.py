"""Times the comparison of 50 assessments of 60 indicators, as the page asks for it.

Run as a program of its own, under a home folder of its own: `python -m bench.comparing STORE`; prints seconds.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from neglect_widgets import Assessment, CaseStore, compare, load_toolkit
from neglect_widgets.definitions import load_example
from neglect_widgets.engine import asked_in
from neglect_widgets.model import Depth, Rating, new_id
from neglect_widgets.pages import Workbook

from .prepare import ME

ASSESSMENTS, INDICATORS, TIMES = 50, 60, 5


def fill(store: CaseStore) -> tuple[Assessment, ...]:
    """Store a child's assessments, each with every indicator rated, and return them."""
    now = datetime.now(UTC)
    case = store.import_record(load_example(), by=ME, at=now, op_id=new_id())
    toolkit, child, carer = load_toolkit("everyday-care"), case.children[0], case.carers[0].id
    opened = Depth(opened=tuple(domain.id for domain in toolkit.domains), by=ME, at=now)
    levels = [level.value for level in toolkit.scale.levels]
    made = []
    for number in range(ASSESSMENTS):
        day = now.date() - timedelta(days=ASSESSMENTS - number)
        empty = Assessment(
            case_id=case.id,
            child_id=child.id,
            carer_ids=(carer,),
            toolkit=toolkit.id,
            toolkit_version=toolkit.version,
            band="primary",
            window_start=day,
            window_end=day,
            started_by=ME,
            started_at=now,
            depth=opened,
        )
        asked = [indicator.id for _, found in asked_in(toolkit, empty) for indicator in found][:INDICATORS]
        ratings = tuple(
            Rating(
                indicator=indicator,
                carer_id=carer,
                status="rated",
                level=levels[(number * 7 + place * 3) // 5 % len(levels)],
                rater=ME,
                at=now,
            )
            for place, indicator in enumerate(asked)
        )
        started = empty.model_copy(update={"ratings": ratings})
        store.start_assessment(started, by=ME, at=now, op_id=new_id())
        made.append(store.finish(started.id, by=ME, at=now, op_id=new_id()))
    return tuple(made)


def main(store_file: Path) -> None:
    """Print the seconds of each time: comparing alone, and the page's whole state from the store."""
    with CaseStore.open(store_file) as store:
        store.remember_person(ME, datetime.now(UTC))
        made = fill(store)
        page = Workbook(store)
        figures: dict[str, list[float]] = {"comparing": [], "page": []}
        for number in range(TIMES):
            began = time.perf_counter()
            compare(load_toolkit, made)
            compared = time.perf_counter()
            route = f"/case/{made[0].case_id}/compare/{made[0].child_id}"
            assert page.handle("open", {"route": route}, f"open {number}")["ok"]
            figures["comparing"].append(compared - began)
            figures["page"].append(time.perf_counter() - compared)
    print(json.dumps(figures))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
