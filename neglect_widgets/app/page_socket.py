"""A page's websocket to its kernel: only for whoever is signed in, and only for what its widgets need."""

from __future__ import annotations

from asyncio import FIRST_COMPLETED, create_task, wait
from collections.abc import Iterator
from typing import Any, ClassVar
from weakref import WeakSet

from tornado.web import HTTPError
from tornado.websocket import WebSocketProtocol, WebSocketProtocol13
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from neglect_widgets.app.access import Access
from neglect_widgets.app.wire_filter import FRAME_MOST, why_refused

WIRE_FORMAT = "v1.kernel.websocket.jupyter.org"
SIGNED_OUT = 4401, "Signed out"
"""How a page's websocket is closed when its sign-in has ended."""
TOO_LARGE, TOO_LARGE_SAID = 1009, "This is larger than anything the workbook takes. Nothing of it was used."


class Wire(WebSocketProtocol13):
    """The wire of a websocket; whoever finds a message too large, tornado or we, it is told and journalled alike."""

    def close(self, code: int | None = None, reason: str | None = None) -> None:
        if code == TOO_LARGE:
            page: Any = self.handler
            page.access.journal.refused(page.access.who(page.request), "a message that is too large")
            reason = TOO_LARGE_SAID
        super().close(code, reason)


class PageSocket(VoilaKernelWebsocketHandler):
    """A kernel's websocket in the present wire format only.

    In the older one Voila takes the number of a binary message's parts for another number, some billions,
    and then counts that far: one download would stop the whole server.
    """

    _open: ClassVar[WeakSet[PageSocket]] = WeakSet()

    @classmethod
    def open_ones(cls, cookie: str) -> Iterator[PageSocket]:
        """The websockets that were opened with a cookie."""
        return (one for one in list(cls._open) if one.access.cookie_of(one.request) == cookie)

    @property
    def access(self) -> Access:
        found: Access = self.settings["neglect_access"]
        return found

    def get_compression_options(self) -> dict[str, Any]:
        """Squeeze what goes to a page; most of it is the wording of forms, and shrinks to a quarter."""
        return {}

    def get_websocket_protocol(self) -> WebSocketProtocol | None:
        usual: Any = super().get_websocket_protocol()
        return usual and Wire(self, mask_outgoing=False, params=usual.params)

    async def get(self, kernel_id: str) -> Any:
        offered = self.request.headers.get("Sec-WebSocket-Protocol", "")
        if WIRE_FORMAT not in map(str.strip, offered.split(",")):
            raise HTTPError(400, "The page is out of date. Load it again.")
        kernel = self.kernel_manager.get_kernel(kernel_id) if kernel_id in self.kernel_manager else None
        # Else the page would wait a minute for a kernel that has died and is about to be cleared away.
        if kernel and kernel.ready.done() and not await kernel.is_alive():
            raise HTTPError(410)
        return await super().get(kernel_id)

    async def pre_get(self) -> None:
        """Wait until the kernel can be spoken to; HTTPError 410 when it ends before that."""
        self.kernel = self.kernel_manager.get_kernel(self.kernel_id)
        preparing, ended = create_task(super().pre_get()), create_task(self.kernel.ended.wait())
        await wait({preparing, ended}, return_when=FIRST_COMPLETED)
        ended.cancel()
        if not preparing.done():
            preparing.cancel()
            raise HTTPError(410)
        await preparing

    async def open(self, *args: Any, **kwargs: Any) -> None:
        self._open.add(self)
        self._watching = create_task(self._close_with_kernel())
        # Else each message waits until the browser has acknowledged the one before: a round trip, or 40 ms.
        self.set_nodelay(True)
        await super().open(*args, **kwargs)

    async def _close_with_kernel(self) -> None:
        """Hang up once the kernel has ended, also while this is still connecting to it; the page would not notice."""
        await self.kernel.ended.wait()
        self.close()

    def on_close(self) -> None:
        self._watching.cancel()
        super().on_close()

    def on_message(self, ws_message: bytes | str) -> None:
        """Pass a message on to the kernel, or note that it was refused."""
        person = self.access.who(self.request)
        if person is None:
            self.close(*SIGNED_OUT)
        elif len(ws_message) > FRAME_MOST:
            self.close(TOO_LARGE)
        elif why := why_refused(ws_message, stock=self.settings["neglect_stock_widgets"]):
            self.access.journal.refused(person, why)
        else:
            super().on_message(ws_message)
