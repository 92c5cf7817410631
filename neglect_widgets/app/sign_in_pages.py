"""The addresses with which a browser signs in and out, and that need nobody signed in."""

from __future__ import annotations

import json
from asyncio import get_running_loop, sleep
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tornado.web import RequestHandler

from neglect_widgets.app.access import Access
from neglect_widgets.app.gate import SIGN_IN_URL, OpenHandler
from neglect_widgets.app.sign_ins import IDLE_S, WARN_S

if TYPE_CHECKING:
    from neglect_widgets.app.voila_server import WorkbookServer

OPEN_URL = "/open"
"""Where the file posts its code that the launcher opens a browser with."""
AWAY = '<!DOCTYPE html><html lang="en"><head><title>New tab</title><link rel="icon" href="data:,"></head></html>'
WRONG = {
    "code": "a code that is wrong or was used before",
    "passphrase": "a wrong passphrase",
    "nobody": "the proxy names nobody",
}
WRONG_S = 1.0
"""How long a wrong passphrase is left without an answer; one is tried at a time."""


def words() -> Mapping[str, str]:
    """The sentences of the sign-in page, by what stands behind `app.sign_in.` in their keys."""
    from neglect_widgets.definitions import load_wording

    start = "app.sign_in."
    return {key.removeprefix(start): text for key, text in load_wording().items() if key.startswith(start)}


class Neglect(OpenHandler):
    """What these addresses share: nothing of them is kept by a browser, and answers are JSON."""

    def initialize(self, access: Access, server: WorkbookServer) -> None:
        self.access = access
        self.server = server
        self.set_header("Cache-Control", "no-store")

    def asked(self) -> dict[str, Any]:
        """What was sent, or nothing when it is not a JSON object."""
        try:
            sent = json.loads(self.request.body or b"{}")
        except (ValueError, RecursionError):
            sent = None
        return sent if isinstance(sent, dict) else {}

    def answer(self, status: int, **values: Any) -> None:
        self.set_status(status)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(json.dumps(values))

    def done(self) -> None:
        self.set_status(204)
        self.finish()

    def let_in(self, person: str) -> None:
        """Sign this browser in."""
        cookie = self.access.sign_ins.admit(person)
        only_here: dict[str, Any] = {"httponly": True, "samesite": "Strict", "secure": self.access.team is not None}
        self.set_cookie(self.access.cookie, cookie, path="/", **only_here)
        self.access.journal.note("signed_in", person)

    def end_sign_in(self) -> str | None:
        """Make this browser's cookie worthless, close what it had open, and return whose it was."""
        cookie = self.access.cookie_of(self.request)
        person = self.access.sign_ins.who(cookie)
        self.access.sign_ins.end(cookie)
        self.server.close_sockets(cookie)
        self.clear_cookie(self.access.cookie, path="/")
        team = self.access.team
        for name in self.request.cookies if team and team.proxy_cookie else ():
            # The proxy's is on this host, too; whoever leaves is to be asked by it again.
            if team and name.startswith(team.proxy_cookie):
                self.clear_cookie(name, path="/", secure=True, httponly=True)
        return person


class SignIn(Neglect):
    """Takes a code, a passphrase, or a proxy's word for who is there."""

    def get(self) -> None:
        """The page that asks; a printed address leads to it with a code behind the `#`, which no server hears of."""
        ways = {"code": self.access.gives_codes, "passphrase": bool(self.access.unlocks)}
        page = self.settings["voila_jinja2_env"].get_template("sign_in.html")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(
            page.render(
                **ways,
                words=words(),
                named=self.access.named(self.request) if self.access.team else "",
                proxy=self.access.team,
                static=self.server.sign_in_static,
            )
        )

    async def post(self) -> None:
        """204 with the cookie, or 403 with a sentence."""
        sent = self.asked()
        code, passphrase = sent.get("code"), sent.get("passphrase")
        person = self.access.named(self.request)
        if self.access.team:
            why = "" if person else "nobody"
        elif isinstance(passphrase, str) and self.access.unlocks:
            why = "" if await self._unlocked(passphrase) else "passphrase"
            if not why:
                self.access.sign_ins.forget_code()
        else:
            why = "" if isinstance(code, str) and self.access.sign_ins.use(code) else "code"
        if person is None or why:
            self.access.journal.refused(None, f"a sign-in: {WRONG[why]}")
            key = "passphrase_only" if why == "code" and self.access.unlocks else f"wrong_{why}"
            self.answer(403, message=words()[key])
            return
        self.let_in(person)
        self.done()

    async def _unlocked(self, passphrase: str) -> bool:
        assert self.access.unlocks
        # One at a time, in a thread: trying one takes long on purpose.
        async with self.server.trying_passphrase:
            right = await get_running_loop().run_in_executor(None, self.access.unlocks, passphrase)
            if not right:
                await sleep(WRONG_S)
        return right


