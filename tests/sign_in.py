"""Signs tests in at the servers they have started, as the address that a launcher prints does."""

from __future__ import annotations

import http.client
import json
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext

_COOKIES: dict[int, tuple[str, str]] = {}
"""Name and value of the cookie for each port where a server runs now."""


def sign_in(address: str) -> str:
    """Use up the code in a printed address, and return the one that the workbook has afterwards."""
    parts = urlsplit(address)
    assert parts.port
    origin = f"http://{parts.netloc}"
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
    connection.request("POST", "/sign-in", json.dumps({"code": parts.fragment}), {"Origin": origin})
    answer = connection.getresponse()
    assert answer.status == 204, answer.read()
    (cookie,) = SimpleCookie(answer.headers["Set-Cookie"]).values()
    _COOKIES[parts.port] = cookie.key, cookie.value
    connection.close()
    return f"{origin}/"


def cookie_for(port: int) -> str:
    """Return the header with which a script is signed in at a server; empty where nobody is."""
    return "=".join(_COOKIES.get(port, ()))


def let_in(context: BrowserContext) -> BrowserContext:
    """Sign a browser in at every server that runs now."""
    for name, value in _COOKIES.values():
        # For every port: a test may reach its server over a wire of its own.
        where = {"domain": "127.0.0.1", "path": "/"}
        context.add_cookies([{"name": name, "value": value, "httpOnly": True, "sameSite": "Strict", **where}])  # type: ignore[typeddict-item]
    return context


def forget(port: int) -> None:
    """Forget a server that has ended."""
    _COOKIES.pop(port, None)
