"""Checks that the levels of a scale are in order and cannot be taken for one another."""

from __future__ import annotations

from collections.abc import Iterator

from .part import Fault, Part

CONTRAST = 4.5
"""WCAG 2.2 AA for text: a level's colour is used for words as well."""


def check_scale(scale: Part) -> Iterator[Fault]:
    """Yield every fault of the levels and of the thresholds on them."""
    levels = list(scale.parts("levels"))
    if len(levels) == 1:
        yield scale.fault("levels", "The scale has one level only.", "Add the others, best first.")
    for rank, level in enumerate(levels):
        if (given := level.number("rank")) not in (rank, None):
            remedy = "List the levels best first, with ranks 0, 1, 2 and so on."
            yield level.fault("rank", f"Rank {given} stands where rank {rank} is due.", remedy)
        contrast = contrast_on_white(level.text("colour"))
        if contrast is not None and contrast < CONTRAST:
            problem = f"The colour {level.text('colour')} on white has a contrast of {contrast:.1f} to 1."
            yield level.fault("colour", problem, f"Choose a darker one: words in it need {CONTRAST} to 1.")
    for key in ("value", "label", "shape", "colour"):
        yield from _alike(levels, key)
    yield from _check_between(levels)
    for key in ("unmet_from", "impact_from", "flag_from"):
        if levels and (scale.number(key) or 0) >= len(levels):
            yield scale.fault(key, f"The scale has no rank {scale.number(key)}.", f"Use 1 to {len(levels) - 1}.")


def _check_between(levels: list[Part]) -> Iterator[Fault]:
    """A half step stands between two levels that are described."""
    half = [level.data.get("between") is True for level in levels]
    for position, level in enumerate(levels):
        beside = half[max(position - 1, 0) : position] + half[position + 1 : position + 2]
        if half[position] and (len(beside) < 2 or any(beside)):
            remedy = "Put it between two levels without `between`, or take `between` out and describe it."
            yield level.fault("between", "A half step needs a described level on either side.", remedy)


def contrast_on_white(colour: str) -> float | None:
    """Return the contrast ratio of "#rrggbb" on white after WCAG 2.2, or None for anything else."""
    try:
        red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    except ValueError:
        return None
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _alike(levels: list[Part], key: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for level in levels:
        text = level.text(key).casefold()
        if text and text in seen:
            remedy = f"Give every level a {key} of its own, so that nobody takes one for another."
            yield level.fault(key, f"Two levels have the {key} `{level.text(key)}`.", remedy)
        seen.add(text)
