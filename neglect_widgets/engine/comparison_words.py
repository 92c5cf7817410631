"""A comparison in sentences: red flags, then what got worse or stands still, then what got better."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from .comparison_values import DomainRow, FlagHistory, Note, PatternName
from .patterns import weeks
from .words import counted, days, label, listed, number_of_weeks, say, span

ORDER: tuple[PatternName, ...] = (
    "relapse",
    "deteriorating",
    "newly_unknown",
    "static_unmet",
    "oscillating",
    "newly_known",
    "improving",
    "sustained_improvement",
    "steady_met",
    "too_few",
)


class _Story(NamedTuple):
    """What a sentence says apart from the domains it is about."""

    template: str
    level: str
    turns: tuple[date, ...]
    partial: bool


def comparison_sentences(
    rows: Sequence[DomainRow], flags: Sequence[FlagHistory], notes: Sequence[Note]
) -> tuple[str, ...]:
    """Say what the domains' patterns are, those that need action first; domains with one story share a sentence."""
    ordered = sorted(rows, key=lambda r: ORDER.index(r.pattern.name))
    stories: dict[_Story, list[str]] = {}
    for row in ordered:
        stories.setdefault(_story(row), []).append(row.domain.short)
    return (
        *(f.sentence for f in flags),
        *(_sentence(story, names) for story, names in stories.items()),
        *(n.words for n in notes),
    )


def _story(row: DomainRow) -> _Story:
    pattern = row.pattern
    if pattern.unsure:
        return _Story("unsure", "", (), pattern.partial)
    level = (
        label(row.scale.at_rank(pattern.rank)) if pattern.name == "static_unmet" and pattern.rank is not None else ""
    )
    return _Story(_template(row), level, pattern.turns, pattern.partial)


def _template(row: DomainRow) -> str:
    pattern = row.pattern
    if pattern.name == "static_unmet":
        if pattern.rank is None:
            return "static_moved"
        return "static_known" if pattern.gaps else "static"
    if pattern.name == "newly_known":
        last = next((c.level for c in reversed(row.cells) if c.level), None)
        return "newly_known_unmet" if last and last.rank >= row.scale.unmet_from else "newly_known"
    return pattern.name


def _sentence(story: _Story, names: Sequence[str]) -> str:
    turns = story.turns
    values = {f"date{n}": told for n, told in enumerate(days(*turns), start=1)}
    if len(turns) > 1:
        values |= {"span": span(*turns), "weeks": number_of_weeks(weeks(turns[-2], turns[-1]))}
    said = counted(f"comparison.{story.template}", len(names), names=listed(names), level=story.level, **values)
    return " ".join([said, say("comparison.partial")]) if story.partial else said
