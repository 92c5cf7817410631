"""Quick exit works from every page and state, and never by accident."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.app import widgets_under_test as cells
from tests.app.running import PATIENCE_S, Running, write_notebook
from tests.app.stand_in_door import IDLE_S, WARN_S, Door
from tests.browser_tools import kernel_of
from tests.sign_in import let_in

WAITS = """
import os, time
while not os.path.exists({path!r}):
    time.sleep(0.05)
"""


@pytest.fixture
def context(chromium: Browser, said: Running) -> Iterator[BrowserContext]:
    opened = let_in(chromium.new_context())
    yield opened
    opened.close()


@pytest.fixture
def door(context: BrowserContext) -> Door:
    return Door(context)


@pytest.fixture
def page(context: BrowserContext, door: Door, said: Running) -> Page:
    return opened(context, said.address)


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address, wait_until="domcontentloaded", timeout=PATIENCE_S * 1000)
    expect(page.get_by_label("Words")).to_be_visible()
    return page


def shift(page: Page, times: int = 3) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


def is_away(page: Page) -> None:
    page.wait_for_url("**/away")
    expect(page).to_have_title("New tab")
    expect(page.locator("body")).to_have_text("")


def test_three_presses_leave_at_once_and_sign_out_with_the_kernel(page: Page, door: Door) -> None:
    page.get_by_label("Words").fill("secretly")
    kernel = kernel_of(page)
    shift(page)
    is_away(page)
    assert door.posted("sign-out") == [{"kernel": kernel}]


def test_the_page_is_blank_before_anything_is_waited_for(page: Page) -> None:
    page.get_by_label("Words").fill("secretly")
    # Nothing answers: what is left on the screen is what the press itself has done.
    page.context.route("**/away", lambda _: None)
    left = page.evaluate("""() => {
      neglectHost.exit();
      return [getComputedStyle(document.documentElement).display, document.body.textContent, document.title];
    }""")
    assert left == ["none", "", "New tab"]


def test_what_is_left_is_said_and_forgotten_after_a_while(context: BrowserContext, door: Door, said: Running) -> None:
    context.clock.install()
    page = opened(context, said.address)
    spoken = page.locator("#host-said")
    shift(page, 1)
    expect(spoken).to_have_text("Shift, press 2 more times to exit.")
    shift(page, 1)
    expect(spoken).to_have_text("Shift, press 1 more time to exit.")
    context.clock.fast_forward(6000)
    expect(spoken).to_have_text("Exit this page expired.")
    shift(page, 2)
    expect(spoken).to_have_text("Shift, press 1 more time to exit.")
    assert door.heard == []


def test_capitals_and_other_keys_between_do_not_leave(page: Page, door: Door) -> None:
    field = page.get_by_label("Words")
    field.click()
    spoken = page.locator("#host-said")
    for letter in "ABCD":
        page.keyboard.press(f"Shift+{letter}")
        expect(spoken).to_have_text("")
    for letter in "xyz":
        shift(page, 2)
        page.keyboard.press(letter)
    for _ in range(3):
        page.keyboard.down("Shift")
        field.click()
        page.keyboard.up("Shift")
    for _ in range(3):
        page.keyboard.press("Alt+Shift")
    page.keyboard.down("Shift")
    page.keyboard.down("Shift")
    page.keyboard.down("Shift")
    page.keyboard.up("Shift")
    expect(field).to_have_value("ABCDxyz")
    expect(spoken).to_have_text("Shift, press 2 more times to exit.")
    assert door.heard == []


def test_it_works_from_inside_a_field(page: Page) -> None:
    page.get_by_label("Words").click()
    shift(page)
    is_away(page)


@pytest.mark.parametrize("how", ["link", "keys"])
def test_it_works_before_the_kernel_has_answered(
    context: BrowserContext, door: Door, folder: Path, tmp_path: Path, how: str
) -> None:
    notebook = write_notebook(folder / "waits.ipynb", WAITS.format(path=str(tmp_path / "go")), cells.SAID)
    with Running(notebook) as server:
        let_in(context)
        page = context.new_page()
        page.goto(server.address, wait_until="commit")
        # Painted before the kernel has run anything.
        expect(page.get_by_role("heading", level=1, name="Opening the workbook…")).to_be_visible()
        page.wait_for_function("() => globalThis.neglectHost !== undefined")
        if how == "keys":
            shift(page)
        else:
            page.get_by_role("link", name="Exit this page").click()
        is_away(page)
        assert len(door.posted("sign-out")) == 1
        (tmp_path / "go").touch()


def test_it_works_when_the_kernel_has_ended(page: Page) -> None:
    os.kill(int(page.locator("#said").get_attribute("data-pid") or 0), signal.SIGKILL)
    expect(page.get_by_role("alert")).to_contain_text("The workbook on this page has stopped")
    shift(page)
    is_away(page)


@pytest.mark.parametrize("how", ["link", "keys"])
def test_it_works_on_an_error_page(context: BrowserContext, door: Door, said: Running, how: str) -> None:
    page = context.new_page()
    page.goto(f"{said.address}nothing/here")
    expect(page.get_by_role("heading", name="This page cannot be shown")).to_be_visible()
    # Its styles have come: the link out is a button to look at.
    expect(page.get_by_role("link", name="Exit this page")).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
    if how == "keys":
        shift(page, 1)
        expect(page.get_by_role("status")).to_have_text("Shift, press 2 more times to exit.")
        shift(page, 2)
    else:
        page.get_by_role("link", name="Exit this page").click()
    is_away(page)
    assert len(door.posted("sign-out")) == 1


@pytest.mark.parametrize("how", ["button", "keys"])
@pytest.mark.parametrize("seconds", [IDLE_S - WARN_S + 1, IDLE_S + 1], ids=["warning", "locked"])
def test_it_works_in_the_warning_and_when_locked(
    context: BrowserContext, door: Door, said: Running, seconds: int, how: str
) -> None:
    context.clock.install()
    page = opened(context, said.address)
    page.wait_for_function("() => neglectHost.state === 'connected'")
    context.clock.fast_forward(seconds * 1000)
    expect(page.get_by_role("button", name="Exit this page")).to_be_visible()
    if how == "keys":
        shift(page, 1)
        expect(page.get_by_text("Shift, press 2 more times to exit.")).to_have_count(1)
        shift(page, 2)
    else:
        page.get_by_role("button", name="Exit this page").click()
    is_away(page)


def test_every_tab_of_the_browser_leaves(page: Page, door: Door, said: Running) -> None:
    other = opened(page.context, said.address)
    shift(page)
    is_away(page)
    is_away(other)
    # The one that was left first does so for all, when its last words are saved.
    assert len(door.posted("sign-out")) == 1
