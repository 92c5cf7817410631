"""The process that kernels are forked from: it has imported what they need, and holds nothing of anybody's.

Run by the server as `python -m neglect_widgets.app.warm_parent DESCRIPTOR`. Over that socket comes one packet
for each kernel, with the line on which this process tells how the kernel fares and hears which signals to send it.
"""

from __future__ import annotations

import gc
import socket
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from neglect_widgets.app.forked_kernel import run
from neglect_widgets.app.forker import Forker
from neglect_widgets.app.holes import fill_holes

IMPORTED = (
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "ipykernel.zmqshell",
    "ipykernel.debugger",
    "ipywidgets",
    "anywidget",
    "neglect_widgets.pages",
    # What these import only when they need it.
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "encodings.ascii",
    "faulthandler",
    "keyring.backends.SecretService",
    "psutil",
    "sqlalchemy.dialects.sqlite.pysqlcipher",
    "tornado.platform.asyncio",
    "unicodedata",
)
"""What every kernel would import by itself; importing it starts nothing and opens nothing."""


def warm_up() -> None:
    """Import and read what kernels need; what fails here fails again in a kernel, which can tell somebody."""
    # No page can reach a kernel's debugger, so nobody misses it, and importing it takes long.
    sys.modules["debugpy"] = None  # type: ignore[assignment]
    for name in IMPORTED:
        with suppress(Exception):
            import_module(name)
    del sys.modules["debugpy"]
    with suppress(Exception):
        from neglect_widgets.definitions import list_toolkits, load_toolkit, load_wording

        load_wording()
        for summary in list_toolkits():
            with suppress(Exception):
                load_toolkit(summary.id)


def main() -> None:
    # Only kernels look for modules where they run, and put that last.
    sys.path[:] = [entry for entry in sys.path if entry not in ("", str(Path.cwd()))]
    requests = socket.socket(fileno=int(sys.argv[1]))
    # A kernel that collects what is older than itself would copy all that it looks at.
    gc.disable()
    warm_up()
    gc.collect()
    fill_holes()
    gc.freeze()
    forker = Forker(requests)
    if launch := forker.serve():
        run(launch)


if __name__ == "__main__":
    main()
