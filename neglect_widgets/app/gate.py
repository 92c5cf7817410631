"""Who may ask the server for what: everything passes here before any other code of the server sees it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.httputil import HTTPMessageDelegate, HTTPServerRequest
from tornado.routing import Router
from tornado.web import Application, RequestHandler
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from neglect_widgets.app.access import Access

SIGN_IN_URL = "/sign-in"
ABOUT_A_KERNEL = (KernelHandler, VoilaKernelWebsocketHandler, VoilaShutdownKernelHandler)
READING = ("GET", "HEAD")


class OpenHandler(RequestHandler):
    """The base of whatever needs nobody to be signed in."""

    past_the_proxy = False
    """Whether it answers a team's own machines, too."""
    from_anywhere = False
    """Whether it takes forms from elsewhere: only where what is in them is a secret of ours."""


@dataclass(frozen=True)
class Refusal:
    """Why a request goes no further."""

    why: str
    journalled: bool = False
    """Whether it is more than a page that has not signed in."""
    status: int = 403


NOT_SIGNED_IN = Refusal("Sign in first. Nothing was changed.")
ASK_TO_SIGN_IN = Refusal("Sign in first.", status=302)
NOTHING_HERE = Refusal("There is nothing at this address.", status=404)


class Refused(RequestHandler):
    """Says that something may not be had: to a person as a page, to a script as JSON."""

    def initialize(self, refusal: Refusal) -> None:
        self.refusal = refusal

    async def prepare(self) -> None:
        self.set_header("Cache-Control", "no-store")
        if self.refusal is ASK_TO_SIGN_IN:
            self.redirect(SIGN_IN_URL)
            return
        self.set_status(self.refusal.status)
        if "text/html" in self.request.headers.get("Accept", ""):
            page = self.settings["voila_jinja2_env"].get_template("error.html")
            self.finish(page.render(status_code=self.refusal.status, base_url="/"))
        else:
            # What the journal is told would teach somebody who tries things out.
            said = "This is not allowed. Nothing was changed." if self.refusal.journalled else self.refusal.why
            self.set_header("Content-Type", "application/json")
            self.finish(json.dumps({"message": said}))


class Gate(Router):
    """Passes a request to `app`, or answers it with a refusal."""

    def __init__(self, app: Application, access: Access, owner_of: Callable[[str], str | None]) -> None:
        self.app = app
        self.access = access
        self.owner_of = owner_of

    def find_handler(self, request: HTTPServerRequest, **_: Any) -> HTTPMessageDelegate:
        # What the request would lead to is asked of the app itself: a second reading of addresses could differ.
        found: Any = self.app.find_handler(request)
        arguments = [one.decode("utf-8", "replace") for one in (*found.path_args, *found.path_kwargs.values()) if one]
        refusal = self.from_elsewhere(request, found.handler_class)
        if refusal is None and not issubclass(found.handler_class, OpenHandler):
            refusal = self.for_person(request, found.handler_class, arguments)
        if refusal is None:
            return found  # type: ignore[no-any-return]
        if refusal.journalled:
            self.access.journal.refused(self.access.who(request), refusal.why)
        return self.app.get_handler_delegate(request, Refused, {"refusal": refusal})

    def from_elsewhere(self, request: HTTPServerRequest, handler: type[Any]) -> Refusal | None:
        """Why a request is refused whoever sends it: it does not come from where it must."""
        if issubclass(handler, OpenHandler) and handler.past_the_proxy:
            return None
        if "%00" in request.path:
            # No name of ours has one, and the system's own functions stumble over it.
            return NOTHING_HERE
        access = self.access
        if not access.right_host(request):
            return Refusal("a request for another host", journalled=True)
        if access.team and not access.from_proxy(request):
            return Refusal("a request without the proxy's secret", journalled=True)
        websocket = request.headers.get("Upgrade", "").lower() == "websocket"
        changes = websocket or request.method not in READING
        anywhere = issubclass(handler, OpenHandler) and handler.from_anywhere
        if changes and not anywhere and not access.same_origin(request):
            return Refusal("a request from another site", journalled=True)
        return None

    def for_person(self, request: HTTPServerRequest, handler: type[Any], arguments: list[str]) -> Refusal | None:
        """Why whoever sends a request may not have what it leads to."""
        is_page = handler is TornadoVoilaHandler
        if is_page and arguments:
            # Voila looks there for files beside the notebook.
            return NOTHING_HERE
        person = self.access.who(request)
        if person is None:
            return ASK_TO_SIGN_IN if is_page and request.method == "GET" else NOT_SIGNED_IN
        owner = self.owner_of(arguments[0]) if issubclass(handler, ABOUT_A_KERNEL) and arguments else None
        return Refusal("another person's open page", journalled=True) if owner not in (None, person) else None
