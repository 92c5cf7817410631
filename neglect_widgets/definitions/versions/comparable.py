"""Which ratings of two versions of a toolkit can be laid side by side."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from ...model import Toolkit
from .changes import MEANS_NO_OTHER, Change
from .flat import Values, flat

_MUCH = 0.4
"""Below this share of words kept, an indicator may well have become another one."""


@dataclass(frozen=True)
class Comparable:
    """Which ratings of the two can be laid side by side, by indicator."""

    same: tuple[str, ...] = ()
    """Nothing that a rating rests on is different."""
    reworded: tuple[str, ...] = ()
    """Comparable if the words mean the same, which a person must say."""
    much_reworded: tuple[str, ...] = ()
    """Those among the reworded that may have become another indicator."""
    not_any_more: tuple[str, ...] = ()
    """In both, with levels that cannot be laid side by side."""
    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()


def comparable(before: Toolkit, after: Toolkit, changes: tuple[Change, ...]) -> Comparable:
    """Return which indicators stay comparable after these changes."""
    old, new = flat(before), flat(after)
    were, are = ([part for part in parts if part.what == "indicator"] for parts in (old, new))
    both = [part for part in were if part in new]
    reworded = {c.id for c in changes if c.part == "indicator" and c.kind == "reworded" and _rated_by(c.where)}
    other_scale = any(c.part == "level" and c.kind != "reworded" and c.where not in MEANS_NO_OTHER for c in changes)
    broken = {part.id for part in both if other_scale or _levels(old[part]) != _levels(new[part])}
    kept = [part for part in both if part.id not in broken]
    much = (part.id for part in kept if part.id in reworded and _kept_share(old[part], new[part]) < _MUCH)
    return Comparable(
        same=tuple(part.id for part in kept if part.id not in reworded),
        reworded=tuple(part.id for part in kept if part.id in reworded),
        much_reworded=tuple(much),
        not_any_more=tuple(part.id for part in both if part.id in broken),
        only_before=tuple(part.id for part in were if part not in new),
        only_after=tuple(part.id for part in are if part not in old),
    )


def _rated_by(where: str) -> bool:
    """Return whether a rating rests on these words: a title, a level or a number."""
    return where == "title" or ", level " in where or where.startswith("number ")


def _levels(values: Values) -> dict[str, Any] | bool:
    """Return which level each number stands for; else whether there are levels at all."""
    numbers = {where: leaf.value for where, leaf in values.items() if where.endswith("stands for")}
    return numbers or any(", level " in where for where in values)


def _kept_share(old: Values, new: Values) -> float:
    texts = (" ".join(str(leaf.value) for where, leaf in values.items() if _rated_by(where)) for values in (old, new))
    before, after = (text.casefold().split() for text in texts)
    return SequenceMatcher(None, before, after, autojunk=False).ratio()
