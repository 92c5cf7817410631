"""Which body widget stands on which address, and how its state is made anew after a save."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .. import widgets
from ..engine import asked_in
from ..errors import NotFound
from ..model import Assessment, Case, Toolkit
from . import routes
from .comparison_page import comparison_content, comparison_state
from .routes import Route
from .session import Session
from .tasks import neighbours, tasks
from .view_cases import case_form, case_list, case_view, sign_in_form, start_form
from .view_check import check_answers
from .view_parts import (
    about,
    domain_form,
    domain_state,
    plan_form,
    plan_state,
    red_flags,
    red_flags_state,
    voice_form,
    voice_state,
)
from .view_profile import summary_state, summary_view

State = dict[str, Any]
Wording = Mapping[str, str]


@dataclass(frozen=True)
class Screen:
    """One body with its title; `refresh` returns its state from what is on disk now."""

    title: str
    kind: type[widgets.NeglectWidget]
    content: State
    state: State
    refresh: Callable[[], State]
    task: str = ""
    """The current part of an assessment; empty elsewhere, and then there is no task list."""


def screen(session: Session, route: Route, wording: Wording) -> Screen:
    """Return what stands on an address. Raises NotFound for a record that is not there."""
    if session.person is None or route.name == "you":
        content, state = sign_in_form(session, wording)
        return _still(wording["page.title.you"], widgets.SignInForm, content, state)
    match route.name:
        case "new_case":
            return _still(wording["page.title.new_case"], widgets.CaseForm, *case_form(wording))
        case "case":
            case = session.open_case(route.case)
            content, state = case_view(session, case, wording)
            return _still(wording["page.title.case"].format(code=case.code), widgets.CaseView, content, state)
        case "start":
            case = session.open_case(route.case)
            content, state = start_form(session, case, route.child, wording)
            return _still(wording["page.title.start"], widgets.StartForm, content, state)
        case "compare":
            return _compare(session, route, wording)
        case "assessment" | "domain":
            return _part(session, route, wording)
    session.close_case()
    content, state = case_list(session, wording)
    return _still(wording["page.title.cases"], widgets.CaseList, content, state)


def _still(title: str, kind: type[widgets.NeglectWidget], content: State, state: State) -> Screen:
    return Screen(title, kind, content, state, lambda: state)


def _compare(session: Session, route: Route, wording: Wording) -> Screen:
    case = session.open_case(route.case)
    child = case.child(route.child)
    if child is None:
        raise NotFound("That child is not in this case.")
    session.compared = session.store.assessments(case.id, child.id)
    finished = tuple(a.id for a in session.compared if a.finished)
    # A draft that is half rated would read like lost sight of the child; a person can still add it.
    session.chosen = finished if len(finished) > 1 else tuple(a.id for a in session.compared)

    def refresh() -> State:
        return comparison_state(session, child, wording)

    content = comparison_content(case, child, wording)
    return Screen(
        wording["page.title.compare"].format(child=child.code), widgets.ComparisonView, content, refresh(), refresh
    )


def _part(session: Session, route: Route, wording: Wording) -> Screen:
    opened = session.open_assessment(route.assessment)
    toolkit = session.toolkit(opened)
    case = session.open_case(opened.case_id)
    task = f"domain:{route.domain}" if route.name == "domain" else route.part or "about"
    made = (
        _domain(session, toolkit, opened, route.domain, wording)
        if route.name == "domain"
        else _fixed(session, toolkit, case, opened, task, wording)
    )
    title, kind, content, refresh = made
    child = case.child(opened.child_id)
    around = neighbours(tasks(toolkit, opened, wording), task)
    caption = wording["page.caption"].format(child=child.code if child else "")
    return Screen(title, kind, {"title": title, **content, **around, "caption": caption}, refresh(), refresh, task)


Made = tuple[str, type[widgets.NeglectWidget], State, Callable[[], State]]


def _in_hand(session: Session) -> Assessment:
    assert session.assessment is not None
    return session.assessment


def _domain(session: Session, toolkit: Toolkit, opened: Assessment, domain_id: str, wording: Wording) -> Made:
    domain = toolkit.domain(domain_id)
    if domain is None or all(asked.id != domain.id for asked, _ in asked_in(toolkit, opened)):
        raise NotFound("This assessment does not ask about that.")
    carer = opened.carer_ids[0]
    content, _ = domain_form(toolkit, opened, session.previous, domain, carer, wording)
    return (
        domain.title,
        widgets.DomainForm,
        content,
        lambda: domain_state(toolkit, _in_hand(session), domain, carer, wording),
    )


def _fixed(session: Session, toolkit: Toolkit, case: Case, opened: Assessment, task: str, wording: Wording) -> Made:
    title = wording[f"page.task.{task}"]
    match task:
        case "flags":
            content, _ = red_flags(toolkit, opened, wording)
            return title, widgets.RedFlags, content, lambda: red_flags_state(_in_hand(session), wording)
        case "voice":
            content, _ = voice_form(toolkit, opened, wording)
            return title, widgets.VoiceForm, content, lambda: voice_state(_in_hand(session))
        case "plan":
            content, _ = plan_form(toolkit, opened, wording)
            return title, widgets.PlanForm, content, lambda: plan_state(_in_hand(session))
        case "summary":
            content, _ = summary_view(toolkit, opened, session.previous, wording)
            return (
                title,
                widgets.SummaryView,
                content,
                lambda: summary_state(toolkit, _in_hand(session), session.previous, wording),
            )
        case "check":
            count = len(session.store.assessments(case.id, opened.child_id))
            content, _ = check_answers(toolkit, opened, count, wording)
            return (
                title,
                widgets.CheckAnswers,
                content,
                lambda: check_answers(toolkit, _in_hand(session), count, wording)[1],
            )
    content, state = about(toolkit, case, opened, session.previous, wording)
    return title, widgets.AboutView, content, lambda: state


def crumbs(session: Session, route: Route, wording: Wording) -> list[dict[str, str]]:
    """Return the way back to the list of cases, as links."""
    if session.person is None or route.name in ("cases", "you"):
        return []
    found = [{"label": wording["page.title.cases"], "to": "/cases"}]
    if session.case and route.name not in ("new_case", "case"):
        found.append(
            {"label": wording["page.title.case"].format(code=session.case.code), "to": routes.to_case(session.case.id)}
        )
    return found
