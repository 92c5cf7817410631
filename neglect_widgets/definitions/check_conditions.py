"""Checks that an indicator which is asked only sometimes can come to be asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .hints import listed
from .part import Fault, Part

Indicators = Mapping[str, Part]
"""By their ids."""


def check_conditions(toolkit: Part) -> Iterator[Fault]:
    """Yield a fault for every condition that waits for a rank or for an answer that cannot come."""
    indicators = {one.text("id"): one for domain in toolkit.parts("domains") for one in domain.parts("indicators")}
    ranks = len(list(toolkit.part("scale").parts("levels")))
    bands = [band.text("id") for band in toolkit.parts("bands")]
    askable = {band: _askable(indicators, band) for band in bands}
    for id, indicator in indicators.items():
        for condition in indicator.parts("asked_if"):
            rank = condition.number("from_rank")
            if ranks and rank is not None and rank >= ranks:
                yield condition.fault("from_rank", f"The scale has no rank {rank}.", f"Use 1 to {ranks - 1}.")
        never = [band for band in bands if _is_in(indicator, band) and id not in askable[band]]
        awaited = [indicators[name] for name in _awaited(indicator) if name in indicators]
        if alone := [band for band in never if not any(_is_in(one, band) for one in awaited)]:
            problem = f"No indicator that this one waits for is asked in the band {listed(alone)}."
            yield indicator.fault("asked_if", problem, "Ask one of them there, or take the band out here.")
        elif never and id in _reached(indicators, id):
            # What waits for a circle from outside is mended with it.
            problem = "The indicator is asked only after an answer to itself."
            yield indicator.fault("asked_if", problem, "Make one indicator of the circle be asked always.")


def _askable(indicators: Indicators, band: str) -> set[str]:
    """Return the indicators that some answers lead to for a child in a band."""
    found: set[str] = set()
    open_still = {id for id, indicator in indicators.items() if _is_in(indicator, band)}
    while following := {id for id in open_still - found if _can_follow(id, found, indicators)}:
        found |= following
    return found


def _can_follow(id: str, asked: set[str], indicators: Indicators) -> bool:
    conditions = list(indicators[id].parts("asked_if"))
    # A factor may be there at any age; an indicator that nobody has written is reported as such.
    free = [condition for condition in conditions if condition.text("indicator") not in indicators]
    return not conditions or bool(free) or not asked.isdisjoint(_awaited(indicators[id]))


def _is_in(indicator: Part, band: str) -> bool:
    """Return whether an indicator belongs to a band and is not retired."""
    return indicator.data.get("retired") is not True and band in (name for _, name in indicator.texts("bands"))


def _awaited(indicator: Part) -> set[str]:
    return {condition.text("indicator") for condition in indicator.parts("asked_if")} - {""}


def _reached(indicators: Indicators, start: str) -> set[str]:
    """Return every indicator that `start` waits for, at one remove or more."""
    reached: set[str] = set()
    ahead = _awaited(indicators[start])
    while ahead:
        reached |= ahead
        ahead = {further for one in ahead if one in indicators for further in _awaited(indicators[one])} - reached
    return reached
