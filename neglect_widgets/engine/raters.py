"""Whether changes in a series are larger than two raters may differ by about the same care."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from .comparison_values import PatternName

Rated = tuple[int, frozenset[Hashable]]
"""A rank and who gave it."""


def is_noise(before: Rated, after: Rated, noise: int) -> bool:
    """True for a change of at most `noise` ranks between ratings that share no rater."""
    step = abs(after[0] - before[0])
    return 0 < step <= noise and bool(before[1]) and bool(after[1]) and not before[1] & after[1]


def is_beyond_raters(series: Sequence[Rated], name: PatternName, noise: int) -> bool:
    """True when the pattern would still be seen if changes that may be the raters' were left out.

    A pattern without change is always beyond them. Slow change counts: ratings far apart in the
    series are compared too.
    """
    if name not in ("improving", "sustained_improvement", "deteriorating", "relapse", "oscillating"):
        return True
    raters = {r for _, r in series}
    if len(raters) < 2:
        return True
    falls, rises = _longest_turns(series, noise)
    if name == "deteriorating":
        return rises >= 1
    if name == "relapse":
        return rises >= 2
    if name == "oscillating":
        return max(falls, rises) >= 3 or (falls >= 2 and series[0][0] == series[-1][0])
    return falls >= 1


def _longest_turns(series: Sequence[Rated], noise: int) -> tuple[int, int]:
    """Return the most turns of provable change, better and worse by turns, that end with a fall or a rise."""
    fall = [0] * len(series)
    rise = [0] * len(series)
    for k, after in enumerate(series):
        for j, before in enumerate(series[:k]):
            if after[0] < before[0] and rise[j] >= fall[k] and not is_noise(before, after, noise):
                fall[k] = rise[j] + 1
            elif after[0] > before[0] and fall[j] >= rise[k] and not is_noise(before, after, noise):
                rise[k] = fall[j] + 1
    return max(fall), max(rise)
