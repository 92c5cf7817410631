"""A line between browser and servers that counts what it carries, and may be slow: a SOCKS proxy on loopback.

Slowing the browser itself would leave its websockets fast; this slows every byte alike.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from queue import SimpleQueue

CHUNK = 4096
HERE = b"127.0.0.1"
NAME, REFUSED, GRANTED = 3, 2, 0


@dataclass
class Direction:
    """One way of the line, shared by all its connections."""

    bits_per_s: float
    delay_s: float
    carried: int = 0
    free_at: float = 0.0

    async def carry(self, size: int) -> float:
        """Wait until so many bytes are on the line, and return when they arrive at its end."""
        now = asyncio.get_running_loop().time()
        self.carried += size
        self.free_at = max(now, self.free_at) + (size * 8 / self.bits_per_s if self.bits_per_s else 0.0)
        await asyncio.sleep(self.free_at - now)
        return self.free_at + self.delay_s


@dataclass
class Line:
    """A line that is there while `laid` is open; 0 bits per second are as many as there can be."""

    bits_per_s: float = 0.0
    round_trip_s: float = 0.0
    address: str = ""
    up: Direction = field(init=False)
    down: Direction = field(init=False)

    def __post_init__(self) -> None:
        self.up = Direction(self.bits_per_s, self.round_trip_s / 2)
        self.down = Direction(self.bits_per_s, self.round_trip_s / 2)

    async def connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take one connection of the browser to a port of this machine; any other host is refused."""
        # Cancelled when the line is taken up, of which asyncio would make a traceback.
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            _, methods = await reader.readexactly(2)
            await reader.readexactly(methods)
            writer.write(bytes([5, 0]))
            _, _, _, kind = await reader.readexactly(4)
            # Chromium gives every host as a name, addresses too.
            (length,) = await reader.readexactly(1)
            host = await reader.readexactly(length) if kind == NAME else b""
            if host != HERE:
                writer.write(bytes([5, REFUSED, 0, 1, 0, 0, 0, 0, 0, 0]))
                return
            port = int.from_bytes(await reader.readexactly(2), "big")
            # What opening a connection takes over such a line.
            await asyncio.sleep(self.round_trip_s)
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(bytes([5, GRANTED, 0, 1, 127, 0, 0, 1]) + port.to_bytes(2, "big"))
            await asyncio.gather(_pass(reader, far_writer, self.up), _pass(far_reader, writer, self.down))
        writer.close()


async def _pass(source: asyncio.StreamReader, target: asyncio.StreamWriter, way: Direction) -> None:
    """Carry everything from `source` to `target` until it ends."""
    on_its_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(maxsize=1000)

    async def deliver() -> None:
        loop = asyncio.get_running_loop()
        with suppress(OSError):
            while True:
                due, data = await on_its_way.get()
                await asyncio.sleep(due - loop.time())
                if not data:
                    break
                target.write(data)
                await target.drain()
        target.close()

    delivering = asyncio.create_task(deliver())
    data = b"first"
    while data and not delivering.done():
        try:
            data = await source.read(CHUNK)
        except OSError:
            data = b""
        await on_its_way.put((await way.carry(len(data)), data))
    await delivering


@contextmanager
def laid(line: Line) -> Iterator[Line]:
    """Lay the line in a thread of its own, and name its address."""
    laid_out: SimpleQueue[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = SimpleQueue()

    async def serve() -> None:
        enough = asyncio.Event()
        server = await asyncio.start_server(line.connect, "127.0.0.1", 0)
        line.address = f"socks5://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        laid_out.put((asyncio.get_running_loop(), enough))
        await enough.wait()
        server.close()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    loop, enough = laid_out.get()
    try:
        yield line
    finally:
        loop.call_soon_threadsafe(enough.set)
        thread.join()
