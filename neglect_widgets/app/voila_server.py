"""Voila as this project uses it: one notebook, our settings, our templates."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from socket import socket
from typing import Any
from uuid import uuid4

import nbformat
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.web import HTTPError, RequestHandler
from traitlets.config import Config
from voila.app import Voila
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from neglect_widgets.app import assets
from neglect_widgets.app.assets import NOTEBOOK, WORKBOOK
from neglect_widgets.app.forking import WarmParent
from neglect_widgets.app.headers import header_transform, page_headers
from neglect_widgets.app.kernels import OneInterpreter, WorkbookKernels, expected_kernel
from neglect_widgets.app.quiet import quieten

WIRE_FORMAT = "v1.kernel.websocket.jupyter.org"
IDLE_SECONDS = 30 * 60

STOCK_FRONT_END = [
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
    "jupyterlab-plotly",
]


def before_kernel(handler: RequestHandler, notebook: Any, cwd: str) -> None:
    """Refuse other sites' background requests, and let the page know its kernel and its XSRF cookie."""
    headers = handler.request.headers
    from_elsewhere = headers.get("Sec-Fetch-Site") == "cross-site"
    if (from_elsewhere and headers.get("Sec-Fetch-Mode") != "navigate") or "Sec-Purpose" in headers:
        raise HTTPError(403)
    # Reading it sets the cookie; without it the request that ends the kernel is refused.
    assert handler.xsrf_token
    expected_kernel.set(str(uuid4()))
    notebook.metadata["neglect_widgets"] = {"kernel_id": expected_kernel.get()}


def settings(notebook: Path, template: str, private: Path, modules: str) -> Config:
    """All settings of the server: `private` holds its temporary files, `modules` is the address of widgets' modules."""
    c = Config()
    c.Voila.config_file_paths = [str(private / "jupyter")]
    c.Voila.notebook_path = str(notebook)
    c.Voila.connection_dir_root = str(private / "kernels")
    c.Voila.tornado_settings = {
        "allow_remote_access": False,
        "xsrf_cookie_kwargs": {"samesite": "Strict"},
    }
    page = c.VoilaConfiguration
    page.template = "lab"
    page.allow_template_override = page.allow_theme_override = "NO"
    page.file_allowlist = []
    page.extension_allowlist = STOCK_FRONT_END if template == NOTEBOOK else ["none"]
    page.kernel_spec_manager_class = OneInterpreter
    page.multi_kernel_manager_class = WorkbookKernels
    page.prelaunch_hook = before_kernel
    page.resources = {
        "neglect": {"static": assets.static_url(template), "plotly": assets.plotly_url(), "modules": modules}
    }
    kernels = c.MappingKernelManager
    kernels.kernel_manager_class = "neglect_widgets.app.kernels.PromptKernel"
    kernels.allow_tracebacks = False
    kernels.transport_encryption = "auto"
    kernels.cull_idle_timeout = IDLE_SECONDS
    kernels.cull_interval = 60
    kernels.cull_connected = True
    if template == WORKBOOK:
        # Our notebook needs nothing beside it, and so cannot leave anything there either.
        c.WorkbookKernels.working_folder = str(private / "kernels")
        # They prepare outputs for other pages than ours, and check the notebook after each of their steps.
        c.VoilaExporter.default_preprocessors = []
        # Voila's sign of life is an inline script, which the workbook's policy refuses.
        page.http_keep_alive_timeout = IDLE_SECONDS
    # How often a kernel's process is looked at; a page is to know of its end within 3 s.
    c.KernelRestarter.time_to_dead = 0.5
    c.NotebookNotary.db_file = ":memory:"
    return c


class OneWireFormat(VoilaKernelWebsocketHandler):
    """A kernel's websocket in the present format only.

    In the older one Voila takes the number of a binary message's parts for another number, some billions,
    and then counts that far: one download would stop the whole server.
    """

    async def get(self, *args: Any, **kwargs: Any) -> Any:
        offered = self.request.headers.get("Sec-WebSocket-Protocol", "")
        if WIRE_FORMAT not in map(str.strip, offered.split(",")):
            raise HTTPError(400, "The page is out of date. Load it again.")
        return await super().get(*args, **kwargs)


class WorkbookServer(Voila):
    """A Voila server on sockets that are already bound."""

    template_paths: list[str]

    def __init__(
        self,
        template: str,
        sockets: list[socket],
        modules: Mapping[str, Path],
        warm_parent: WarmParent | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.warm_parent = warm_parent
        self.page_template = template
        self.modules = modules
        self.sockets = sockets
        self.port = sockets[0].getsockname()[1]

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
        return made

    def init_handlers(self) -> list[Any]:
        stock = [
            (rule[0], OneWireFormat, *rule[2:]) if rule[1] is VoilaKernelWebsocketHandler else rule
            for rule in super().init_handlers()
        ]
        return [*assets.routes(self.page_template, self.modules), *stock]

    def listen(self) -> None:
        """Serve until stopped; the one line on standard output says that the page can be opened."""
        headers = page_headers(self.port, inline_scripts=self.page_template == NOTEBOOK)
        self.app.add_transform(header_transform(headers))
        HTTPServer(self.app).add_sockets(self.sockets)
        self.ioloop = IOLoop.current()
        self.ioloop.add_callback(self.announce)
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            self.log.info("Stopping.")
        finally:
            self.stop()

    def announce(self) -> None:
        address = f"http://127.0.0.1:{self.port}/"
        print(f"Open {address}", flush=True)
        if self.open_browser:
            self.ioloop.run_in_executor(None, show_in_browser, address)
        self.ioloop.add_callback(warm_checks, self.notebook_path)


def warm_checks(notebook: str) -> None:
    """Have nbformat build its checks, which takes 0.1 s, while the browser starts; else the first page would wait."""
    # What is wrong with a notebook is said when it is opened.
    with suppress(nbformat.ValidationError):
        found = nbformat.read(notebook, nbformat.NO_CONVERT)  # type: ignore[no-untyped-call]
        for relaxed in (False, True):
            nbformat.validate(found, relax_add_props=relaxed)


def show_in_browser(address: str) -> None:
    """Open `address` in the person's browser; without one, the printed line has to do."""
    import webbrowser

    webbrowser.open(address)
