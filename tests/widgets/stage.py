"""A page with nothing on it but our widgets: their real modules, with a stand-in for the kernel behind them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, Route

from neglect_widgets.frontend import SHARED, STATIC, module_text, style_text

ADDRESS = "http://workbook.test/"
"""Answered by the test itself; plain http with a host name, as on a team's own server."""

FRAME = """<!DOCTYPE html><html lang="en-GB" data-neglect-styles><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Workbook</title>
<style>{styles}</style></head><body style="margin: 0">
<div class="nw-page host-vbox"><div class="nw-columns host-hbox"></div></div></body></html>"""

Dict = dict[str, Any]


class Stage:
    """Shows widgets, lays out answers, and tells what the page sent."""

    def __init__(self, context: BrowserContext) -> None:
        self.problems: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("console", lambda said: self.problems.append(said.text) if said.type == "error" else None)
        context.route("**/*", self._serve)
        self.page.goto(ADDRESS)
        self.page.evaluate(Path(__file__).with_name("stage.js").read_text("utf-8"))

    def _serve(self, route: Route) -> None:
        if route.request.url.startswith(ADDRESS):
            styles = style_text("vendor/govuk") + style_text("workbook")
            route.fulfill(content_type="text/html", body=FRAME.replace("{styles}", styles))
        else:
            self.problems.append(f"asked for {route.request.url}")
            route.abort()

    def show(self, name: str, content: Dict | None = None, state: Dict | None = None, *, place: str = "body") -> None:
        """Mount the widget whose file is static/<name>.js; `place` is header, footer or body."""
        self._mount(name, module_text(name), {"content": content or {}, "state": state or {}}, place)

    def pass_by(self, name: str, content: Dict, state: Dict) -> None:
        """Mount a widget and take it off as soon as it is drawn; a slow computer gets no time in between."""
        then_remove = """async (given) => {
          await stage.show(...given);
          await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
          stage.remove(given[0]);
        }"""
        self.page.evaluate(then_remove, [name, module_text(name), {"content": content, "state": state}, "body"])

    def show_probe(self, view: str, state: Dict | None = None, *, name: str = "probe", page: str = "") -> None:
        """Mount a view made for one test, behind the parts that all widgets share; `page` is the one it is part of."""
        shared = [(STATIC / part).read_text("utf-8") for part in SHARED]
        text = "\n".join([*shared, f"export default mount({view});"])
        self._mount(name, text, {"content": {}, "state": state or {}, "page": page}, "body")

    def _mount(self, name: str, text: str, traits: Dict, place: str) -> None:
        self.page.evaluate("async (given) => stage.show(...given)", [name, text, traits, place])

    def change(self, name: str, **traits: Dict) -> None:
        """Let the kernel send new content or state."""
        self.page.evaluate("(given) => stage.change(...given)", [name, traits])

    def remove(self, name: str) -> None:
        """Take a widget off the page."""
        self.page.evaluate("(name) => stage.remove(name)", name)

    def answer(self, command: str, **reply: Any) -> None:
        """Answer every later command of this name at once; without a reply, be silent again."""
        self.page.evaluate("([command, reply]) => { stage.answers[command] = reply; }", [command, reply or None])

    def reply(self, op: Dict, **reply: Any) -> None:
        """Answer one command that was sent."""
        self.page.evaluate("(given) => stage.reply(...given)", [op["model"], op["op_id"], reply])

    def sent(self, command: str = "") -> list[Dict]:
        """Return what the page sent so far, repeats included, in order."""
        everything: list[Dict] = self.page.evaluate("() => stage.sent")
        return [op for op in everything if command in ("", op["command"])]

    def only(self, command: str) -> Dict:
        """Wait for a command, and return it; it was sent once."""
        self.page.wait_for_function("(command) => stage.sent.some((op) => op.command === command)", arg=command)
        (op,) = self.sent(command)
        return op

    def hold_timers(self) -> None:
        """Let what the page means to do next wait, as it does on a computer that has much to do."""
        self.page.evaluate("() => stage.holdTimers()")

    def release_timers(self) -> int:
        """Let it happen now; return how many things waited."""
        return int(self.page.evaluate("() => stage.releaseTimers()"))

    @property
    def focused(self) -> Locator:
        """What has the focus."""
        return self.page.locator(":focus")

    def axe(self) -> list[str]:
        """Return what axe-core finds wrong, one line for each thing."""
        found = Axe().run(self.page).response["violations"]
        return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]

    def sideways(self) -> int:
        """Return by how many pixels the page is wider than the screen."""
        return int(self.page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
