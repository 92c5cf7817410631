"""Nothing is shown as saved that is not on disk; a repeat does nothing; two people lose nothing."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable

import pytest

from neglect_widgets.errors import StoreError
from neglect_widgets.model import new_id
from neglect_widgets.store import CaseStore
from tests.pages.talking import Talk, case_args, every_save, rating_args, start_args

SAVES = ("save_rating", "save_flag", "save_voice", "save_judgement", "save_action")
Ids = dict[str, str]


@pytest.mark.parametrize("command", SAVES)
def test_a_change_is_on_disk_when_the_page_hears_that_it_is_saved(
    page: Talk, family: Ids, store: CaseStore, command: str
) -> None:
    answer = page.done(command, every_save(family)[command])
    assert answer["version"] == 1
    assert re.fullmatch(r"\d\d:\d\d", answer["saved_at"])
    on_disk = store.assessment(family["assessment"])
    assert len((*on_disk.ratings, *on_disk.flags, *on_disk.voice, *on_disk.plan)) + bool(on_disk.judgement) == 1
    assert page.workbook.session.assessment == on_disk


@pytest.mark.parametrize("command", SAVES)
def test_what_the_disk_refused_is_not_taken_into_the_page(
    page: Talk, family: Ids, store: CaseStore, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreError("The disk is full, so this was not saved. Nothing was changed.")

    before, state = page.workbook.session.assessment, dict(page.body.state)
    with monkeypatch.context() as broken:
        broken.setattr(store, "save", full)
        answer = page.refused(command, every_save(family)[command])
    assert "not saved" in answer["message"]
    assert page.workbook.session.assessment == before == store.assessment(family["assessment"])
    assert page.body.state == state
    page.done(command, every_save(family)[command])


def test_a_repeated_change_gets_its_first_answer_and_is_saved_once(page: Talk, family: Ids, store: CaseStore) -> None:
    op_id = new_id()
    first = page.done("save_rating", rating_args(family), op_id)
    assert page.done("save_rating", rating_args(family), op_id) == first
    page.done("save_voice", every_save(family)["save_voice"])
    late = page.done("save_rating", rating_args(family), op_id)
    assert late["version"] == 1
    saves = [entry.subject for entry in store.journal() if entry.action == "save"]
    assert len(saves) == 2


def test_a_change_repeated_to_another_kernel_is_saved_once(
    page: Talk, family: Ids, store: CaseStore, open_page: Callable[[], Talk]
) -> None:
    op_id = new_id()
    first = page.done("save_rating", rating_args(family), op_id)
    assert open_page().done("save_rating", rating_args(family), op_id)["version"] == first["version"]
    assert [entry.action for entry in store.journal()].count("save") == 1


def test_a_case_and_an_assessment_repeated_to_another_kernel_are_added_once(
    page: Talk, store: CaseStore, open_page: Callable[[], Talk]
) -> None:
    page.sign_in()
    add, start = new_id(), new_id()
    first = page.done("add_case", case_args("K-2"), add)
    assert page.done("add_case", case_args("K-2"), add) == first
    assert open_page().done("add_case", case_args("K-2"), add) == first
    (only,) = store.cases()
    ids = {"case": only.case.id, "child": only.case.children[0].id, "carer": only.case.carers[0].id}
    started = page.done("start_assessment", start_args(ids), start)
    assert page.done("start_assessment", start_args(ids), start) == started
    assert open_page().done("start_assessment", start_args(ids), start) == started
    assert len(store.assessments(only.case.id)) == 1


def test_a_repeated_move_does_not_build_the_page_anew(page: Talk, family: Ids) -> None:
    """The answer to a move can be lost, since its carrier leaves the page; what was typed since must stay."""
    op_id = new_id()
    page.done("open", {"route": f"/case/{family['case']}/start"}, op_id)
    form = page.body
    page.done("open", {"route": f"/case/{family['case']}/start"}, op_id)
    assert page.body is form


def test_an_outdated_change_is_answered_with_both_values(
    page: Talk, family: Ids, store: CaseStore, open_page: Callable[[], Talk]
) -> None:
    other = open_page()
    other.done("open", route=f"/assessment/{family['assessment']}/domain/food")
    page.done("save_rating", rating_args(family, "2"))
    answer = other.tell("save_rating", rating_args(family, "4"))
    assert (answer["ok"], answer["reason"]) == (False, "conflict")
    assert answer["current"]["words"] == "Some needs unmet"
    assert answer["current"]["version"] == 1
    assert "Alex Example" in answer["current"]["by_words"]
    assert other.body.state["ratings"]["food.enough"]["level"] == "2"
    kept = other.done("save_rating", rating_args(family, "4", base_version=answer["current"]["version"]))
    assert kept["version"] == 2
    entries = [(e.action, (e.after or {})["level"]) for e in store.journal() if e.subject.startswith("rating:")]
    assert entries == [("save", "2"), ("conflict", "4"), ("save", "4")]


@pytest.mark.parametrize("command", SAVES)
def test_every_kind_of_part_says_both_values_of_a_conflict(page: Talk, family: Ids, command: str) -> None:
    page.done(command, every_save(family)[command])
    answer = page.tell(command, every_save(family)[command])
    assert answer["reason"] == "conflict"
    assert answer["current"]["version"] == 1
    assert answer["current"]["words"].strip()


def test_a_failure_is_a_sentence_on_the_page_and_a_log_line_without_anybodys_words(
    page: Talk, family: Ids, store: CaseStore, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("He said: I make my own tea.")

    monkeypatch.setattr(store, "save", fail)
    with caplog.at_level(logging.DEBUG):
        answer = page.refused("save_voice", every_save(family)["save_voice"])
    assert answer["message"].startswith("Something went wrong in the workbook. Nothing was lost")
    assert "save_voice" in caplog.text
    assert "ValueError" in caplog.text
    for words in ("own tea", "I get up first", "K-1", "Example"):
        assert words not in caplog.text


def test_a_change_that_cannot_be_drawn_is_still_called_saved(
    page: Talk, family: Ids, store: CaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ValueError("cannot draw")

    with monkeypatch.context() as broken:
        broken.setattr(page.workbook, "refresh", fail)
        answer = page.done("save_rating", rating_args(family))
    assert answer["version"] == store.assessment(family["assessment"]).ratings[0].version == 1
    page.done("save_rating", rating_args(family, "3", base_version=1))
    assert page.body.state["ratings"]["food.enough"]["level"] == "3"


def test_a_change_on_a_version_that_this_page_has_not_seen_undoes_nothing(
    page: Talk, family: Ids, store: CaseStore, open_page: Callable[[], Talk]
) -> None:
    """Two notebooks side by side in JupyterLab share what the browser knows of versions, but not their kernels."""
    other = open_page()
    other.done("open", route=f"/assessment/{family['assessment']}/domain/food")
    page.done("save_rating", rating_args(family, "4"))
    change = {"choice": None, "field": "impact", "value": "She is hungry."}
    other.done("save_rating", rating_args(family, base_version=1) | change)
    (rating,) = store.assessment(family["assessment"]).ratings
    assert (rating.level, rating.impact, rating.version) == ("4", "She is hungry.", 2)


def test_a_repeat_that_somebody_else_has_built_on_meanwhile_shows_both(
    page: Talk, family: Ids, store: CaseStore, open_page: Callable[[], Talk]
) -> None:
    """The answer was lost with its kernel; calling the words saved would hide that others stand there now."""
    op_id = new_id()
    mine = every_save(family)["save_voice"]
    page.done("save_voice", mine, op_id)
    page.done("save_voice", mine | {"base_version": 1, "text": "Gran gets me up."})
    answer = open_page().tell("save_voice", mine, op_id)
    assert (answer["ok"], answer["reason"]) == (False, "conflict")
    assert (answer["current"]["version"], answer["current"]["words"]) == (2, "Gran gets me up.")
    assert store.assessment(family["assessment"]).voice[0].text == "Gran gets me up."
    assert [entry.action for entry in store.journal()].count("save") == 2


def test_evidence_added_in_two_tabs_is_kept_by_both(
    page: Talk, family: Ids, store: CaseStore, open_page: Callable[[], Talk]
) -> None:
    other = open_page()
    other.done("open", route=f"/assessment/{family['assessment']}/domain/food")

    def item(letter: str) -> dict[str, object]:
        return {"choice": None, "evidence": letter * 32, "field": "text", "value": f"Seen {letter}"}

    page.done("save_rating", rating_args(family) | item("a"))
    answer = other.refused("save_rating", rating_args(family) | item("b"))
    assert "Seen a" in answer["current"]["words"]
    other.done("save_rating", rating_args(family, base_version=1) | item("b"))
    (rating,) = store.assessment(family["assessment"]).ratings
    assert [evidence.text for evidence in rating.evidence] == ["Seen a", "Seen b"]
