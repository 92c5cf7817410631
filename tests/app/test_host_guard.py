"""A page that was left warns, locks, and gives everything back to the person who left it."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.app.running import PATIENCE_S, Running, Wire
from tests.app.stand_in_door import CODE, IDLE_S, WARN_S, Door
from tests.sign_in import let_in

S = 1000
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


class Left:
    """Pages of one browser, and the clock they all go by."""

    def __init__(self, chromium: Browser, address: str) -> None:
        self.context = let_in(chromium.new_context())
        self.context.clock.install()
        self.door = Door(self.context)
        self.address = address
        self.page = self.open()

    def open(self) -> Page:
        page = self.context.new_page()
        page.goto(self.address, wait_until="domcontentloaded", timeout=PATIENCE_S * S)
        expect(page.get_by_label("Words")).to_be_visible()
        # From when it knows the server's times.
        page.wait_for_function("() => neglectHost.state === 'connected'")
        return page

    def for_seconds(self, seconds: float) -> None:
        """Let this time pass with nobody there."""
        self.context.clock.fast_forward(round(seconds * S))

    def type(self, text: str) -> Locator:
        """Type into the field and leave the caret two letters before the end."""
        field = self.page.get_by_label("Words")
        field.click()
        field.press_sequentially(text)
        field.press("ArrowLeft")
        field.press("ArrowLeft")
        return field

    def locked(self) -> None:
        """Let so much time pass that the page locks, and wait until it has heard what became of the sign-in."""
        heard = "requestfailed" if self.door.deaf else "response"
        with self.context.expect_event(heard, lambda it: it.url.endswith("/neglect/lock")):
            self.for_seconds(IDLE_S + 1)
        expect(lock_heading(self.page)).to_be_visible()

    def sign_in(self, code: str = CODE) -> None:
        self.page.get_by_label("Address or code").fill(code)
        self.page.get_by_role("button", name="Sign in", exact=True).click()


@pytest.fixture
def left(chromium: Browser, said: Running) -> Iterator[Left]:
    pages = Left(chromium, said.address)
    yield pages
    pages.context.close()


@pytest.fixture
def wire(said: Running) -> Iterator[Wire]:
    """The server behind a line that can be cut."""
    line = Wire(said.port)
    yield line
    line.close()


def warning(page: Page) -> Locator:
    return page.get_by_role("alertdialog", name="This page will lock soon")


def lock_heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1, name="Sign in to carry on")


def caret(field: Locator) -> int:
    return int(field.evaluate("(field) => field.selectionStart"))


def everything_said(page: Page) -> str:
    """What can be seen or is told to a screen reader."""
    return str(page.locator("html").inner_text()) + page.locator("html").aria_snapshot() + page.title()


def test_the_warning_comes_two_minutes_ahead_and_says_what_is_left(left: Left) -> None:
    left.type("letters")
    left.for_seconds(IDLE_S - WARN_S - 5)
    expect(warning(left.page)).to_have_count(0)
    left.for_seconds(6)
    expect(warning(left.page)).to_have_accessible_description(re.compile("It will lock in 2 minutes,"))
    expect(left.page.get_by_role("button", name="Stay signed in")).to_be_focused()
    left.for_seconds(60)
    spoken = warning(left.page).locator("[aria-live=polite]")
    expect(spoken).to_contain_text("It will lock in 1 minute,")
    left.for_seconds(25)
    expect(spoken).to_contain_text("It will lock in 40 seconds,")


def test_staying_gives_the_field_back_and_counts_from_the_beginning(left: Left) -> None:
    field = left.type("letters")
    left.for_seconds(IDLE_S - WARN_S + 1)
    left.page.get_by_role("button", name="Stay signed in").press("Enter")
    expect(warning(left.page)).to_have_count(0)
    expect(field).to_be_focused()
    assert caret(field) == len("lette")
    left.for_seconds(IDLE_S - WARN_S - 5)
    expect(warning(left.page)).to_have_count(0)
    left.for_seconds(6)
    left.page.keyboard.press("Escape")
    expect(warning(left.page)).to_have_count(0)
    assert left.door.posted("lock") == []


def test_a_moved_mouse_alone_does_not_take_the_warning_away(left: Left) -> None:
    left.for_seconds(IDLE_S - WARN_S + 1)
    expect(warning(left.page)).to_be_visible()
    left.page.mouse.move(200, 200)
    left.for_seconds(WARN_S)
    expect(lock_heading(left.page)).to_be_visible()


def test_what_is_done_in_one_tab_counts_in_all(left: Left) -> None:
    other = left.open()
    left.for_seconds(IDLE_S - WARN_S - 10)
    other.mouse.move(30, 30)
    left.for_seconds(20)
    expect(warning(left.page)).to_have_count(0)
    left.for_seconds(IDLE_S - WARN_S - 20 + 5)
    expect(warning(left.page)).to_be_visible()
    expect(warning(other)).to_be_visible()
    other.get_by_role("button", name="Stay signed in").click()
    expect(warning(left.page)).to_have_count(0)


def test_a_locked_page_shows_and_tells_nothing_of_what_is_on_it(left: Left) -> None:
    other = left.open()
    left.type("secretly")
    left.page.evaluate("document.title = 'A case'")
    left.locked()
    expect(lock_heading(other)).to_be_visible()
    for page in (left.page, other):
        assert "secretly" not in everything_said(page)
        expect(page.get_by_label("Words")).to_have_count(1)
        expect(page.get_by_label("Words")).to_be_hidden()
        expect(page.get_by_role("textbox")).to_have_count(1)
        expect(page).to_have_title("Locked")
    left.page.emulate_media(media="print")
    expect(left.page.get_by_label("Words")).to_be_hidden()
    # Tab reaches nothing below.
    reached = set()
    for _ in range(6):
        left.page.keyboard.press("Tab")
        reached.add(left.page.evaluate("document.activeElement.closest('#app') !== null"))
    assert reached == {False}
    assert left.page.evaluate("neglectHost.state") == "locked"
    assert left.door.posted("lock") != []


def test_the_same_field_letters_and_caret_are_back_after_signing_in(left: Left) -> None:
    field = left.type("letters")
    pid = left.page.locator("#said").get_attribute("data-pid")
    left.locked()
    left.sign_in("http://127.0.0.1:1/sign-in#" + CODE)
    expect(field).to_be_focused()
    expect(field).to_have_value("letters")
    assert caret(field) == len("lette")
    expect(left.page).to_have_title("Invented")
    left.page.keyboard.type("-")
    expect(left.page.locator("#heard")).to_contain_text("lette-rs")
    assert left.page.locator("#said").get_attribute("data-pid") == pid
    expect(left.page.get_by_role("alert")).to_have_count(0)


def test_signing_in_opens_the_other_tabs_as_well(left: Left) -> None:
    other = left.open()
    left.locked()
    expect(lock_heading(other)).to_be_visible()
    left.sign_in()
    for page in (left.page, other):
        expect(page.get_by_label("Words")).to_be_visible()
        page.wait_for_function("() => neglectHost.state === 'connected'")


def test_a_kernel_that_ended_behind_the_lock_is_replaced_without_asking(left: Left) -> None:
    field = left.type("letters")
    first = left.page.locator("#said").get_attribute("data-pid")
    left.locked()
    os.kill(int(first or 0), signal.SIGKILL)
    left.sign_in()
    expect(left.page.locator("#said")).not_to_have_attribute("data-pid", str(first))
    expect(field).to_be_focused()
    expect(left.page.get_by_role("alert")).to_have_count(0)


def test_a_wrong_code_is_refused_in_words_and_nothing_opens(left: Left) -> None:
    left.type("letters")
    left.locked()
    left.sign_in("")
    field = left.page.get_by_label("Address or code")
    expect(field).to_have_accessible_description(re.compile("Enter the address or the code"))
    left.sign_in("wrong")
    expect(left.page.get_by_role("alert")).to_have_text("That code is not right. Nothing was changed.")
    expect(field).to_be_focused()
    expect(left.page.get_by_label("Words")).to_be_hidden()


def test_a_lock_that_the_server_did_not_hear_of_does_not_open_by_itself(left: Left) -> None:
    left.door.deaf = True
    left.locked()
    for _ in range(3):
        left.page.evaluate("dispatchEvent(new Event('focus'))")
    expect(lock_heading(left.page)).to_be_visible()
    left.door.deaf = False
    left.page.evaluate("dispatchEvent(new Event('focus'))")
    expect(lock_heading(left.page)).to_be_visible()
    left.page.wait_for_function("() => fetch('/neglect/session').then((answer) => answer.status === 401)")
    expect(left.page.get_by_label("Words")).to_be_hidden()


def test_somebody_else_who_signs_in_does_not_see_the_page(left: Left) -> None:
    left.type("secretly")
    left.locked()
    left.door.person = "Sam Example"
    with left.page.expect_navigation():
        left.page.evaluate("dispatchEvent(new Event('focus'))")
    expect(left.page.get_by_label("Words")).to_have_value("")


def test_signing_in_at_the_proxy_in_another_tab_is_noticed(left: Left) -> None:
    left.door.way = "proxy"
    left.page.reload()
    field = left.type("letters")
    left.locked()
    expect(left.page.get_by_role("link", name="Open the sign-in page")).to_have_attribute("target", "_blank")
    left.door.person = "Alex Example"
    left.page.evaluate("dispatchEvent(new Event('focus'))")
    expect(field).to_be_focused()


def test_a_machine_that_slept_wakes_up_locked(left: Left) -> None:
    left.type("letters")
    left.for_seconds(3600)
    expect(lock_heading(left.page)).to_be_visible()
    expect(warning(left.page)).to_have_count(0)


def test_a_machine_whose_running_clock_slept_with_it_wakes_up_locked_in_all_tabs(left: Left) -> None:
    other = left.open()
    # The other one's clocks have not moved.
    left.page.evaluate("() => { const now = Date.now; Date.now = () => now() + 3600_000; }")
    left.page.evaluate("dispatchEvent(new Event('focus'))")
    expect(lock_heading(left.page)).to_be_visible()
    expect(lock_heading(other)).to_be_visible()


def test_a_date_that_is_set_back_does_not_keep_a_page_open(left: Left) -> None:
    left.page.evaluate("() => { const now = Date.now; Date.now = () => now() - 3600_000; }")
    left.locked()


def test_the_page_is_where_it_was_scrolled_to(left: Left) -> None:
    left.page.evaluate("document.getElementById('app').style.minHeight = '4000px'")
    left.page.evaluate("scrollTo(0, 800)")
    left.locked()
    left.sign_in()
    expect(left.page.get_by_label("Words")).to_be_attached()
    left.page.wait_for_function("() => scrollY === 800")


def test_a_sign_in_that_ended_elsewhere_locks_the_page_instead_of_losing_it(chromium: Browser, wire: Wire) -> None:
    left = Left(chromium, wire.address)
    field = left.type("letters")
    left.door.person = None
    left.context.route("**/api/kernels/*", lambda route: route.fulfill(status=403, json={}))
    wire.cut()
    left.page.wait_for_function("() => neglectHost.state === 'reconnecting'")
    wire.mend()
    expect(lock_heading(left.page)).to_be_visible()
    left.context.unroute("**/api/kernels/*")
    left.sign_in()
    expect(field).to_have_value("letters")
    left.page.wait_for_function("() => neglectHost.state === 'connected'")
    left.context.close()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("way", ["code", "passphrase", "proxy"])
def test_the_warning_and_the_lock_have_no_barriers(left: Left, size: dict[str, int], way: str) -> None:
    left.page.set_viewport_size({"width": size["width"], "height": size["height"]})
    left.door.way = way
    left.page.reload()
    left.type("letters")
    left.for_seconds(IDLE_S - WARN_S + 1)
    expect(warning(left.page)).to_be_visible()
    assert Axe().run(left.page, "dialog").response["violations"] == []
    left.for_seconds(WARN_S)
    expect(lock_heading(left.page)).to_be_visible()
    assert Axe().run(left.page).response["violations"] == []
    assert left.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
