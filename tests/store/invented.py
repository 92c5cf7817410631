"""Invented people, cases and ratings; nobody here exists."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

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
)

AT = datetime(2026, 3, 2, 10, 42, tzinfo=UTC)
RATER = Person(name="Robin Invented", role="social worker", agency="Example Council")
OTHER = Person(name="Alex Invented", role="health visitor", agency="Example Health")
FOOD = "food.enough"


def later(minutes: int) -> datetime:
    return AT + timedelta(minutes=minutes)


def a_case(code: str = "K-0001", **fields: Any) -> Case:
    return Case(
        code=code,
        children=(Child(code="A", birth_date=date(2018, 5, 4)), Child(code="B", expected_date=date(2026, 7, 1))),
        carers=(Carer(code="M", role="mother"), Carer(code="F", role="father", resident="no")),
        invented=True,
        opened_at=AT,
        **fields,
    )


def an_assessment(case: Case, *, child: int = 0, end: date = date(2026, 3, 1), **fields: Any) -> Assessment:
    values: dict[str, Any] = {
        "case_id": case.id,
        "child_id": case.children[child].id,
        "carer_ids": tuple(carer.id for carer in case.carers),
        "toolkit": "everyday-care",
        "toolkit_version": "1.0",
        "band": "primary",
        "window_start": date(2026, 1, 1),
        "window_end": end,
        "started_by": RATER,
        "started_at": AT,
    }
    return Assessment(**(values | fields))


def a_rating(
    assessment: Assessment, text: str = "Toast before school.", *, indicator: str = FOOD, level: str = "1"
) -> Rating:
    return Rating(
        indicator=indicator,
        carer_id=assessment.carer_ids[0],
        status="rated",
        level=level,
        evidence=(Evidence(text=text, known_by="seen", on=date(2026, 2, 3)),),
        rater=RATER,
        at=AT,
    )


def one_of_each(assessment: Assessment, text: str = "As seen.") -> tuple[Part, ...]:
    return (
        a_rating(assessment, text),
        FlagRecord(flag="left-alone", raised_by=RATER, raised_at=AT, note=text),
        VoiceNote(prompt="a-good-day", text=text, by=RATER, at=AT),
        Judgement(level="2", reason=text, analysis=text, next_review=date(2026, 6, 1), by=RATER, at=AT),
        Action(target=text, who="Robin", by_date=date(2026, 4, 1), at=AT, by=RATER),
    )
