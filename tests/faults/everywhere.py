"""A record in which every text that a person can type is another one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from neglect_widgets.definitions import load_toolkit
from neglect_widgets.engine import asked_in
from neglect_widgets.model import (
    Action,
    Assessment,
    Carer,
    Case,
    CaseRecord,
    Child,
    Evidence,
    FactorNote,
    FlagRecord,
    Judgement,
    Rating,
    Toolkit,
    VoiceNote,
    new_id,
)
from neglect_widgets.model.base import NAME_LIMIT
from tests.journeys.prepared import ALEX, FIRST, LAST, now

TOOLKIT = "strengths-and-needs"
"""It asks for all that any toolkit asks for: the family's words, factors, closing notes, a level of need."""

NAMES = {"code", "name", "role", "agency", "ask", "source", "done_by", "told", "who"}
TEXTS = {"text", "impact", "change", "family_words", "note", "done", "withdrawn", "reason", "analysis"} | {
    "target",
    "measure",
    "if_not",
}


def everywhere(words: Iterator[str]) -> CaseRecord:
    """Return a record with a finished assessment and the draft of its review, every text from `words`."""
    plain = _plain(load_toolkit(TOOLKIT)).model_dump(mode="json")
    return CaseRecord.model_validate(_filled(plain, words))


def typed(record: CaseRecord) -> list[str]:
    """Return every text of a record that a person can type."""
    return list(_texts(record.model_dump(mode="json")))


def _filled(value: Any, words: Iterator[str]) -> Any:
    if isinstance(value, list):
        return [_filled(item, words) for item in value]
    if not isinstance(value, dict):
        return value
    return {key: _word(key, words) if key in NAMES | TEXTS else _filled(inner, words) for key, inner in value.items()}


def _word(key: str, words: Iterator[str]) -> str:
    # A name is cut to its length, and never empty once what cannot be printed is gone.
    return next(words) if key in TEXTS else next(w[:NAME_LIMIT] for w in words if w[:NAME_LIMIT].strip().isprintable())


def _texts(value: Any) -> Iterator[str]:
    for key, inner in value.items() if isinstance(value, dict) else ():
        if key in NAMES | TEXTS:
            yield inner
        else:
            yield from _texts(inner)
    for item in value if isinstance(value, list) else ():
        yield from _texts(item)


def _plain(toolkit: Toolkit) -> CaseRecord:
    case = Case(
        code="K",
        children=(Child(code="A", name="A", birth_date=LAST.replace(year=LAST.year - 8)),),
        carers=(Carer(code="M", name="M", role="mother"), Carer(code="F", name="F", role="father")),
        opened_at=now(),
    )
    first = _assessment(toolkit, case)
    review = first.model_copy(
        update={
            "id": new_id(),
            "follows": first.id,
            "window_start": FIRST + timedelta(days=60),
            "window_end": LAST + timedelta(days=60),
        }
    )
    finished = first.model_copy(update={"finished_by": ALEX, "finished_at": now()})
    return CaseRecord(case=case, assessments=(finished, review))


def _assessment(toolkit: Toolkit, case: Case) -> Assessment:
    by: dict[str, Any] = {"by": ALEX, "at": now()}
    blank = Assessment(
        case_id=case.id,
        child_id=case.children[0].id,
        carer_ids=tuple(carer.id for carer in case.carers),
        toolkit=toolkit.id,
        toolkit_version=toolkit.version,
        band="primary",
        window_start=FIRST,
        window_end=LAST,
        started_by=ALEX,
        started_at=now(),
    )
    asked = [indicator for _, some in asked_in(toolkit, blank) for indicator in some if not indicator.numbers]
    flags = toolkit.flags_asked("primary")
    voice = [p for p in (*toolkit.voice[:40], *toolkit.closing) if "primary" in p.bands]
    # The worst of each kind, so that nothing of it is left out of a summary.
    worst, best = toolkit.scale.levels[-1].value, toolkit.scale.levels[0].value
    told: dict[str, Any] = {"carer_id": case.carers[0].id, "rater": ALEX, "at": now(), "change": "x"}
    told |= {
        "impact": "x",
        "family_words": "x",
        "family_level": worst,
        "evidence": (Evidence(text="x", source="x", on=LAST),),
    }
    ratings = (
        Rating(indicator=asked[0].id, status="rated", level=worst, **told),
        Rating(indicator=asked[1].id, status="rated", level=best, **told),
        Rating(indicator=asked[2].id, status="not_known", ask="x", **told),
        Rating(indicator=asked[0].id, status="rated", level=best, **told | {"carer_id": case.carers[1].id}),
    )
    raised = {"raised_by": ALEX, "raised_at": now(), "note": "x", "done": "x", "done_by": "x", "told": "x"}
    return blank.model_copy(
        update={
            "ratings": ratings,
            "flags": (
                FlagRecord(flag=flags[0].id, done_on=LAST, **raised),
                FlagRecord(flag=flags[1].id, withdrawn="x", **raised),
            ),
            "voice": tuple(VoiceNote(prompt=prompt.id, text="x", **by) for prompt in voice),
            "factors": tuple(FactorNote(factor=f.id, answer="yes", text="x", **by) for f in toolkit.factors[:4]),
            "judgement": Judgement(level=toolkit.continuum and toolkit.continuum.levels[0].value, **by),
            "plan": (
                Action(target="x", indicator=asked[0].id, target_level=best, who="x", by_date=LAST, **by),
                Action(target="x", **by),
            ),
        }
    )
