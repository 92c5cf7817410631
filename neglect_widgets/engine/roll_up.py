"""How a toolkit brings the levels of several indicators together; never by a total or a mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..model import Scale
from ..model.toolkit import RollUp


def rolled_up(rule: RollUp, scale: Scale, ranks: Sequence[int]) -> int | None:
    """Return the one rank that a rule makes of several; None where it makes none of them.

    `worst` takes the worst. `most-common-with-problem-override` takes the most common, the worse one of a tie,
    unless any is an unmet need: then the worst, so that good care in one place hides no problem in another.
    `profile` and `none` leave the indicators to stand for themselves.
    """
    if not ranks or rule in ("profile", "none"):
        return None
    worst = max(ranks)
    if rule == "worst" or worst >= scale.unmet_from:
        return worst
    counts = Counter(ranks)
    return max(rank for rank, count in counts.items() if count == max(counts.values()))
