"""The disk is full or takes nothing, or the clock goes back: a sentence, nothing lost, and order by sequence."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from neglect_widgets.pages import Workbook
from neglect_widgets.store import CaseStore
from tests.journeys.watch import watching
from tests.pages.talking import AT, Dict, Talk, every_save, new_family, rating_args
from tests.servers import running
from tests.store.conftest import ordinary_user
from tests.store.test_full_disk import files_up_to


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


def test_a_page_on_a_full_disk_says_so_keeps_what_was_saved_and_goes_on_once_there_is_room(
    path: Path, key: bytes
) -> None:
    with CaseStore.open(path, key=key) as store:
        page = Talk(Workbook(store, clock=lambda: AT))
        ids = new_family(page, store, "K-1")
        page.done("save_rating", rating_args(ids, "2"))
        before = store.assessment(ids["assessment"])
        words = every_save(ids)["save_voice"] | {"text": "I get up first. " * 500}
        with files_up_to(path.with_name("store.db-wal").stat().st_size):
            said = page.refused("save_voice", words)["message"]
            assert "disk" in said
            assert "Nothing was changed" in said
            # What can be read can be looked at.
            page.done("open", route=f"/assessment/{ids['assessment']}/domain/food")
            assert page.body.state["ratings"]["food.enough"]["level"] == "2"
        assert page.workbook.session.assessment == before == store.assessment(ids["assessment"])
        page.done("save_voice", words)
        assert store.assessment(ids["assessment"]).voice[0].text == words["text"]
        assert store.verify_journal() == ()


def test_a_page_on_a_store_that_takes_no_more_says_so_and_loses_nothing(path: Path, key: bytes) -> None:
    with CaseStore.open(path, key=key) as store:
        page = Talk(Workbook(store, clock=lambda: AT))
        ids = new_family(page, store, "K-1")
        page.done("save_rating", rating_args(ids, "2"))
        before = store.assessment(ids["assessment"])
        # As SQLite finds a file on a disk that was mounted anew for reading only.
        with store._database.reading() as connection:
            connection.exec_driver_sql("PRAGMA query_only = ON")
        for command, args in every_save(ids).items():
            said = page.refused(command, args | {"base_version": int(command == "save_rating")})["message"]
            assert "cannot be opened for writing" in said
            assert "Nothing was changed" in said
        assert page.workbook.session.assessment == before
    with CaseStore.open(path, key=key) as store:
        assert store.assessment(ids["assessment"]) == before
        assert store.verify_journal() == ()


def test_a_page_whose_store_cannot_be_opened_says_why(
    own_folder: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CaseStore, "open", partial(CaseStore.open, own_folder / "store.db", key=key))
    with ordinary_user():
        own_folder.chmod(0o500)
        talk = Talk(Workbook())
    header = talk.workbook.box.children[0]
    assert "cannot be opened for writing" in header.state["notice"]
    answers: list[Dict] = []
    header.send = lambda content, buffers=None: answers.append(content)
    header._handle_custom_msg({"op_id": "a", "command": "open", "args": {"route": "/cases"}}, [])
    assert answers[0]["ok"] is False


def test_a_person_reads_why_the_workbook_could_not_be_opened(chromium: Browser, tmp_path: Path) -> None:
    (tmp_path / "store.db").write_bytes(b"No store. " * 900)
    with running(tmp_path) as server, watching(chromium, server.url) as watched:
        watched.page.goto(server.url)
        notice = watched.page.get_by_role("alert").filter(has_text="its key is not")
        expect(notice).to_contain_text("Nothing was changed")
        expect(watched.page).to_have_title("The workbook could not be opened – Everyday care workbook")


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=400)])
def test_a_clock_that_goes_back_changes_no_order_and_loses_nothing(path: Path, key: bytes, back: timedelta) -> None:
    now = [AT]
    with CaseStore.open(path, key=key) as store:
        page = Talk(Workbook(store, clock=lambda: now[0]))
        ids = new_family(page, store, "K-1")
        other = Talk(Workbook(store, clock=lambda: now[0]))
        answers = [page.done("save_rating", rating_args(ids, "2"))]
        now[0] = AT - back
        answers.append(page.done("save_rating", rating_args(ids, "3", base_version=1)))
        # A second window still holds the first version, and by its clock it is the later one.
        other.done("open", route=f"/assessment/{ids['assessment']}/domain/food")
        now[0] = AT + timedelta(minutes=5)
        assert other.tell("save_rating", rating_args(ids, "4", base_version=1))["reason"] == "conflict"
        now[0] = AT - back
        answers.append(page.done("save_rating", rating_args(ids, "1", base_version=2)))
        assert [answer["version"] for answer in answers] == [1, 2, 3]
        assert store.assessment(ids["assessment"]).ratings[0].level == "1"
        kept = [e for e in store.journal() if e.subject.startswith("rating:")]
        assert [(e.action, (e.after or {})["level"]) for e in kept] == [
            ("save", "2"),
            ("save", "3"),
            ("conflict", "4"),
            ("save", "1"),
        ]
        assert [e.sequence for e in kept] == sorted(e.sequence for e in kept)
        assert kept[0].at > kept[1].at
        assert store.verify_journal() == ()
    with CaseStore.open(path, key=key, clock=lambda: AT - back) as store:
        again = Talk(Workbook(store, clock=lambda: AT - back))
        again.done("open", route=f"/assessment/{ids['assessment']}/domain/food")
        assert again.body.state["ratings"]["food.enough"]["level"] == "1"
