"""The workbook: joins widgets, engine and store into the page that practitioners use."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import ipywidgets

from .. import widgets
from ..definitions import load_wording, one_look
from ..errors import InputRefused, NeglectError, NotPermitted, StoreError
from ..store import CaseStore
from . import (
    arguments,
    case_patterns,
    commands_assessment,
    commands_case,
    commands_keeping,
    commands_output,
    routes,
    words,
)
from .routes import Route
from .screens import Screen, crumbs, marked_language, screen
from .session import PERSON_VARIABLE, Clock, Session
from .tasks import task_list
from .view_profile import profile_state

log = logging.getLogger(__name__)

Run = Callable[[Session, Any, str], dict[str, Any]]

COMMANDS: dict[str, tuple[type[Any], Run]] = {
    "sign_in": (arguments.SignIn, commands_case.sign_in),
    "add_case": (arguments.AddCase, commands_case.add_case),
    "load_example": (arguments.Nothing, commands_case.load_invented_example),
    "start_assessment": (arguments.StartAssessment, commands_case.start_assessment),
    "save_rating": (arguments.SaveRating, commands_assessment.save_rating),
    "save_flag": (arguments.SaveFlag, commands_assessment.save_flag),
    "save_voice": (arguments.SaveVoice, commands_assessment.save_voice),
    "save_judgement": (arguments.SaveJudgement, commands_assessment.save_judgement),
    "save_action": (arguments.SaveAction, commands_assessment.save_action),
    "save_factor": (arguments.SaveFactor, commands_assessment.save_factor),
    "save_depth": (arguments.SaveDepth, commands_assessment.save_depth),
    "choose_language": (arguments.ChooseLanguage, commands_output.choose_language),
    "finish": (arguments.OneAssessment, commands_assessment.finish),
    "save_retention": (arguments.SaveRetention, commands_keeping.save_retention),
    "save_disposal": (arguments.SaveDisposal, commands_keeping.save_disposal),
    "dispose": (arguments.OneCase, commands_keeping.dispose),
    "download": (arguments.Download, commands_output.download),
    "name_patterns": (arguments.NamePatterns, case_patterns.name_patterns),
    "compare_choose": (arguments.CompareChoose, commands_output.compare_choose),
    "figure": (arguments.Figure, commands_output.figure),
    "plotly": (arguments.Nothing, commands_output.plotly_source),
}
"""Everything a page can ask for, besides `open`."""


def system_clock() -> datetime:
    """Return the time now, in UTC."""
    return datetime.now(UTC)


class Workbook:
    """The whole workbook as one widget tree; make it the last line of a cell.

    Args:
        store: Where cases are kept; the user's own store when left out.
        clock: Tells the time; a test passes its own.
    """

    @one_look()
    def __init__(self, store: CaseStore | None = None, *, clock: Clock = system_clock) -> None:
        self.wording = load_wording()
        try:
            self.session = Session(store or CaseStore.open(), clock, os.environ.get(PERSON_VARIABLE))
        except StoreError as error:
            self.box = self._not_opened(str(error))
            return
        self._header = widgets.PageHeader(
            handler=self.handle, content={"product": self.wording["page.product"], "home": "/cases"}
        )
        self._footer = widgets.PageFooter(
            handler=self.handle, content={"line": self.wording["page.footer"], "contacts": [], "unset_words": ""}
        )
        self._tasks: widgets.TaskList | None = None
        self._panel: widgets.ProfilePanel | None = None
        self._body: widgets.NeglectWidget | None = None
        self._answered: tuple[str, dict[str, Any]] | None = None
        self._columns = ipywidgets.HBox(layout=widgets.one_layout())
        self._columns.add_class("nw-columns")
        self.box = ipywidgets.VBox([self._header, self._columns, self._footer], layout=widgets.one_layout())
        self.box.add_class("nw-page")
        self.show(self.first_route())

    def _not_opened(self, sentence: str) -> ipywidgets.VBox:
        """Return a page that says why there is nothing to show; it knows no command."""
        header = widgets.PageHeader(
            content={"product": self.wording["page.product"], "home": "/cases"},
            state={"title": self.wording["page.title.not_opened"], "notice": sentence},
        )
        box = ipywidgets.VBox([header])
        box.add_class("nw-page")
        return box

    def first_route(self) -> Route:
        """Return where the page opens: the list of cases."""
        return Route()

    @one_look()
    def handle(self, command: str, args: dict[str, Any], op_id: str) -> dict[str, Any]:
        """Answer one command of the page: `ok`, and what changed or why not.

        The page sends one command at a time and repeats it until it hears an answer; a repeat gets the
        first answer again and does nothing.
        """
        if self._answered is None or self._answered[0] != op_id:
            self._answered = (op_id, self._answer(command, args, op_id))
        return self._answered[1]

    def _answer(self, command: str, args: dict[str, Any], op_id: str) -> dict[str, Any]:
        try:
            if command == "open":
                self.show(routes.parse(arguments.read(arguments.Open, args).route))
                return {"ok": True}
            if command not in COMMANDS:
                raise NotPermitted("The page asked for something that the workbook does not do. Nothing was changed.")
            kind, run = COMMANDS[command]
            reply = run(self.session, arguments.read(kind, args), op_id)
            if command.startswith("save_") or command in ("finish", "compare_choose", "choose_language"):
                self._show_saved(command)
            return reply
        except arguments.FormRefused as error:
            errors = [{"field": field, "message": message} for field, message in error.errors]
            return {"ok": False, "message": str(error), "errors": errors}
        except InputRefused as error:
            return {"ok": False, "message": str(error), "errors": [{"field": error.field, "message": str(error)}]}
        except NotPermitted as error:
            self._note_refused(command, args, str(error))
            self._show_locked(str(error))
            raise

    def _note_refused(self, command: str, args: dict[str, Any], why: str) -> None:
        """Journal that somebody was not allowed something; that it cannot be written must not change the answer."""
        session, asked = self.session, args.get("case")
        in_hand = session.case.id if session.case else None
        case_id = asked if isinstance(asked, str) else in_hand
        with suppress(NeglectError):
            session.store.note_refused(command, by=session.person, at=session.clock(), why=why, case_id=case_id)

    def _show_saved(self, command: str) -> None:
        try:
            self.refresh()
        except Exception as error:
            # What is saved must not be called lost because it could not be drawn; the type alone is logged.
            log.error("drawing after %s failed: %s", command, type(error).__name__)

    def _show_locked(self, notice: str) -> None:
        """Show an assessment that was finished on another page as it is now, and say why it cannot be changed."""
        if self.session.assessment is None or not self._screen.task:
            return
        if self.session.open_assessment(self.session.assessment.id, again=True).finished:
            self.refresh()
            self._header.state = {**self._header.state, "notice": notice}

    def show(self, route: Route) -> None:
        """Turn to an address; what cannot be shown becomes a notice on the list of cases."""
        notice, self.session.notice = self.session.notice, ""
        try:
            self.session.look_again()
            shown = screen(self.session, route, self.wording)
        except NeglectError as error:
            route, notice = Route(), str(error)
            shown = screen(self.session, route, self.wording)
        self._screen = shown
        leaving, self._body = self._body, shown.kind(handler=self.handle, content=shown.content, state=shown.state)
        self._columns.children = self._parts(route, shown)
        self._set_header(route, shown, notice)
        if leaving is not None:
            leaving.close()

    def refresh(self) -> None:
        """Show what is on disk now in every part of the page."""
        assert self._body is not None
        if self._screen.refresh_content is not None:
            content = self._screen.refresh_content()
            if content != self._body.content:
                self._body.content = content
        self._body.state = self._screen.refresh()
        self._refresh_sides()

    def _parts(self, route: Route, shown: Screen) -> tuple[Any, ...]:
        assert self._body is not None
        if not shown.task:
            return (self._body,)
        self._tasks = self._tasks or widgets.TaskList(handler=self.handle)
        if not self._has_panel(shown):
            self._refresh_sides(panel=False)
            return (self._tasks, self._body)
        self._panel = self._panel or widgets.ProfilePanel(
            handler=self.handle, content={"heading": self.wording["page.profile.heading"]}
        )
        self._refresh_sides()
        return (self._tasks, self._body, self._panel)

    def _has_panel(self, shown: Screen) -> bool:
        """Whether the live profile stands beside the part; a toolkit that only records has none."""
        return shown.beside_profile and bool(self.session.opened().toolkit.domains)

    def _refresh_sides(self, *, panel: bool = True) -> None:
        """Bring the task list and the live profile up to what is on disk."""
        if self.session.assessment is None or not self._screen.task:
            return
        opened = self.session.opened()
        for side in filter(None, (self._tasks, self._panel)):
            side.content = {**side.content, **marked_language(opened)}
        if self._tasks is not None:
            self._tasks.state = task_list(opened, self._screen.task)
        if self._panel is not None and panel:
            self._panel.state = profile_state(opened)

    def _set_header(self, route: Route, shown: Screen, notice: str) -> None:
        session = self.session
        self._header.state = {
            "title": shown.title,
            "case_code": session.case.code if session.case else "",
            "invented": bool(session.case and session.case.invented),
            "person": session.person.model_dump() if session.person else None,
            "crumbs": crumbs(session, route, self.wording),
            "notice": notice,
        }
        contacts = session.toolkit(session.assessment).contacts if session.assessment else ()
        self._footer.content = {
            "line": self.wording["page.footer"],
            "contacts": [words.contact_dict(contact) for contact in contacts],
            "unset_words": self.wording["page.contact.unset"],
        }

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        return self.box._repr_mimebundle_(**kwargs)

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"
