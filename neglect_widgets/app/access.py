"""What is known of whoever sends a request: a browser that signed in, or a person whom a team's proxy names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from hmac import compare_digest
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tornado.httputil import HTTPServerRequest

from neglect_widgets.app.server_journal import ServerJournal
from neglect_widgets.app.sign_ins import SignIns
from neglect_widgets.app.surroundings import user_here

if TYPE_CHECKING:
    from neglect_widgets.app.team import Team

THIS_MACHINE = frozenset({"127.0.0.1", "localhost"})
NAME_MOST = 200


@dataclass
class Access:
    """Who may come in, on one server."""

    port: int
    journal: ServerJournal
    team: Team | None = None
    proxy_secret: bytes = b""
    unlocks: Callable[[str], bool] | None = None
    """Whether a passphrase is the store's; None where the store has none."""
    sign_ins: SignIns = field(default_factory=SignIns)
    user: str = field(default_factory=user_here)
    """Who everybody is on a laptop, where one account has one workbook."""

    @property
    def cookie(self) -> str:
        """The name of the cookie; with the port, because browsers send cookies to all ports of a host."""
        return f"neglect-{self.port}"

    @property
    def gives_codes(self) -> bool:
        """Whether whoever sees the terminal gets in; not behind a proxy, nor where a passphrase is to be known.

        There, only whoever has just typed it to start the server is let in by the address that this printed.
        """
        return self.team is None and self.unlocks is None

    @property
    def hosts(self) -> frozenset[str]:
        """The names that this server answers to."""
        return frozenset({self.team.host}) if self.team else THIS_MACHINE

    def cookie_of(self, request: HTTPServerRequest) -> str:
        """Return the cookie that came with a request, or an empty string."""
        found = request.cookies.get(self.cookie)
        return found.value if found else ""

    def who(self, request: HTTPServerRequest) -> str | None:
        """Return who is signed in; behind a proxy only while it names the same person."""
        person = self.sign_ins.who(self.cookie_of(request))
        return person if self.team is None or person == self.named(request) else None

    def named(self, request: HTTPServerRequest) -> str | None:
        """Return whom the proxy names; nobody without its secret, on which everything rests. On a laptop, its user."""
        if self.team is None:
            return self.user
        if not self.from_proxy(request):
            return None
        names = request.headers.get_list(self.team.identity_header)
        # Two headers of that name would mean that the proxy has let one from outside through.
        name = _utf8(names[0]).strip() if len(names) == 1 else ""
        return name if 0 < len(name) <= NAME_MOST and name.isprintable() else None

    def from_proxy(self, request: HTTPServerRequest) -> bool:
        """Whether a request carries the proxy's secret."""
        sent = request.headers.get(self.team.secret_header, "") if self.team else ""
        return compare_digest(sent.encode(), self.proxy_secret)

    def same_origin(self, request: HTTPServerRequest) -> bool:
        """Whether a request comes from a page of this server; browsers say so themselves."""
        origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
        ours = self.team.address if self.team else f"http://{request.host}"
        if origin is None:
            return site == "same-origin"
        return origin.lower() == ours.lower() and site in (None, "same-origin")

    def right_host(self, request: HTTPServerRequest) -> bool:
        """Whether the address that was asked for is one of this server's; else another site's name leads here."""
        return urlsplit(f"//{request.host}").hostname in self.hosts


def _utf8(header: str) -> str:
    """Return a header's text, which the server has read byte by byte; empty when it is none."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return ""
