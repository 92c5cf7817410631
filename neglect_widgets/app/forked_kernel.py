"""Makes a process that was just forked a kernel like any other."""

from __future__ import annotations

import ctypes
import gc
import json
import os
import signal
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Launch:
    """What one kernel is started with."""

    arguments: list[str]
    environment: dict[str, str]
    folder: str

    def packed(self) -> bytes:
        return json.dumps(asdict(self)).encode()

    @classmethod
    def unpacked(cls, packet: bytes) -> Launch:
        return cls(**json.loads(packet))


def stand_alone(parent: int) -> None:
    """Give this process a session and signals of its own; it is killed as soon as `parent` ends.

    Nobody else could end it then, or tell how it ended.
    """
    os.setsid()
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)


def run(launch: Launch) -> None:
    """Be the kernel that `launch` describes, until it is shut down."""
    gc.enable()
    os.environ.clear()
    os.environ.update(launch.environment, JPY_PARENT_PID=str(os.getppid()))
    time.tzset()
    os.chdir(launch.folder)
    sys.argv = ["ipykernel_launcher", *launch.arguments]
    _name_process(launch.arguments)
    # Python draws a new seed for `random` after a fork by itself; numpy does not.
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed()

    import ipywidgets
    from ipykernel import ipkernel
    from ipykernel.kernelapp import IPKernelApp

    # It lists the files of all modules for a debugger that no page can reach: to touch them copies 2 MiB.
    vars(ipkernel)["sys"] = SimpleNamespace(**{**vars(sys), "modules": {}})
    app: Any = IPKernelApp.instance(parent_handle=os.getppid())
    app.initialize(launch.arguments)
    # Done while importing ipywidgets, where a kernel is already there.
    ipywidgets.register_comm_target(app.kernel)
    app.start()


def _name_process(arguments: list[str]) -> None:
    """Call this process `kernel-` and the start of the kernel's id in `top` and its like."""
    files = (Path(word).stem for word in arguments if word.endswith(".json"))
    with suppress(OSError):
        Path("/proc/self/comm").write_text(next(files, "kernel")[:15])
