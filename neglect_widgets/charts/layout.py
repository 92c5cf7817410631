"""Where things go: text that fits, axes in a circle, stretches of what is known."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import cos, pi, sin

_NARROW = frozenset("fijlrtI.,:;'’|!()[] -")
_WIDE = frozenset("mwMW@%&")


@lru_cache(maxsize=4096)
def text_width(text: str, size: float) -> float:
    """Return about how wide a line of text is; on the wide side, as the reader's font is unknown."""
    return size * sum(_em(c) for c in text)


def _em(char: str) -> float:
    if char in _NARROW:
        return 0.38
    if char in _WIDE or ord(char) > 0x2E7F:
        return 1.0
    return 0.75 if char.isupper() or not char.isascii() else 0.62


def wrapped(text: str, size: float, room: float) -> list[str]:
    """Return the text in lines no wider than `room`; a single word that is wider is broken."""
    lines: list[str] = []
    current = ""
    for word in unbroken(text):
        for piece in _pieces(word, size, room):
            joined = f"{current} {piece}".strip()
            if current and text_width(joined, size) > room:
                lines.append(current)
                current = piece
            else:
                current = joined
    return [*lines, current] if current else lines


def unbroken(text: str) -> list[str]:
    """Return the words of a text; an "&" stays with the word before it."""
    return " ".join(text.split()).replace(" & ", "\u00a0& ").split(" ") if text.strip() else []


def _pieces(word: str, size: float, room: float) -> list[str]:
    if text_width(word, size) <= room:
        return [word]
    pieces: list[str] = []
    rest = word
    while text_width(rest, size) > room and len(rest) > 3:
        # Two letters at least stay on each side of a break.
        cut = next((n for n in range(len(rest) - 2, 2, -1) if text_width(rest[:n] + "-", size) <= room), 2)
        pieces.append(rest[:cut] + "-")
        rest = rest[cut:]
    return [*pieces, rest]


def direction(index: int, count: int) -> tuple[float, float]:
    """Return the unit vector of one of `count` axes, the first pointing up, then clockwise."""
    angle = 2 * pi * index / count - pi / 2
    return cos(angle), sin(angle)


def stretches(known: Sequence[bool], *, circle: bool) -> tuple[tuple[int, ...], ...]:
    """Return the runs of neighbouring known positions, each of two or more.

    In a circle the last position neighbours the first; a circle known all round closes on itself.
    """
    count = len(known)
    if circle and count > 1 and all(known):
        return ((*range(count), 0),)
    start = next((i for i in range(count) if not known[i]), 0) if circle else 0
    runs: list[list[int]] = [[]]
    for step in range(count):
        index = (start + step) % count
        if known[index]:
            runs[-1].append(index)
        elif runs[-1]:
            runs.append([])
    return tuple(tuple(run) for run in runs if len(run) > 1)
