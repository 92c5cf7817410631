"""Opens and clicks one contender's form in Chromium, over a line."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Browser, BrowserContext, Page

from .contenders import Contender, Served
from .line import Line

SCRIPT = (Path(__file__).parent / "page.js").read_text("utf-8").partition("*/\n")[2].rstrip(";\n")
PATIENCE_MS = 150_000
LEVELS = 4


@dataclass(frozen=True)
class Target:
    """A contender that runs, with what a browser needs to be let in."""

    contender: Contender
    served: Served
    choices: int
    """How many choices its form lays out."""
    let_in: Any = None
    """What the browser keeps of a sign-in."""


def let_in(browser: Browser, target: Target) -> Target:
    """Open the door once, as a person would, and return the target with what that brought."""
    page = browser.new_context().new_page()
    page.goto(target.served.door)
    page.locator(target.contender.inside).first.wait_for()
    kept = page.context.storage_state()
    page.context.close()
    return Target(target.contender, target.served, target.choices, kept)


@contextmanager
def visitor(browser: Browser, target: Target, line: Line | None = None) -> Iterator[BrowserContext]:
    """Give a browser that may come in and has visited nothing yet."""
    proxy = {"proxy": {"server": line.address, "bypass": "<-loopback>"}} if line else {}
    context = browser.new_context(
        viewport={"width": 1280, "height": 900},
        storage_state=target.let_in,
        **proxy,  # type: ignore[arg-type]
    )
    context.set_default_timeout(PATIENCE_MS)
    one = target.contender
    asked = {
        "choices": one.choices,
        "count": target.choices,
        "radar": one.radar,
        "saves": one.saves,
        "patience": PATIENCE_MS,
    }
    context.add_init_script(f"({SCRIPT})({json.dumps(asked)})")
    try:
        yield context
    finally:
        context.close()


def usable(page: Page) -> float:
    """Return when the form and its radar were painted."""
    painted: float = page.evaluate("bench.usable")
    return painted / 1000


def open_form(context: BrowserContext, target: Target) -> tuple[Page, float]:
    """Open the form and return the seconds from asking for it until it can be used."""
    page = context.new_page()
    asked = time.time()
    page.goto(target.served.form, wait_until="commit")
    return page, usable(page) - asked


def open_at_once(contexts: list[BrowserContext], target: Target) -> float:
    """Open the form in all of them at the same moment; return the seconds until the last can be used."""
    pages = [context.new_page() for context in contexts]
    for page in pages:
        # A strict cookie goes along only when the page before is the same server's.
        page.goto(urljoin(target.served.form, f"/{target.contender.elsewhere}"))
    asked = time.time()
    for page in pages:
        page.evaluate("(address) => { setTimeout(() => { location.href = address; }); }", target.served.form)
    for page in pages:
        page.wait_for_url(target.served.form, wait_until="commit")
    return max(usable(page) for page in pages) - asked


def clicks(page: Page, count: int) -> list[float]:
    """Return the milliseconds from each click to saved, where the contender saves, redrawn and painted."""
    # The best level would change nothing yet: all other questions have it.
    page.evaluate("bench.click(1)")
    return [page.evaluate("(index) => bench.click(index)", (n + 2) % LEVELS) for n in range(count)]
