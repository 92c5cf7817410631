"""Who is signed in: one-time codes, and the cookies that they are exchanged for."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest

IDLE_S, WARN_S = 15 * 60, 2 * 60
"""After how long without a sign of its person a page locks itself, and how long before that it warns."""
FORGOTTEN_S = 30 * 60
"""After how long without a request the server forgets a cookie by itself, as when a page crashed."""


@dataclass
class SignedIn:
    """One browser's sign-in."""

    person: str
    seen: float


class SignIns:
    """The sign-ins of one server, kept in memory only, so that they end with it."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._code = ""
        self._signed_in: dict[bytes, SignedIn] = {}

    def code(self) -> str:
        """Return the code that signs in once: the last one until it is used, then another."""
        self._code = self._code or secrets.token_urlsafe(24)
        return self._code

    def use(self, code: str) -> bool:
        """Tell whether this is the present code, which is used up by that."""
        right = bool(self._code) and compare_digest(code.encode("utf-8", "replace"), self._code.encode())
        if right:
            self._code = ""
        return right

    def forget_code(self) -> None:
        """Make the present code worthless."""
        self._code = ""

    def admit(self, person: str) -> str:
        """Sign a person in and return the secret for their browser's cookie."""
        cookie = secrets.token_urlsafe(32)
        self._signed_in[_digest(cookie)] = SignedIn(person, self._clock())
        return cookie

    def who(self, cookie: str) -> str | None:
        """Return who holds a cookie, if it is still good; being asked keeps it so."""
        found = self._signed_in.get(_digest(cookie))
        if found is None:
            return None
        now = self._clock()
        if now - found.seen > FORGOTTEN_S:
            self.end(cookie)
            return None
        found.seen = now
        return found.person

    def end(self, cookie: str) -> None:
        """Make a cookie worthless."""
        self._signed_in.pop(_digest(cookie), None)


def _digest(cookie: str) -> bytes:
    # Looked up by its hash, how long a wrong one takes tells nothing about the right ones.
    return sha256(cookie.encode()).digest()
