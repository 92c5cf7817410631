"""Checks what spans several values of a toolkit; yields every fault and stops at none.

Shape, unknown keys and limits are the model's business (see shape.py). Here is what no
value can see of itself: order, references, coverage, and what a person could mix up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .check_conditions import check_conditions
from .check_domains import check_domains
from .check_levels import check_levels
from .check_references import check_flag_bands, check_ids, check_references
from .check_scale import check_scale
from .part import Fault, Part


def cross_check(data: dict[str, Any]) -> Iterator[Fault]:
    """Yield every fault that lies between the values of a toolkit, whatever its shape."""
    toolkit = Part((), data)
    yield from check_scale(toolkit.part("scale"))
    yield from _check_bands(toolkit)
    yield from _check_rules(toolkit)
    yield from _check_anything_asked(toolkit)
    yield from check_ids(toolkit)
    yield from check_references(toolkit)
    yield from check_flag_bands(toolkit)
    yield from check_domains(toolkit)
    yield from check_levels(toolkit)
    yield from check_conditions(toolkit)


def _check_bands(toolkit: Part) -> Iterator[Fault]:
    """Bands follow one another without gap or overlap; the unborn band is first and ends at birth."""
    end: int | None = None
    for position, band in enumerate(toolkit.parts("bands")):
        unborn = band.data.get("from_age") is None
        start, until = band.number("from_age"), band.number("to_age")
        if unborn and position > 0:
            remedy = "Add `from_age:`, or move the unborn band to the top."
            yield band.fault("from_age", "Only the first band may do without `from_age`; it is the unborn one.", remedy)
        elif unborn and until:
            yield band.fault("to_age", "The unborn band ends after birth.", "Write `to_age: 0`.")
        if start is not None and until is not None and until <= start:
            problem = f"The band ends at {until} and begins at {start}."
            yield band.fault("to_age", problem, f"Write an age above {start}.")
        if start is not None and end is not None and start != end:
            what = "overlap" if start < end else "leave a gap"
            problem = f"Age bands {what}: one ends at {end}, this one begins at {start}."
            yield band.fault("from_age", problem, f"Write `from_age: {end}`, or change the band before it.")
        end = 0 if unborn else until


def _check_rules(toolkit: Part) -> Iterator[Fault]:
    """Each rule for the indicated level can hold, and does not always hold."""
    ranks = len(list(toolkit.part("scale").parts("levels")))
    domains = len(list(toolkit.parts("domains")))
    for rule in toolkit.parts("indicated"):
        rank = rule.number("rank")
        if toolkit.lacks("continuum"):
            remedy = "Add `continuum:`, or take the rules out."
            yield rule.fault("level", "The rule points to a level of need, and the toolkit has none.", remedy)
        if rule.data.get("rank") is None and not rule.data.get("flag_tiers"):
            remedy = "Add `rank:` or `flag_tiers:`; without any rule the lowest level is indicated."
            yield rule.fault("level", "The rule has no condition and would always hold.", remedy)
        if rank is not None and toolkit.lacks("domains"):
            yield rule.fault("rank", "The rule counts ratings, and the toolkit asks for none.", "Take the rule out.")
        elif ranks and (rank or 0) >= ranks:
            yield rule.fault("rank", f"The scale has no rank {rank}.", f"Use 1 to {ranks - 1}.")
        if domains and (rule.number("domains") or 0) > domains:
            problem = f"The rule asks for {rule.number('domains')} domains, and the toolkit has {domains}."
            yield rule.fault("domains", problem, f"Use 1 to {domains}.")


def _check_anything_asked(toolkit: Part) -> Iterator[Fault]:
    """There is something to rate, with a scale to rate it on, or something to write down."""
    if all(map(toolkit.lacks, ("domains", "voice", "closing"))):
        yield toolkit.fault("domains", "The toolkit asks nothing.", "List domains, or prompts under `voice:`.")
    scale = toolkit.data.get("scale")
    if list(toolkit.parts("domains")) and isinstance(scale, dict) and not scale.get("levels"):
        remedy = "Add `scale:` with its `levels:`, best first."
        yield toolkit.fault("scale", "There are domains to rate, and no levels to rate them on.", remedy)
