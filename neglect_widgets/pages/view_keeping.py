"""What the page of a case shows about keeping it, giving it out and deleting it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ..model import Case
from ..store import confirm_from
from . import words

_FIXED = ("heading", "own", "own_about", "whose", "until", "until_hint", "delete", "why", "copies")


def keeping_content(wording: Mapping[str, str]) -> dict[str, Any]:
    """The words that stay the same."""
    return {name: wording[f"page.keeping.{name}"] for name in _FIXED}


def keeping_state(case: Case, assessments: int, now: datetime, wording: Mapping[str, str]) -> dict[str, Any]:
    """How long the case is kept, and whether somebody has asked for it to be deleted."""
    over = case.retention_over(now.date())
    say = {name: wording[f"page.keeping.{name}"] for name in ("delete_about", "asked", "confirm_early")}
    asked = case.disposal
    confirm = wording["page.keeping.confirm_over"]
    if asked and not over:
        begins = confirm_from(case, now)
        when = f"{words.day(begins.date())}, {begins:%H:%M %Z}"
        confirm = say["confirm_early"].format(person=asked.asked_by.name, when=when)
    return {
        "until": case.retain_until.isoformat() if case.retain_until else "",
        "over_words": wording["page.keeping.until_over"] if over else "",
        "about_words": say["delete_about"].format(count=assessments),
        "rule_words": wording["page.keeping.delete_over" if over else "page.keeping.delete_early"],
        "asked_words": say["asked"].format(person=asked.asked_by.name, day=words.day(asked.asked_at.date()))
        if asked
        else "",
        "confirm_words": confirm if asked else "",
    }
