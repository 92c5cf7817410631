"""How well a rating is evidenced."""

from __future__ import annotations

from ..model import EvidenceRule, Rating
from .values import EvidenceStrength, Strength
from .words import say


def evidence_strength(rating: Rating, rule: EvidenceRule | None = None) -> EvidenceStrength:
    """Say how well a rating is evidenced, by the strongest thing that is true of it.

    Strongest first: several sources (as many different ones as the rule asks for), seen unannounced,
    seen again, seen once, recorded, told, unstated (a text that does not say how it is known), none.
    Evidence without words counts for nothing.
    """
    key = strength_key(rating, rule or EvidenceRule())
    return EvidenceStrength(key, say(f"evidence.{key}"))


def strength_key(rating: Rating, rule: EvidenceRule) -> Strength:
    """Return the key of `evidence_strength` without its words."""
    items = [e for e in rating.evidence if e.text.strip()]
    seen = [e for e in items if e.known_by == "seen"]
    sources = {e.source.casefold() for e in items if e.source}
    known_by = {e.known_by for e in items}
    if len(sources) >= rule.several_sources:
        return "several"
    if any(e.announced == "unannounced" for e in seen):
        return "seen_unannounced"
    if len(seen) > 1 or any(e.frequency in ("sometimes", "often", "always") for e in seen):
        return "seen_again"
    if seen:
        return "seen_once"
    if "recorded" in known_by:
        return "recorded"
    if "told" in known_by:
        return "told"
    return "unstated" if items else "none"
