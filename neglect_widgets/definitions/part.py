"""What checks work on: a piece of a definition that may be wrong in any way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Steps = tuple[str | int, ...]
"""The way from the top of a definition to a value: keys, and positions in lists."""


@dataclass(frozen=True)
class Fault:
    """A problem that is not yet tied to a file and line."""

    steps: Steps
    problem: str
    remedy: str


@dataclass(frozen=True)
class Part:
    """A mapping inside a definition, read leniently.

    What is missing or of the wrong kind comes back empty: the model's validation
    reports it, so that checks need not, and one mistake hides no other.
    """

    steps: Steps
    data: Mapping[str, object]

    def text(self, key: str) -> str:
        """Return the text at `key`; an unquoted number as it is printed; else ""."""
        return _text(self.data.get(key))

    def number(self, key: str) -> int | None:
        """Return the whole number at `key`, or None."""
        value = self.data.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def texts(self, key: str) -> Iterator[tuple[Steps, str]]:
        """Yield each text in the list at `key`, with the way to it."""
        for position, value in enumerate(self._list(key)):
            if text := _text(value):
                yield (*self.steps, key, position), text

    def parts(self, key: str) -> Iterator[Part]:
        """Yield each mapping in the list at `key`."""
        for position, value in enumerate(self._list(key)):
            if isinstance(value, dict):
                yield Part((*self.steps, key, position), value)

    def part(self, key: str) -> Part:
        """Return the mapping at `key`, empty when there is none."""
        value = self.data.get(key)
        return Part((*self.steps, key), value if isinstance(value, dict) else {})

    def listed(self, key: str) -> bool:
        """Return whether there is a list at `key`, so that what is not in it is missing."""
        return isinstance(self.data.get(key), list)

    def lacks(self, key: str) -> bool:
        """Return whether there is nothing at `key` for certain.

        Where a file cannot be read, the key of a toolkit may be in it and is not there at all.
        """
        return key in self.data and not self.data[key]

    def fault(self, key: str, problem: str, remedy: str) -> Fault:
        """Return a fault at `key` of this part."""
        return Fault((*self.steps, key), problem, remedy)

    def _list(self, key: str) -> list[object]:
        value = self.data.get(key)
        return value if isinstance(value, list) else []


def _text(value: object) -> str:
    if isinstance(value, bool):
        return ""
    return str(value) if isinstance(value, str | int | float) else ""
