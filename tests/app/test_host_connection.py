"""The page host survives a lost network, says when its kernel or server has gone, and comes back."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.app import widgets_under_test as cells
from tests.app.conftest import OpenPage
from tests.app.running import Running, Wire, until, write_notebook
from tests.browser_tools import kernel_of
from tests.sign_in import let_in

LISTEN = "globalThis.states = []; addEventListener('neglect-host', (event) => states.push(event.detail));"
STATE = "() => globalThis.neglectHost.state"


@pytest.fixture
def wire(said: Running) -> Iterator[Wire]:
    wire = Wire(said.port)
    yield wire
    wire.close()


@pytest.fixture
def open_words(open_page: OpenPage) -> OpenPage:
    """Open an address that serves the text field, and wait for the field: the page connects in its own time."""

    def open_one(address: str) -> Page:
        page = open_page(address)
        expect(page.get_by_label("Words")).to_be_visible()
        return page

    return open_one


def pid(page: Page) -> int:
    return int(page.locator("#said").get_attribute("data-pid") or 0)


def kernel_is_there(page: Page, kernel: str) -> bool:
    """Ask a server from a page of it whether a kernel of its is alive."""
    return bool(page.evaluate("(id) => fetch(`/api/kernels/${id}`).then((answer) => answer.ok)", kernel))


def frames(sent: bytes) -> int:
    """Count the websocket frames that a server has sent whole."""
    count = at = 0
    while at + 2 <= len(sent):
        size, wide = sent[at + 1], {126: 2, 127: 8}.get(sent[at + 1], 0)
        at += 2 + wide + (int.from_bytes(sent[at + 2 : at + 2 + wide]) if wide else size)
        count += at <= len(sent)
    return count


def test_words_said_while_the_network_is_away_arrive_once_and_in_order(wire: Wire, open_words: OpenPage) -> None:
    page = open_words(wire.address)
    page.evaluate(LISTEN)
    words = page.get_by_label("Words")
    words.fill("1")
    expect(page.locator("#heard")).to_have_text("1")
    wire.cut()
    page.wait_for_function(f"({STATE})() === 'reconnecting'")
    for word in ("2", "3", "4"):
        words.fill(word)
    expect(page.get_by_role("alert")).to_contain_text("The workbook does not answer")
    wire.mend()
    expect(page.locator("#heard")).to_have_text("1 2 3 4")
    expect(page.get_by_role("alert")).to_have_count(0)
    words.fill("5")
    expect(page.locator("#heard")).to_have_text("1 2 3 4 5")
    assert page.evaluate("states") == [{"state": "reconnecting"}, {"state": "connected"}]


def test_what_python_says_while_the_network_is_away_is_not_lost(wire: Wire, open_words: OpenPage) -> None:
    page = open_words(wire.address)
    # The server has not noticed yet that the line is broken, and answers into it.
    wire.loses_answers = True
    page.get_by_label("Words").fill("1")
    # The kernel is busy, its answer, the kernel is idle.
    until(lambda: frames(wire.lost) >= 3)
    wire.cut()
    wire.loses_answers = False
    wire.mend()
    expect(page.locator("#heard")).to_have_text("1")


def test_a_killed_kernel_is_told_and_reconnecting_brings_a_live_page(said: Running, open_words: OpenPage) -> None:
    page = open_words(said.address)
    page.evaluate(LISTEN)
    page.evaluate("globalThis.neglectOutbox = { unsavedText: () => 'my words' }")
    page.get_by_label("Words").fill("typed")
    expect(page.locator("#heard")).to_have_text("typed")
    first = pid(page)
    os.kill(first, signal.SIGKILL)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Your words are still on this page, but they are not saved.")
    expect(page.get_by_label("Words")).to_have_value("typed")
    alert.get_by_role("button", name="Reconnect").click()
    expect(alert).to_have_count(0)
    expect(page.get_by_label("Words")).to_be_focused()
    page.get_by_label("Words").fill("again")
    expect(page.locator("#heard")).to_have_text("again")
    assert pid(page) != first
    assert page.evaluate("neglectOutbox.unsavedText()") == "my words"
    assert page.evaluate("states") == [{"state": "session-lost"}, {"state": "connected", "fresh": True}]


def test_what_is_not_saved_can_be_copied(said: Running, open_words: OpenPage) -> None:
    page = open_words(said.address)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_label("Words").fill("only here")
    os.kill(pid(page), signal.SIGKILL)
    page.get_by_role("button", name="Copy what is not saved").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "Words\nonly here"
    page.evaluate("globalThis.neglectOutbox = { unsavedText: () => 'what the form knows' }")
    page.get_by_role("button", name="Copy what is not saved").click()
    page.wait_for_function("navigator.clipboard.readText().then((text) => text === 'what the form knows')")


def test_a_kernel_that_the_server_ends_is_told_at_once(said: Running, open_words: OpenPage) -> None:
    page, other = open_words(said.address), open_words(said.address)
    end = """(id) => fetch(`/voila/api/shutdown/${id}`, {
        method: "POST", body: new URLSearchParams({ _xsrf: document.cookie.split("_xsrf=")[1].split(";")[0] }),
    }).then((answer) => answer.status)"""
    assert other.evaluate(end, kernel_of(page)) == 204
    expect(page.get_by_role("alert")).to_contain_text("The workbook on this page has stopped")


ELSEWHERE = """async () => {
  const { whereabouts } = await import("/voila/templates/workbook/static/focus.js");
  const field = (id) => document.body.appendChild(Object.assign(document.createElement("input"), { id }));
  const first = field("first");
  first.focus();
  const comeBack = whereabouts(first);
  first.remove();
  comeBack();
  field("other").focus();
  field("first");
  await new Promise((resolve) => setTimeout(resolve));
  return document.activeElement.id;
}"""


def test_whoever_has_gone_elsewhere_while_a_form_was_made_anew_is_left_there(
    said: Running, open_words: OpenPage
) -> None:
    assert open_words(said.address).evaluate(ELSEWHERE) == "other"


SOON = "from neglect_widgets.app import voila_settings as its; its.IDLE_SECONDS, its.CULL_EVERY_SECONDS = 3, 1"
"""Has unused kernels ended after some seconds."""


def test_a_kernel_that_nobody_uses_ends_and_its_page_is_told(tmp_path: Path, open_words: OpenPage) -> None:
    with Running(write_notebook(tmp_path / "said.ipynb", cells.SAID), before=SOON) as server:
        page = open_words(server.address)
        page.get_by_label("Words").fill("typed")
        expect(page.get_by_role("alert")).to_contain_text("The workbook on this page has stopped")
        expect(page.get_by_label("Words")).to_have_value("typed")


def test_a_page_that_somebody_only_reads_keeps_its_kernel(tmp_path: Path, open_words: OpenPage) -> None:
    with Running(write_notebook(tmp_path / "said.ipynb", cells.SAID), before=SOON) as server:
        page = open_words(server.address)
        page.clock.install()
        page.reload()
        expect(page.get_by_label("Words")).to_be_visible()
        first = pid(page)
        # Twice as long as an unused kernel would last.
        for step in range(20):
            page.mouse.move(step, step)
            # To the next sign of life.
            page.clock.fast_forward(5 * 60 * 1000)
            time.sleep(0.4)
        page.get_by_label("Words").fill("read")
        expect(page.locator("#heard")).to_have_text("read")
        assert pid(page) == first


def test_a_kernel_that_ended_while_the_network_was_away_is_told_when_it_is_back(
    wire: Wire, open_words: OpenPage
) -> None:
    page = open_words(wire.address)
    first = pid(page)
    wire.cut()
    page.wait_for_function(f"({STATE})() === 'reconnecting'")
    os.kill(first, signal.SIGKILL)
    wire.mend()
    expect(page.get_by_role("alert")).to_contain_text("The workbook on this page has stopped")


def test_leaving_the_page_ends_its_kernel(said: Running, open_words: OpenPage, problems: list[str]) -> None:
    page, other = open_words(said.address), open_words(said.address)
    kernel = kernel_of(page)
    assert kernel_is_there(other, kernel)
    assert problems == []
    page.goto("about:blank")
    until(lambda: not kernel_is_there(other, kernel))


def test_leaving_while_a_lost_page_is_renewed_ends_the_kernel_that_was_to_come(
    said: Running, open_words: OpenPage
) -> None:
    page, other = open_words(said.address), open_words(said.address)
    asked: list[str] = []
    # The kernel to come never answers.
    page.route_web_socket("**/channels?*", lambda silent: asked.append(silent.url))
    os.kill(pid(page), signal.SIGKILL)
    page.get_by_role("button", name="Reconnect").click()
    until(lambda: page.wait_for_timeout(50) or bool(asked))
    to_come = asked[0].split("/api/kernels/")[1].split("/")[0]
    assert kernel_is_there(other, to_come)
    page.goto("about:blank")
    until(lambda: not kernel_is_there(other, to_come))


def test_a_server_that_stopped_is_told_and_its_successor_is_found(tmp_path: Path, open_words: OpenPage) -> None:
    notebook = write_notebook(tmp_path / "said.ipynb", cells.SAID)
    with Running(notebook) as server:
        page = open_words(server.address)
        expect(page.get_by_label("Words")).to_be_visible()
        port = server.port
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("We are trying again every few seconds.")
    with Running(notebook, port=port):
        # It knows nobody yet.
        expect(page.get_by_role("heading", name="Sign in to carry on")).to_be_visible()
        let_in(page.context)
        page.evaluate("dispatchEvent(new Event('focus'))")
        expect(page.get_by_label("Words")).to_be_visible()
        expect(alert).to_have_count(0)
        page.wait_for_function(f"() => ({STATE})() === 'connected'")
        page.get_by_label("Words").fill("new")
        expect(page.locator("#heard")).to_have_text("new")
