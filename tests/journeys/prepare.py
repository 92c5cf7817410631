"""What is in the store before a journey begins, put there as another program of the same user would; all invented."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from neglect_widgets.definitions import load_example, load_toolkit
from neglect_widgets.model import (
    Action,
    Assessment,
    Carer,
    Case,
    Child,
    Evidence,
    FlagRecord,
    Judgement,
    Part,
    Person,
    Rating,
    VoiceNote,
    new_id,
)
from neglect_widgets.store import CaseStore

ALEX = Person(name="Alex Example", role="Social worker", agency="Example Council")
ROBIN = Person(name="Robin Example", role="Health visitor", agency="Example Health")
TOOLKIT = "everyday-care"
FIRST, LAST = date(2026, 6, 1), date(2026, 6, 14)


def now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def own_store() -> Iterator[CaseStore]:
    """Open the store that the launcher of this home uses."""
    with CaseStore.open(Path.home() / "store.db") as store:
        yield store


def person() -> None:
    """Let Alex Example be the one who signed in last."""
    with own_store() as store:
        store.remember_person(ALEX, now())


def example() -> str:
    """Import the invented family; return the ids of the case, child A and A's newest assessment as JSON."""
    person()
    record = load_example()
    with own_store() as store:
        store.import_record(record, by=ALEX, at=now(), op_id=new_id())
    newest = max(record.assessments, key=lambda a: a.window_end)
    return json.dumps({"case": record.case.id, "child": newest.child_id, "assessment": newest.id})


def case(code: str) -> str:
    """Add a family of one schoolchild and one carer and return its ids as JSON."""
    person()
    family = Case(
        code=code,
        children=(Child(code="A", birth_date=date(2018, 5, 4)),),
        carers=(Carer(code="Mother", role="Mother", resident="yes"),),
        opened_at=now(),
    )
    with own_store() as store:
        store.add_case(family, by=ALEX, at=now(), op_id=new_id())
    return json.dumps({"case": family.id, "child": family.children[0].id, "carer": family.carers[0].id})


def family(code: str) -> str:
    """Add a family of a schoolchild A, an unborn child B and two carers and return the case's id as JSON."""
    person()
    family = Case(
        code=code,
        children=(Child(code="A", birth_date=date(2018, 5, 4)), Child(code="B", expected_date=date(2027, 2, 1))),
        carers=(Carer(code="Mother", role="Mother", resident="yes"), Carer(code="Father", role="Father")),
        opened_at=now(),
    )
    with own_store() as store:
        store.add_case(family, by=ALEX, at=now(), op_id=new_id())
    return json.dumps({"case": family.id})


def draft(code: str, answers: str = "none", last: str = LAST.isoformat()) -> str:
    """Add a family with a draft assessment and return all ids as JSON.

    answers: "none"; "all" leaves nothing to do; "unjudged" is all but the judgement.
    """
    ids = json.loads(case(code))
    with own_store() as store:
        started = start(store, ids, date.fromisoformat(last))
        if answers != "none":
            answer_all(store, started)
        if answers == "all":
            judge(store, started)
    return json.dumps({**ids, "assessment": started.id})


def finished(code: str) -> str:
    """Add a family with a finished assessment and return all ids as JSON."""
    ids = json.loads(draft(code, "all"))
    with own_store() as store:
        store.finish(ids["assessment"], by=ALEX, at=now(), op_id=new_id())
    return json.dumps(ids)


def followed(code: str) -> str:
    """Add a family with a finished assessment and a draft that follows it; "assessment" is the draft."""
    ids = json.loads(finished(code))
    with own_store() as store:
        review = start(store, ids, date(2026, 10, 14), follows=ids["assessment"])
    return json.dumps({**ids, "earlier": ids["assessment"], "assessment": review.id})


def worried(code: str) -> str:
    """Add a family whose draft has a raised flag, the worst level with evidence, and an answer not known."""
    ids = json.loads(draft(code))
    told = Evidence(text="Nothing but crisps since Friday.", known_by="told", frequency="often", child_words=True)
    given: dict[str, Any] = {"carer_id": ids["carer"], "rater": ALEX, "at": now()}
    with own_store() as store:
        for part in (
            FlagRecord(flag="growth-untreated", raised_by=ALEX, raised_at=now(), note="Clothes hang off him."),
            Action(target="A cooked tea on every school night.", by=ALEX, at=now()),
            Rating(indicator="food.enough", status="rated", level="4", evidence=(told,), **given),
            Rating(indicator="food.growth", status="not_known", ask="GP", **given),
            VoiceNote(prompt="voice.day", text="I make my own tea.", by=ALEX, at=now()),
        ):
            save(store, ids["assessment"], part)
    return json.dumps(ids)


def start(store: CaseStore, ids: dict[str, str], last: date, follows: str | None = None) -> Assessment:
    toolkit = load_toolkit(TOOLKIT)
    assessment = Assessment(
        case_id=ids["case"],
        child_id=ids["child"],
        carer_ids=(ids["carer"],),
        toolkit=toolkit.id,
        toolkit_version=toolkit.version,
        band="primary",
        window_start=last.replace(day=1),
        window_end=last,
        follows=follows,
        started_by=ALEX,
        started_at=now(),
    )
    return store.start_assessment(assessment, by=ALEX, at=now(), op_id=new_id())


def answer_all(store: CaseStore, assessment: Assessment) -> None:
    """Answer every question: food.enough is level 3 with evidence and impact, the rest are needs met."""
    toolkit = load_toolkit(TOOLKIT)
    for domain in toolkit.domains_asked(assessment.band):
        for indicator in domain.asked(assessment.band):
            worse = indicator.id == "food.enough"
            rating = Rating(
                indicator=indicator.id,
                carer_id=assessment.carer_ids[0],
                status="rated",
                level="3" if worse else "1",
                evidence=(Evidence(text="Two tins and some bread in the cupboard.", known_by="seen"),) if worse else (),
                impact="She comes to school hungry." if worse else "",
                rater=ALEX,
                at=now(),
            )
            save(store, assessment.id, rating)


def judge(store: CaseStore, assessment: Assessment) -> None:
    """Judge level 2, which is what the answers of `answer_all` indicate."""
    save(store, assessment.id, Judgement(level="2", analysis="One area is hard just now.", by=ALEX, at=now()))


def save(store: CaseStore, assessment_id: str, part: Part) -> None:
    store.save(assessment_id, part, base_version=0, by=ALEX, at=now(), op_id=new_id())


def journal(case_id: str) -> str:
    """Return the journal of a case as JSON: action, subject, before and after."""
    with own_store() as store:
        entries = [
            {"action": e.action, "subject": e.subject, "before": e.before, "after": e.after, "by": e.by.name}
            for e in store.journal(case_id)
        ]
        assert store.verify_journal() == ()
    return json.dumps(entries)


def parts(assessment_id: str) -> str:
    """Return an assessment as JSON, as it is on disk."""
    with own_store() as store:
        return store.assessment(assessment_id).model_dump_json()


def case_count() -> int:
    """Return how many cases the store holds."""
    with own_store() as store:
        return len(store.cases())
