"""Checks that every indicator is worded for each of its bands and for each level."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from .hints import choose, listed
from .part import Fault, Part


def check_domains(toolkit: Part) -> Iterator[Fault]:
    """Yield every fault of the indicators' ids and wording."""
    scale = list(toolkit.part("scale").parts("levels"))
    levels = [level.text("value") for level in scale]
    worded = [level.text("value") for level in scale if level.data.get("between") is not True]
    bands = {band.text("id") for band in toolkit.parts("bands")}
    for domain in toolkit.parts("domains"):
        for indicator in domain.parts("indicators"):
            yield from _check_id(domain, indicator)
            yield from _check_bands(indicator, bands)
            # A scale whose printed values cannot be read says nothing about the wording.
            if all(levels):
                for descriptor in indicator.parts("descriptors"):
                    yield from _check_levels(descriptor, worded)
                yield from _check_numbers(indicator, levels)


def _check_id(domain: Part, indicator: Part) -> Iterator[Fault]:
    start, given = f"{domain.text('id')}.", indicator.text("id")
    if domain.text("id") and given and not given.startswith(start):
        problem = f"The id `{given}` does not begin with that of its domain."
        yield indicator.fault("id", problem, f"Begin it with `{start}`, or move the indicator to its own domain.")


def _check_bands(indicator: Part, bands: set[str]) -> Iterator[Fault]:
    asked = {band for _, band in indicator.texts("bands")} & bands
    worded: set[str] = set()
    for descriptor in indicator.parts("descriptors"):
        # A name twice in one list is a fault of that list, see check_references.
        here: set[str] = set()
        for steps, band in descriptor.texts("bands"):
            if band in worded - here:
                problem = f"The band `{band}` is worded by an earlier descriptor as well."
                yield Fault(steps, problem, "Keep it in one of them.")
            elif band in bands - asked:
                remedy = "Add it to the indicator's `bands`, or take it out here."
                yield Fault(steps, f"The indicator is not asked in the band `{band}`.", remedy)
            here.add(band)
        worded |= here
    numbered = bool(list(indicator.parts("numbers")))
    if numbered == bool(list(indicator.parts("descriptors"))) and ("numbers" in indicator.data or not numbered):
        problem = "The indicator has both descriptors and numbers." if numbered else "The indicator has no wording."
        yield indicator.fault("descriptors", problem, "Give it `descriptors:`, or `numbers:` instead.")
    elif not numbered and (without := sorted(asked - worded)):
        remedy = "Add a descriptor for it, or take it out of the indicator's `bands`."
        yield indicator.fault("descriptors", f"No descriptor words the band {listed(without)}.", remedy)


def _check_numbers(indicator: Part, levels: list[str]) -> Iterator[Fault]:
    """Numbers rise one by one, and a higher one never stands for a better level."""
    before: tuple[int, int] | None = None
    for one in indicator.parts("numbers"):
        level, number = one.text("level"), one.number("number")
        if levels and level not in levels:
            yield one.fault("level", f"The scale has no level `{level}`.", choose(level, levels))
            continue
        rank = levels.index(level) if level in levels else 0
        if before and number is not None and number != before[0] + 1:
            yield one.fault("number", f"{number} stands where {before[0] + 1} is due.", "List every number in order.")
        if before and rank < before[1]:
            problem = f"The number {number} stands for a better level than the one before it."
            yield one.fault("level", problem, "List the numbers best first.")
        before = (number if number is not None else 0, rank)


def _check_levels(descriptor: Part, levels: list[str]) -> Iterator[Fault]:
    wording = descriptor.part("levels")
    if not levels or not isinstance(descriptor.data.get("levels"), dict):
        return
    for level in wording.data:
        if level not in levels:
            yield wording.fault(level, f"The scale has no level `{level}`.", choose(level, levels))
    if missing := [level for level in levels if level not in wording.data]:
        yield descriptor.fault("levels", f"No wording for level {listed(missing)}.", "Say what is seen at that level.")
    for better, worse in pairwise(levels):
        words = _normal(wording.text(worse))
        if words and words == _normal(wording.text(better)):
            problem = f"Levels `{better}` and `{worse}` have the same wording."
            yield wording.fault(worse, problem, "Say what is different, so that a person can choose.")


def _normal(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")
