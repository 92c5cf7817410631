"""What an assessment records without a rating, for tables: one row per prompt and factor, written or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..model import Assessment, Case, FactorNote, Toolkit, VoiceNote
from . import words
from .report_notes import whose
from .words import say


class NoteRow(NamedTuple):
    """One prompt or factor, in words; empty where nothing was said."""

    case: str
    child: str
    window_start: str
    window_end: str
    toolkit: str
    version: str
    state: str
    band: str
    kind: str
    """Voice, thinking it through, or factor."""
    group: str
    id: str
    title: str
    answer: str
    """Of a factor: yes, past, no or not known. It is context, never a rating."""
    words_of: str
    text: str
    leads_to: str
    """Ids of the indicators of a fuller toolkit that a note was linked to."""
    by: str
    at: str


Asked = tuple[str, str, str, str]
"""Kind, group, id and title of a prompt or factor."""


def note_rows(toolkit: Toolkit, case: Case, assessment: Assessment) -> tuple[NoteRow, ...]:
    """Return one row per prompt of the age band and per factor, in the toolkit's order, then what it no longer has."""
    head = (
        case.code,
        words.child(case, assessment),
        assessment.window_start.isoformat(),
        assessment.window_end.isoformat(),
        assessment.toolkit,
        assessment.toolkit_version,
        words.state(assessment),
        words.band(toolkit, assessment),
    )
    notes = {note.prompt: note for note in assessment.voice}
    factors = {note.factor: note for note in assessment.factors}
    prompts, risks = list(_prompts(toolkit, assessment)), list(_factors(toolkit, assessment))
    return (
        *(NoteRow(*head, *asked, *_note(notes.get(asked[2]))) for asked in prompts),
        *(NoteRow(*head, *asked, *_factor(factors.get(asked[2]))) for asked in risks),
    )


def _prompts(toolkit: Toolkit, assessment: Assessment) -> Iterator[Asked]:
    written = {note.prompt for note in assessment.voice}
    for kind, prompts in (("voice", toolkit.voice), ("closing", toolkit.closing)):
        for prompt in prompts:
            if assessment.band in prompt.bands or prompt.id in written:
                written.discard(prompt.id)
                yield say(f"kind.{kind}"), prompt.group, prompt.id, prompt.title
    for note in assessment.voice:
        if note.prompt in written:
            yield say("kind.voice"), "", note.prompt, note.prompt


def _factors(toolkit: Toolkit, assessment: Assessment) -> Iterator[Asked]:
    for factor in toolkit.factors:
        yield say("kind.factor"), factor.group, factor.id, factor.title
    known = {factor.id for factor in toolkit.factors}
    for note in assessment.factors:
        if note.factor not in known:
            yield say("kind.factor"), "", note.factor, note.factor


def _note(note: VoiceNote | None) -> tuple[str, str, str, str, str, str]:
    if note is None:
        return ("",) * 6
    return "", whose(note), note.text, "\n".join(note.grows_into), words.person(note.by), note.at.isoformat()


def _factor(note: FactorNote | None) -> tuple[str, str, str, str, str, str]:
    if note is None:
        return ("",) * 6
    answer = say(f"factor.{note.answer}") if note.answer else ""
    return answer, "", note.text, "", words.person(note.by), note.at.isoformat()
