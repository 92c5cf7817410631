"""What the pages about cases show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..definitions import load_example
from ..engine import profile
from ..model import Assessment, Carer, Case, Child, Person
from ..store import CaseSummary
from . import routes, words
from .case_patterns import can_be_compared
from .session import Session
from .view_keeping import keeping_content, keeping_state

Dicts = tuple[dict[str, Any], dict[str, Any]]
"""content and state of a widget."""


def sign_in_form(session: Session, wording: Mapping[str, str]) -> Dicts:
    """Who is using the workbook."""
    roles = [role.strip() for role in wording["page.roles"].split(",")]
    known = session.person.model_dump() if session.person else None
    person = known or ({"name": session.named, "role": "", "agency": ""} if session.named else None)
    return {"roles": roles, "why": wording["page.sign_in.why"]}, {"person": person}


def case_list(session: Session, wording: Mapping[str, str]) -> Dicts:
    """All cases, the latest assessed first."""
    today = session.clock().date()
    summaries = session.store.cases()
    rows = []
    for summary in summaries:
        case = summary.case
        states = [wording["page.case.drafts"].format(count=summary.drafts)] if summary.drafts else []
        if summary.next_review is not None and summary.next_review < today:
            states.insert(0, wording["page.case.overdue"])
        rows.append(
            {
                "id": case.id,
                "code": case.code,
                "invented": case.invented,
                "children_words": ", ".join(f"{child.code} ({words.age(child, today)})" for child in case.children),
                "last_words": words.day(summary.last_assessed)
                if summary.last_assessed
                else wording["page.case.never_assessed"],
                "next_words": words.day(summary.next_review) if summary.next_review else "",
                "state_words": " · ".join(states),
                "compared": can_be_compared(summary),
                "whose": _whose(summary, session.person),
            }
        )
    has_example = any(summary.case.invented for summary in summaries)
    return {"what_is_a_case": wording["page.case.what"], "note": wording["page.case.note"]}, {
        "cases": rows,
        "has_example": has_example,
    }


def _whose(summary: CaseSummary, person: Person | None) -> str:
    """Return "mine", "team" where only somebody of the same agency works on the case, or "others"."""
    if person is None:
        return "others"
    if any((one.name, one.agency) == (person.name, person.agency) for one in summary.people):
        return "mine"
    return "team" if any(one.agency == person.agency for one in summary.people) else "others"


def case_form(wording: Mapping[str, str]) -> Dicts:
    """The form that adds a case."""
    roles = [role.strip() for role in wording["page.carer_roles"].split(",")]
    resident = [
        {"value": value, "label": wording[f"page.resident.{value}"]} for value in ("yes", "partly", "no", "not_known")
    ]
    return {"carer_roles": roles, "resident": resident}, {}


def case_view(session: Session, case: Case, wording: Mapping[str, str]) -> Dicts:
    """One case with its people and assessments, the newest first."""
    assessments = session.store.assessments(case.id)
    children = {child.id: child for child in case.children}
    counts = {child.id: sum(a.child_id == child.id for a in assessments) for child in case.children}
    state = {
        "id": case.id,
        "code": case.code,
        "invented": case.invented,
        "children": [_child(child, session) for child in case.children],
        "carers": [_carer(carer, wording) for carer in case.carers],
        "assessments": [_assessment(session, a, case, children[a.child_id], wording) for a in reversed(assessments)],
        "compare": [
            {"child_code": child.code, "to": routes.to_compare(case.id, child.id), "count": counts[child.id]}
            for child in case.children
            if counts[child.id] > 1
        ],
        "chronology_to": routes.to_chronology(case.id) if assessments else "",
        "start_to": routes.to_start(case.id),
        "imported_words": _imported(session, case, wording),
        "keeping": keeping_state(case, len(assessments), session.clock(), wording),
    }
    return {"no_assessments": wording["page.case.no_assessments"], "keeping": keeping_content(wording)}, state


def _imported(session: Session, case: Case, wording: Mapping[str, str]) -> str:
    """Say that a record came from a file: what it says of before then was taken on trust."""
    found = session.store.imported(case.id)
    if found is None or (case.invented and case.id == load_example().case.id):
        return ""
    by, at = found
    return wording["page.case.imported"].format(who=by.name, day=words.day(at.date()))


def _child(child: Child, session: Session) -> dict[str, Any]:
    return {
        "id": child.id,
        "code": child.code,
        "name": child.name,
        "age_words": words.age(child, session.clock().date()),
    }


def _carer(carer: Carer, wording: Mapping[str, str]) -> dict[str, Any]:
    resident_words = wording[f"page.resident.{carer.resident}"]
    return {
        "id": carer.id,
        "code": carer.code,
        "name": carer.name,
        "role": carer.role,
        "resident_words": resident_words,
    }


def _assessment(
    session: Session, assessment: Assessment, case: Case, child: Child, wording: Mapping[str, str]
) -> dict[str, Any]:
    toolkit = session.toolkit_if_any(assessment)
    carers = [carer.code for carer in case.carers if carer.id in assessment.carer_ids]
    state_words = wording["page.assessment.draft"]
    if assessment.finished_at and assessment.finished_by:
        state_words = wording["page.assessment.finished"].format(when=words.day(assessment.finished_at.date()))
    return {
        "id": assessment.id,
        "child_code": child.code,
        "window_words": words.window(assessment.window_start, assessment.window_end),
        "toolkit_title": toolkit.title if toolkit else assessment.toolkit,
        "state_words": state_words,
        "finished": assessment.finished,
        "carers_words": ", ".join(carers),
        "strip": [
            {
                "short": domain.short,
                "level": words.level_dict(domain.shown) if domain.shown else None,
                "words": domain.shown.label if domain.shown else wording["page.status.not_known"],
            }
            for domain in (profile(toolkit, assessment).domains if toolkit else ())
        ],
        "to": routes.to_assessment(assessment.id),
    }
