"""Words under prompts, and factors that raise risk: what is recorded without being rated."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Prompt
from . import words
from .opened import Opened, State


def prompts_in(prompts: Sequence[Prompt], band: str) -> list[Prompt]:
    """Return the prompts that are asked in a band."""
    return [prompt for prompt in prompts if band in prompt.bands]


def voice_form(opened: Opened) -> State:
    """Prompts for what the child or carer says, shows or does."""
    return _form(opened, opened.toolkit.voice, opened.wording["page.voice.intro"], ask_whose=True)


def closing_form(opened: Opened) -> State:
    """Prompts for thinking it through at the end."""
    return _form(opened, opened.toolkit.closing, opened.wording["page.closing.intro"], ask_whose=False)


def _form(opened: Opened, prompts: Sequence[Prompt], intro: str, *, ask_whose: bool) -> State:
    titles = _linkable(opened)
    return {
        "intro": intro,
        "ask_whose": ask_whose,
        "prompts": [
            {
                "id": p.id,
                "title": p.title,
                "hint": p.hint,
                "group": p.group,
                "links": [{"value": id, "label": titles[id]} for id in p.grows_into if id in titles],
            }
            for p in prompts_in(prompts, opened.band)
        ],
    }


def _linkable(opened: Opened) -> dict[str, str]:
    """Return the indicators of the toolkit to grow into that are asked in the same band, with their titles."""
    into = opened.into
    if into is None:
        return {}
    return {i.id: i.title for d in into.domains for i in d.indicators if opened.band in i.bands and not i.retired}


def notes_state(opened: Opened) -> State:
    """What is on disk under the prompts."""
    notes = {
        note.prompt: {
            "text": note.text,
            "words_of": note.words_of,
            "links": list(note.grows_into),
            "version": note.version,
            "by_words": words.who(note.by),
        }
        for note in opened.assessment.voice
    }
    return {"assessment": opened.assessment.id, "locked": opened.assessment.finished, "notes": notes}


def factors_form(opened: Opened) -> State:
    """The toolkit's factors by group; nobody has to answer them."""
    wording = opened.wording
    groups: dict[str, list[State]] = {}
    for factor in opened.toolkit.factors:
        one = {"id": factor.id, "title": factor.title, "hint": factor.hint}
        groups.setdefault(factor.group, []).append(one)
    answers = ("yes", "past", "no", "not_known")
    return {
        "intro": wording["page.factors.intro"],
        "groups": [{"title": title, "factors": factors} for title, factors in groups.items()],
        "answers": [{"value": answer, "label": wording[f"page.factor.{answer}"]} for answer in answers],
    }


def factors_state(opened: Opened) -> State:
    """What is on disk about the factors."""
    notes = {
        note.factor: {
            "answer": note.answer,
            "text": note.text,
            "version": note.version,
            "by_words": f"{words.who(note.by)}, {words.day(note.at.date())}",
        }
        for note in opened.assessment.factors
    }
    return {"assessment": opened.assessment.id, "locked": opened.assessment.finished, "notes": notes}
