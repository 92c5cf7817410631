"""Forks kernels for the server and looks after them: what the warm parent does once it is warm."""

from __future__ import annotations

import json
import os
import signal
import socket
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector
from typing import Any

from neglect_widgets.app.forked_kernel import Launch, stand_alone

PACKET = 128 * 1024
"""The most bytes of a packet; the system's own limit is somewhat higher."""


class Forker:
    """Forks kernels on request and looks after them until the last has ended."""

    def __init__(self, requests: socket.socket) -> None:
        self.requests = requests
        self.wanted = True
        self.kernels: dict[socket.socket, int] = {}
        """The process behind each line; its number is its own until `reap` has seen it end."""
        self.alarm, self.bell = socket.socketpair()
        self.bell.setblocking(False)
        self.selector = DefaultSelector()
        self.selector.register(requests, EVENT_READ)
        self.selector.register(self.alarm, EVENT_READ)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self.bell.fileno(), warn_on_full_buffer=False)

    def serve(self) -> Launch | None:
        """Return in each kernel what it is to be; here None, once nobody wants kernels and none is left."""
        while self.wanted or self.kernels:
            for key, _ in self.selector.select():
                if key.fileobj is self.alarm:
                    self.alarm.recv(4096)
                    self.reap()
                elif key.fileobj is not self.requests:
                    self.obey(key.fileobj)  # type: ignore[arg-type]
                elif launch := self.fork():
                    return launch
        return None

    def fork(self) -> Launch | None:
        """Fork the kernel that is asked for next, if this can be done safely; return its launch in the kernel."""
        packet, descriptors, _, _ = socket.recv_fds(self.requests, PACKET, 1)
        if not descriptors:
            self.wanted = False
            self.selector.unregister(self.requests)
            return None
        line = socket.socket(fileno=descriptors[0])
        line.setblocking(False)
        line.set_inheritable(False)
        parent, pid = os.getpid(), -1
        if alone():
            with suppress(OSError):
                pid = os.fork()
        if pid == 0:
            # The line stays open here, so that the server sees it end with the last of us two.
            self.line = line
            stand_alone(parent)
            self.leave()
            return Launch.unpacked(packet)
        tell(line, {"pid": pid})
        if pid < 0:
            line.close()
        else:
            self.kernels[line] = pid
            self.selector.register(line, EVENT_READ)
        return None

    def leave(self) -> None:
        """Close in a kernel what belongs to its parent."""
        self.selector.close()
        for one in (self.requests, self.alarm, self.bell, *self.kernels):
            one.close()

    def obey(self, line: socket.socket) -> None:
        """Send a kernel the signal that is asked for; kill it when there is nobody left who could ask."""
        if line not in self.kernels:
            return
        try:
            packet = line.recv(PACKET)
        except BlockingIOError:
            return
        except ConnectionError:
            packet = b""
        if not packet:
            self.selector.unregister(line)
        number = json.loads(packet)["signal"] if packet else signal.SIGKILL
        with suppress(ProcessLookupError):
            try:
                os.killpg(self.kernels[line], number)
            except ProcessLookupError:
                # It has not got its session yet.
                os.kill(self.kernels[line], number)

    def reap(self) -> None:
        """Tell of each kernel that has ended how it did."""
        for line, pid in list(self.kernels.items()):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                tell(line, {"ended": os.waitstatus_to_exitcode(status)})
                if line in self.selector.get_map():
                    self.selector.unregister(line)
                line.close()
                del self.kernels[line]


def alone() -> bool:
    """Whether this process has one thread only; a fork would cut others off in the middle of anything."""
    with suppress(OSError):
        return len(list(Path("/proc/self/task").iterdir())) == 1
    return False


def tell(line: socket.socket, news: Mapping[str, Any]) -> None:
    """Send news to the server, if it still listens."""
    with suppress(OSError):
        line.send(json.dumps(news).encode())
