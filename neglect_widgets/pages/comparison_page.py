"""What the comparison of a child's assessments shows: words, then a table, then pictures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..engine import compare
from ..engine.comparison_values import Cell, Change, ComparisonResult, DomainRow, IndicatorRow
from ..model import Assessment, Case, Child
from . import routes, words
from .session import Session

PICTURES = ("radar", "trend", "heat", "timeline")


def comparison_content(case: Case, child: Child, wording: Mapping[str, str]) -> dict[str, Any]:
    """The fixed words of a child's comparison."""
    return {
        "heading": wording["page.title.compare"].format(child=child.code),
        "case_to": routes.to_case(case.id),
        "too_few": wording["page.compare.too_few"],
        "pictures": [
            {"id": p, "title": wording[f"page.picture.{p}"], "description": wording[f"page.picture.{p}.about"]}
            for p in PICTURES
        ],
    }


def chosen_assessments(session: Session) -> tuple[Assessment, ...]:
    """Return the assessments that stand side by side, oldest first."""
    return tuple(a for a in session.compared if a.id in session.chosen)


def chosen_result(session: Session) -> ComparisonResult | None:
    """Return the comparison of the assessments chosen; None with fewer than two."""
    chosen = chosen_assessments(session)
    return compare(session.toolkit, chosen) if len(chosen) > 1 else None


def comparison_state(session: Session, child: Child, wording: Mapping[str, str]) -> dict[str, Any]:
    """The comparison of the assessments chosen, as the widget takes it."""
    choices = [
        {
            "id": a.id,
            "checked": a.id in session.chosen,
            "label": words.window(a.window_start, a.window_end) + ("" if a.finished else wording["page.compare.draft"]),
        }
        for a in session.compared
    ]
    result = chosen_result(session)
    state: dict[str, Any] = {
        "child_code": child.code,
        "choices": choices,
        "sentences": [],
        "notes": [],
        "columns": [],
        "domains": [],
        "flags": [],
        "ready": result is not None,
    }
    if result is None:
        return state
    flags = [flag.sentence for flag in result.flags]
    by_domain: dict[tuple[str, str], list[IndicatorRow]] = {}
    for row in result.indicators:
        by_domain.setdefault((row.toolkit, row.domain.id), []).append(row)
    return state | {
        # Red flags stand under a heading of their own.
        "sentences": [sentence for sentence in result.sentences if sentence not in flags],
        "notes": [note.words for note in result.notes],
        "flags": flags,
        "columns": [{"label": c.date_words, "detail": c.band_label} for c in result.columns],
        "domains": [_domain(row, by_domain.get((row.toolkit, row.domain.id), []), wording) for row in result.domains],
    }


def _domain(row: DomainRow, indicators: list[IndicatorRow], wording: Mapping[str, str]) -> dict[str, Any]:
    return {
        "title": row.domain.title,
        "pattern": row.pattern.words,
        "cells": _cells(row, wording),
        "rows": [
            {
                "indicator": indicator.indicator.title,
                "pattern": indicator.pattern.words,
                "cells": _cells(indicator, wording),
                "change": {"kind": indicator.overall.kind, "label": indicator.overall.words},
                "notes": list(dict.fromkeys(note.words for note in indicator.overall.notes)),
            }
            for indicator in indicators
        ],
    }


def _cells(row: DomainRow | IndicatorRow, wording: Mapping[str, str]) -> list[dict[str, Any]]:
    """What each assessment says; what qualifies a step stands with the assessment it leads to."""
    steps: tuple[Change | None, ...] = (None, *row.changes)
    return [_cell(cell, step, wording) for cell, step in zip(row.cells, steps, strict=True)]


def _cell(cell: Cell, step: Change | None, wording: Mapping[str, str]) -> dict[str, Any]:
    detail = [", ".join(person.name for person in cell.raters)]
    if cell.evidence is not None:
        detail.append(cell.evidence.words)
    notes = step.notes if step is not None and step.kind in ("better", "worse") else ()
    if cell.level is None:
        said = wording[f"page.status.{cell.status}"]
    else:
        said = cell.level.label if cell.shown else wording["page.part_known"].format(level=cell.level.label)
    return {
        "words": said,
        "level": words.level_dict(cell.shown) if cell.shown else None,
        "detail": "; ".join(text for text in detail if text),
        "notes": list(dict.fromkeys(note.words for note in notes)),
    }
