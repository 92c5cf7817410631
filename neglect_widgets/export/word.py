"""An assessment as a Word document, to work on or to copy from into another system."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from ..model import Assessment, Case, Person, Toolkit
from . import word_findings, word_notes
from .other_language import ENGLISH_ONLY, OtherLanguage
from .paper import Paper, heads, level, quiet, strong
from .report import report
from .report_facts import Source, Sources
from .report_values import Plain

Part = Callable[[Paper, Plain, Plain], None]


def assessment_docx(
    toolkit: Toolkit,
    case: Case,
    assessment: Assessment,
    *,
    earlier: Source | None = None,
    sources: Sources = (),
    made_by: Person,
    made_at: datetime,
    other: OtherLanguage = ENGLISH_ONLY,
) -> bytes:
    """Return the report as a Word file, in the order and words of the PDF, with headings to find one's way by.

    `earlier`, `sources` and `other` are as in `assessment_pdf`. Every text is text as typed, and the file has no
    macro, link or field but the numbers of its pages. The same values give the same bytes.
    """
    data = report(toolkit, case, assessment, earlier=earlier, sources=sources, made_by=made_by, made_at=made_at)
    fixed = data["words"]
    paper = Paper(data["title"], made_by.name, fixed["supports"], made_at, other)
    paper.edges(data["case"], data["invented"], fixed["supports"], fixed["page"])
    for part in _parts(data):
        part(paper, data, fixed)
    return paper.data()


def _parts(data: Plain) -> list[Part]:
    """Return the parts in order: beside ratings, the closing notes belong to the summary."""
    closing_first = data["found"] is not None
    return [
        _front,
        word_findings.flags,
        word_findings.summary,
        *([word_notes.closing] if closing_first else []),
        _profile,
        _types,
        word_findings.earlier_plan,
        word_findings.found,
        word_notes.family,
        word_notes.voice,
        *([] if closing_first else [word_notes.closing]),
        word_notes.factors,
        word_findings.plan,
        word_notes.answers,
    ]


def _front(paper: Paper, data: Plain, fixed: Plain) -> None:
    paper.heading(0, data["title"])
    paper.line((data["state"], ""))
    paper.line(strong(data["invented"]))
    for label, text in data["facts"]:
        paper.said(label, text)


def _profile(paper: Paper, data: Plain, fixed: Plain) -> None:
    profile = data["profile"]
    if profile is None:
        return
    unknown, rolled = fixed["status.not_known"], profile["rolled"]
    paper.heading(1, fixed["profile"])
    paper.line(quiet(data["earlier"]))
    if profile["picture"]:
        from .typeset import drawn

        paper.picture(drawn(profile["picture"]), profile["picture_text"])
    shares = {"domain": 1.3, **({"rolled": 1.3} if rolled else {}), "worst": 1.3, "most_common": 1.3, "known": 0.6}
    rows = [
        [
            [("    " + row["title"] if row["inside"] else row["title"], "")],
            *([level(row["rolled"], unknown)] if rolled else []),
            level(row["worst"], unknown),
            [(row["common"], "")] if row["common"] or row["inside"] else [quiet(unknown)],
            [(row["known"], "")],
        ]
        for row in profile["rows"]
    ]
    paper.table(heads(fixed, shares), rows)


def _types(paper: Paper, data: Plain, fixed: Plain) -> None:
    if not data["types"]:
        return
    paper.heading(2, fixed["types"])
    paper.line(quiet(fixed["types_note"]))
    rows = [
        [
            [(row["title"], "")],
            level(row["worst"], fixed["status.not_known"]),
            [("; ".join(row["unmet"]), "") if row["unmet"] else quiet(fixed["none"])],
            [(row["known"], "")],
        ]
        for row in data["types"]
    ]
    paper.table(heads(fixed, {"type": 1, "worst": 1.1, "unmet": 2, "known": 0.6}), rows)
