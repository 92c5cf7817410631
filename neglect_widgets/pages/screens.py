"""Which body widget stands on which address, and how its state is made anew after a save."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .. import widgets
from ..engine import asked_in
from ..errors import NotFound
from ..model import Domain
from . import routes
from .comparison_page import comparison_content, comparison_state
from .opened import Opened, State, Wording
from .parts import part_named
from .routes import Route
from .session import Session
from .tasks import neighbours
from .view_cases import case_form, case_list, case_view, sign_in_form
from .view_chronology import chronology_view
from .view_domain import domain_form, domain_state
from .view_start import start_form


@dataclass(frozen=True)
class Screen:
    """One body with its title; `refresh` returns its state from what is on disk now."""

    title: str
    """The window's, which stays in the browser's history: it names no case and no child."""
    kind: type[widgets.NeglectWidget]
    content: State
    state: State
    refresh: Callable[[], State]
    refresh_content: Callable[[], State] | None = None
    """Where a save can change what is asked; elsewhere the content stays as it is."""
    task: str = ""
    """The current part of an assessment; empty elsewhere, and then there is no task list."""
    beside_profile: bool = False
    """The live profile stands beside it."""


def screen(session: Session, route: Route, wording: Wording) -> Screen:
    """Return what stands on an address. Raises NotFound for a record that is not there."""
    if session.person is None or route.name == "you":
        content, state = sign_in_form(session, wording)
        return _still(wording["page.title.you"], widgets.SignInForm, content, state)
    match route.name:
        case "new_case":
            return _still(wording["page.title.new_case"], widgets.CaseForm, *case_form(wording))
        case "case":
            return _case(session, route.case, wording)
        case "start":
            case = session.open_case(route.case)
            content, state = start_form(session, case, route.child, wording)
            return _still(wording["page.title.start"], widgets.StartForm, content, state)
        case "compare":
            return _compare(session, route, wording)
        case "chronology":
            content, state = chronology_view(session, session.open_case(route.case), wording)
            return _still(wording["page.title.chronology"], widgets.ChronologyView, content, state)
        case "assessment" | "domain":
            return _part(session, route, wording)
    session.close_case()
    content, state = case_list(session, wording)
    return _still(wording["page.title.cases"], widgets.CaseList, content, state)


def _still(title: str, kind: type[widgets.NeglectWidget], content: State, state: State) -> Screen:
    return Screen(title, kind, content, state, lambda: state)


def _case(session: Session, case_id: str, wording: Wording) -> Screen:
    def refresh() -> State:
        return case_view(session, session.open_case(case_id), wording)[1]

    case = session.open_case(case_id)
    content, state = case_view(session, case, wording)
    return Screen(wording["page.title.a_case"], widgets.CaseView, content, state, refresh)


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
    return Screen(wording["page.title.a_comparison"], widgets.ComparisonView, content, refresh(), refresh)


def _part(session: Session, route: Route, wording: Wording) -> Screen:
    """One part or domain of an assessment; both its content and its state follow what is on disk."""
    session.open_assessment(route.assessment)
    opened = session.opened()
    made = _domain(opened, route) if route.name == "domain" else _fixed(opened, route.part or "about")

    def content() -> State:
        now = session.opened()
        child = now.case.child(now.assessment.child_id)
        caption = wording["page.caption"].format(child=child.code if child else "")
        around = {**neighbours(now, made.task), **marked_language(now)}
        return {"title": made.title(now), "caption": caption, **around, **made.content(now)}

    return Screen(
        title=made.title(opened),
        kind=made.kind,
        content=content(),
        state=made.state(opened),
        refresh=lambda: made.state(session.opened()),
        refresh_content=content,
        task=made.task,
        beside_profile=made.beside_profile,
    )


@dataclass(frozen=True)
class _Made:
    """How one part or domain is drawn from an open assessment."""

    task: str
    title: Callable[[Opened], str]
    kind: type[widgets.NeglectWidget]
    content: Callable[[Opened], State]
    state: Callable[[Opened], State]
    beside_profile: bool


def _domain(opened: Opened, route: Route) -> _Made:
    asked = any(d.id == route.domain for d, _ in asked_in(opened.toolkit, opened.assessment))
    carer = route.carer or opened.assessment.carer_ids[0]
    if not asked or carer not in opened.assessment.carer_ids:
        raise NotFound("This assessment does not ask about that.")

    def domain(now: Opened) -> Domain:
        found = now.toolkit.domain(route.domain)
        assert found is not None
        return found

    return _Made(
        task=f"domain:{route.domain}",
        title=lambda now: domain(now).title,
        kind=widgets.DomainForm,
        content=lambda now: {**domain_form(now, domain(now), carer), "at": route.indicator},
        state=lambda now: domain_state(now, domain(now), carer),
        beside_profile=True,
    )


def _fixed(opened: Opened, name: str) -> _Made:
    part = part_named(name, opened)
    if part is None:
        raise NotFound("This assessment does not have that part.")
    title = opened.wording[f"page.task.{name}"]
    return _Made(name, lambda _: title, part.widget, part.content, part.state, part.beside_profile)


def marked_language(opened: Opened) -> State:
    """Say which texts of the page are in another language than the page itself, for a screen reader."""
    return {"language": opened.language, "translated": sorted(opened.translated)}


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
