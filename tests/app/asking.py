"""Speaks to a server as a script does: any request and any message, whatever a browser would send."""

from __future__ import annotations

import http.client
import json
import re
import socket
from collections.abc import Sequence
from typing import Any, Protocol
from uuid import uuid4

from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1, serialize_msg_to_ws_v1
from websockets import Subprotocol
from websockets.sync.client import ClientConnection, connect

from tests.sign_in import cookie_for

WIRE_FORMAT = Subprotocol("v1.kernel.websocket.jupyter.org")


class Server(Protocol):
    """Whatever listens on a port of this machine."""

    @property
    def port(self) -> int: ...


Answer = tuple[int, http.client.HTTPMessage, bytes]


def ask(server: Server, path: str, method: str = "GET", body: str | None = None, **headers: str) -> Answer:
    """Send one request from a page that is signed in; underscores in header names stand for hyphens.

    An empty header is left out.
    """
    sent = {"Cookie": cookie_for(server.port), "Origin": f"http://127.0.0.1:{server.port}"}
    sent |= {name.replace("_", "-"): value for name, value in headers.items()}
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request(method, path, body, {name: value for name, value in sent.items() if value})
    answer = connection.getresponse()
    return answer.status, answer.headers, answer.read()


def kernel_of(page: bytes) -> str:
    """The id of the kernel that a page was made by."""
    found = re.search(rb'"kernelId": "([^"]+)"', page)
    assert found
    return found[1].decode()


def end(server: Server, kernel: str) -> None:
    """End a kernel as the page does that goes away."""
    cookie = f"{cookie_for(server.port)}; _xsrf=x"
    assert ask(server, f"/voila/api/shutdown/{kernel}", "POST", "", Cookie=cookie, X_XSRFToken="x")[0] == 204


def channel_to(
    server: Server, kernel: str, subprotocols: Sequence[Subprotocol] | None = (WIRE_FORMAT,), **headers: str
) -> ClientConnection:
    """Open the websocket of a kernel from a page that is signed in."""
    sent = {"Cookie": cookie_for(server.port), "Origin": f"http://127.0.0.1:{server.port}"}
    sent |= {name.replace("_", "-"): value for name, value in headers.items()}
    host = sent.pop("Host", f"127.0.0.1:{server.port}")
    return connect(
        f"ws://{host}/api/kernels/{kernel}/channels?session_id={uuid4().hex}",
        sock=socket.create_connection(("127.0.0.1", server.port)),
        additional_headers={name: value for name, value in sent.items() if value},
        subprotocols=subprotocols,
        open_timeout=60,
        max_size=None,
    )


def request(kind: str, content: dict[str, Any], channel: str = "shell") -> bytes:
    """One message in the wire format; the version is what widgets ask of those who want their states."""
    header = {"msg_id": uuid4().hex, "msg_type": kind, "session": "s", "username": "", "version": "5.3", "date": ""}
    message = {
        "header": header,
        "parent_header": {},
        "metadata": {"version": "1.0.0"},
        "content": content,
        "buffers": [],
    }
    return bytes(serialize_msg_to_ws_v1(message, channel, lambda part: json.dumps(part).encode()))


def messages_until(channel: ClientConnection, last: str) -> list[tuple[str, dict[str, Any]]]:
    """Kind and content of the messages that come, up to one of the kind `last`."""
    heard: list[tuple[str, dict[str, Any]]] = []
    while not heard or heard[-1][0] != last:
        frame = channel.recv(timeout=60)
        assert isinstance(frame, bytes)
        _, parts = deserialize_msg_from_ws_v1(frame)
        heard.append((json.loads(parts[0])["msg_type"], json.loads(parts[3])))
    return heard


def kinds_until(channel: ClientConnection, last: str) -> list[str]:
    """The kinds of the messages that come, up to one of the kind `last`."""
    return [kind for kind, _ in messages_until(channel, last)]
