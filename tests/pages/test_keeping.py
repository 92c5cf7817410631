"""Keeping, giving out and deleting a case, as the page of a case asks for it."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from neglect_widgets.model import CaseRecord, Person, new_id
from neglect_widgets.pages import Workbook
from neglect_widgets.store import CaseStore
from neglect_widgets.store.connection import Database
from tests.pages.talking import AT, CARER_NAME, Talk

Ids = dict[str, str]
ALEX = Person(name="Alex Example", role="Social worker", agency="Example Council")
SAM = Person(name="Sam Invented", role="Team manager", agency="Example Council")


@pytest.fixture
def case_page(page: Talk, family: Ids) -> Talk:
    page.done("open", route=f"/case/{family['case']}")
    return page


def test_a_retention_date_is_stored_and_shown(case_page: Talk, family: Ids, store: CaseStore) -> None:
    case_page.done("save_retention", case=family["case"], retain_until="2051-03-02", shown=None)
    assert str(store.case(family["case"]).retain_until) == "2051-03-02"
    assert case_page.body.state["keeping"]["until"] == "2051-03-02"
    args = {"case": family["case"], "shown": "2051-03-02"}
    answer = case_page.refused("save_retention", args, retain_until="2051-02-30")
    assert [error["field"] for error in answer["errors"]] == ["retain_until"]
    answer = case_page.refused("save_retention", args, retain_until="2026-06-20")
    assert [error["field"] for error in answer["errors"]] == ["retain_until"]
    assert "Choose 21 June 2026 or a later day" in answer["message"]


def test_deletion_is_asked_for_by_one_and_confirmed_by_another_a_day_later(
    case_page: Talk, family: Ids, store: CaseStore
) -> None:
    case_page.done("save_disposal", case=family["case"], step="ask", why="Moved away.")
    keeping = case_page.body.state["keeping"]
    assert "Alex Example asked on 20 June 2026" in keeping["asked_words"]
    assert "from 21 June 2026, 09:30 UTC" in keeping["confirm_words"]
    assert "may be confirmed from" in case_page.refused("dispose", case=family["case"])["message"]
    other = Talk(Workbook(store, clock=lambda: AT + timedelta(days=1)))
    other.done("sign_in", name="Sam Invented", role="Team manager", agency="Example Council")
    assert other.done("dispose", case=family["case"])["route"] == "/cases"
    other.done("open", route="/cases")
    assert other.body.state["cases"] == []
    assert "Case K-1 is deleted. Backups" in other.header.state["notice"]
    assert store.verify_journal() == ()


def test_a_page_that_is_turned_shows_no_case_that_somebody_has_deleted(
    case_page: Talk, family: Ids, store: CaseStore
) -> None:
    store.ask_disposal(family["case"], why="", by=SAM, at=AT - timedelta(days=2), op_id="ask")
    store.dispose(family["case"], by=case_page.workbook.session.signed_in(), at=AT)
    for route in ("", "/start", "/chronology"):
        case_page.done("open", route=f"/case/{family['case']}{route}")
        assert "There is no such case" in case_page.header.state["notice"]
        assert case_page.header.state["case_code"] == ""


def test_a_deletion_says_what_it_could_not_reach(
    case_page: Talk, family: Ids, store: CaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.ask_disposal(family["case"], why="", by=SAM, at=AT - timedelta(days=2), op_id="ask")
    copy = store.path.with_name(f"{store.path.stem}-before-2026-01-01-000000{store.path.suffix}")
    copy.write_bytes(b"an older copy")
    monkeypatch.setattr(Database, "sweep", lambda self: False)
    case_page.done("dispose", case=family["case"])
    case_page.done("open", route="/cases")
    notice = case_page.header.state["notice"]
    assert "traces may still lie" in notice
    assert copy.name in notice
    case_page.done("open", route="/cases")
    assert case_page.header.state["notice"] == ""


def test_a_retention_date_that_somebody_else_has_set_is_not_overwritten_unseen(
    case_page: Talk, family: Ids, store: CaseStore
) -> None:
    store.retain(family["case"], date(2051, 3, 2), by=SAM, at=AT, op_id="sam")
    args = {"case": family["case"], "retain_until": "2031-01-01"}
    # The second time in another process, as after a crash in which the answer was lost.
    for page in (case_page, Talk(Workbook(store, clock=lambda: AT))):
        answer = page.refused("save_retention", args, op_id="from a stale page", shown=None)
        assert "kept until 2 March 2051 now" in answer["message"]
    assert str(store.case(family["case"]).retain_until) == "2051-03-02"
    assert case_page.body.state["keeping"]["until"] == "2051-03-02"
    case_page.done("save_retention", args, shown="2051-03-02")
    assert str(store.case(family["case"]).retain_until) == "2031-01-01"


def test_only_the_workbooks_own_example_is_not_said_to_come_from_a_file(
    case_page: Talk, family: Ids, store: CaseStore
) -> None:
    route = case_page.done("load_example")["route"]
    case_page.done("open", route=route)
    assert case_page.body.state["imported_words"] == ""
    said = {"id": new_id(), "code": "K-8", "invented": True}
    record = CaseRecord(case=store.case(family["case"]).model_copy(update=said))
    store.import_record(record, by=SAM, at=AT, op_id="import")
    case_page.done("open", route=f"/case/{record.case.id}")
    assert "Sam Invented" in case_page.body.state["imported_words"]


def test_a_record_that_came_from_a_file_says_so(case_page: Talk, family: Ids, store: CaseStore) -> None:
    assert case_page.body.state["imported_words"] == ""
    record = CaseRecord(case=store.case(family["case"]).model_copy(update={"id": new_id(), "code": "K-9"}))
    store.import_record(record, by=ALEX, at=AT - timedelta(days=9), op_id="first")
    store.ask_disposal(record.case.id, why="", by=ALEX, at=AT - timedelta(days=9), op_id="ask")
    store.dispose(record.case.id, by=SAM, at=AT - timedelta(days=3))
    case = store.import_record(record, by=SAM, at=AT, op_id="import")
    case_page.done("open", route=f"/case/{case.id}")
    assert "Sam Invented" in case_page.body.state["imported_words"]
    assert "from a file on 20 June 2026" in case_page.body.state["imported_words"]


def test_what_was_refused_is_journalled_with_its_case(case_page: Talk, family: Ids, store: CaseStore) -> None:
    case_page.done("save_disposal", case=family["case"], step="ask")
    case_page.refused("dispose", case=family["case"])
    entry = store.journal(family["case"])[-1]
    assert (entry.action, entry.subject) == ("refused", "dispose")
    case_page.refused("run_code", case="\ud800")
    assert (store.journal()[-1].action, store.journal()[-1].subject) == ("refused", "run_code")


def test_deletion_asked_for_by_mistake_is_taken_back(case_page: Talk, family: Ids, store: CaseStore) -> None:
    case_page.done("save_disposal", case=family["case"], step="ask")
    case_page.done("save_disposal", case=family["case"], step="withdraw")
    assert case_page.body.state["keeping"]["asked_words"] == ""
    case_page.refused("dispose", case=family["case"])


def test_nobody_keeps_or_deletes_before_signing_in(page: Talk, family: Ids, store: CaseStore) -> None:
    page.workbook.session.person = None
    before = store.case(family["case"])
    page.refused("save_retention", case=family["case"], retain_until="2051-03-02", shown=None)
    page.refused("save_disposal", case=family["case"], step="ask")
    page.refused("dispose", case=family["case"])
    page.refused("download", case=family["case"], person="A", format="pdf")
    assert store.case(family["case"]) == before


def test_a_persons_own_record_comes_with_the_rest_withheld(case_page: Talk, family: Ids, store: CaseStore) -> None:
    answer = case_page.done("download", case=family["case"], person="A", format="json")
    made = json.loads(answer["buffers"][0])
    assert CARER_NAME not in answer["buffers"][0].decode()
    assert "Not ready to go out" in made["decide"]
    assert "K-1" not in answer["filename"]
    assert store.journal(family["case"])[-1].why == "subject access"
    assert case_page.done("download", case=family["case"], person="A", format="pdf")["buffers"][0][:4] == b"%PDF"
    before = store.journal()
    assert "it has A, Mother" in case_page.refused("download", case=family["case"], person="Z", format="pdf")["message"]
    assert store.journal() == before
