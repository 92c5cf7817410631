"""Keeps a warm parent of kernels running beside the server, and asks it for kernels."""

from __future__ import annotations

import json
import os
import socket
import sys
from asyncio import get_running_loop, wait_for
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from subprocess import DEVNULL, Popen, TimeoutExpired
from weakref import WeakSet

from neglect_widgets.app.forked_kernel import Launch
from neglect_widgets.app.forked_process import ForkedProcess
from neglect_widgets.app.forker import PACKET

WARM_UP_S, PATIENCE_S = 30.0, 5.0
"""How long a parent may take for its first answer, which comes when it is warm, and for later ones."""


def can_fork() -> bool:
    """Whether kernels are forked on this system; macOS has the call, but its own libraries do not stand it."""
    return sys.platform == "linux" and hasattr(os, "fork")


class WarmParent:
    """A running parent of kernels; when it is found to have ended, the next one is started."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processes: list[Popen[bytes]] = []
        self.kernels: WeakSet[ForkedProcess] = WeakSet()
        self.start()

    def start(self) -> None:
        """Start a parent with the present environment, without waiting until it is warm."""
        self.environment = dict(os.environ)
        self.patience = WARM_UP_S
        self.requests, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.requests.setblocking(False)
        # An inherited socket has no address, so nobody else can ask for kernels.
        with theirs:
            process = Popen(
                [sys.executable, "-m", "neglect_widgets.app.warm_parent", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                cwd=self.folder,
                stdin=DEVNULL,
                start_new_session=True,
            )
        self.processes = [process, *(one for one in self.processes if one.poll() is None)]

    def suits(self, command: Sequence[str], environment: Mapping[str, str]) -> bool:
        """Whether a fork would be what `command` starts.

        Variables may come in addition, but the parent has already acted on those that it had.
        """
        added = environment.keys() - self.environment.keys()
        return (
            [*command[:3]] == [sys.executable, "-m", "ipykernel_launcher"]
            and self.environment.items() <= environment.items()
            and not any(name.startswith("PYTHON") for name in added)
        )

    async def fork(self, launch: Launch) -> ForkedProcess | None:
        """Return a new kernel, or None when it has to be started in the ordinary way."""
        packet = launch.packed()
        if len(packet) > PACKET:
            return None
        requests = self.requests
        with ExitStack() as unless_forked:
            line, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            line.setblocking(False)
            # A parent that was only slow finds the line closed, and kills what it has forked.
            unless_forked.callback(line.close)
            try:
                with far:
                    socket.send_fds(requests, [packet], [far.fileno()])
                news = await wait_for(get_running_loop().sock_recv(line, PACKET), self.patience)
            except (OSError, TimeoutError):
                news = b""
            if not news:
                self.replace(requests)
                return None
            self.patience = PATIENCE_S
            pid = json.loads(news)["pid"]
            if pid < 0:
                return None
            unless_forked.pop_all()
        forked = ForkedProcess(pid, line)
        self.kernels.add(forked)
        return forked

    def replace(self, requests: socket.socket) -> None:
        """Start another parent instead of the one that is asked through `requests`; it keeps the kernels it has."""
        # Another request may have noticed, too.
        if requests is self.requests:
            requests.close()
            self.start()

    def stop(self) -> None:
        """End every parent, with its kernels if there still are any."""
        self.requests.close()
        for kernel in self.kernels:
            kernel.give_up()
        for process in self.processes:
            if not self.kernels:
                # It may still be warming up, and would hear of the end only afterwards.
                process.kill()
            try:
                process.wait(2)
            except TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def warm_parent(folder: Path) -> Iterator[WarmParent | None]:
    """A parent of kernels that runs in `folder`; None where kernels cannot be forked."""
    parent = WarmParent(folder) if can_fork() else None
    try:
        yield parent
    finally:
        if parent:
            parent.stop()