class Opened(Neglect):
    """Takes the code from the launcher's own file; the page that asks then finds that one is signed in already."""

    from_anywhere = True

    def post(self) -> None:
        person = self.access.named(self.request)
        if person and not self.access.team and self.access.sign_ins.use(self.get_body_argument("code", "")):
            self.let_in(person)
        else:
            self.access.journal.refused(None, f"a sign-in: {WRONG['code']}")
        self.redirect(SIGN_IN_URL, status=303)


class SignOut(Neglect):
    """Ends a sign-in, and the kernels of the page it is sent from and of the browser's others."""

    async def post(self) -> None:
        kernels = {self.asked().get("kernel"), *self.server.kernels_of(self.access.cookie_of(self.request))}
        person = self.end_sign_in()
        if person is not None:
            self.access.journal.note("signed_out", person)
            self.server.offer_code()
        self.done()
        # The answer does not wait: this is what somebody asks for who has to leave at once.
        manager = self.server.kernel_manager
        for kernel in kernels:
            if person is not None and isinstance(kernel, str) and manager.owners.get(kernel) == person:
                await manager.shutdown_kernel(kernel)


class Lock(Neglect):
    """Ends a sign-in and keeps what is open for the same person's next one."""

    def post(self) -> None:
        person = self.end_sign_in()
        if person is not None:
            self.access.journal.note("locked", person)
            self.server.offer_code()
        self.done()


class NewCode(Neglect):
    """Has an address with a code printed where the server was started, for somebody who has none."""

    def post(self) -> None:
        if self.access.gives_codes:
            self.server.offer_code()
            self.done()
        else:
            self.answer(403, message=words()["wrong_nobody" if self.access.team else "passphrase_only"])


class SessionState(Neglect):
    """Who is signed in here, and how one signs in; being asked counts as a sign of life."""

    def get(self) -> None:
        access = self.access
        person = access.who(self.request)
        if person is not None:
            # Somebody may read for longer than an unused kernel is kept.
            self.server.kernel_manager.used(self.server.kernels_of(access.cookie_of(self.request)))
        way = "proxy" if access.team else "passphrase" if access.unlocks else "code"
        self.answer(200 if person else 401, signed_in=person, idle_s=IDLE_S, warn_s=WARN_S, sign_in=way)


class Health(OpenHandler):
    """Says that the server answers; starts nothing."""

    past_the_proxy = True

    def get(self) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish("ok")


class Away(OpenHandler):
    """An empty page that says nothing about where one was."""

    def get(self) -> None:
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(AWAY)


def routes(access: Access, server: WorkbookServer) -> list[tuple[Any, ...]]:
    """The tornado rules for these addresses."""
    shared = {"access": access, "server": server}
    handlers: dict[str, type[RequestHandler]] = {
        SIGN_IN_URL: SignIn,
        OPEN_URL: Opened,
        "/neglect/sign-out": SignOut,
        "/neglect/lock": Lock,
        "/neglect/code": NewCode,
        "/neglect/session": SessionState,
    }
    plain: list[tuple[Any, ...]] = [("/neglect/health", Health), ("/away", Away)]
    return [*plain, *((path, handler, shared) for path, handler in handlers.items())]
