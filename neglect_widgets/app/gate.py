"""Who may ask the server for what: everything passes here before any other code of the server sees it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.httputil import HTTPMessageDelegate, HTTPServerRequest
from tornado.routing import Router
from tornado.web import Application, RequestHandler
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from neglect_widgets.app.access import Access

SIGN_IN_URL = "/neglect/sign-in"
ABOUT_A_KERNEL = (KernelHandler, VoilaKernelWebsocketHandler, VoilaShutdownKernelHandler)
READING = ("GET", "HEAD")


class OpenHandler(RequestHandler):
    """The base of whatever needs nobody to be signed in."""

    past_the_proxy = False
    """Whether it answers a team's own machines, too."""


class Refused(RequestHandler):
    """Says that something may not be had: to a person as a page, to a script as JSON."""

    def initialize(self, why: str, login: bool) -> None:
        self.why, self.login = why, login

    async def prepare(self) -> None:
        self.set_header("Cache-Control", "no-store")
        if self.login:
            self.redirect(SIGN_IN_URL)
            return
        self.set_status(403)
        if "text/html" in self.request.headers.get("Accept", ""):
            page = self.settings["voila_jinja2_env"].get_template("error.html")
            self.finish(page.render(status_code=403, base_url="/"))
        else:
            self.set_header("Content-Type", "application/json")
            self.finish(json.dumps({"message": self.why}))


class Gate(Router):
    """Passes a request to `app`, or answers it with a refusal."""

    def __init__(self, app: Application, access: Access, owner_of: Callable[[str], str | None]) -> None:
        self.app = app
        self.access = access
        self.owner_of = owner_of

    def find_handler(self, request: HTTPServerRequest, **_: Any) -> HTTPMessageDelegate:
        # What the request would lead to is asked of the app itself: a second reading of addresses could differ.
        found: Any = self.app.find_handler(request)
        why, journalled = self.refusal(request, found.handler_class, [*found.path_args, *found.path_kwargs.values()])
        if not why:
            return found  # type: ignore[no-any-return]
        person = self.access.who(request)
        if journalled:
            self.access.journal.refused(person, why)
        login = not journalled and found.handler_class is TornadoVoilaHandler and request.method == "GET"
        return self.app.get_handler_delegate(request, Refused, {"why": why, "login": login})

    def refusal(self, request: HTTPServerRequest, handler: type[Any], arguments: list[bytes]) -> tuple[str, bool]:
        """Return why a request is refused, or an empty string, and whether the journal is to know."""
        access = self.access
        is_open = issubclass(handler, OpenHandler)
        if is_open and handler.past_the_proxy:
            return "", False
        if not access.right_host(request):
            return "a request for another host", True
        if access.team and not access.from_proxy(request):
            return "a request without the proxy's secret", True
        websocket = request.headers.get("Upgrade", "").lower() == "websocket"
        if (websocket or request.method not in READING) and not access.same_origin(request):
            return "a request from another site", True
        if is_open:
            return "", False
        person = access.who(request)
        if person is None:
            return "Sign in first. Nothing was changed.", False
        if issubclass(handler, ABOUT_A_KERNEL):
            owner = self.owner_of(arguments[0].decode("utf-8", "replace"))
            if owner is not None and owner != person:
                return "another person's open page", True
        return "", False
