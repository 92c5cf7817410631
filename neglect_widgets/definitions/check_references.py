"""Checks that ids are given once and that every id named elsewhere is there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from .hints import choose
from .part import Fault, Part

_LISTS = {
    "bands": "band",
    "types": "type",
    "domains": "domain",
    "tiers": "tier",
    "flags": "flag",
    "factors": "factor",
    "contacts": "contact",
}
"""Top-level list -> what one of its items is called."""


def check_ids(toolkit: Part) -> Iterator[Fault]:
    """Yield a fault for every id that is used again, the later one each time."""
    for key, what in _LISTS.items():
        yield from _repeated(toolkit.parts(key), "id", what)
    yield from _repeated((*toolkit.parts("voice"), *toolkit.parts("closing")), "id", "prompt")
    yield from _repeated(_indicators(toolkit), "id", "indicator")
    for domain in toolkit.parts("domains"):
        yield from _repeated(domain.parts("sub_domains"), "id", "sub-domain")
    yield from _repeated(toolkit.part("continuum").parts("levels"), "value", "level of need")


def check_references(toolkit: Part) -> Iterator[Fault]:
    """Yield a fault for every name of a band, type, flag, tier, contact or level that leads nowhere."""
    known = {what: {p.text("id") for p in toolkit.parts(key)} for key, what in _LISTS.items() if toolkit.listed(key)}
    if toolkit.part("continuum").listed("levels"):
        known["level of need"] = {level.text("value") for level in toolkit.part("continuum").parts("levels")}
    if toolkit.listed("domains"):
        known["indicator"] = {indicator.text("id") for indicator in _indicators(toolkit)}
    for part, key, what in _references(toolkit):
        named: set[str] = set()
        single = [((*part.steps, key), part.text(key))] if part.text(key) else []
        for steps, name in (*single, *part.texts(key)):
            if what in known and name not in known[what]:
                yield Fault(steps, f"There is no {what} `{name}`.", _remedy(name, what, known[what] - {""}))
            elif name in named:
                yield Fault(steps, f"`{name}` is named twice.", "Take one of them out.")
            named.add(name)


def check_flag_bands(toolkit: Part) -> Iterator[Fault]:
    """Yield a fault for every flag of an indicator that no child it is asked about could have."""
    bands = {band.text("id") for band in toolkit.parts("bands")}
    bands_of = {flag.text("id"): {band for _, band in flag.texts("bands")} for flag in toolkit.parts("flags")}
    for indicator in _indicators(toolkit):
        asked = {band for _, band in indicator.texts("bands")}
        for steps, name in indicator.texts("flags"):
            due = bands_of.get(name, set())
            # A band that is not there is reported as such, and may have been meant for one that is.
            if asked | due <= bands and asked and due and asked.isdisjoint(due):
                problem = f"The flag `{name}` is for none of the indicator's bands."
                yield Fault(steps, problem, "Take it out, or add a band to the flag.")


def _remedy(name: str, what: str, known: Collection[str]) -> str:
    where = next((key for key, called in _LISTS.items() if called == what), "")
    if where and not known:
        return f"Add it under `{where}:`, or take it out here."
    return choose(name, sorted(known))


def _references(toolkit: Part) -> Iterator[tuple[Part, str, str]]:
    """Yield each part with a key of it that names something, and what it names."""
    for domain in toolkit.parts("domains"):
        yield domain, "types", "type"
        for indicator in domain.parts("indicators"):
            yield indicator, "bands", "band"
            yield indicator, "types", "type"
            yield indicator, "flags", "flag"
            for worded in (*indicator.parts("descriptors"), *indicator.parts("questions")):
                yield worded, "bands", "band"
            for condition in indicator.parts("asked_if"):
                yield condition, "indicator", "indicator"
                yield condition, "factor", "factor"
    for flag in toolkit.parts("flags"):
        yield flag, "bands", "band"
        yield flag, "tier", "tier"
    for tier in toolkit.parts("tiers"):
        yield tier, "contacts", "contact"
    for prompt in (*toolkit.parts("voice"), *toolkit.parts("closing")):
        yield prompt, "bands", "band"
    yield toolkit, "languages", "language"
    for rule in toolkit.parts("indicated"):
        yield rule, "level", "level of need"
        yield rule, "flag_tiers", "tier"


def _indicators(toolkit: Part) -> Iterator[Part]:
    return (indicator for domain in toolkit.parts("domains") for indicator in domain.parts("indicators"))


def _repeated(parts: Iterable[Part], key: str, what: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for part in parts:
        name = part.text(key)
        if name and name in seen:
            yield part.fault(key, f"Another {what} has the {key} `{name}` already.", f"Give each {what} its own.")
        seen.add(name)
