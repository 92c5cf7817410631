"""Spreads a toolkit out into its parts and their single values, so that two can be laid side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from pydantic import BaseModel

from ...model import Domain, IndicatedRule, Indicator, Toolkit
from ..known import inside, is_words

_ORDERED = ("contacts", "languages")
"""Lists of names whose order says something."""

ORDER = "order of the rules"
"""Where the toolkit's own values have it; the first rule that holds counts."""


class Named(NamedTuple):
    """A part of a toolkit: what it is and which one; ("toolkit", "") is the toolkit itself."""

    what: str
    id: str


@dataclass(frozen=True)
class Leaf:
    """One value of a part."""

    value: Any
    words: bool = False
    """Text for people, and not an id, a number or a choice."""


NOTHING = Leaf(None)
"""What stands where there is no value."""

Values = dict[str, Leaf]
"""Where in a part, such as "help" or "older, level 2" -> the value."""


def flat(toolkit: Toolkit) -> dict[Named, Values]:
    """Return every part of a toolkit with its values, without those that are as if left out.

    What is worded for several bands stands under each of them, so that sharing a wording out is no change.
    """
    return dict(_parts(toolkit))


def _parts(toolkit: Toolkit) -> Iterator[tuple[Named, Values]]:
    lists: dict[str, tuple[BaseModel, ...]] = {
        "band": toolkit.bands,
        "type": toolkit.types,
        "tier": toolkit.tiers,
        "flag": toolkit.flags,
        "factor": toolkit.factors,
        "voice prompt": toolkit.voice,
        "closing prompt": toolkit.closing,
        "contact": toolkit.contacts,
        "level": toolkit.scale.levels,
        "level of need": toolkit.need_levels,
    }
    order = Leaf([_when(rule) for rule in toolkit.indicated])
    yield Named("toolkit", ""), {**_values(toolkit, "id", "version"), ORDER: order}
    for what, items in lists.items():
        for item in items:
            name = str(getattr(item, "id", None) or getattr(item, "value", ""))
            yield Named(what, name), _values(item, "id", "value")
    for rule in toolkit.indicated:
        yield Named("rule", _when(rule)), _values(rule)
    for domain in toolkit.domains:
        yield from _of_domain(domain)


def _of_domain(domain: Domain) -> Iterator[tuple[Named, Values]]:
    yield Named("domain", domain.id), _values(domain, "id")
    for group in domain.sub_domains:
        yield Named("sub-domain", f"{domain.id}, {group.id}"), _values(group, "id")
    for indicator in domain.indicators:
        yield Named("indicator", indicator.id), {**_values(indicator, "id"), **_wording(indicator)}


def _wording(indicator: Indicator) -> Values:
    found: Values = {}
    for descriptor in indicator.descriptors:
        for band in descriptor.bands:
            found |= {f"{band}, level {level}": Leaf(text, True) for level, text in descriptor.levels.items()}
    for number in indicator.numbers:
        found[f"number {number.number}"] = Leaf(number.words, True)
        found[f"number {number.number} stands for"] = Leaf(number.level)
    for question in indicator.questions:
        for band in question.bands:
            where = f"{band}, questions"
            asked = f"{found[where].value} {question.ask}" if where in found else question.ask
            found[where] = Leaf(asked, True)
    if indicator.asked_if:
        asked_if = (
            f"factor {c.factor}" if c.factor else f"{c.indicator} from rank {c.from_rank}" for c in indicator.asked_if
        )
        found["asked_if"] = Leaf(sorted(asked_if))
    return found


def _values(value: BaseModel, *leave_out: str) -> Values:
    """Return the plain values of a part, those of a single value inside it under both names."""
    found: Values = {}
    for name in type(value).model_fields:
        item = getattr(value, name)
        if isinstance(item, BaseModel):
            found |= {f"{name} {where}": leaf for where, leaf in _values(item).items()}
        elif isinstance(item, tuple) and any(isinstance(one, BaseModel) for one in item):
            continue  # parts of their own
        elif name not in leave_out and item is not None and item is not False and item != "" and item != ():
            settled = sorted(item) if isinstance(item, tuple) and name not in _ORDERED else item
            found[name] = Leaf(settled, is_words(inside(type(value), name), (name,)))
    return found


def _when(rule: IndicatedRule) -> str:
    """Say when a rule holds: two that hold alike are the same rule, whatever they give as their reason."""
    flags = f"a flag of {' or '.join(rule.flag_tiers)}" if rule.flag_tiers else ""
    domains = "1 domain" if rule.domains == 1 else f"{rule.domains} domains"
    counted = f"{rule.indicators} at rank {rule.rank} or worse in {domains}" if rule.rank is not None else ""
    return f"{rule.level} for {' and '.join(filter(None, (flags, counted)))}"
