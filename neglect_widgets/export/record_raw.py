"""Looking into JSON of any shape: nothing in it is trusted to be there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

Raw = dict[str, Any]
"""A JSON object as it came."""


class Fault(NamedTuple):
    """One problem: its kind, which names its sentences in the wording, its place and a value to tell."""

    kind: str
    place: str = ""
    value: str = ""


def objects(raw: Raw, key: str, before: str = "") -> Iterator[tuple[str, Raw]]:
    """Yield each object of a list with its place; whatever else is in it is the model's to refuse."""
    for number, item in enumerate(items(raw, key)):
        if isinstance(item, dict):
            yield f"{before}{key}[{number}]", item


def items(raw: Raw, key: str) -> list[Any]:
    """Return a list, empty when there is none."""
    found = raw.get(key)
    return found if isinstance(found, list) else []


def text(raw: Raw, key: str) -> str:
    """Return a text, cut to what a sentence can hold; empty when there is none."""
    found = raw.get(key)
    return found[:80] if isinstance(found, str) else ""


def inner(raw: Raw, key: str) -> Raw:
    """Return an object, empty when there is none."""
    found = raw.get(key)
    return found if isinstance(found, dict) else {}


def twice(parts: Iterable[tuple[str, Raw]], *keys: str) -> Iterator[Fault]:
    """Yield every part with the same values under `keys` as one before it."""
    seen: set[tuple[str, ...]] = set()
    for place, item in parts:
        key = tuple(text(item, name) for name in keys)
        if all(key) and key in seen:
            yield Fault("twice", place, " + ".join(keys))
        seen.add(key)


def named_twice(raw: Raw, key: str, before: str) -> Iterator[Fault]:
    """Yield every text of a list that stands in it already."""
    names = items(raw, key)
    for number, name in enumerate(names):
        if isinstance(name, str) and name in names[:number]:
            yield Fault("twice", f"{before}{key}[{number}]", key)
