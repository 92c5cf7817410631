"""Prepares what is asked: a store with one assessment almost answered, and the same questions for the others.

Run as a program of its own, under the home folder of the workbook's user: `python -m bench.prepare STORE FORM`.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from neglect_widgets import Assessment, CaseStore, load_toolkit
from neglect_widgets.definitions import load_example, load_wording
from neglect_widgets.engine import asked_in
from neglect_widgets.model import Depth, Person, Rating, Toolkit, band_on, new_id

ME = Person(name="Bench Example", role="analyst", agency="Example Council")


def prepare(store_file: Path, form_file: Path) -> None:
    """Fill the store and write the form."""
    now = datetime.now(UTC)
    toolkit, today = load_toolkit("everyday-care"), now.date()
    with CaseStore.open(store_file) as store:
        store.remember_person(ME, now)
        case = store.import_record(load_example(), by=ME, at=now, op_id=new_id())
        child, carer = case.children[0], case.carers[0].id
        assessment = Assessment(
            case_id=case.id,
            child_id=child.id,
            carer_ids=(carer,),
            toolkit=toolkit.id,
            toolkit_version=toolkit.version,
            band=band_on(toolkit, child, today).id,
            window_start=today,
            window_end=today,
            started_by=ME,
            started_at=now,
            # Every question is asked from the start, so that all forms stay as long as they are.
            depth=Depth(opened=tuple(domain.id for domain in toolkit.domains), by=ME, at=now),
        )
        asked = asked_in(toolkit, assessment)
        best = toolkit.scale.levels[0].value
        _, *others = (indicator.id for _, indicators in asked for indicator in indicators)
        # The first question is left to be answered while it is measured.
        ratings = tuple(
            Rating(indicator=other, carer_id=carer, status="rated", level=best, rater=ME, at=now) for other in others
        )
        started = assessment.model_copy(update={"ratings": ratings})
        store.start_assessment(started, by=ME, at=now, op_id=new_id())
    form_file.write_text(json.dumps(_form(toolkit, assessment)), "utf-8")
    route = f"/assessment/{assessment.id}/domain/{asked[0][0].id}"
    print(json.dumps({"route": route, "questions": [len(found) for _, found in asked]}))


def _form(toolkit: Toolkit, assessment: Assessment) -> dict[str, Any]:
    """Return every area's questions with their choices in the workbook's words."""
    wording = load_wording()
    other = [wording["page.status.not_known"], wording["page.status.not_applicable"]]
    areas: dict[str, list[dict[str, Any]]] = {}
    for domain, indicators in asked_in(toolkit, assessment):
        areas[domain.title] = []
        for indicator in indicators:
            found = indicator.descriptor(assessment.band)
            means = found.levels if found else {}
            choices = [f"{x.value} {x.label}: {means.get(x.value, '')}" for x in toolkit.scale.levels]
            areas[domain.title].append({"title": indicator.title, "choices": [*choices, *other]})
    return {"areas": areas, "levels": len(toolkit.scale.levels)}


if __name__ == "__main__":
    prepare(*map(Path, sys.argv[1:]))
