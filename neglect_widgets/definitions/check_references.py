"""Checks that ids are given once and that every id named elsewhere is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .hints import choose
from .part import Fault, Part

_LISTS = {
    "bands": "band",
    "types": "type",
    "domains": "domain",
    "tiers": "tier",
    "flags": "flag",
    "voice": "voice prompt",
    "closing": "closing prompt",
    "factors": "factor",
    "contacts": "contact",
}
"""Top-level list -> what one of its items is called."""


def check_ids(toolkit: Part) -> Iterator[Fault]:
    """Yield a fault for every id that is used again, the later one each time."""
    for key, what in _LISTS.items():
        if key not in ("voice", "closing"):
            yield from _repeated(toolkit.parts(key), "id", what)
    yield from _repeated((*toolkit.parts("voice"), *toolkit.parts("closing")), "id", "prompt")
    yield from _repeated(_indicators(toolkit), "id", "indicator")
    for domain in toolkit.parts("domains"):
        yield from _repeated(domain.parts("sub_domains"), "id", "sub-domain")
    yield from _repeated(toolkit.part("continuum").parts("levels"), "value", "level of need")


def check_references(toolkit: Part) -> Iterator[Fault]:
    """Yield a fault for every name of a band, type, flag, tier, contact or level that leads nowhere."""
    known = {what: {p.text("id") for p in toolkit.parts(key)} for key, what in _LISTS.items() if key in toolkit.data}
    if "continuum" in toolkit.data:
        known["level of need"] = {level.text("value") for level in toolkit.part("continuum").parts("levels")}
    known["indicator"] = {indicator.text("id") for indicator in _indicators(toolkit)}
    for domain in toolkit.parts("domains"):
        groups = sorted(group.text("id") for group in domain.parts("sub_domains"))
        for indicator in domain.parts("indicators"):
            name = indicator.text("sub_domain")
            if name and name not in groups:
                yield indicator.fault("sub_domain", f"The domain has no sub-domain `{name}`.", choose(name, groups))
            elif groups and not name:
                problem = "The indicator is in none of the domain's sub-domains."
                yield indicator.fault("sub_domain", problem, f"Add `sub_domain:`. {choose('', groups)}")
    for part, key, what in _references(toolkit):
        named: set[str] = set()
        single = [((*part.steps, key), part.text(key))] if part.text(key) else []
        for steps, name in (*single, *part.texts(key)):
            if what in known and name not in known[what]:
                yield Fault(steps, f"There is no {what} `{name}`.", choose(name, sorted(known[what])))
            elif name in named:
                yield Fault(steps, f"`{name}` is named twice.", "Take one of them out.")
            named.add(name)


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
