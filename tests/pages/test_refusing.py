"""A browser can send anything: whatever does not fit is refused with a sentence and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from neglect_widgets.definitions import load_toolkit
from neglect_widgets.store import CaseStore
from tests.builders import core_asked
from tests.pages.talking import AT, Talk, case_args, every_save, new_family, rating_args, start_args

Ids = dict[str, str]

ITEM = {"choice": None, "evidence": "a" * 32}

FORGED: dict[str, tuple[str, dict[str, Any]]] = {
    "a question that is not there": ("save_rating", {"indicator": "food.made-up"}),
    "a question for another age": ("save_rating", {"indicator": "pregnancy.antenatal-care"}),
    "an id that is none": ("save_rating", {"indicator": "../etc/passwd"}),
    "a level off the scale": ("save_rating", {"choice": "5"}),
    "a status as a level": ("save_rating", {"choice": "rated"}),
    "a carer who is nobody": ("save_rating", {"carer": "0" * 32}),
    "an assessment that is not there": ("save_rating", {"assessment": "0" * 32}),
    "a negative version": ("save_rating", {"base_version": -1}),
    "a version in words": ("save_rating", {"base_version": "new"}),
    "a field too many": ("save_rating", {"rater": {"name": "Somebody Else"}}),
    "a change of nothing": ("save_rating", {"choice": None}),
    "a field of evidence that is none": ("save_rating", {**ITEM, "field": "id", "value": "x"}),
    "a date that is none": ("save_rating", {**ITEM, "field": "on", "value": "2026-02-30"}),
    "a way of knowing that is none": ("save_rating", {**ITEM, "field": "known_by", "value": "guessed"}),
    "a text too long": ("save_voice", {"text": "x" * 20_001}),
    "a prompt for another age": ("save_voice", {"prompt": "voice.baby-night"}),
    "a flag for another age": ("save_flag", {"flag": "pregnancy-at-risk"}),
    "a field of a flag that is none": ("save_flag", {"field": "raised_by", "value": "Somebody Else"}),
    "a level of need that is none": ("save_judgement", {"value": "9"}),
    "an action for a question that is not there": ("save_action", {"field": "indicator", "value": "food.made-up"}),
}


@pytest.mark.parametrize("what", FORGED)
def test_a_forged_change_is_refused_and_changes_nothing(page: Talk, family: Ids, store: CaseStore, what: str) -> None:
    command, forged = FORGED[what]
    before, entries = store.assessment(family["assessment"]), len(store.journal())
    page.refused(command, every_save(family)[command] | forged)
    assert store.assessment(family["assessment"]) == before == page.workbook.session.assessment
    assert len(store.journal()) == entries


def test_another_familys_carer_and_child_are_refused(page: Talk, family: Ids, store: CaseStore) -> None:
    other = new_family(page, store, "K-OTHER")
    page.refused("save_rating", rating_args(family, carer=other["carer"]))
    for who in ("child", "carer"):
        page.refused("start_assessment", start_args(family | {who: other[who]}))
    assert len(store.assessments(family["case"])) == 1


def test_a_locked_assessment_refuses_every_change(
    page: Talk, family: Ids, store: CaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = store.last_person()
    assert person is not None
    locked = store.finish(family["assessment"], by=person, at=AT, op_id="finish")
    # The page that was open while another locked it hears so from the store.
    for command, args in every_save(family).items():
        assert "locked" in page.refused(command, args)["message"]
    page.workbook.session.open_assessment(family["assessment"], again=True)
    # A page that knows does not even ask.
    monkeypatch.setattr(store, "save", lambda *_, **__: pytest.fail("It was sent to the store."))
    for command, args in every_save(family).items():
        assert "locked" in page.refused(command, args)["message"]
    assert "locked" in page.refused("finish", assessment=family["assessment"])["message"]
    assert store.assessment(family["assessment"]) == locked


def test_a_page_whose_assessment_was_finished_elsewhere_locks_and_says_so(
    page: Talk, family: Ids, open_page: Callable[[], Talk], store: CaseStore
) -> None:
    person = store.last_person()
    assert person is not None
    for name, locked in (("domain/food", "locked"), ("voice", "locked"), ("check", "locked")):
        page.done("open", route=f"/assessment/{family['assessment']}/{name}")
        assert page.body.state[locked] is False
    other = open_page()
    other.done("open", route=f"/assessment/{family['assessment']}/domain/food")
    store.finish(family["assessment"], by=person, at=AT, op_id="finish")
    for one, command in ((page, "finish"), (other, "save_rating")):
        args = every_save(family).get(command, {"assessment": family["assessment"]})
        message = one.refused(command, args)["message"]
        assert one.body.state["locked"] is True
        assert one.header.state["notice"] == message
        assert "locked" in message


def test_an_assessment_with_something_left_is_not_finished(page: Talk, family: Ids, store: CaseStore) -> None:
    answer = page.refused("finish", assessment=family["assessment"])
    assert "Food and feeding: three questions have no answer yet." in answer["message"]
    assert not store.assessment(family["assessment"]).finished


def test_a_flag_raised_on_another_page_stops_finishing(
    page: Talk, family: Ids, store: CaseStore, open_page: Callable[[], Talk]
) -> None:
    for _, indicators in core_asked(load_toolkit("everyday-care"), "primary"):
        for indicator in indicators:
            page.done("save_rating", rating_args(family, "1", indicator=indicator.id))
    page.done("save_judgement", every_save(family)["save_judgement"] | {"value": "1"})
    page.done(
        "save_judgement", every_save(family)["save_judgement"] | {"base_version": 1, "field": "reason", "value": "x"}
    )
    page.done("open", route=f"/assessment/{family['assessment']}/check")
    assert page.body.state["blockers"] == []
    open_page().done("save_flag", every_save(family)["save_flag"])
    assert "flag" in page.refused("finish", assessment=family["assessment"])["message"]
    assert not store.assessment(family["assessment"]).finished


def test_nothing_can_be_done_before_somebody_has_signed_in(page: Talk, family: Ids, store: CaseStore) -> None:
    page.workbook.session.person = None
    before = store.journal()
    commands = {
        **every_save(family),
        "add_case": case_args("K-NEW"),
        "load_example": {},
        "start_assessment": start_args(family),
        "finish": {"assessment": family["assessment"]},
        "download": {"assessment": family["assessment"], "format": "csv"},
    }
    for command, args in commands.items():
        assert "who you are" in page.refused(command, args)["message"], command
    page.done("open", route=f"/assessment/{family['assessment']}/domain/food")
    assert type(page.body).__name__ == "SignInForm"
    after = store.journal()
    assert after[: len(before)] == before
    assert {entry.action for entry in after[len(before) :]} == {"refused"}


def test_a_child_and_a_carer_of_a_new_case_do_not_share_a_code(page: Talk, family: Ids, store: CaseStore) -> None:
    args = case_args("K-7")
    args["carers"][0]["code"] = args["children"][0]["code"].lower()
    (error,) = page.refused("add_case", args)["errors"]
    assert error["field"] == "carer-0-code"
    assert "a code of their own" in error["message"]
    assert [summary.case.id for summary in store.cases()] == [family["case"]]


def test_an_unknown_command_and_one_without_its_arguments_are_refused(page: Talk, family: Ids) -> None:
    page.refused("drop_everything")
    page.refused("save_rating")
    page.refused("download", format="exe", assessment=family["assessment"])
    page.refused("figure", picture="../../secret")


def test_every_field_of_a_form_that_is_wrong_is_named(page: Talk) -> None:
    answer = page.refused("sign_in", name=" ", role="", agency="Example Council")
    assert [e["field"] for e in answer["errors"]] == ["name", "role"]
    page.sign_in()
    wrong = case_args("")
    wrong["children"].append({"code": "", "name": "", "birth_date": "2018-13-01", "expected_date": ""})
    wrong["carers"][0]["role"] = ""
    answer = page.refused("add_case", wrong)
    fields = {"code", "child-1-code", "child-1-birth_date", "carer-0-role"}
    assert {e["field"] for e in answer["errors"]} == fields
    assert all(e["message"].endswith(".") for e in answer["errors"])


@pytest.mark.parametrize(
    ("born", "expected", "words"),
    [
        ("2999-12-31", "", "in the future"),
        ("1926-05-04", "", "more than 25 years ago"),
        ("", "", "Enter a date of birth"),
    ],
)
def test_a_date_of_birth_that_cannot_be_is_told_at_its_field(
    page: Talk, store: CaseStore, born: str, expected: str, words: str
) -> None:
    page.sign_in()
    args = case_args("K-1")
    args["children"][0] |= {"birth_date": born, "expected_date": expected}
    (error,) = page.refused("add_case", args)["errors"]
    assert error["field"] == "child-0-birth_date"
    assert words in error["message"]
    assert store.cases() == ()


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-06-14", "2026-06-01", "before the first day"),
        ("2026-06-14", "2026-06-21", "in the future"),
    ],
)
def test_days_that_cannot_be_are_told_at_the_last_day(
    page: Talk, family: Ids, store: CaseStore, first: str, last: str, words: str
) -> None:
    (error,) = page.refused("start_assessment", start_args(family, first, last))["errors"]
    assert error["field"] == "window_end"
    assert words in error["message"]
    assert len(store.assessments(family["case"])) == 1


def test_a_code_that_is_taken_is_told_at_its_field(page: Talk, family: Ids, store: CaseStore) -> None:
    (error,) = page.refused("add_case", case_args("k-1"))["errors"]
    assert error["field"] == "code"
    assert len(store.cases()) == 1


def test_two_people_with_one_code_are_told_apart_by_asking(page: Talk, store: CaseStore) -> None:
    page.sign_in()
    args = case_args("K-1")
    args["children"].append({**args["children"][0], "code": "a"})
    assert "same code" in page.refused("add_case", args)["message"]
    assert store.cases() == ()


def test_whose_care_is_rated_must_be_chosen_and_the_page_says_so(page: Talk, family: dict[str, str]) -> None:
    (error,) = page.refused("start_assessment", {**start_args(family), "carers": []})["errors"]
    assert error == {"field": "carer", "message": "Choose whose care is rated."}
