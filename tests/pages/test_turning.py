"""Where the pages lead: every address says nothing about anybody, and none is a dead end."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import ipywidgets
import pytest
from ipywidgets.widgets.widget import _instances as models

from neglect_widgets.definitions import load_example, load_toolkit
from neglect_widgets.model import Child
from neglect_widgets.pages import Comparison
from neglect_widgets.pages.comparison_page import PICTURES
from neglect_widgets.pages.parts import PARTS
from neglect_widgets.pages.routes import Route, parse
from neglect_widgets.store import CaseStore
from tests.builders import core_asked
from tests.pages.talking import AT, CARER_NAME, CHILD_NAME, NAME, Talk, every_save, rating_args, start_args

Ids = dict[str, str]
ADDRESS = re.compile(
    r"/cases(/new)?|/you"
    r"|/case/[0-9a-f]{32}(/start(/[0-9a-f]{32})?|/compare/[0-9a-f]{32}|/chronology)?"
    rf"|/assessment/[0-9a-f]{{32}}(/({'|'.join(part.name for part in PARTS)}))?"
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
    return ["/cases", "/cases/new", "/you", case, f"{case}/start", compare, f"{case}/chronology", *inside]


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


def test_no_tab_is_called_by_what_tells_a_family_apart(page: Talk, family: Ids) -> None:
    """A browser writes the titles of tabs into its history."""
    for route in every_route(family):
        page.done("open", route=route)
        title = page.header.state["title"]
        assert title
        assert not re.search(r"K-1|Child A|\bA\b|Mother", title), title


def test_a_download_is_bytes_with_a_name_that_tells_nothing(page: Talk, family: Ids, store: CaseStore) -> None:
    beginnings = {"pdf": b"%PDF", "docx": b"PK", "xlsx": b"PK", "csv": b"\xef\xbb\xbf"}
    for kind, beginning in beginnings.items():
        answer = page.done("download", assessment=family["assessment"], format=kind)
        assert answer["buffers"][0].startswith(beginning)
        assert re.fullmatch(rf"assessment-[0-9a-f]{{8}}-20260620\.{kind}", answer["filename"])
    record = page.done("download", case=family["case"], format="json")
    assert json.loads(record["buffers"][0])["case"]["code"] == "K-1"
    assert "K-1" not in record["filename"]
    taken = [entry.subject or entry.action for entry in store.journal(family["case"])]
    assert sum(entry.action == "export" for entry in store.journal(family["case"])) == 5
    assert [t for t in taken if "export" in t] == ["export pdf", "export docx", "export xlsx", "export csv", "export"]


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


def test_the_list_tells_ones_own_cases_from_the_teams_and_others(
    page: Talk, family: Ids, open_page: Callable[[], Talk]
) -> None:
    def whose(name: str, agency: str) -> str:
        other = open_page()
        other.done("sign_in", name=name, role="Social worker", agency=agency)
        other.done("open", route="/cases")
        (row,) = other.body.state["cases"]
        return str(row["whose"])

    assert whose(NAME, "Example Council") == "mine"
    assert whose("Sam Example", "Example Council") == "team"
    assert whose(NAME, "Example Trust") == "others"


def with_second_child(page: Talk, store: CaseStore, case_id: str, **born: date) -> Child:
    """Add a second child to a case on disk."""
    case, child = store.case(case_id), Child(code="B", **born)
    changed = case.model_copy(update={"children": (*case.children, child)})
    store.update_case(changed, by=page.workbook.session.signed_in(), at=AT, op_id="B")
    page.workbook.session.close_case()
    return child


def test_the_start_form_knows_which_toolkits_have_questions_for_which_child(
    page: Talk, family: Ids, store: CaseStore
) -> None:
    unborn = with_second_child(page, store, family["case"], expected_date=date(2026, 9, 1))
    page.done("open", route=f"/case/{family['case']}/start")
    asks = {one["value"]: one["asks"] for one in page.body.content["toolkits"]}
    assert asks["everyday-care"] == [family["child"], unborn.id]
    assert asks["pre-birth"] == [unborn.id]
    page.done("open", route=f"/case/{family['case']}/start/{family['child']}")
    assert page.body.state["toolkit"] == "everyday-care"


def test_a_child_who_has_grown_out_of_last_times_toolkit_is_not_given_it_again(
    page: Talk, family: Ids, store: CaseStore
) -> None:
    baby = with_second_child(page, store, family["case"], birth_date=date(2026, 5, 1))
    before_birth = start_args(family, "2026-04-01", "2026-04-14") | {"child": baby.id, "toolkit": "pre-birth"}
    page.done("start_assessment", before_birth)
    page.done("open", route=f"/case/{family['case']}/start/{baby.id}")
    assert page.body.state["toolkit"] == ""


def test_turning_leaves_no_model_of_an_earlier_address_behind(page: Talk, family: Ids) -> None:
    routes = [route for route in every_route(family) if route.startswith("/assessment")]
    page.done("open", route=routes[0])
    before = len(models)
    for route in (*routes, routes[0]):
        page.done("open", route=route)
    assert len(models) == before


def test_a_page_can_be_made_after_every_widget_was_closed(store: CaseStore) -> None:
    ipywidgets.Widget.close_all()
    page = Talk(Comparison(store, clock=lambda: AT))
    assert page.workbook.box.layout.comm is not None


def test_a_case_with_a_draft_and_an_overdue_review_says_both(page: Talk, family: Ids, store: CaseStore) -> None:
    judged = {**every_save(family)["save_judgement"], "field": "next_review", "value": "2026-06-01"}
    page.done("save_judgement", judged)
    person = page.workbook.session.signed_in()
    store.finish(family["assessment"], by=person, at=AT, op_id="finish")
    page.done("open", route=f"/assessment/{family['assessment']}/check")
    assert page.body.state["review_words"] == "Start a review of this child, planned for 1 June 2026"
    page.done("start_assessment", start_args(family))
    page.done("open", route="/cases")
    (row,) = page.body.state["cases"]
    assert row["state_words"] == "Review overdue · Drafts: 1"


def test_every_picture_that_is_offered_can_be_drawn(page: Talk, store: CaseStore) -> None:
    page.sign_in()
    case = page.done("load_example")["route"]
    (child, *_) = store.case(case.removeprefix("/case/")).children
    page.done("open", route=f"{case}/compare/{child.id}")
    assert [picture["id"] for picture in page.body.content["pictures"]] == list(PICTURES)
    for name in PICTURES:
        assert page.done("figure", picture=name)["figure"]["data"]
