"""All settings of the Voila server, and what Jupyter's own code asks of ours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from jupyter_server.auth.identity import IdentityProvider, User
from tornado.web import HTTPError, RequestHandler
from traitlets.config import Config

from neglect_widgets.app import assets
from neglect_widgets.app.assets import NOTEBOOK, WORKBOOK
from neglect_widgets.app.kernels import OneInterpreter, Opening, WorkbookKernels, opening

if TYPE_CHECKING:
    from neglect_widgets.app.team import Team

IDLE_SECONDS, CULL_EVERY_SECONDS = 30 * 60, 60
"""When a kernel that nobody has used ends, and how often that is looked at; its page was locked long before."""

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
    opening.set(Opening(str(uuid4()), handler.current_user.username))
    notebook.metadata["neglect_widgets"] = {"kernel_id": opening.get().kernel_id}


class SignedInAtGate(IdentityProvider):
    """Tells Jupyter's own code whom the gate knows."""

    def get_user(self, handler: RequestHandler) -> User | None:
        person = handler.settings["neglect_access"].who(handler.request)
        return User(person) if person else None

    def get_handlers(self) -> list[Any]:
        return []


def settings(notebook: Path, template: str, private: Path, modules: str, team: Team | None) -> Config:
    """All settings of the server: `private` holds its temporary files, `modules` is the address of widgets' modules."""
    c = Config()
    c.Voila.config_file_paths = [str(private / "jupyter")]
    c.Voila.notebook_path = str(notebook)
    c.Voila.connection_dir_root = str(private / "kernels")
    c.Voila.tornado_settings = {
        "allow_remote_access": False,
        "local_hostnames": ["localhost", *([team.host] if team else [])],
        "xsrf_cookie_kwargs": {"samesite": "Strict", "secure": team is not None},
    }
    page = c.VoilaConfiguration
    page.template = "lab"
    page.allow_template_override = page.allow_theme_override = "NO"
    page.file_allowlist = []
    page.extension_allowlist = STOCK_FRONT_END if template == NOTEBOOK else ["none"]
    page.kernel_spec_manager_class = OneInterpreter
    page.multi_kernel_manager_class = WorkbookKernels
    c.Voila.identity_provider_class = SignedInAtGate
    page.prelaunch_hook = before_kernel
    page.resources = {
        "neglect": {"static": assets.static_url(template), "plotly": assets.plotly_url(), "modules": modules}
    }
    kernels = c.MappingKernelManager
    kernels.kernel_manager_class = "neglect_widgets.app.prompt_kernel.PromptKernel"
    # A short path: few bytes fit into a socket's name, and macOS has long temporary folders.
    c.PromptKernel.sockets_folder = str(private)
    kernels.allow_tracebacks = False
    kernels.transport_encryption = "auto"
    kernels.cull_idle_timeout = IDLE_SECONDS
    kernels.cull_interval = CULL_EVERY_SECONDS
    kernels.cull_connected = True
    if team:
        c.WorkbookKernels.names_person = True
        c.WorkbookKernels.most, c.WorkbookKernels.most_each = team.pages, team.pages_each
    if template == WORKBOOK:
        # Our notebook needs nothing beside it, and so cannot leave anything there either.
        c.WorkbookKernels.working_folder = str(private / "kernels")
        # They prepare outputs for other pages than ours, and check the notebook after each of their steps.
        c.VoilaExporter.default_preprocessors = []
        # Voila's sign of life is an inline script, which the workbook's policy refuses.
        page.http_keep_alive_timeout = IDLE_SECONDS
    # How often a kernel's process is looked at; a page is to know of its end within 3 s.
    c.KernelRestarter.time_to_dead = 0.5
    # One that was started anew under the same id would know nothing of the page, which asks for another itself.
    c.KernelRestarter.restart_limit = 0
    c.NotebookNotary.db_file = ":memory:"
    return c
