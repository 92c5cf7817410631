"""Checks that every indicator has its place in a domain and is worded for each of its bands."""

from __future__ import annotations

from collections.abc import Iterator

from .hints import choose, listed, nearest
from .part import Fault, Part


def check_domains(toolkit: Part) -> Iterator[Fault]:
    """Yield every fault of the indicators' ids, groups and wording."""
    bands = {band.text("id") for band in toolkit.parts("bands")}
    for domain in toolkit.parts("domains"):
        yield from _check_sub_domains(domain)
        for indicator in domain.parts("indicators"):
            yield from _check_id(domain, indicator)
            yield from _check_bands(indicator, bands)
            yield from _check_wording(indicator)


def _check_id(domain: Part, indicator: Part) -> Iterator[Fault]:
    start, given = f"{domain.text('id')}.", indicator.text("id")
    if domain.text("id") and given and not given.startswith(start):
        problem = f"The id `{given}` does not begin with that of its domain."
        yield indicator.fault("id", problem, f"Begin it with `{start}`, or move the indicator to its own domain.")


def _check_sub_domains(domain: Part) -> Iterator[Fault]:
    """Where a domain has sub-domains, each indicator is in one of them, and none is empty."""
    groups = [group.text("id") for group in domain.parts("sub_domains")]
    used: set[str] = set()
    for indicator in domain.parts("indicators"):
        name = indicator.text("sub_domain")
        used.add(name)
        if name and name not in groups:
            yield indicator.fault("sub_domain", f"The domain has no sub-domain `{name}`.", choose(name, groups))
        elif groups and not name:
            problem = "The indicator is in none of the domain's sub-domains."
            yield indicator.fault("sub_domain", problem, f"Add `sub_domain:`. {choose('', groups)}")
    for group in domain.parts("sub_domains"):
        if (name := group.text("id")) and name not in used:
            remedy = "Name it in the `sub_domain:` of an indicator, or take it out."
            yield group.fault("id", f"No indicator is in the sub-domain `{name}`.", remedy)


def _check_bands(indicator: Part, bands: set[str]) -> Iterator[Fault]:
    """Each band of the indicator is worded once, and nothing is worded for another."""
    asked = {band for _, band in indicator.texts("bands")} & bands
    worded: set[str] = set()
    for descriptor in indicator.parts("descriptors"):
        # A name twice in one list is a fault of that list, see check_references.
        here: set[str] = set()
        for steps, band in descriptor.texts("bands"):
            if band in worded - here:
                problem = f"The band `{band}` is worded by an earlier descriptor as well."
                yield Fault(steps, problem, "Keep it in one of them.")
            here.add(band)
        worded |= here
    for part in (*indicator.parts("descriptors"), *indicator.parts("questions")):
        for steps, band in part.texts("bands"):
            if band in bands - asked:
                remedy = "Add it to the indicator's `bands`, or take it out here."
                yield Fault(steps, f"The indicator is not asked in the band `{band}`.", remedy)
    # A band that is not there may have been meant for one that seems to be without.
    if worded and worded <= bands and (without := sorted(asked - worded)):
        remedy = "Add a descriptor for it, or take it out of the indicator's `bands`."
        yield indicator.fault("descriptors", f"No descriptor words the band {listed(without)}.", remedy)


def _check_wording(indicator: Part) -> Iterator[Fault]:
    """An indicator has descriptors or numbers, and not both."""
    kinds = ("descriptors", "numbers")
    described, numbered = (bool(indicator.data.get(key)) for key in kinds)
    if described and numbered:
        problem = "The indicator has descriptors and numbers."
        yield indicator.fault("numbers", problem, "Keep one of the two: it is answered by level or by number.")
    elif not described and not numbered and not any(nearest(key, kinds) for key in indicator.data.keys() - {*kinds}):
        problem = "The indicator has no wording."
        yield indicator.fault("descriptors", problem, "Add `descriptors:`, or `numbers:` in their place.")
