"""Checks that an indicator which is asked only sometimes can come to be asked."""

from __future__ import annotations

from collections.abc import Iterator

from .part import Fault, Part


def check_conditions(toolkit: Part) -> Iterator[Fault]:
    """Yield a fault for every condition that waits for itself or for a rank that is not there."""
    indicators = [i for domain in toolkit.parts("domains") for i in domain.parts("indicators")]
    waits = {i.text("id"): {c.text("indicator") for c in i.parts("asked_if")} - {""} for i in indicators}
    ranks = len(list(toolkit.part("scale").parts("levels")))
    for indicator in indicators:
        for condition in indicator.parts("asked_if"):
            rank = condition.number("from_rank")
            if ranks and rank is not None and rank >= ranks:
                yield condition.fault("from_rank", f"The scale has no rank {rank}.", f"Use 1 to {ranks - 1}.")
        if indicator.text("id") in _reached(waits, indicator.text("id")):
            problem = "The indicator is asked only after an answer to itself."
            yield indicator.fault("asked_if", problem, "Make one indicator of the circle be asked always.")


def _reached(waits: dict[str, set[str]], start: str) -> set[str]:
    """Return every indicator that `start` waits for, at one remove or more."""
    reached: set[str] = set()
    ahead = set(waits.get(start, ()))
    while ahead:
        reached |= ahead
        ahead = {further for one in ahead for further in waits.get(one, ())} - reached
    return reached
