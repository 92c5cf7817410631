"""Starts the workbook in a browser, or the notebooks in JupyterLab."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from neglect_widgets.app import surroundings
from neglect_widgets.app.lab import lab

if TYPE_CHECKING:
    from socket import socket

__all__ = ["lab", "notebooks_folder", "serve"]


def notebooks_folder() -> Path:
    """The notebooks that came with the package: in its data, or in the repository."""
    packaged = Path(__file__).resolve().parent.parent / "_data" / "notebooks"
    return packaged if packaged.is_dir() else surroundings.PACKAGE_HOME / "notebooks"


def has_screen() -> bool:
    """Whether a browser may be opened: there is a display, and `NO_BROWSER` is not set."""
    if os.environ.get("NO_BROWSER"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def bind(port: int | None) -> list[socket]:
    """Take `port` on this machine only, or a free one; ends the program with a sentence if it is taken."""
    from tornado.netutil import bind_sockets

    try:
        return bind_sockets(port or 0, "127.0.0.1")
    except OSError as problem:
        if problem.errno == errno.EADDRINUSE:
            why = f"Port {port} is already in use, perhaps by a workbook that is still open."
        else:
            why = f"Port {port} may not be used on this machine."
        raise SystemExit(f"{why} Nothing was started. Choose another port, or none to let one be found.") from None


def serve(notebook: Path | None, *, port: int | None, store: Path | None, open_browser: bool) -> None:
    """Serve one notebook on 127.0.0.1 until stopped, and print `Open http://127.0.0.1:PORT/` when ready.

    Without a notebook it is the packaged workbook; without a port, a free one. `store` reaches the
    kernels as `NEGLECT_WIDGETS_STORE`. Ends with a sentence and status 1 when the port is taken or
    the notebook is not there.
    """
    chosen = (notebook or notebooks_folder() / "workbook.ipynb").resolve()
    if not chosen.is_file():
        raise SystemExit(f"There is no notebook {chosen.name} in {chosen.parent}. Nothing was started.")
    sockets = bind(port)
    surroundings.ignore_modules_in_working_folder()
    surroundings.name_store(os.environ, store)
    surroundings.let_kernels_import_us(os.environ)
    with surroundings.private_folder() as private:
        surroundings.forget_user_settings(os.environ, private)
        # Imported only now: Voila reads its surroundings while it is imported.
        from neglect_widgets.app.voila_server import WorkbookServer, settings, template_of

        template = template_of(chosen)
        server = WorkbookServer(template, sockets, config=settings(chosen, template, private))
        server.open_browser = open_browser and has_screen()
        server.initialize([])
        server.start()
