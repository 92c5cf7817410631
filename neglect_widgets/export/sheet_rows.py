"""The rows on the sheets of the Excel workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..engine import asked_in, by_type, profile, targets
from ..model import Assessment, Case, Evidence, Toolkit
from . import words
from .note_rows import NoteRow, note_rows
from .report_facts import Source
from .report_plan import question
from .words import say

Row = Sequence[str | int | None]


def profile_rows(toolkit: Toolkit, assessment: Assessment) -> list[Row]:
    """Return each domain and, under it, its sub-domains; never a total."""
    found: list[Row] = []
    for domain in profile(toolkit, assessment).domains:
        common = say("or").join(words.level(level) for level in domain.most_common)
        known = say("known", rated=domain.rated, applicable=domain.applicable)
        found.append((domain.title, "", words.level(domain.rolled), words.level(domain.worst), common, known))
        for group in domain.sub_domains:
            known = say("known", rated=group.rated, applicable=group.asked)
            found.append((domain.title, group.title, words.level(group.rolled), words.level(group.worst), "", known))
    return found


def type_rows(toolkit: Toolkit, assessment: Assessment) -> list[Row]:
    """Return each type of neglect; one question may belong to several."""
    return [
        (
            row.label,
            words.level(row.worst),
            "\n".join(dict.fromkeys(f.indicator.title for f in row.unmet)),
            say("known", rated=row.rated, applicable=row.asked),
        )
        for row in by_type(toolkit, assessment)
    ]


def evidence_rows(toolkit: Toolkit, case: Case, assessment: Assessment) -> Iterator[Row]:
    """Yield each piece of evidence with the level it belongs to."""
    for domain, indicators in asked_in(toolkit, assessment):
        for indicator in indicators:
            for rating in (r for r in assessment.ratings if r.indicator == indicator.id):
                level = toolkit.scale.level(rating.level) if rating.level else None
                label = level.label if level else words.status(rating)
                carer = words.carer(case, rating.carer_id)
                for item in rating.evidence:
                    yield domain.title, indicator.title, carer, label, *_about(item), item.text


def _about(item: Evidence) -> Row:
    chosen = [say(f"evidence.{choice}") if choice else "" for choice in (item.known_by, item.frequency, item.announced)]
    known_by, frequency, announced = chosen
    child = say("evidence.child") if item.child_words else ""
    return words.on(item.on), known_by, item.source, frequency, announced, child


def flag_rows(toolkit: Toolkit, assessment: Assessment) -> Iterator[Row]:
    """Yield each red flag that was raised, or one row that says there is none."""
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


def factor_rows(toolkit: Toolkit, case: Case, assessment: Assessment) -> list[Row]:
    """Return what was said about each factor: context, never a rating."""
    found = (row for row in note_rows(toolkit, case, assessment) if row.kind == say("kind.factor"))
    return [(row.group, row.title, row.answer, row.text, row.by, row.at) for row in found if row.answer or row.text]


def voice_rows(toolkit: Toolkit, case: Case, assessment: Assessment) -> list[Row] | None:
    """Return the notes for voice with whose words they hold; None where no prompt asks for one."""
    found = _notes(toolkit, case, assessment, "voice")
    written = [row for row in found if row.text]
    return [(r.group, r.title, r.words_of, r.text, r.by, r.at) for r in written] if found else None


def closing_rows(toolkit: Toolkit, case: Case, assessment: Assessment) -> list[Row] | None:
    """Return the closing notes; None where no prompt asks for one."""
    found = _notes(toolkit, case, assessment, "closing")
    return [(r.group, r.title, r.text, r.by, r.at) for r in found if r.text] if found else None


def _notes(toolkit: Toolkit, case: Case, assessment: Assessment, kind: str) -> list[NoteRow]:
    return [row for row in note_rows(toolkit, case, assessment) if row.kind == say(f"kind.{kind}")]


def plan_rows(toolkit: Toolkit, assessment: Assessment) -> Iterator[Row]:
    """Yield each line of the plan with the level of its need now and the one to reach."""
    for target in targets(toolkit, assessment, assessment):
        action = target.action
        levels = words.level(target.now), words.level(target.aim)
        yield (
            action.target,
            question(target),
            *levels,
            action.measure,
            action.who,
            words.on(action.by_date),
            action.if_not,
        )


def earlier_plan_rows(toolkit: Toolkit, earlier: Source, assessment: Assessment) -> Iterator[Row]:
    """Yield each target of last time with its level then, the one aimed for and the one now."""
    for target in targets(toolkit, earlier[0], assessment, earlier[1]):
        levels = (words.level(level) for level in (target.before, target.aim, target.now))
        yield target.action.target, question(target), *levels, say(f"target.{target.state}")
