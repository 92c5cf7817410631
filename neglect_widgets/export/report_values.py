"""Values that several parts of a report share."""

from __future__ import annotations

from typing import Any

from ..model import Level, Rating
from . import words

Plain = dict[str, Any]
"""JSON values only: text, numbers, lists and maps."""


def level_words(level: Level) -> Plain:
    """Return a level as the template draws it: shape, colour and words."""
    return {"words": level.label, "shape": level.shape, "colour": level.colour}


def evidence_items(rating: Rating) -> list[Plain]:
    """Return each piece of evidence: what is known about it, and its words as typed."""
    return [{"about": words.known(item), "text": item.text} for item in rating.evidence]
