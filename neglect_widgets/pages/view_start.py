"""The form that starts an assessment."""

from __future__ import annotations

from datetime import date
from typing import Any

from ..definitions import list_toolkits, load_toolkit
from ..errors import DefinitionError, InputRefused
from ..model import Assessment, Carer, Case, Child, Toolkit, band_on
from . import routes, words
from .opened import State, Wording
from .session import Session


def start_form(session: Session, case: Case, child_id: str, wording: Wording) -> tuple[State, State]:
    """Return the form with what can be guessed filled in; a toolkit with a problem is left out and named.

    A review begins with the toolkit and the carers of the child's last assessment.
    """
    today = session.clock().date()
    assessments = session.store.assessments(case.id)
    toolkits, unsound = _toolkits(session.language)
    shorter = {t.id: t for t in toolkits if t.grows_into}
    content: State = {
        "case": case.id,
        "case_to": routes.to_case(case.id),
        "toolkits": [_toolkit(toolkit, case, today) for toolkit in toolkits],
        "other_ages": wording["page.start.other_ages"],
        "unsound": wording["page.start.unsound"].format(names=", ".join(unsound)) if unsound else "",
        "children": [{"value": c.id, "label": c.code, "hint": words.age(c, today)} for c in case.children],
        "carers": [_carer(carer, wording) for carer in case.carers],
        "carers_hint": wording["page.start.carers_hint"],
        "begin_with": [_begin(a, shorter[a.toolkit]) for a in assessments if a.toolkit in shorter],
        "begin_hint": wording["page.start.begin_hint"],
        "window_hint": wording["page.start.window_hint"],
    }
    child = child_id or (case.children[0].id if len(case.children) == 1 else "")
    fitting = {t["value"] for t in content["toolkits"] if child in t["asks"]}
    last = max((a for a in assessments if a.child_id == child_id), key=lambda a: a.window_end, default=None)
    state = {
        # A child may have grown out of last time's toolkit.
        "toolkit": last.toolkit if last and last.toolkit in fitting else "",
        "child": child,
        "carers": list(last.carer_ids) if last else [case.carers[0].id] if len(case.carers) == 1 else [],
        "window_start": "",
        "window_end": "",
    }
    return content, state


def _toolkits(language: str | None) -> tuple[list[Toolkit], list[str]]:
    """Return the sound toolkits, and the titles of those with a problem."""
    sound, unsound = [], []
    for summary in list_toolkits():
        try:
            sound.append(load_toolkit(summary.id, language))
        except DefinitionError:
            unsound.append(summary.title)
    return sound, unsound


def _toolkit(toolkit: Toolkit, case: Case, today: date) -> dict[str, Any]:
    """A toolkit with the children that it has questions about at their age."""
    asks = [child.id for child in case.children if _asks_about(toolkit, child, today)]
    return {"value": toolkit.id, "label": toolkit.title, "hint": toolkit.summary, "asks": asks}


def _asks_about(toolkit: Toolkit, child: Child, today: date) -> bool:
    try:
        band_on(toolkit, child, today)
    except InputRefused:
        return False
    return True


def _carer(carer: Carer, wording: Wording) -> State:
    hint = f"{carer.role}, {wording[f'page.resident.{carer.resident}'].lower()}"
    return {"value": carer.id, "label": carer.code, "hint": hint}


def _begin(assessment: Assessment, toolkit: Toolkit) -> dict[str, Any]:
    """An assessment whose evidence a fuller one can begin with."""
    return {
        "value": assessment.id,
        "label": f"{toolkit.title}, {words.window(assessment.window_start, assessment.window_end)}",
        "child": assessment.child_id,
        "into": toolkit.grows_into,
    }
