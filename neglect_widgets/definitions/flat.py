"""Spreads a toolkit out into single values, each under the ids that lead to it, so that two can be laid side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..model import Toolkit
from .known import inside, is_words

Path = tuple[str, ...]
"""Keys and ids from the top, such as ("indicators", "food.enough", "descriptors", "young", "levels", "1")."""

NAMED_BY = ("id", "value", "number")
"""What an item of a list goes by, so that it is the same item wherever it stands."""


@dataclass(frozen=True)
class Leaf:
    """One value."""

    value: Any
    words: bool
    """Text for people, and not an id, a number or a choice."""


def flat(toolkit: Toolkit) -> dict[Path, Leaf]:
    """Return every value of a toolkit that is not as if left out.

    Indicators stand at the top under their own ids; what is worded for several bands stands under each of them.
    """
    return dict(_flat(toolkit.model_dump(mode="json"), (), (), Toolkit))


def _flat(value: Any, path: Path, steps: tuple[str | int, ...], expected: Any) -> Iterator[tuple[Path, Leaf]]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            here = (key,) if key == "indicators" and path[:1] == ("domains",) else (*path, key)
            yield from _flat(item, here, (*steps, key), inside(expected, key))
    elif isinstance(value, list) and value and isinstance(value[0], Mapping):
        for position, item in enumerate(value):
            for name in _names(item, position):
                left = {key: inner for key, inner in item.items() if key != "bands" or "id" in item}
                yield from _flat(left, (*path, name), (*steps, position), inside(expected, position))
    elif value not in (None, "", [], False):
        yield path, Leaf(_settled(value, path), is_words(expected, steps))


def _names(item: Mapping[str, Any], position: int) -> list[str]:
    """An item goes by its id; what is worded by band by each band; a rule or condition by where it stands."""
    if name := next((str(item[key]) for key in NAMED_BY if key in item), ""):
        return [name]
    return [str(band) for band in item["bands"]] if "bands" in item else [str(position + 1)]


def _settled(value: Any, path: Path) -> Any:
    """Where the order of names says nothing, it is no change."""
    return tuple(sorted(value)) if isinstance(value, list) and path[-1] not in ("contacts", "languages") else value
