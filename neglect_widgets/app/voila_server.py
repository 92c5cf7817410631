"""Voila as this project uses it: one notebook, our settings, our templates."""

from __future__ import annotations

from asyncio import Lock
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from socket import socket
from time import monotonic
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import nbformat
from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from voila.app import Voila
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from neglect_widgets.app import assets, passphrase, sign_in_pages
from neglect_widgets.app.access import Access
from neglect_widgets.app.assets import NOTEBOOK
from neglect_widgets.app.browser import show_in_browser
from neglect_widgets.app.forking import WarmParent
from neglect_widgets.app.gate import SIGN_IN_URL, Gate
from neglect_widgets.app.headers import header_transform, page_headers
from neglect_widgets.app.page_socket import SIGNED_OUT, PageSocket
from neglect_widgets.app.quiet import quieten
from neglect_widgets.app.server_journal import ServerJournal, into_store
from neglect_widgets.app.sign_in_pages import OPEN_URL

if TYPE_CHECKING:
    from neglect_widgets.app.team import Team

REPRINT_S = 10.0
BODY_MOST = 100_000
"""More bytes than any request of a page has; words travel over the websocket."""

NEEDED = (KernelHandler, VoilaKernelWebsocketHandler, VoilaShutdownKernelHandler, TornadoVoilaHandler)
"""What our own page needs of Voila; its files, themes and extensions are for its own front end."""


def access_on(sockets: list[socket], key: bytes | None, team: tuple[Team, bytes] | None) -> Access:
    """Who may come in on `sockets`; for a team with its proxy's secret, whoever that proxy names."""
    journal = ServerJournal(into_store(key), lambda delay, call: IOLoop.current().call_later(delay, call))
    port = sockets[0].getsockname()[1]
    unlocks = passphrase.unlocks if key else None
    return Access(port, journal, *team) if team else Access(port, journal, unlocks=unlocks)


class WorkbookServer(Voila):
    """A Voila server on sockets that are already bound."""

    template_paths: list[str]
    stock_widgets = False
    """Whether the notebook is an area's own, whose widgets may set traits and open comms."""

    def __init__(
        self,
        template: str,
        sockets: list[socket],
        modules: Mapping[str, Path],
        access: Access,
        warm_parent: WarmParent | None = None,
        handed: Mapping[str, str] = MappingProxyType({}),
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.warm_parent = warm_parent
        self.handed = handed
        self.page_template = template
        self.modules = modules
        self.sockets = sockets
        self.access = access
        self.port = access.port
        self.sign_in_static = assets.static_url(assets.SIGN_IN)
        self.trying_passphrase = Lock()
        self.printed = ("", 0.0)

    @property
    def stock_front_end(self) -> bool:
        """Whether pages bring Voila's own front end, which asks for files of its own and has inline scripts."""
        return self.page_template == NOTEBOOK

    def initialize(self, argv: list[str] | None = None) -> None:
        super().initialize(argv)
        quieten(self.log)

    def setup_template_dirs(self) -> None:
        super().setup_template_dirs()
        ours = [assets.TEMPLATES / self.page_template, assets.TEMPLATES / "shared"]
        self.template_paths = [*map(str, ours), *self.template_paths]

    def init_settings(self) -> Any:
        # The manager of kernels is made while settings are.
        made = super().init_settings()
        self.kernel_manager.warm_parent = self.warm_parent
        self.kernel_manager.handed = self.handed
        return {**made, "neglect_access": self.access, "neglect_stock_widgets": self.stock_widgets}

    def init_handlers(self) -> list[Any]:
        rules = [rule for rule in super().init_handlers() if self.stock_front_end or rule[1] in NEEDED]
        stock = [(rule[0], PageSocket, *rule[2:]) if rule[1] is VoilaKernelWebsocketHandler else rule for rule in rules]
        files = assets.routes(self.page_template, self.modules)
        return [*sign_in_pages.routes(self.access, self), *files, *stock]

    def listen(self) -> None:
        """Serve until stopped; a line on standard output says how the page can be opened."""
        self.app.add_transform(header_transform(self.headers()))
        gate = Gate(self.app, self.access, self.kernel_manager.owners.get)
        HTTPServer(gate, max_body_size=BODY_MOST).add_sockets(self.sockets)
        self.ioloop = IOLoop.current()
        self.ioloop.add_callback(self.announce)
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            self.log.info("Stopping.")
        finally:
            self.stop()
            self.access.journal.close()

    def headers(self) -> dict[str, str]:
        """What every answer carries."""
        team = self.access.team
        names = [f"ws://{host}:{self.port}" for host in ("127.0.0.1", "localhost")]
        sockets = [team.address.replace("https:", "wss:")] if team else names
        return page_headers(sockets, inline_scripts=self.stock_front_end)

    def announce(self) -> None:
        if self.access.team:
            print(f"Open {self.access.team.address}/ (its proxy: http://127.0.0.1:{self.port}/)", flush=True)
        else:
            self.print_code()
            if self.open_browser:
                target, code = f"http://127.0.0.1:{self.port}{OPEN_URL}", self.access.sign_ins.code()
                self.ioloop.run_in_executor(None, show_in_browser, target, code, Path(self.connection_dir))
        self.ioloop.add_callback(warm_checks, self.notebook_path)
        self.ioloop.run_in_executor(None, sign_in_pages.words)

    def offer_code(self) -> None:
        """Print an address that signs in once, where that is a way to sign in."""
        if self.access.gives_codes:
            self.print_code()

    def print_code(self) -> None:
        """Print an address that signs in once, unless the same was printed a moment ago."""
        address = f"http://127.0.0.1:{self.port}{SIGN_IN_URL}#{self.access.sign_ins.code()}"
        before, at = self.printed
        if address != before or monotonic() - at > REPRINT_S:
            print(f"Open {address}", flush=True)
            self.printed = (address, monotonic())

    def kernels_of(self, cookie: str) -> set[str]:
        """The kernels of the pages that are open with a cookie."""
        return {page.kernel_id for page in PageSocket.open_ones(cookie)}

    def close_sockets(self, cookie: str) -> None:
        """Close the pages' websockets that were opened with a cookie."""
        for page in PageSocket.open_ones(cookie):
            page.close(*SIGNED_OUT)


def warm_checks(notebook: str) -> None:
    """Have nbformat build its checks, which takes 0.1 s, while the browser starts; else the first page would wait."""
    # What is wrong with a notebook is said when it is opened.
    with suppress(nbformat.ValidationError):
        found = nbformat.read(notebook, nbformat.NO_CONVERT)  # type: ignore[no-untyped-call]
        for relaxed in (False, True):
            nbformat.validate(found, relax_add_props=relaxed)
