"""What is different between two versions of a toolkit, one thing after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from ...model import Toolkit
from .flat import NOTHING, ORDER, Leaf, Named, Values, flat

Kind = Literal["added", "removed", "retired", "brought back", "changed", "reworded"]
Step = Literal["none", "second", "first"]
"""Which number of the version a change raises: see "Ids and versions" in definitions/README.md."""

_FREE = ("contact", "ask", "published")
"""What an area changes without a new version."""
MEANS_NO_OTHER = ("shape", "colour", "grows_into", "languages", "reader", "on_radar", "continuum steps")
"""Keys that are no words, and change no rating and nothing that follows from one."""
_MAY_BE_ADDED = ("voice prompt", "closing prompt", "factor", "sub-domain")
"""Parts that change nothing for older records when they are new."""


@dataclass(frozen=True)
class Change:
    """One thing that is different."""

    kind: Kind
    part: str
    """What it is: "indicator", "flag", ..., or "toolkit"."""
    id: str
    """Which one; empty for the toolkit itself."""
    where: str
    """What of it is different; empty for a part as a whole."""
    before: Any
    after: Any
    step: Step


def changes_between(before: Toolkit, after: Toolkit) -> Iterator[Change]:
    """Yield every change, in the language that each toolkit was loaded in."""
    old, new = flat(before), flat(after)
    _settle_order(old, new)
    for part in dict.fromkeys((*old, *new)):
        if part in old and part in new:
            yield from _inside_part(part, old[part], new[part])
        else:
            kind: Kind = "added" if part in new else "removed"
            step: Step = "second" if kind == "added" and part.what in _MAY_BE_ADDED else "first"
            name = _name(new[part] if part in new else old[part])
            was, now = (None, name) if kind == "added" else (name, None)
            yield Change(kind, part.what, part.id, "", was, now, "none" if part.what in _FREE else step)


def _settle_order(old: dict[Named, Values], new: dict[Named, Values]) -> None:
    """Leave only those rules in the order that both have: a new rule is a change of its own."""
    orders = [parts[Named("toolkit", "")] for parts in (old, new)]
    shared = set(orders[0][ORDER].value) & set(orders[1][ORDER].value)
    for values in orders:
        values[ORDER] = Leaf([rule for rule in values[ORDER].value if rule in shared])


def translation_changes(
    languages: Mapping[str, tuple[Toolkit, Toolkit]], known: tuple[Change, ...]
) -> Iterator[Change]:
    """Yield the texts that are different in a further language only."""
    seen = {(change.part, change.id, change.where) for change in known}
    for language, (before, after) in languages.items():
        for change in changes_between(before, after):
            if (change.part, change.id, change.where) not in seen:
                yield replace(change, where=f"{change.where} ({language})")


def _inside_part(part: Named, old: Values, new: Values) -> Iterator[Change]:
    for where in dict.fromkeys((*old, *new)):
        was, now = old.get(where, NOTHING), new.get(where, NOTHING)
        if was == now:
            continue
        words = was.words or now.words
        kind: Kind = "reworded" if words else "changed"
        if where == "retired":
            kind = "retired" if where in new else "brought back"
        step: Step = "second" if words or where in MEANS_NO_OTHER else "first"
        free = part.what in _FREE or (part.what == "toolkit" and where in _FREE)
        yield Change(kind, part.what, part.id, where, was.value, now.value, "none" if free else step)


def _name(values: Values) -> str:
    return next((str(values[key].value) for key in ("title", "label", "because") if key in values), "")
