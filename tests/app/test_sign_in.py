"""A printed address opens the workbook once, on this machine, and leaves the code nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from neglect_widgets.app.browser import FILE
from tests.app import widgets_under_test as cells
from tests.app.asking import ask
from tests.app.running import PATIENCE_S, Running, write_notebook
from tests.browser_tools import arguments, system_chromium
from tests.sign_in import sign_in

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    notebook = write_notebook(tmp_path_factory.mktemp("sign-in") / "facts.ipynb", cells.FACTS)
    with Running(notebook) as server:
        yield server


@pytest.fixture
def stranger(chromium: Browser) -> Iterator[Page]:
    """A page of a browser that has signed in nowhere."""
    context = chromium.new_context()
    context.set_default_timeout(1000 * PATIENCE_S)
    yield context.new_page()
    context.close()


def next_address(server: Running) -> str:
    """The next address that is printed."""
    assert server.process.stdout
    return server.process.stdout.readline().removeprefix("Open ").strip()


def fresh(server: Running) -> str:
    """An address with a code that has not been used."""
    assert ask(server, "/neglect/code", "POST", Cookie="")[0] == 204
    return next_address(server)


@contextmanager
def own_profile(chromium: Browser, profile: Path) -> Iterator[Page]:
    """A page of a browser whose profile is on disk, as a person's is."""
    context = chromium.browser_type.launch_persistent_context(
        profile, executable_path=system_chromium(), args=arguments()
    )
    context.set_default_timeout(1000 * PATIENCE_S)
    yield context.new_page()
    context.close()


def kept(profile: Path, words: str) -> list[str]:
    """The files of a profile in which these words stand."""
    files = (file for file in profile.rglob("*") if file.is_file())
    return [str(file.relative_to(profile)) for file in files if words.encode() in file.read_bytes()]


def test_the_browser_that_is_opened_for_a_person_keeps_no_code(
    server: Running, chromium: Browser, tmp_path: Path
) -> None:
    code = fresh(server).partition("#")[2]
    file = tmp_path / "open.html"
    file.write_text(FILE.format(target=f"{server.address}open", code=code))
    with own_profile(chromium, tmp_path / "profile") as page:
        page.goto(file.as_uri())
        expect(page.locator("#facts")).to_be_visible()
        assert page.url == server.address
    # What was visited is in there, so the code would be.
    assert "Default/History" in kept(tmp_path / "profile", server.address)
    assert kept(tmp_path / "profile", code) == []


def test_a_printed_address_that_is_entered_on_the_page_is_kept_by_no_browser(
    server: Running, chromium: Browser, tmp_path: Path
) -> None:
    printed = fresh(server)
    with own_profile(chromium, tmp_path / "profile") as page:
        page.goto(server.address)
        page.get_by_label("Address or code").fill(printed)
        page.get_by_role("button", name="Continue").click()
        expect(page.locator("#facts")).to_be_visible()
    assert "Default/History" in kept(tmp_path / "profile", server.address)
    assert kept(tmp_path / "profile", printed.partition("#")[2]) == []


def test_the_printed_address_opens_the_workbook_once(server: Running, stranger: Page) -> None:
    printed = fresh(server)
    code = printed.partition("#")[2]
    stranger.goto(printed)
    expect(stranger.locator("#facts")).to_be_visible()
    assert stranger.url == server.address
    (cookie,) = [one for one in stranger.context.cookies() if one["name"].startswith("neglect-")]
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["name"]) == (True, "Strict", f"neglect-{server.port}")
    assert code not in stranger.locator("#facts").inner_text()
    stranger.context.clear_cookies()
    stranger.goto(printed)
    expect(stranger.get_by_role("alert")).to_contain_text("This address was used before")
    assert code not in stranger.url


def test_without_a_sign_in_a_page_shows_the_way_in_and_not_where_somebody_was(server: Running, stranger: Page) -> None:
    stranger.goto(f"{server.address}#/cases/invented")
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Open the workbook")
    stranger.get_by_role("button", name="Print a new address").click()
    expect(stranger.get_by_text("A new address is printed in the window")).to_be_visible()
    other = stranger.context.new_page()
    other.goto(next_address(server))
    expect(other.locator("#facts")).to_be_visible()
    assert stranger.url == f"{server.address}sign-in"
    stranger.reload()
    expect(stranger.locator("#facts")).to_be_visible()
    assert stranger.url == server.address


def test_the_way_in_can_be_used_by_everybody(server: Running, stranger: Page) -> None:
    stranger.goto(server.address)
    expect(stranger.get_by_role("main").get_by_role("heading", level=1)).to_have_text("Open the workbook")
    expect(stranger).to_have_title("Open the workbook")
    found = Axe().run(stranger, options={"runOnly": {"type": "tag", "values": TAGS}})
    assert found.violations_count == 0, found.generate_report()
    ask_for_one = stranger.get_by_role("button", name="Print a new address")
    ask_for_one.focus()
    stranger.keyboard.press("Enter")
    expect(stranger.get_by_role("status").filter(has_text="A new address is printed")).to_be_visible()
    sign_in(next_address(server))


def test_after_signing_out_the_address_that_is_printed_next_lets_one_in_again(server: Running, stranger: Page) -> None:
    stranger.goto(fresh(server))
    expect(stranger.locator("#facts")).to_be_visible()
    out = "fetch('/neglect/sign-out', {method: 'POST', body: '{}'}).then((answer) => answer.status)"
    assert stranger.evaluate(out) == 204
    stranger.goto(server.address)
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Open the workbook")
    stranger.goto(next_address(server))
    expect(stranger.locator("#facts")).to_be_visible()
