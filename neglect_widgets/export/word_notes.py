"""The parts of a Word report that hold answers and notes as they were written."""

from __future__ import annotations

from .paper import Paper, Piece, heads, level, quiet, strong
from .report_values import Plain
from .word_findings import evidence


def closing(paper: Paper, data: Plain, fixed: Plain) -> None:
    """Add the notes that think it through."""
    if data["closing"] is not None:
        paper.heading(1, fixed["closing"])
        _notes(paper, data["closing"], fixed["no_closing"])


def voice(paper: Paper, data: Plain, fixed: Plain) -> None:
    """Add the child's voice."""
    if data["voice"] is not None:
        paper.heading(1, fixed["voice"])
        _notes(paper, data["voice"], fixed["no_voice"])


def _notes(paper: Paper, groups: list[Plain], empty: str) -> None:
    paper.line(quiet("" if groups else empty))
    for it in groups:
        if it["group"]:
            paper.heading(2, it["group"])
        for note in it["notes"]:
            paper.heading(3 if it["group"] else 2, note["prompt"])
            paper.line((note["text"], ""))
            paper.line(quiet(f"{note['whose']}. " if note["whose"] else ""), quiet(note["by"]))


def family(paper: Paper, data: Plain, fixed: Plain) -> None:
    """Add the family's own levels beside the practitioner's."""
    if not data["family"]:
        return
    paper.heading(1, fixed["family_view"])
    paper.line(quiet(fixed["family_note"]))
    rows = [
        [
            [(it["question"], ""), (f"\n{it['said']}" if it["said"].strip() else "", "")],
            level(it["family"]),
            level(it["own"], fixed["status.not_known"]),
            [(it["sees"], "")],
        ]
        for it in data["family"]
    ]
    paper.table(heads(fixed, {"question": 1.7, "family": 1, "own": 1, "sees": 1}), rows)


def factors(paper: Paper, data: Plain, fixed: Plain) -> None:
    """Add the factors that raise risk."""
    if data["factors"] is None:
        return
    paper.heading(1, fixed["factors"])
    paper.line(quiet(fixed["factors_note"]))
    paper.line(quiet("" if data["factors"] else fixed["no_factors"]))
    for it in data["factors"]:
        if it["group"]:
            paper.heading(2, it["group"])
        for row in it["rows"]:
            answer: list[Piece] = [(": ", ""), strong(row["answer"])] if row["answer"] else []
            paper.line((row["title"], ""), *answer, (f"\n{row['text']}" if row["text"].strip() else "", ""))


def answers(paper: Paper, data: Plain, fixed: Plain) -> None:
    """Add every answer, domain by domain, on a new page."""
    if not data["domains"]:
        return
    paper.page()
    paper.heading(1, fixed["answers"])
    for domain in data["domains"]:
        paper.heading(2, domain["title"])
        for group in domain["groups"]:
            if group["title"]:
                paper.heading(3, group["title"])
            for indicator in group["indicators"]:
                paper.heading(4 if group["title"] else 3, indicator["question"])
                for answer in indicator["answers"]:
                    _answer(paper, answer)


def _answer(paper: Paper, answer: Plain) -> None:
    found = level(answer["level"]) if answer["level"] else [quiet(answer["status"])]
    carer = f"{answer['carer']}: " if answer["carer"] else ""
    number = f" {answer['number']}" if answer["number"] else ""
    paper.line((carer, ""), *found, (number, ""), quiet(f" {answer['descriptor']}" if answer["descriptor"] else ""))
    evidence(paper, answer["evidence"])
    for label, text in answer["lines"]:
        paper.said(label, text)
    paper.line(quiet(answer["by"]))
