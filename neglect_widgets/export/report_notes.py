"""What a report holds without a rating: notes under prompts, and factors that raise risk."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Assessment, Prompt, Toolkit, VoiceNote
from . import words
from .report_values import Plain
from .words import say


def voice_part(toolkit: Toolkit, assessment: Assessment) -> list[Plain] | None:
    """Return the notes under the prompts for voice, by group; None for a toolkit without such prompts.

    A note whose prompt the toolkit no longer has is among them, so that nothing is lost.
    """
    groups = _groups(toolkit.voice, assessment)
    known = {prompt.id for prompt in (*toolkit.voice, *toolkit.closing)}
    lost = [_note(note, note.prompt) for note in assessment.voice if note.prompt not in known and note.text.strip()]
    if lost:
        groups.append({"group": "", "notes": lost})
    return groups if groups or _asked(toolkit.voice, assessment) else None


def closing_part(toolkit: Toolkit, assessment: Assessment) -> list[Plain] | None:
    """Return the notes under the closing prompts, by group; None for a toolkit without such prompts."""
    groups = _groups(toolkit.closing, assessment)
    return groups if groups or _asked(toolkit.closing, assessment) else None


def factors_part(toolkit: Toolkit, assessment: Assessment) -> list[Plain] | None:
    """Return what was said about each factor, by group; None for a toolkit without factors."""
    known = {factor.id: factor for factor in toolkit.factors}
    order = {id: number for number, id in enumerate(known)}
    said = sorted(
        (note for note in assessment.factors if note.answer or note.text.strip()),
        key=lambda note: order.get(note.factor, len(order)),
    )
    if not said and not known:
        return None
    groups: dict[str, list[Plain]] = {}
    for note in said:
        factor = known.get(note.factor)
        row = {
            "title": factor.title if factor else note.factor,
            "answer": say(f"factor.{note.answer}") if note.answer else "",
            "text": note.text,
        }
        groups.setdefault(factor.group if factor else "", []).append(row)
    return [{"group": group, "rows": rows} for group, rows in groups.items()]


def whose(note: VoiceNote) -> str:
    """Return whose words a note holds, or nothing where that was not said."""
    return say(f"words_of.{note.words_of}") if note.words_of else ""


def _asked(prompts: Sequence[Prompt], assessment: Assessment) -> bool:
    return any(assessment.band in prompt.bands for prompt in prompts)


def _groups(prompts: Sequence[Prompt], assessment: Assessment) -> list[Plain]:
    """Return the notes in the order of their prompts, under the prompts' group headings."""
    notes = {note.prompt: note for note in assessment.voice if note.text.strip()}
    groups: list[Plain] = []
    for prompt in prompts:
        if prompt.id in notes:
            if not groups or groups[-1]["group"] != prompt.group:
                groups.append({"group": prompt.group, "notes": []})
            groups[-1]["notes"].append(_note(notes[prompt.id], prompt.title))
    return groups


def _note(note: VoiceNote, title: str) -> Plain:
    by = say("written", person=words.person(note.by), day=words.on(note.at.date()))
    return {"prompt": title, "whose": whose(note), "text": note.text, "by": by}
