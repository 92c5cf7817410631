"""Two people work on one assessment in any order of steps: nobody overwrites what they have not seen."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from neglect_widgets.errors import NotPermitted, VersionConflict
from neglect_widgets.model import Assessment, Case, Rating
from neglect_widgets.store import CaseStore
from tests.trials import Trials

from .invented import AT, OTHER, RATER, a_case, a_rating, an_assessment

WHAT = ("food.enough", "safety.fire")
STEPS = 14
PEOPLE = (RATER, OTHER)


@dataclass
class Truth:
    """What ought to be on disk and in the journal, kept beside the store by simple rules."""

    on_disk: dict[str, Rating] = field(default_factory=dict)
    journalled: list[tuple[str, str, str]] = field(default_factory=list)
    """Kind, person and value of each save in order."""
    finished: bool = False

    def version(self, what: str) -> int:
        return self.on_disk[what].version if what in self.on_disk else 0


def attempt(store: CaseStore, rating: Rating, at: tuple[str, int, int, str]) -> object:
    """Try to save; return "save" or "finished", or, when somebody else was first, what is on disk."""
    assessment_id, base, who, op_id = at
    try:
        store.save(assessment_id, rating, base_version=base, by=PEOPLE[who], at=AT, op_id=op_id)
    except NotPermitted:
        return "finished"
    except VersionConflict as conflict:
        return conflict.current
    return "save"


def interleave(stores: tuple[CaseStore, CaseStore], assessment: Assessment, chance: random.Random) -> None:
    """Let two windows save, retry, look again and finish at random, comparing every answer with the truth."""
    truth, seen = Truth(), (dict.fromkeys(WHAT, 0), dict.fromkeys(WHAT, 0))
    for number in range(STEPS):
        who, what = chance.randrange(2), chance.choice(WHAT)
        if chance.random() < 0.15:
            seen[who].update({r.indicator: r.version for r in stores[who].assessment(assessment.id).ratings})
        if chance.random() < 0.02 and not truth.finished:
            stores[who].finish(assessment.id, by=PEOPLE[who], at=AT, op_id=f"{assessment.id}-finish")
            truth.finished = True
        base, op_id = seen[who][what], f"{assessment.id}-{number}"
        rating = a_rating(assessment, f"{PEOPLE[who].name} {number}", indicator=what)
        expected = judge(truth, rating, base, who)
        # A reply that is lost is asked for again, sometimes by the page that was reloaded meanwhile.
        for store in (stores[who], *chance.choices(stores, k=chance.randrange(3))):
            assert attempt(store, rating, (assessment.id, base, who, op_id)) == expected
        if expected != "finished":
            seen[who][what] = truth.version(what)
    check(stores[chance.randrange(2)], assessment, truth)


def judge(truth: Truth, rating: Rating, base: int, who: int) -> object:
    """Return what a save must lead to, and keep it."""
    what, said = rating.indicator, rating.evidence[0].text
    if truth.finished:
        return "finished"
    if base != truth.version(what):
        truth.journalled.append(("conflict", PEOPLE[who].name, said))
        return truth.on_disk.get(what)
    truth.on_disk[what] = rating.model_copy(update={"version": base + 1})
    truth.journalled.append(("save", PEOPLE[who].name, said))
    return "save"


def check(store: CaseStore, assessment: Assessment, truth: Truth) -> None:
    found = store.assessment(assessment.id)
    assert {rating.indicator: rating for rating in found.ratings} == truth.on_disk
    assert found.finished is truth.finished
    entries = [e for e in store.journal(assessment.case_id) if e.action in ("save", "conflict")]
    said = [(e.action, e.by.name, e.after["evidence"][0]["text"]) for e in entries if e.after]
    assert said == truth.journalled


@pytest.mark.fault("two_people")
def test_two_people_never_overwrite_each_other_unseen(path: Path, key: bytes, trials: Trials) -> None:
    with CaseStore.open(path, key=key) as one, CaseStore.open(path, key=key) as two:
        for number, chance in trials:
            # A case of its own, so that its journal holds nothing else.
            case: Case = one.add_case(a_case(f"K-{number}"), by=RATER, at=AT, op_id=f"case-{number}")
            assessment = one.start_assessment(an_assessment(case), by=RATER, at=AT, op_id=f"start-{number}")
            interleave((one, two), assessment, chance)
        assert two.verify_journal() == ()
