"""Where a team's server says who is there, the page takes that name and no other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from neglect_widgets.model import Person
from neglect_widgets.pages.session import PERSON_VARIABLE
from neglect_widgets.store import CaseStore
from tests.pages.talking import AT, Talk

ALICE = Person(name="Alice Example", role="Social worker", agency="Example Council")
BOB = Person(name="Bob Example", role="Health visitor", agency="Example Trust")


@pytest.fixture
def alices(open_page: Callable[[], Talk], store: CaseStore, monkeypatch: pytest.MonkeyPatch) -> Talk:
    """A page that Alice has opened on a server where Bob was the last to work."""
    store.remember_person(ALICE, AT.replace(year=2025))
    store.remember_person(BOB, AT)
    monkeypatch.setenv(PERSON_VARIABLE, ALICE.name)
    return open_page()


def test_what_a_person_said_of_themselves_is_remembered_under_their_own_name(alices: Talk) -> None:
    assert alices.header.state["person"] == ALICE.model_dump()


def test_another_name_than_the_one_signed_in_with_is_refused(alices: Talk, store: CaseStore) -> None:
    answer = alices.refused("sign_in", name=BOB.name, role=BOB.role, agency=BOB.agency)
    assert "You have signed in as Alice Example." in answer["message"]
    assert alices.header.state["person"] == ALICE.model_dump()
    assert store.journal()[-1].action == "refused"
    assert store.journal()[-1].by == ALICE
    alices.done("sign_in", name=ALICE.name, role="Manager", agency="Example Council")
    assert (store.journal()[-1].action, store.journal()[-1].by.role) == ("sign_in", "Manager")
    assert store.last_person(ALICE.name) == ALICE.model_copy(update={"role": "Manager"})


def test_somebody_new_is_asked_for_the_rest_only(
    open_page: Callable[[], Talk], store: CaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.remember_person(BOB, AT)
    monkeypatch.setenv(PERSON_VARIABLE, ALICE.name)
    page = open_page()
    assert page.body.state["person"] == {"name": ALICE.name, "role": "", "agency": ""}
    page.refused("add_case")
    assert page.workbook.session.person is None


def test_a_browser_that_sets_traits_changes_nothing(page: Talk) -> None:
    before = page.header.state, page.body.content
    for widget in (page.header, page.body):
        data = {"method": "update", "state": {"state": {"person": BOB.model_dump()}, "content": {}}, "buffer_paths": []}
        widget._handle_msg({"content": {"data": data}, "buffers": [], "header": {"msg_id": "m"}, "metadata": {}})
    assert (page.header.state, page.body.content) == before


def test_what_our_pages_do_not_ask_for_is_refused_and_journalled(page: Talk, store: CaseStore) -> None:
    page.refused("run_code", code="1")
    page.refused("add_case", code="K-1")
    page.sign_in()
    page.refused("run_code", code="1")
    refused = [(entry.subject, entry.by.name) for entry in store.journal() if entry.action == "refused"]
    assert refused == [("run_code", "nobody signed in"), ("run_code", "Alex Example")]
