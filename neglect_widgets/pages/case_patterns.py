"""What the list of cases says of change: the patterns that cannot wait until a case is opened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from ..definitions import load_wording
from ..engine import PatternName, compare_domains
from ..errors import NeglectError, NotFound
from ..model import Case, Child
from ..store import CaseSummary
from . import arguments
from .session import Session

PRESSING: tuple[PatternName, ...] = ("relapse", "deteriorating", "newly_unknown", "static_unmet")
"""The patterns that the list names, in the order in which it does."""


def can_be_compared(summary: CaseSummary) -> bool:
    """Tell whether some child has been assessed twice; a draft that is half rated says nothing about change."""
    finished = [assessment.child_id for assessment in summary.assessments if assessment.finished]
    return len(set(finished)) < len(finished)


def name_patterns(session: Session, args: arguments.NamePatterns, op_id: str) -> dict[str, Any]:
    """Name the pressing patterns of some cases, with the codes of the children; empty words where there are none.

    Asked for after the list stands: comparing takes some 20 ms a case, which nobody should wait for.
    """
    session.signed_in()
    wording = load_wording()
    return {"ok": True, "patterns": {case_id: _words(session, case_id, wording) for case_id in args.cases}}


def _words(session: Session, case_id: str, wording: Mapping[str, str]) -> str:
    codes: dict[PatternName, list[str]] = defaultdict(list)
    try:
        case = session.store.case(case_id)
    except NotFound:
        # Deleted meanwhile.
        return ""
    for child in case.children:
        # Where a toolkit is not to be had, opening the case says so; what is known of other children is told.
        with suppress(NeglectError):
            for name in _pressing(session, case, child):
                codes[name].append(child.code)
    sentence = wording["page.case.pattern"]
    told = ((wording[f"engine.pattern.{name}"], codes[name]) for name in PRESSING if name in codes)
    return " · ".join(sentence.format(pattern=pattern, children=", ".join(of)) for pattern, of in told)


def _pressing(session: Session, case: Case, child: Child) -> set[PatternName]:
    """Return the pressing patterns of a child's areas of care; not those that two raters' difference explains."""
    finished = [a for a in session.store.assessments(case.id, child.id) if a.finished]
    if len(finished) < 2:
        return set()
    rows = compare_domains(session.toolkit, finished)
    return {row.pattern.name for row in rows if not row.pattern.unsure} & set(PRESSING)
