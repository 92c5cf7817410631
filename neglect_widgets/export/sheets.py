"""Which sheets the Excel workbook has, and their columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..model import Assessment, Case, Toolkit
from . import sheet_rows as rows
from .report_facts import Source, Sources
from .rows import HEADERS, rating_rows
from .sheet_summary import summary_rows
from .words import say

Cell = str | int | None

_RATING_WIDTHS = {
    "question": 34,
    "descriptor": 50,
    "evidence": 60,
    "impact": 40,
    "change": 40,
    "family_words": 40,
    "rater": 30,
    "rank": 8,
    "level": 8,
    "number": 10,
}
_COLUMNS: Mapping[str, Mapping[str, int]] = {
    "summary": {"what": 30, "answer": 100},
    "ratings": {name: _RATING_WIDTHS.get(name, 16) for name in HEADERS},
    "profile": {"domain": 34, "sub_domain": 34, "rolled": 30, "worst": 30, "most_common": 34, "known": 12},
    "types": {"type": 30, "worst": 30, "unmet": 80, "known": 12},
    "evidence": {
        "domain": 20,
        "question": 34,
        "carer": 18,
        "label": 18,
        "on": 18,
        "known_by": 12,
        "source": 24,
        "frequency": 14,
        "announced": 16,
        "child_words": 18,
        "text": 80,
    },
    "flags": {
        "flag": 50,
        "tier": 16,
        "raised_at": 24,
        "raised_by": 30,
        "note": 40,
        "done": 50,
        "done_on": 18,
        "done_by": 24,
        "told": 24,
        "withdrawn": 40,
    },
    "factors": {"group": 24, "factor": 50, "answer": 16, "text": 80, "by": 30, "at": 24},
    "voice": {"group": 24, "prompt": 40, "words_of": 18, "text": 80, "by": 30, "at": 24},
    "closing": {"group": 24, "prompt": 40, "text": 80, "by": 30, "at": 24},
    "plan": {
        "target": 60,
        "question": 34,
        "from_level": 24,
        "aim": 24,
        "measure": 40,
        "who": 30,
        "by_date": 18,
        "if_not": 50,
    },
    "earlier_plan": {"target": 60, "question": 34, "then": 24, "aim": 24, "now": 24, "target_state": 20},
}
"""Sheet -> column -> width in characters."""


class Sheet(NamedTuple):
    """A table with a heading and a width in characters for each column."""

    name: str
    columns: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[Cell]]


def sheets(
    toolkit: Toolkit, case: Case, assessment: Assessment, earlier: Source | None = None, sources: Sources = ()
) -> tuple[Sheet, ...]:
    """Return Summary, Ratings, Profile, Types of neglect, Evidence, Red flags, Factors, Voice, closing notes and plans.

    A sheet is left out where the toolkit does not ask for what would stand on it, and nobody wrote it.
    """
    found: dict[str, Iterable[Sequence[Cell]]] = {"summary": summary_rows(toolkit, case, assessment, sources)}
    if toolkit.domains:
        found["ratings"] = rating_rows(toolkit, case, assessment)
        found["profile"] = rows.profile_rows(toolkit, assessment)
        found["types"] = rows.type_rows(toolkit, assessment)
        found["evidence"] = rows.evidence_rows(toolkit, case, assessment)
    if toolkit.flags_asked(assessment.band) or assessment.flags:
        found["flags"] = rows.flag_rows(toolkit, assessment)
    if toolkit.factors or assessment.factors:
        found["factors"] = rows.factor_rows(toolkit, case, assessment)
    if (voice := rows.voice_rows(toolkit, case, assessment)) is not None:
        found["voice"] = voice
    if (closing := rows.closing_rows(toolkit, case, assessment)) is not None:
        found["closing"] = closing
    found["plan"] = rows.plan_rows(toolkit, assessment)
    if earlier and earlier[0].plan:
        found["earlier_plan"] = rows.earlier_plan_rows(toolkit, earlier, assessment)
    return tuple(_sheet(key, cells) for key, cells in found.items())


def _sheet(key: str, cells: Iterable[Sequence[Cell]]) -> Sheet:
    columns = [(say(f"column.{name}"), width) for name, width in _COLUMNS[key].items()]
    return Sheet(say(f"sheet.{key}"), columns, cells)
