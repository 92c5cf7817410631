"""What both servers need before they start: a port, the notebooks, and whether there is a screen."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from neglect_widgets.app.surroundings import PACKAGE_HOME

if TYPE_CHECKING:
    from socket import socket


def notebooks_folder() -> Path:
    """The notebooks that came with the package: in its data, or in the repository."""
    packaged = Path(__file__).resolve().parent.parent / "_data" / "notebooks"
    return packaged if packaged.is_dir() else PACKAGE_HOME / "notebooks"


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
