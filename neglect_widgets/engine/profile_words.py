"""The sentence under a profile."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..model import Scale
from .values import DomainProfile
from .words import capital, counted, label, listed, say


def profile_sentence(
    scale: Scale, domains: Sequence[DomainProfile], strong: Collection[str], carers: int, carers_rated: int
) -> str:
    """Say which areas of care have needs unmet, which are strengths and where little is known.

    Only what is known is said to be so; with no level at all it says that nothing has been rated.
    """
    if not any(d.rated for d in domains):
        return say("profile.nothing")
    care = [d for d in domains if d.on_radar]
    parts = [
        *_unmet(scale, care),
        *_beside(scale, [d for d in domains if not d.on_radar]),
        *_no_unmet(scale, domains),
        *_strengths([d for d in care if d.id in strong], first=not any(_is_unmet(scale, d) for d in care)),
        *_unknown(domains),
    ]
    if carers_rated < carers:
        parts.append(say("profile.carers", rated=carers_rated, carers=carers))
    return " ".join(parts)


def _is_unmet(scale: Scale, domain: DomainProfile) -> bool:
    return domain.worst is not None and domain.worst.rank >= scale.unmet_from


def _unmet(scale: Scale, care: Sequence[DomainProfile]) -> list[str]:
    said: list[str] = []
    for level in sorted(scale.levels, key=lambda x: -x.rank):
        names = [d.short for d in care if d.worst == level and _is_unmet(scale, d)]
        if names:
            key = "profile.more_unmet" if said else "profile.unmet"
            said.append(capital(counted(key, len(names), level=label(level), names=", ".join(names))))
    return said


def _beside(scale: Scale, others: Sequence[DomainProfile]) -> list[str]:
    return [
        say("profile.beside", name=d.short, level=label(d.worst)) for d in others if d.worst and _is_unmet(scale, d)
    ]


def _no_unmet(scale: Scale, domains: Sequence[DomainProfile]) -> list[str]:
    return [] if any(_is_unmet(scale, d) for d in domains) else [say("profile.no_unmet")]


def _strengths(strong: Sequence[DomainProfile], *, first: bool) -> list[str]:
    if not strong:
        return []
    key = "profile.strengths" if first else "profile.more_strengths"
    return [capital(counted(key, len(strong), names=", ".join(d.short for d in strong)))]


def _unknown(domains: Sequence[DomainProfile]) -> list[str]:
    unseen = [d.short for d in domains if not d.looked_at]
    little = [d for d in domains if d.incomplete and d.looked_at]
    mostly = [d.short for d in little if 2 * d.rated < d.applicable]
    partly = [d.short for d in little if 2 * d.rated >= d.applicable]
    groups = (("profile.mostly_unknown", mostly), ("profile.partly_known", partly), ("profile.unseen", unseen))
    return [counted(key, len(names), names=listed(names)) for key, names in groups if names]
