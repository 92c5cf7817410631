"""Checks that what an indicator says fits the levels of the scale, one by one and in order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from .hints import choose, listed
from .part import Fault, Part

_DIFFER = "Say what is different, so that a person can choose."


def check_levels(toolkit: Part) -> Iterator[Fault]:
    """Yield every fault between the scale and the descriptors and numbers of the indicators."""
    scale = list(toolkit.part("scale").parts("levels"))
    levels = [level.text("value") for level in scale]
    # A scale that is missing, or whose printed values cannot be read, says nothing about the wording.
    if not levels or not all(levels):
        return
    half = {level.text("value") for level in scale if level.data.get("between") is True}
    for domain in toolkit.parts("domains"):
        for indicator in domain.parts("indicators"):
            for descriptor in indicator.parts("descriptors"):
                yield from _check_descriptor(descriptor, levels, half)
            yield from _check_numbers(indicator, levels)


def _check_descriptor(descriptor: Part, levels: list[str], half: set[str]) -> Iterator[Fault]:
    """Every level of the scale is worded, half steps excepted, and each unlike the next."""
    wording = descriptor.part("levels")
    if not isinstance(descriptor.data.get("levels"), dict):
        return
    due = [level for level in levels if level not in half]
    for level in wording.data:
        if level in half:
            remedy = "Take it out; it is chosen when care lies between its neighbours."
            yield wording.fault(level, f"The level `{level}` is a half step and has no wording.", remedy)
        elif level not in due:
            yield wording.fault(level, f"The scale has no level `{level}`.", choose(level, due))
    if missing := [level for level in due if level not in wording.data]:
        yield descriptor.fault("levels", f"No wording for level {listed(missing)}.", "Say what is seen at that level.")
    for better, worse in pairwise(due):
        if _alike(wording.text(better), wording.text(worse)):
            yield wording.fault(worse, f"Levels `{better}` and `{worse}` have the same wording.", _DIFFER)


def _check_numbers(indicator: Part, levels: list[str]) -> Iterator[Fault]:
    """Numbers rise one by one, and none stands for a better level than the one before it."""
    numbers = list(indicator.parts("numbers"))
    before: int | None = None
    rank = 0
    for one in numbers:
        level, number = one.text("level"), one.number("number")
        if before is not None and number is not None and number != before + 1:
            problem = f"The number {number} stands where {before + 1} is due."
            yield one.fault("number", problem, "List the numbers in order, with none left out.")
        before = number
        if level in levels:
            if levels.index(level) < rank:
                problem = f"The number {number} stands for a better level than the one before it."
                yield one.fault("level", problem, "List the numbers best first.")
            rank = levels.index(level)
        elif level:
            yield one.fault("level", f"The scale has no level `{level}`.", choose(level, levels))
    for better, worse in pairwise(numbers):
        if _alike(better.text("words"), worse.text("words")):
            problem = f"The numbers {better.text('number')} and {worse.text('number')} have the same wording."
            yield worse.fault("words", problem, _DIFFER)


def _alike(one: str, other: str) -> bool:
    return bool(_normal(one)) and _normal(one) == _normal(other)


def _normal(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")
