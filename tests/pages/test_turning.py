"""Where the pages lead: every address says nothing about anybody, and none is a dead end."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from neglect_widgets.definitions import load_example, load_toolkit
from neglect_widgets.pages import Comparison
from neglect_widgets.pages.routes import Route, parse
from neglect_widgets.store import CaseStore
from tests.builders import core_asked
from tests.pages.talking import AT, CARER_NAME, CHILD_NAME, Talk, every_save, rating_args, start_args

Ids = dict[str, str]
ADDRESS = re.compile(
    r"/cases(/new)?|/you"
    r"|/case/[0-9a-f]{32}(/start(/[0-9a-f]{32})?|/compare/[0-9a-f]{32})?"
    r"|/assessment/[0-9a-f]{32}(/(flags|factors|voice|closing|summary|plan|check))?"
    r"|/assessment/[0-9a-f]{32}/domain/[a-z-]+(/[0-9a-f]{32})?(/at/[a-z.-]+)?"
)


def addresses(value: Any) -> Iterator[str]:
    """Yield every string that is an address, however deep inside."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from addresses(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from addresses(inner)
    elif isinstance(value, str) and value.startswith("/"):
        yield value


def every_route(ids: Ids) -> list[str]:
    parts = ["", "/flags", "/factors", "/voice", "/summary", "/plan", "/check"]
    domains = [f"/domain/{d.id}" for d, _ in core_asked(load_toolkit("everyday-care"), "primary")]
    case = f"/case/{ids['case']}"
    compare = f"{case}/compare/{ids['child']}"
    inside = [f"/assessment/{ids['assessment']}{part}" for part in (*parts, *domains)]
    return ["/cases", "/cases/new", "/you", case, f"{case}/start", compare, *inside]


def test_addresses_never_hold_a_code_or_a_name(page: Talk, family: Ids) -> None:
    for command, args in every_save(family).items():
        page.done(command, args)
    page.done("save_rating", rating_args(family, "4", base_version=1))
    seen: set[str] = set()
    for route in every_route(family):
        page.done("open", route=route)
        for widget in (page.header, *page.workbook.box.children[1].children):
            seen |= set(addresses([widget.content, widget.state]))
    assert len(seen) > 15
    assert [address for address in seen if not ADDRESS.fullmatch(address)] == []


def test_every_address_that_a_page_shows_leads_somewhere(page: Talk, family: Ids) -> None:
    page.done("start_assessment", start_args(family, "2026-05-01", "2026-05-14"))
    for route in every_route(family):
        page.done("open", route=route)
        assert page.header.state["notice"] == "", route
        for address in addresses([page.header.state, page.body.content, page.body.state]):
            assert address == "/cases" or parse(address) != Route(), address
    page.done("open", route=f"/case/{family['case']}")
    assert [c["to"] for c in page.body.state["compare"]] == [f"/case/{family['case']}/compare/{family['child']}"]


@pytest.mark.parametrize("route", ["/nowhere", "/case/K-1", "cases", "", "/assessment/../cases", "/cases\n"])
def test_an_address_that_is_none_is_the_list_of_cases(page: Talk, family: Ids, route: str) -> None:
    page.done("open", route=route)
    assert page.header.state["title"] == "Cases"


def test_a_record_that_is_not_there_is_told_on_the_list_of_cases(page: Talk, family: Ids) -> None:
    nowhere = "0" * 32
    not_asked = f"/assessment/{family['assessment']}/domain/pregnancy"
    for route in (f"/case/{nowhere}", f"/assessment/{nowhere}", not_asked):
        page.done("open", route=route)
        assert page.header.state["title"] == "Cases"
        assert page.header.state["notice"].endswith(".")


def test_an_invented_record_is_marked_and_a_real_one_is_not(page: Talk, family: Ids) -> None:
    assert page.header.state["invented"] is False
    page.done("open", route=page.done("load_example")["route"])
    assert page.header.state["invented"] is True
    page.done("open", route="/cases")
    assert page.header.state["invented"] is False


def test_the_profile_follows_every_answer(page: Talk, family: Ids) -> None:
    _, _, panel = page.workbook.box.children[1].children
    before = panel.state
    page.done("save_rating", rating_args(family, "4"))
    assert panel.state["sentence"] != before["sentence"]
    assert panel.state["svg"] != before["svg"]


def test_names_reach_the_page_of_their_case_only(page: Talk, family: Ids) -> None:
    for route in every_route(family):
        page.done("open", route=route)
        shown = json.dumps([page.header.state, page.body.content, page.body.state])
        named = CHILD_NAME in shown or CARER_NAME in shown
        assert named == (route == f"/case/{family['case']}"), route


def test_a_download_is_bytes_with_a_name_that_tells_nothing(page: Talk, family: Ids, store: CaseStore) -> None:
    beginnings = {"pdf": b"%PDF", "xlsx": b"PK", "csv": b"\xef\xbb\xbf"}
    for kind, beginning in beginnings.items():
        answer = page.done("download", assessment=family["assessment"], format=kind)
        assert answer["buffers"][0].startswith(beginning)
        assert re.fullmatch(rf"assessment-[0-9a-f]{{8}}-20260620\.{kind}", answer["filename"])
    record = page.done("download", case=family["case"], format="json")
    assert json.loads(record["buffers"][0])["case"]["code"] == "K-1"
    assert "K-1" not in record["filename"]
    taken = [entry.subject or entry.action for entry in store.journal(family["case"])]
    assert [t for t in taken if "export" in t] == ["export pdf", "export xlsx", "export csv", "export"]


def test_the_comparison_opens_on_the_child_who_was_assessed_last(page: Talk, family: Ids, store: CaseStore) -> None:
    assert Talk(Comparison(store, clock=lambda: AT)).header.state["title"] == "Cases"
    page.done("load_example")
    (child,) = {a.child_id for a in load_example().assessments}
    opened = Talk(Comparison(store, clock=lambda: AT))
    assert opened.header.state["title"] == "Compare assessments"
    assert opened.body.state["ready"] is True
    assert len(opened.body.state["choices"]) == len(store.assessments(load_example().case.id, child))


def test_a_workbook_says_little_of_itself(page: Talk, family: Ids) -> None:
    assert repr(page.workbook) == "Workbook()"
    assert repr(page.body) == "DomainForm()"
