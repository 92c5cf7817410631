"""Answers what a page asks about who is signed in, in place of the server, so that a test decides it."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import BrowserContext, Route

ASKED = re.compile(r"/(neglect/(session|lock|sign-out)|sign-in|away)$")
IDLE_S, WARN_S = 900, 120
CODE = "the-right-code"


class Door:
    """One browser's sign-in, with nothing behind it."""

    def __init__(self, context: BrowserContext) -> None:
        self.person: str | None = "Alex Example"
        self.way = "code"
        self.deaf = False
        """Whether the end of a sign-in does not reach the server."""
        self.heard: list[tuple[str, Any]] = []
        """What was posted, in order."""
        context.route(ASKED, self._answer)

    def posted(self, name: str) -> list[Any]:
        """The bodies that were posted to one address."""
        return [body for asked, body in self.heard if asked == name]

    def _answer(self, route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        if name == "session":
            said = {"signed_in": self.person, "idle_s": IDLE_S, "warn_s": WARN_S, "sign_in": self.way}
            route.fulfill(status=200 if self.person else 401, json=said)
        elif name == "away":
            route.fulfill(content_type="text/html", body="<!DOCTYPE html><title>New tab</title>")
        elif self.deaf:
            route.abort()
        else:
            self._post(route, name)

    def _post(self, route: Route, name: str) -> None:
        body = json.loads(route.request.post_data or "{}")
        self.heard.append((name, body))
        right = name != "sign-in" or CODE in body.values()
        if right:
            self.person = "Alex Example" if name == "sign-in" else None
            route.fulfill(status=204)
        else:
            route.fulfill(status=403, json={"message": "That code is not right. Nothing was changed."})
