"""The change from one assessment to another, in one word and with what to bear in mind."""

from __future__ import annotations

from collections.abc import Sequence

from .comparison_values import Change, ChangeKind, Note, NoteKind
from .raters import is_noise
from .views import ItemState, View, person
from .words import Phrase

Pair = tuple[ItemState, ItemState]


def change(
    views: Sequence[View], before: int, after: int, toolkit: str, indicators: Sequence[str], phrase: Phrase
) -> Change:
    """Return the change of an indicator, or of a domain by its indicators, between two places in a comparison.

    Compared are indicators asked in both and carers who are in both, in one version of one toolkit.
    """
    old, new = views[before], views[after]
    scope = _not_comparable(old, new, toolkit, indicators, phrase)
    if scope:
        return Change(before, after, "not_comparable", phrase("change.not_comparable"), (scope,))
    carers = [c for c in new.assessment.carer_ids if c in old.assessment.carer_ids]
    shared = [i for i in indicators if i in old.answers and i in new.answers]
    pairs = [(old.item(i, c), new.item(i, c)) for i in shared for c in carers]
    kind, status_note = _kind(pairs, phrase)
    notes = [*status_note, *_raters(kind, pairs, new.toolkit.patterns.rater_noise, phrase), *_scope(old, new, phrase)]
    words = phrase("change.still_not_known" if kind == "same" and _worst(pairs, 1) is None else f"change.{kind}")
    return Change(before, after, kind, words, tuple(notes))


def scope_notes(views: Sequence[View], phrase: Phrase) -> tuple[Note, ...]:
    """Return what is not comparable between the assessments as a whole."""
    notes = []
    if len({v.toolkit.id for v in views}) > 1:
        notes.append(_note(phrase, "toolkit", "scope.toolkits"))
    elif len({v.edition for v in views}) > 1:
        notes.append(_note(phrase, "toolkit", "scope.versions"))
    if len({v.assessment.band for v in views}) > 1:
        notes.append(_note(phrase, "band", "scope.bands"))
    if len({frozenset(v.assessment.carer_ids) for v in views}) > 1:
        notes.append(_note(phrase, "carer", "scope.carers"))
    return tuple(notes)


def _note(phrase: Phrase, kind: NoteKind, key: str) -> Note:
    return Note(kind, phrase(f"note.{key}"))


def _not_comparable(old: View, new: View, toolkit: str, indicators: Sequence[str], phrase: Phrase) -> Note | None:
    if old.toolkit.id != toolkit or new.toolkit.id != toolkit:
        return _note(phrase, "toolkit", "other_toolkit")
    if old.edition != new.edition:
        return _note(phrase, "toolkit", "other_version")
    if not any(i in old.answers and i in new.answers for i in indicators):
        return _note(phrase, "band", "not_asked")
    if not set(old.assessment.carer_ids) & set(new.assessment.carer_ids):
        return _note(phrase, "carer", "other_carer")
    return None


def _side(pairs: Sequence[Pair], side: int) -> list[ItemState]:
    return [pair[side] for pair in pairs]


def _worst(pairs: Sequence[Pair], side: int) -> int | None:
    return max((rank for _, rank, _ in _side(pairs, side) if rank is not None), default=None)


def _kind(pairs: Sequence[Pair], phrase: Phrase) -> tuple[ChangeKind, list[Note]]:
    before, after = _worst(pairs, 0), _worst(pairs, 1)
    if before is None and after is None:
        still = all(old[0] == new[0] == "not_known" for old, new in pairs)
        return ("same", []) if still else ("not_comparable", [_note(phrase, "status", "nothing_rated")])
    if after is None or (before is not None and after < before):
        return _seemingly_better(pairs, -1 if after is None else after, phrase)
    if before is None or after > before:
        return _seemingly_worse(pairs, -1 if before is None else before, phrase)
    return "same", []


def _seemingly_better(pairs: Sequence[Pair], after: int, phrase: Phrase) -> tuple[ChangeKind, list[Note]]:
    """Better only when everything that was rated worse than the level now is still rated."""
    lost = {new[0] for old, new in pairs if old[1] is not None and old[1] > after and new[1] is None}
    if "not_known" in lost:
        return "newly_unknown", []
    if "not_looked_at" in lost:
        return "not_comparable", [_note(phrase, "status", "not_looked_at")]
    return ("not_comparable", [_note(phrase, "status", "not_applicable")]) if lost else ("better", [])


def _seemingly_worse(pairs: Sequence[Pair], before: int, phrase: Phrase) -> tuple[ChangeKind, list[Note]]:
    """Worse only when something that was rated before got worse; else it came to be known."""
    risen = [old for old, new in pairs if new[1] is not None and new[1] > before]
    if any(old[1] is not None for old in risen):
        return "worse", []
    if all(old[0] == "not_applicable" for old in risen):
        return "not_comparable", [_note(phrase, "status", "did_not_apply")]
    return "newly_known", []


def _raters(kind: ChangeKind, pairs: Sequence[Pair], noise: int, phrase: Phrase) -> list[Note]:
    if kind not in ("better", "worse"):
        return []
    old, new = _rated(pairs, 0), _rated(pairs, 1)
    if is_noise(old, new, noise):
        return [_note(phrase, "rater", "rater_noise")]
    return [] if old[1] & new[1] else [_note(phrase, "rater", "rater")]


def _rated(pairs: Sequence[Pair], side: int) -> tuple[int, frozenset[object]]:
    worst = _worst(pairs, side) or 0
    return worst, frozenset(person(r.rater) for _, rank, r in _side(pairs, side) if rank == worst and r)


def _scope(old: View, new: View, phrase: Phrase) -> list[Note]:
    notes = []
    if old.assessment.band != new.assessment.band:
        notes.append(_note(phrase, "band", "band"))
    if set(old.assessment.carer_ids) != set(new.assessment.carer_ids):
        notes.append(_note(phrase, "carer", "carer"))
    return notes
