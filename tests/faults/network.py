"""A network that can be cut: a SOCKS proxy between a browser and the server, on loopback."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread


class Network:
    """Carries connections until it is cut, and again when it is mended."""

    def __init__(self) -> None:
        self._door = socket.create_server(("127.0.0.1", 0))
        self.address = f"socks5://127.0.0.1:{self._door.getsockname()[1]}"
        self._flows = Event()
        self._flows.set()
        self._open: list[socket.socket] = []
        Thread(target=self._welcome, daemon=True).start()

    def cut(self, *, silent: bool) -> None:
        """Let nothing through any more; unless it is silent, both ends see their connections break."""
        self._flows.clear()
        if not silent:
            self._break()

    def mend(self, *, stale: bool) -> None:
        """Let through what comes; unless they are stale, connections from before the cut go on."""
        if stale:
            self._break()
        self._flows.set()

    def close(self) -> None:
        self._door.close()
        self._break()
        self._flows.set()

    def _break(self) -> None:
        for end in self._open:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self._open.clear()

    def _welcome(self) -> None:
        with suppress(OSError):
            while True:
                browser, _ = self._door.accept()
                Thread(target=self._carry, args=(browser,), daemon=True).start()

    def _carry(self, browser: socket.socket) -> None:
        """Connect a browser with the address it asks for, as RFC 1928 has it, and carry both ways."""
        with suppress(OSError, struct.error):
            self._open.append(browser)
            browser.recv(2 + 255)
            browser.sendall(b"\x05\x00")
            port = struct.unpack("!H", browser.recv(512)[-2:])[0]
            self._flows.wait()
            server = socket.create_connection(("127.0.0.1", port))
            self._open.append(server)
            browser.sendall(b"\x05\x00\x00\x01" + bytes(6))
            Thread(target=self._pump, args=(server, browser), daemon=True).start()
            self._pump(browser, server)

    def _pump(self, source: socket.socket, drain: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                self._flows.wait()
                drain.sendall(data)
        for end in (source, drain):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


@contextmanager
def network() -> Iterator[Network]:
    """Give a network until the block ends."""
    opened = Network()
    try:
        yield opened
    finally:
        opened.close()
