"""The parts of a Word report that weigh what was found: red flags, level of need, findings, plans."""

from __future__ import annotations

from .paper import Paper, heads, level, quiet, strong
from .report_values import Plain


def flags(paper: Paper, data: Plain, fixed: Plain) -> None:
    """Add the red flags, each with what was done."""
    if data["flags"] is None:
        return
    paper.heading(1, fixed["flags"])
    if not data["flags"]:
        paper.line(strong(fixed["no_flags"]))
    for flag in data["flags"]:
        paper.heading(2, flag["title"])
        paper.line(strong(flag["tier"]), (f" {flag['raised']}", ""))
        paper.line((flag["note"], ""))
        _lines(paper, flag["answers"])
        paper.line(strong(flag["unanswered"]))


def summary(paper: Paper, data: Plain, fixed: Plain) -> None:
    """Add the profile in a sentence, and the level of need indicated and judged."""
    it = data["summary"]
    if it is None:
        return
    paper.heading(1, fixed["summary"])
    paper.line((it["sentence"], ""))
    need = it["need"]
    if need:
        paper.heading(2, need["indicated_head"])
        paper.line(strong(need["indicated"]))
        paper.line((need["because"], ""))
        paper.items([(finding, "")] for finding in need["findings"])
        paper.heading(2, need["judged_head"])
        paper.line(strong(need["judged"]))
    _lines(paper, it["reason"])
    _lines(paper, it["thoughts"])
    if need and need["next"]:
        paper.heading(2, fixed["next"])
        _lines(paper, need["next"])


def found(paper: Paper, data: Plain, fixed: Plain) -> None:
    """Add strengths, unmet needs and what is not known."""
    if data["found"] is None:
        return
    strengths, unmet, unknown = (data["found"][name] for name in ("strengths", "unmet", "unknown"))
    paper.heading(1, fixed["strengths"])
    paper.line(quiet("" if strengths else fixed["no_strengths"]))
    for it in strengths:
        paper.heading(2, it["question"])
        paper.line(*level(it["level"]), quiet(f" {it['where']}"))
        evidence(paper, it["evidence"])
    paper.heading(1, fixed["unmet"])
    paper.line(quiet("" if unmet else fixed["no_unmet"]))
    for it in unmet:
        paper.heading(2, it["question"])
        paper.line(*level(it["level"]), quiet(f" {it['where']}"))
        paper.said(fixed["impact"], it["impact"])
        paper.said(fixed["strength"], it["strength"])
    paper.heading(1, fixed["unknown"])
    paper.line(quiet("" if unknown else fixed["no_unknown"]))
    for it in unknown:
        paper.heading(2, it["ask"])
        paper.items([(item, "")] for item in it["items"])


def earlier_plan(paper: Paper, data: Plain, fixed: Plain) -> None:
    """Add how last time's targets stand."""
    if not data["earlier_plan"]:
        return
    paper.heading(1, fixed["earlier_plan"])
    unknown = fixed["status.not_known"]
    rows = [
        [
            [(it["target"], ""), quiet(f"\n{it['question']}" if it["question"] else "")],
            level(it["before"], unknown),
            level(it["aim"], fixed["none"]),
            level(it["now"], unknown),
            [strong(it["state"])],
        ]
        for it in data["earlier_plan"]
    ]
    paper.table(heads(fixed, {"target": 1.9, "then": 1, "aim": 1, "now": 1, "state": 0.8}), rows)


def plan(paper: Paper, data: Plain, fixed: Plain) -> None:
    """Add the plan."""
    paper.heading(1, fixed["plan"])
    paper.line(quiet("" if data["plan"] else fixed["no_plan"]))
    for number, it in enumerate(data["plan"], start=1):
        paper.heading(2, f"{number}. {it['target']}")
        paper.said(fixed["column.question"], it["question"])
        if it["aim"]:
            paper.line(strong(f"{fixed['column.from_level']}: "), *level(it["from"], fixed["status.not_known"]))
            paper.line(strong(f"{fixed['column.aim']}: "), *level(it["aim"]))
        _lines(paper, it["lines"])


def evidence(paper: Paper, items: list[Plain]) -> None:
    """Add pieces of evidence, each with what is known about it in front."""
    paper.items([quiet(f"{it['about']}: " if it["about"] else ""), (it["text"], "")] for it in items)


def _lines(paper: Paper, lines: list[tuple[str, str]]) -> None:
    for label, text in lines:
        paper.said(label, text)
