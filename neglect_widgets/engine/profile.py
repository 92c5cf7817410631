"""The profile of an assessment: per domain worst and most common level, counts and share known."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Assessment, Domain, Level, Toolkit
from .answers import Answer, answers, carers_of
from .findings import is_strength
from .profile_words import profile_sentence
from .roll_up import rolled_up
from .values import DomainProfile, Profile, SubDomainProfile


def profile(toolkit: Toolkit, assessment: Assessment, carer_id: str | None = None) -> Profile:
    """Return the profile for one carer, or over all carers with the worst known level of each indicator.

    Over all carers an indicator is rated once any carer is; `carers_rated` says who was rated at all.
    InputRefused when the carer is not part of the assessment.
    """
    carers = carers_of(assessment, carer_id)
    found = answers(toolkit, assessment, carers)
    domains = tuple(_domain_profile(toolkit, domain, items) for domain, items in found)
    rated = {r.carer_id for _, items in found for a in items for r in a.ratings if r.status == "rated"}
    carers_rated = tuple(c for c in carers if c in rated)
    strong = {d.id for d, items in found if _is_strong(items)}
    sentence = profile_sentence(toolkit.scale, domains, strong, len(carers), len(carers_rated))
    return Profile(domains, sentence, carers, carers_rated)


def _domain_profile(toolkit: Toolkit, domain: Domain, items: Sequence[Answer]) -> DomainProfile:
    counts = [0] * (max(x.rank for x in toolkit.scale.levels) + 1)
    for item in items:
        if item.level:
            counts[item.level.rank] += 1
    number = {s: sum(a.status == s for a in items) for s in ("rated", "not_known", "not_applicable", "not_looked_at")}
    applicable = len(items) - number["not_applicable"]
    known_share = number["rated"] / applicable if applicable else 0.0
    ordered = sorted(toolkit.scale.levels, key=lambda x: x.rank)
    present = [x for x in ordered if counts[x.rank]]
    worst = present[-1] if present else None
    incomplete = applicable > 0 and known_share < toolkit.known_share
    unmet = worst is not None and worst.rank >= toolkit.scale.unmet_from
    groups = _sub_domains(toolkit, domain, items)
    inside = [g.rolled.rank for g in groups if g.rolled] if groups else [a.level.rank for a in items if a.level]
    rolled = _level(toolkit, rolled_up(toolkit.roll_up, toolkit.scale, inside))
    return DomainProfile(
        id=domain.id,
        title=domain.title,
        short=domain.short,
        on_radar=domain.on_radar,
        asked=len(items),
        looked_at=len(items) - number["not_looked_at"],
        rated=number["rated"],
        not_known=number["not_known"],
        not_applicable=number["not_applicable"],
        applicable=applicable,
        counts=tuple(counts),
        worst=worst,
        # An unmet need is there however little else is known; a met one may be the better part of a worse whole.
        shown=(rolled or worst) if unmet or not incomplete else None,
        rolled=rolled,
        sub_domains=groups,
        most_common=tuple(x for x in present if counts[x.rank] == max(counts)),
        known_share=known_share,
        incomplete=incomplete,
        drawn=domain.on_radar and applicable >= 2 and toolkit.roll_up != "none",
    )


def _sub_domains(toolkit: Toolkit, domain: Domain, items: Sequence[Answer]) -> tuple[SubDomainProfile, ...]:
    """Return the sub-domains that have something asked, in the toolkit's order."""
    found = []
    for group in domain.sub_domains:
        inside = [a for a in items if a.indicator.sub_domain == group.id]
        ranks = [a.level.rank for a in inside if a.level]
        if inside:
            worst = _level(toolkit, max(ranks, default=None))
            rolled = _level(toolkit, rolled_up(toolkit.roll_up, toolkit.scale, ranks))
            found.append(SubDomainProfile(group.id, group.title, len(inside), len(ranks), worst, rolled))
    return tuple(found)


def _level(toolkit: Toolkit, rank: int | None) -> Level | None:
    return None if rank is None else toolkit.scale.at_rank(rank)


def _is_strong(items: Sequence[Answer]) -> bool:
    """True when the domain as a whole may be called a strength.

    Every applicable indicator is rated "needs met", each with evidence in words, and nobody's care
    was answered "not known": what is not known is never good, and a met need without evidence is a claim.
    """
    applicable = [a for a in items if a.status != "not_applicable"]
    return bool(applicable) and all(
        a.level is not None
        and a.level.rank == 0
        and any(is_strength(r, 0) for r in a.ratings if r.status == "rated")
        and all(r.status != "not_known" for r in a.ratings)
        for a in applicable
    )
