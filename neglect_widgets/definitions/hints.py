"""Small phrases that several problems share."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches

_SHOWN = 12
"""So many names a remedy lists before it cuts them short."""

_LONGEST = 400
"""Characters of a sentence about a problem, which may quote from the file."""


def cut(text: str) -> str:
    """Return a text on one line and no longer than a person reads: what it quotes may be a whole page."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST // 2]} … {line[-_LONGEST // 2 :]}"


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that was probably meant, or ""."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.6)), "")


def choose(word: str, known: Collection[str]) -> str:
    """Return the remedy for an unknown word: the one probably meant, else all there are."""
    if meant := nearest(word, known):
        return f"Did you mean `{meant}`?"
    if len(known) > _SHOWN:
        return f"Use one of: {listed(list(known)[: _SHOWN - 2])} and {len(known) - _SHOWN + 2} more."
    return f"Use one of: {listed(known)}." if known else "Take it out."


def listed(words: Iterable[str]) -> str:
    """Return words in code marks with commas between them."""
    return ", ".join(f"`{word}`" for word in words)
