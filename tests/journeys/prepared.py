"""What is in the store before a journey begins, and what is in it afterwards; everybody in it is invented."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from neglect_widgets.definitions import load_example, load_toolkit
from neglect_widgets.engine import asked_in
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
from neglect_widgets.store import CaseStore, JournalEntry
from tests.servers import python

ALEX = Person(name="Alex Example", role="Social worker", agency="Example Council")
TOOLKIT = "everyday-care"
FIRST, LAST = date(2026, 6, 1), date(2026, 6, 14)
MAKE_STORE = "from pathlib import Path; from neglect_widgets import CaseStore; CaseStore.open(Path('store.db')).close()"

Ids = dict[str, str]
"""The ids of a case, its first child and carer and one of its assessments, by these names."""


def now() -> datetime:
    return datetime.now(UTC)


class Prepared:
    """The store of one home folder, which a launcher may be using at the same time."""

    def __init__(self, home: Path) -> None:
        self.home = home
        # The key is made in a process of its own, where no keyring of this machine is within reach.
        python(MAKE_STORE, home)

    @contextmanager
    def store(self) -> Iterator[CaseStore]:
        """Open the store as the user of this home."""
        with pytest.MonkeyPatch.context() as user:
            for name in [name for name in os.environ if name.startswith("XDG_")]:
                user.delenv(name)
            user.setenv("HOME", str(self.home))
            with CaseStore.open(self.home / "store.db") as store:
                yield store

    def person(self) -> None:
        """Let Alex Example be the one who signed in last."""
        with self.store() as store:
            store.remember_person(ALEX, now())

    def example(self) -> Ids:
        """Import the invented family; the child is A and the assessment A's newest."""
        self.person()
        record = load_example()
        with self.store() as store:
            store.import_record(record, by=ALEX, at=now(), op_id=new_id())
        newest = max(record.assessments, key=lambda a: a.window_end)
        return {"case": record.case.id, "child": newest.child_id, "assessment": newest.id}

    def case(self, code: str) -> Ids:
        """Add a schoolchild A with an unborn sibling B, a mother and a father."""
        self.person()
        family = Case(
            code=code,
            children=(Child(code="A", birth_date=date(2018, 5, 4)), Child(code="B", expected_date=date(2027, 2, 1))),
            carers=(Carer(code="Mother", role="Mother", resident="yes"), Carer(code="Father", role="Father")),
            opened_at=now(),
        )
        with self.store() as store:
            store.add_case(family, by=ALEX, at=now(), op_id=new_id())
        return {"case": family.id, "child": family.children[0].id, "carer": family.carers[0].id}

    def draft(self, code: str, answers: str = "none") -> Ids:
        """Add a family with a draft about A and the mother.

        answers: "none"; "all" leaves nothing to do; "unjudged" is all but the judgement.
        """
        ids = self.case(code)
        with self.store() as store:
            started = start(store, ids, LAST)
            if answers != "none":
                answer_all(store, started)
            if answers == "all":
                # What the answers indicate as well.
                save(store, started.id, Judgement(level="2", analysis="One area is hard.", by=ALEX, at=now()))
        return {**ids, "assessment": started.id}

    def with_toolkit(self, code: str, name: str) -> Ids:
        """Add a family with a draft of another toolkit about both carers, its first question answered at its worst."""
        ids = self.case(code)
        with self.store() as store:
            carers = tuple(carer.id for carer in store.case(ids["case"]).carers)
            started = start(store, ids, LAST, toolkit=name, carers=carers)
            toolkit = load_toolkit(name)
            for _, (first, *_rest) in asked_in(toolkit, started)[:1]:
                number = first.numbers[-1].number if first.numbers else None
                level = toolkit.scale.levels[-1].value
                given: dict[str, Any] = {"carer_id": carers[0], "status": "rated", "rater": ALEX, "at": now()}
                if toolkit.family_rates:
                    given |= {"family_level": toolkit.scale.levels[0].value, "family_words": "We manage."}
                save(store, started.id, Rating(indicator=first.id, level=level, number=number, **given))
        return {**ids, "assessment": started.id}

    def finished(self, code: str) -> Ids:
        """Add a family with a finished assessment."""
        ids = self.draft(code, "all")
        with self.store() as store:
            store.finish(ids["assessment"], by=ALEX, at=now(), op_id=new_id())
        return ids

    def followed(self, code: str) -> Ids:
        """Add a family with a finished assessment, "earlier", and a draft that follows it."""
        ids = self.finished(code)
        with self.store() as store:
            review = start(store, ids, date(2026, 10, 14), follows=ids["assessment"])
        return {**ids, "earlier": ids["assessment"], "assessment": review.id}

    def worried(self, code: str) -> Ids:
        """Add a family whose draft has a raised flag, the worst level with evidence, and an answer not known."""
        ids = self.draft(code)
        told = Evidence(text="Nothing but crisps since Friday.", known_by="told", frequency="often", child_words=True)
        given: dict[str, Any] = {"carer_id": ids["carer"], "rater": ALEX, "at": now()}
        parts: tuple[Part, ...] = (
            FlagRecord(flag="growth-untreated", raised_by=ALEX, raised_at=now(), note="Clothes hang off him."),
            Rating(indicator="food.enough", status="rated", level="4", evidence=(told,), **given),
            Rating(indicator="food.growth", status="not_known", ask="GP", **given),
            VoiceNote(prompt="voice.day", text="I make my own tea.", by=ALEX, at=now()),
            Action(target="A cooked tea on every school night.", by=ALEX, at=now()),
        )
        with self.store() as store:
            for part in parts:
                save(store, ids["assessment"], part)
        return ids

    def on_disk(self, ids: Ids) -> Assessment:
        """Return the assessment as it is on disk now."""
        with self.store() as store:
            return store.assessment(ids["assessment"])

    def journal(self, ids: Ids) -> tuple[JournalEntry, ...]:
        """Return the journal of the case; it is whole."""
        with self.store() as store:
            assert store.verify_journal() == ()
            return store.journal(ids["case"])

    def count(self) -> int:
        """Return how many cases there are."""
        with self.store() as store:
            return len(store.cases())


def start(
    store: CaseStore,
    ids: Ids,
    last: date,
    follows: str | None = None,
    *,
    toolkit: str = TOOLKIT,
    carers: tuple[str, ...] = (),
) -> Assessment:
    made_with = load_toolkit(toolkit)
    assessment = Assessment(
        case_id=ids["case"],
        child_id=ids["child"],
        carer_ids=carers or (ids["carer"],),
        toolkit=made_with.id,
        toolkit_version=made_with.version,
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
    seen = Evidence(text="Two tins and some bread in the cupboard.", known_by="seen")
    given: dict[str, Any] = {"carer_id": assessment.carer_ids[0], "status": "rated", "rater": ALEX, "at": now()}
    worse = {"level": "3", "evidence": (seen,), "impact": "She comes to school hungry."}
    save(store, assessment.id, Rating(indicator="food.enough", **worse, **given))
    for _, indicators in asked_in(toolkit, store.assessment(assessment.id)):
        for indicator in indicators:
            if indicator.id != "food.enough":
                save(store, assessment.id, Rating(indicator=indicator.id, level="1", **given))


def save(store: CaseStore, assessment_id: str, part: Part) -> None:
    store.save(assessment_id, part, base_version=0, by=ALEX, at=now(), op_id=new_id())
