"""What is withheld from the copy that a person gets of their own record, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..errors import InputRefused, NotFound
from ..model import Assessment, Carer, Case, Child, Evidence, Rating, VoiceNote
from .words import say

MARKS = ("[withhold]", "[confidential]")
"""Whoever types one of these into a text keeps it out."""


@dataclass(frozen=True)
class Subject:
    """Who asks for their record, and whom they are told apart from."""

    person: Child | Carer
    others: tuple[str, ...]
    """Words that name another person."""
    shared: frozenset[str] = frozenset()
    """Codes and names that are another person's as well, and so mean nobody for certain."""

    @property
    def is_child(self) -> bool:
        """True for a child of the case."""
        return isinstance(self.person, Child)

    def is_in(self, assessment: Assessment) -> bool:
        """Tell whether an assessment is about this person."""
        return self.person.id in (assessment.child_id, *assessment.carer_ids)

    def named_by(self, words: str) -> bool:
        """Tell whether a source or a name means this person."""
        code, name = self.person.code.casefold(), self.person.name.casefold()
        own = {code, name, f"child {code}"} if self.is_child else {code, name}
        return words.strip().casefold() in own - self.shared - {""}


def subject(case: Case, called: str) -> Subject:
    """Return the child or carer with an id, or with a code that is no other's; NotFound names the codes there are.

    Raises InputRefused for a code that a child and a carer have in common: whose record goes out must be certain.
    """
    people: tuple[Child | Carer, ...] = (*case.children, *case.carers)
    meant = [one for one in people if one.id == called]
    meant = meant or [one for one in people if one.code.casefold() == called.casefold()]
    if not meant:
        raise NotFound(say("subject.nobody", code=called, codes=", ".join(one.code for one in people)))
    if len(meant) > 1:
        raise InputRefused(say("subject.several", code=called), "person")
    (found,) = meant
    others = [one for one in people if one.id != found.id]
    named = {word for one in others for word in (one.code, one.name, *one.name.split())}
    # A parent is told of in a text about another parent by the role; a child's own care cannot be told without it.
    if not isinstance(found, Child):
        named |= {one.role for one in others if isinstance(one, Carer)}
    # A code of one letter is also a word of the language.
    own = {found.code.casefold(), found.name.casefold(), *found.name.casefold().split()}
    shared = frozenset(word.casefold() for one in others for word in (one.code, one.name))
    told_apart = tuple(sorted(word for word in named if len(word) > 1 and word.casefold() not in own))
    return Subject(found, told_apart, shared)


def text_reason(who: Subject, text: str) -> str:
    """Return why a text written by a worker is withheld, or nothing."""
    if any(mark in text.casefold() for mark in MARKS):
        return "marked"
    if _says(text, [word.strip() for word in say("subject.harm_words").split(",")], begins=True):
        return "harm"
    return "names_other" if _says(text, who.others) else ""


def evidence_reason(who: Subject, item: Evidence, rater: str) -> str:
    """Return why a piece of evidence is withheld, or nothing; what the rater saw has no other source."""
    if item.child_words and not who.is_child:
        return "other_words"
    own = who.named_by(item.source) or (item.known_by == "seen" and item.source == rater)
    if item.source and not own:
        return "other_source"
    # Who told it or whose record it is was not said, so it may be anybody's.
    if item.known_by in ("told", "recorded") and not item.source and not (item.child_words and who.is_child):
        return "other_source"
    return text_reason(who, item.text)


def rating_reason(who: Subject, rating: Rating) -> str:
    """Return why an answer is withheld as a whole, or nothing."""
    return "" if who.is_child or rating.carer_id == who.person.id else "other_person"


def note_reason(who: Subject, note: VoiceNote, assessment: Assessment) -> str:
    """Return why a note is withheld, or nothing."""
    if who.is_child:
        own = note.words_of in ("child", "worker")
    else:
        # With one carer in it, a carer's words are this carer's.
        own = note.words_of == "carer" and assessment.carer_ids == (who.person.id,)
    return text_reason(who, note.text) if own else "other_words"


def _says(text: str, words: Iterable[str], *, begins: bool = False) -> bool:
    # Codes may begin and end with signs, at which there is no `\b`.
    end = "" if begins else r"(?!\w)"
    return any(re.search(rf"(?<!\w){re.escape(word)}{end}", text, re.IGNORECASE) for word in words if word)
