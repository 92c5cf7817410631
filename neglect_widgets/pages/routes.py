"""Addresses inside the workbook: opaque ids and names of parts, never a case code or a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

PATTERNS = (
    ("cases", r"/cases"),
    ("new_case", r"/cases/new"),
    ("you", r"/you"),
    ("case", r"/case/(?P<case>[0-9a-f]{32})"),
    ("start", r"/case/(?P<case>[0-9a-f]{32})/start(/(?P<child>[0-9a-f]{32}))?"),
    ("compare", r"/case/(?P<case>[0-9a-f]{32})/compare/(?P<child>[0-9a-f]{32})"),
    ("chronology", r"/case/(?P<case>[0-9a-f]{32})/chronology"),
    ("assessment", r"/assessment/(?P<assessment>[0-9a-f]{32})(/(?P<part>[a-z]+))?"),
    (
        "domain",
        r"/assessment/(?P<assessment>[0-9a-f]{32})/domain/(?P<domain>[a-z][a-z0-9-]*)(/(?P<carer>[0-9a-f]{32}))?"
        r"(/at/(?P<indicator>[a-z][a-z0-9.-]*))?",
    ),
)


@dataclass(frozen=True)
class Route:
    """Where a person is."""

    name: str = "cases"
    case: str = ""
    child: str = ""
    assessment: str = ""
    part: str = ""
    domain: str = ""
    carer: str = ""
    indicator: str = ""
    """The question to turn to inside the domain."""


def parse(text: str) -> Route:
    """Return the route a text names; anything unknown is the list of cases."""
    for name, pattern in PATTERNS:
        if found := re.fullmatch(pattern, text):
            return Route(name, **{key: value or "" for key, value in found.groupdict().items()})
    return Route()


def to_case(case_id: str) -> str:
    """Return the address of a case."""
    return f"/case/{case_id}"


def to_start(case_id: str, child_id: str = "") -> str:
    """Return the address of the form that starts an assessment."""
    return f"/case/{case_id}/start" + (f"/{child_id}" if child_id else "")


def to_compare(case_id: str, child_id: str) -> str:
    """Return the address of a child's comparison."""
    return f"/case/{case_id}/compare/{child_id}"


def to_chronology(case_id: str) -> str:
    """Return the address of what happened in a case, day by day."""
    return f"/case/{case_id}/chronology"


def to_assessment(assessment_id: str, part: str = "") -> str:
    """Return the address of an assessment or one of its fixed parts."""
    return f"/assessment/{assessment_id}" + (f"/{part}" if part else "")


def to_domain(assessment_id: str, domain_id: str, carer_id: str = "", indicator: str = "") -> str:
    """Return the address of one domain of an assessment, for one carer, at one question."""
    carer, question = f"/{carer_id}" if carer_id else "", f"/at/{indicator}" if indicator else ""
    return f"/assessment/{assessment_id}/domain/{domain_id}{carer}{question}"


def to_task(assessment_id: str, task: str, carer_id: str = "", indicator: str = "") -> str:
    """Return the address of a task as the engine names it: "domain:food", "flags", "summary"."""
    kind, _, name = task.partition(":")
    if kind == "domain":
        return to_domain(assessment_id, name, carer_id, indicator)
    return to_assessment(assessment_id, "" if kind == "about" else kind)
