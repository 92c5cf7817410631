"""A copy of what is recorded about one person, for that person, after somebody has decided on it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from ..model import Assessment, Case, CaseRecord, Child, Person, Rating, Toolkit
from . import subject_rules as rules
from . import words
from .report import fixed_words
from .report_values import Plain
from .subject_rules import Subject
from .typeset import typeset
from .words import say

FORMAT = "neglect-widgets-subject-access/1"

ToolkitOf = Callable[[Assessment], Toolkit]


@dataclass(frozen=True)
class Line:
    """One thing that is recorded, or the place of one that is withheld."""

    label: str
    text: str = ""
    withheld: str = ""
    """Why the text is not here, in plain words; empty where it is."""


def subject_access(
    record: CaseRecord,
    called: str,
    kind: Literal["pdf", "json"],
    *,
    toolkit_of: ToolkitOf,
    made_by: Person,
    made_at: datetime,
) -> bytes:
    """Return what a case records about the child or carer with an id or a code, other people's parts withheld.

    Every withheld place is marked with its reason. Words about harm are withheld too. The file says that a
    person must decide before it goes out. Raises NotFound, or InputRefused for a code that two people have.
    """
    who = rules.subject(record.case, called)
    sections = list(_sections(record, who, toolkit_of))
    count = sum(bool(line.withheld) for _, lines in sections for line in lines)
    values: Plain = {
        "title": say("subject.title", person=who.person.code),
        "case": say("subject.case", case=record.case.code),
        "invented": say("invented") if record.case.invented else "",
        "decide": say("subject.decide"),
        "rules": say("subject.rules"),
        "withheld": say("subject.count", count=count),
        "made": say("made_words", at=words.at(made_at), person=words.person(made_by)),
        "sections": [{"title": title, "lines": [vars(line) for line in lines]} for title, lines in sections],
    }
    if kind == "json":
        return f"{json.dumps({'format': FORMAT, **values}, ensure_ascii=False, indent=2)}\n".encode()
    values |= {"words": fixed_words(), "made_by": made_by.name, "other": None, "spelled": ""}
    return typeset("subject.typ", values, made_at=made_at, note=say("spelled"))


def _sections(record: CaseRecord, who: Subject, toolkit_of: ToolkitOf) -> Iterator[tuple[str, list[Line]]]:
    yield say("subject.about"), list(_facts(record.case, who))
    for assessment in record.assessments:
        title = say("subject.assessment", day=words.on(assessment.window_end))
        if who.is_in(assessment):
            yield title, list(_assessment(record.case, assessment, who, toolkit_of(assessment)))
        else:
            yield title, [_withheld(say("subject.whole"), "other_person")]


def _facts(case: Case, who: Subject) -> Iterator[Line]:
    person = who.person
    yield Line(say("subject.code"), person.code)
    if person.name:
        yield Line(say("subject.name"), person.name)
    if isinstance(person, Child):
        for key, day in (("born", person.birth_date), ("expected", person.expected_date)):
            if day:
                yield Line(say(f"subject.{key}"), words.on(day))
    else:
        yield Line(say("subject.role"), person.role)
        yield Line(say("subject.resident"), say(f"subject.resident.{person.resident}"))
    for _ in range(len(case.children) + len(case.carers) - 1):
        yield _withheld(say("subject.other"), "other_person")


def _assessment(case: Case, assessment: Assessment, who: Subject, toolkit: Toolkit) -> Iterator[Line]:
    yield Line(say("window"), words.window(assessment))
    yield Line(say("column.toolkit"), say("toolkit", title=toolkit.title, version=assessment.toolkit_version))
    yield Line(say("subject.workers"), ", ".join(words.person(one) for one in words.workers(assessment)))
    for rating in assessment.ratings:
        yield from _rating(rating, who, toolkit)
    prompts = {prompt.id: prompt.title for prompt in (*toolkit.voice, *toolkit.closing)}
    for note in assessment.voice:
        if note.text.strip():
            title = prompts.get(note.prompt, note.prompt)
            yield _line(title, note.text, rules.note_reason(who, note, assessment))
    for _ in (*assessment.flags, *assessment.factors):
        yield _withheld(say("subject.risk"), "harm")
    yield from _judgement(assessment, who, toolkit)
    for action in assessment.plan:
        said = words.joined(action.target, action.measure, action.who, words.on(action.by_date), action.if_not)
        yield _line(say("subject.plan"), said, rules.text_reason(who, said))


def _rating(rating: Rating, who: Subject, toolkit: Toolkit) -> Iterator[Line]:
    indicator = toolkit.indicator(rating.indicator)
    title = indicator.title if indicator else rating.indicator
    reason = rules.rating_reason(who, rating)
    if reason:
        yield _withheld(say("subject.answer"), reason)
        return
    level = toolkit.scale.level(rating.level) if rating.level else None
    yield Line(title, words.level(level) or say(f"status.{rating.status}"))
    for item in rating.evidence:
        if item.text.strip():
            yield _line(say("subject.evidence"), words.told(item), rules.evidence_reason(who, item, rating.rater.name))
    # What it means for the child is the child's, and whose words the family's are was not asked.
    impact = rules.text_reason(who, rating.impact) if who.is_child else "other_person"
    parts = (("impact", rating.impact, impact), ("change", rating.change, rules.text_reason(who, rating.change)))
    for key, text, why in (*parts, ("family", rating.family_words, "other_words")):
        if text.strip():
            yield _line(say(key), text, why)


def _judgement(assessment: Assessment, who: Subject, toolkit: Toolkit) -> Iterator[Line]:
    found = assessment.judgement
    if found is None:
        return
    yield Line(say("subject.judged"), words.judged(toolkit, assessment))
    for key, text in (("reason", found.reason), ("analysis", found.analysis)):
        if text.strip():
            # Workers weigh the whole family here, and so write of everybody in it.
            yield _line(say(f"subject.{key}"), text, rules.text_reason(who, text) if who.is_child else "other_person")


def _line(label: str, text: str, reason: str) -> Line:
    return _withheld(label, reason) if reason else Line(label, text)


def _withheld(label: str, reason: str) -> Line:
    return Line(label, withheld=say(f"subject.withheld.{reason}"))
