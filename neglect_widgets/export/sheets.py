"""What stands on the sheets of the Excel workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..engine import indicated, profile
from ..engine.asked import asked_in
from ..model import Assessment, Case, Evidence, Toolkit
from . import words
from .rows import HEADERS, rating_rows
from .words import say

Cell = str | int | None

_WIDTHS = {
    "question": 34,
    "descriptor": 50,
    "evidence": 60,
    "impact": 40,
    "change": 40,
    "rater": 30,
    "rank": 8,
    "level": 8,
}


class Sheet(NamedTuple):
    """A table with a heading and a width in characters for each column."""

    name: str
    columns: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[Cell]]


def sheets(toolkit: Toolkit, case: Case, assessment: Assessment) -> tuple[Sheet, ...]:
    """Return Summary, Ratings, Evidence, Red flags, Voice and Plan."""
    return (
        _sheet("summary", {"what": 30, "answer": 100}, _summary(toolkit, case, assessment)),
        Sheet(
            say("sheet.ratings"),
            [(say(f"column.{name}"), _WIDTHS.get(name, 16)) for name in HEADERS],
            rating_rows(toolkit, case, assessment),
        ),
        _sheet(
            "evidence",
            {
                "domain": 20,
                "question": 34,
                "carer": 18,
                "label": 18,
                "on": 18,
                "known_by": 12,
                "source": 24,
                "frequency": 14,
                "announced": 16,
                "child_words": 18,
                "text": 80,
            },
            _evidence(toolkit, case, assessment),
        ),
        _sheet(
            "flags",
            {
                "flag": 50,
                "tier": 16,
                "raised_at": 24,
                "raised_by": 30,
                "note": 40,
                "done": 50,
                "done_on": 18,
                "done_by": 24,
                "told": 24,
                "withdrawn": 40,
            },
            _flags(toolkit, assessment),
        ),
        _sheet("voice", {"prompt": 40, "text": 80, "by": 30, "at": 24}, _voice(toolkit, assessment)),
        _sheet(
            "plan",
            {"target": 60, "who": 30, "by_date": 18, "if_not": 50, "question": 34},
            _plan(toolkit, assessment),
        ),
    )


def _sheet(key: str, columns: dict[str, int], rows: Iterable[Sequence[Cell]]) -> Sheet:
    return Sheet(say(f"sheet.{key}"), [(say(f"column.{name}"), width) for name, width in columns.items()], rows)


def _summary(toolkit: Toolkit, case: Case, assessment: Assessment) -> Iterable[tuple[str, str]]:
    if case.invented:
        yield say("column.case"), say("invented")
    yield say("column.case"), case.code
    yield say("column.child"), words.child(case, assessment)
    yield say("column.band"), words.band(toolkit, assessment)
    yield say("window"), words.window(assessment)
    yield say("carers"), "\n".join(words.carer(case, c) for c in assessment.carer_ids)
    yield say("raters"), "\n".join(words.person(p) for p in words.raters(assessment))
    yield say("column.toolkit"), say("toolkit", title=toolkit.title, version=assessment.toolkit_version)
    yield say("column.state"), words.state(assessment)
    yield say("profile"), profile(toolkit, assessment).sentence
    points = indicated(toolkit, assessment)
    yield say("indicated"), points.level.label if points.level else say("no_level")
    yield say("because"), points.because
    judged = assessment.judgement
    yield say("judged"), words.judged(toolkit, assessment)
    if judged:
        yield say("reason"), judged.reason
        yield say("analysis"), judged.analysis
        yield say("next_review"), words.on(judged.next_review)
    yield say("column.note"), say("supports")


def _evidence(toolkit: Toolkit, case: Case, assessment: Assessment) -> Iterable[Sequence[Cell]]:
    for domain, indicators in asked_in(toolkit, assessment):
        for indicator in indicators:
            for rating in (r for r in assessment.ratings if r.indicator == indicator.id):
                level = toolkit.scale.level(rating.level) if rating.level else None
                label = level.label if level else words.status(rating)
                carer = words.carer(case, rating.carer_id)
                for item in rating.evidence:
                    yield domain.title, indicator.title, carer, label, *_about(item), item.text


def _about(item: Evidence) -> Sequence[Cell]:
    chosen = [say(f"evidence.{choice}") if choice else "" for choice in (item.known_by, item.frequency, item.announced)]
    known_by, frequency, announced = chosen
    child = say("evidence.child") if item.child_words else ""
    return words.on(item.on), known_by, item.source, frequency, announced, child


def _flags(toolkit: Toolkit, assessment: Assessment) -> Iterable[Sequence[Cell]]:
    if not assessment.flags:
        yield (say("no_flags"),)
    for record in assessment.flags:
        flag = toolkit.flag(record.flag)
        yield (
            flag.title if flag else record.flag,
            toolkit.tier(flag.tier).label if flag else "",
            words.at(record.raised_at),
            words.person(record.raised_by),
            record.note,
            record.done,
            words.on(record.done_on),
            record.done_by,
            record.told,
            record.withdrawn,
        )


def _voice(toolkit: Toolkit, assessment: Assessment) -> Iterable[Sequence[Cell]]:
    titles = {prompt.id: prompt.title for prompt in toolkit.voice}
    for note in assessment.voice:
        yield titles.get(note.prompt, note.prompt), note.text, words.person(note.by), words.at(note.at)


def _plan(toolkit: Toolkit, assessment: Assessment) -> Iterable[Sequence[Cell]]:
    for action in assessment.plan:
        indicator = toolkit.indicator(action.indicator) if action.indicator else None
        question = indicator.title if indicator else action.indicator
        yield action.target, action.who, words.on(action.by_date), action.if_not, question
