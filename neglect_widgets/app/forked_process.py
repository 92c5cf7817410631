"""A forked kernel, as the server that asked for it sees it."""

from __future__ import annotations

import json
import signal
from contextlib import suppress
from socket import socket

from neglect_widgets.app.forker import PACKET


class ForkedProcess:
    """A forked kernel as `subprocess.Popen` would show it; its parent, which alone may signal it, is asked."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int, line: socket) -> None:
        self.pid = pid
        self.line = line
        self.returncode: int | None = None

    def poll(self) -> int | None:
        if self.returncode is None:
            try:
                news = self.line.recv(PACKET)
            except BlockingIOError:
                return None
            except ConnectionError:
                news = b""
            # Kernels are killed by the system when their parent has gone without a word.
            self.returncode = json.loads(news)["ended"] if news else -signal.SIGKILL
            self.line.close()
        return self.returncode

    def wait(self) -> int:
        if self.returncode is None:
            self.line.setblocking(True)
        code = self.poll()
        assert code is not None
        return code

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            with suppress(ConnectionError):
                self.line.send(json.dumps({"signal": number}).encode())

    def give_up(self) -> None:
        """Hang up; the parent then kills the kernel."""
        self.line.close()
        if self.returncode is None:
            self.returncode = -signal.SIGKILL

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)
