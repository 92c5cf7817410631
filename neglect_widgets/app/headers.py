"""The headers that every answer of the server carries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tornado.httputil import HTTPHeaders, HTTPServerRequest
from tornado.web import OutputTransform

COMMON = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def page_headers(sockets: Iterable[str], *, inline_scripts: bool) -> dict[str, str]:
    """The headers for pages that speak to `sockets`; only Voila's own front end needs inline scripts."""
    # A widget's module arrives as text over the websocket and is imported from a blob: address.
    scripts = "'self' blob:" + (" 'unsafe-inline'" if inline_scripts else "")
    policy = {
        "default-src": "'self'",
        "script-src": scripts,
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        # 'self' covers websockets in current browsers, but not in older Safari.
        "connect-src": " ".join(["'self'", *sockets]),
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return {**COMMON, "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items())}


def header_transform(headers: Mapping[str, str]) -> type[OutputTransform]:
    """A tornado transform that sets `headers` on pages, files and errors alike."""

    class SetHeaders(OutputTransform):
        def __init__(self, request: HTTPServerRequest) -> None:
            pass

        def transform_first_chunk(
            self, status_code: int, response: HTTPHeaders, chunk: bytes, finishing: bool
        ) -> tuple[int, HTTPHeaders, bytes]:
            for name, value in headers.items():
                response[name] = value
            return status_code, response, chunk

    return SetHeaders
