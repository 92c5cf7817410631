"""Words typed into every box are looked for on the whole machine: only the store holds them, and nobody can read it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from neglect_widgets.model import CaseRecord
from tests.browser_tools import launch_with_profile
from tests.faults.everywhere import TOOLKIT, typed
from tests.faults.filling import fill_assessment, new_case, start_assessment
from tests.faults.searching import found
from tests.journeys import steps
from tests.journeys.prepared import ALEX, LAST, Prepared, new_id, now, start
from tests.servers import ROOT, Running, running
from tests.sign_in import let_in
from tests.trials import Trials

WORD = "Plumtreacle"


def planted() -> Iterator[str]:
    return (f"{WORD}{number}" for number in count())


@pytest.mark.parametrize(
    "written",
    [
        f"She said {WORD}7.".encode(),
        f"She said {WORD}7.".upper().encode("utf-16-le"),
        b64encode(f"She said {WORD}7.".encode()),
        b64encode(f"He said {WORD}7.".encode("utf-16-le")),
        f"x{WORD}7".encode().hex().encode(),
    ],
)
def test_the_search_finds_a_word_however_it_is_written(tmp_path: Path, written: bytes) -> None:
    (tmp_path / "some").mkdir()
    (tmp_path / "some" / "file").write_bytes(b"\0\1" + written + b"\0")
    (tmp_path / "other").write_bytes(b"Plum and treacle.")
    assert found(WORD, [tmp_path]) == [str(tmp_path / "some" / "file")]


@pytest.mark.fault("planted_words")
def test_no_word_that_was_typed_is_readable_anywhere_on_the_machine(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trials: Trials
) -> None:
    home, temporary, downloads = (tmp_path / name for name in ("home", "temporary", "downloads"))
    for folder in (home, temporary, downloads):
        folder.mkdir()
    # The launcher takes it over from here, and so does the browser.
    monkeypatch.setenv("TEMP", str(temporary))
    places = [home, temporary, ROOT / "notebooks", ROOT / "exports"]
    prepared = Prepared(home)
    for _ in trials:
        with running(home) as server:
            surroundings = {**server.environment, "TMPDIR": str(temporary)}
            browser = launch_with_profile(
                chromium.browser_type, home / "profile", env=surroundings, downloads_path=downloads
            )
            with let_in(browser):
                words = work(browser.pages[0], server, prepared)
                assert set(words) <= set(stored(prepared))
                assert (home / "store.db-wal").stat().st_size > 0
                assert found(WORD, places) == []
                download(browser.pages[0])
                assert found(WORD, places) == []
                assert found(WORD, [downloads])
            assert found(WORD, places) == []
            server.process.terminate()
            assert server.process.stdout
            said = server.process.stdout.read()
            server.process.wait()
            server.errors.seek(0)
            assert WORD not in said + server.errors.read()
        assert found(WORD, places) == []


def work(page: Page, server: Running, prepared: Prepared) -> list[str]:
    """Sign in, add a case, and fill all of a review's parts; return the words that were typed for the record."""
    words, kept = planted(), list[str]()
    page.goto(server.url)
    steps.arrived(page, "Who is using the workbook?")
    page.get_by_label("Your role").select_option("Social worker")
    # A browser may offer people their own name again, as WCAG 1.3.5 asks; it belongs to no record of a family.
    page.get_by_label("Your name").fill(ALEX.name)
    page.get_by_label("Your agency").fill(ALEX.agency)
    page.get_by_role("button", name="Continue").click()
    steps.arrived(page, "Cases")
    steps.turn_to(page, "/cases/new", "Add a case")
    new_case(page, words)
    finished_before(prepared)
    page.reload()
    page.get_by_role("link", name="Start an assessment").first.click()
    steps.arrived(page, "Start an assessment")
    start_assessment(page)
    for boxes in fill_assessment(page, words).values():
        kept += boxes.values()
    assert len(kept) >= 30
    return kept


def finished_before(prepared: Prepared) -> None:
    """Add an earlier assessment, so that the review asks what has changed since."""
    with prepared.store() as store:
        (summary,) = store.cases()
        ids = {"case": summary.case.id, "child": summary.case.children[0].id, "carer": summary.case.carers[0].id}
        earlier = start(store, ids, LAST, toolkit=TOOLKIT)
        store.finish(earlier.id, by=ALEX, at=now(), op_id=new_id())


def stored(prepared: Prepared) -> list[str]:
    """Return every text of the one case that is on disk."""
    with prepared.store() as store:
        (summary,) = store.cases()
        return typed(CaseRecord(case=summary.case, assessments=store.assessments(summary.case.id)))


def download(page: Page) -> None:
    """Take every file that the assessment can be downloaded as."""
    page.get_by_role("navigation", name="Parts of this assessment").get_by_role("link", name="Check and finish").click()
    buttons = page.get_by_role("heading", name="Download").locator("..").get_by_role("button")
    expect(buttons.first).to_be_visible()
    for button in buttons.all():
        with page.expect_download() as started:
            button.click()
        started.value.path()
