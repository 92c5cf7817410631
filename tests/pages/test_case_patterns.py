"""What the list of cases says of change, on the invented example and families like it."""

from __future__ import annotations

from typing import Any

import pytest

from neglect_widgets.errors import StoreError
from neglect_widgets.model import Assessment
from neglect_widgets.pages.session import Session
from neglect_widgets.store import CaseStore
from tests.pages.talking import Talk

RELAPSE, LOST, STATIC = "Improved, then got worse (A)", "No longer known (A)", "Unmet and unchanged (A)"


@pytest.fixture
def example(page: Talk) -> str:
    """The id of the invented example's case; the page shows the list."""
    page.sign_in()
    route: str = page.done("load_example")["route"]
    page.done("open", route="/cases")
    return route.removeprefix("/case/")


def words(page: Talk, *cases: str) -> list[str]:
    patterns: dict[str, Any] = page.done("name_patterns", cases=list(cases))["patterns"]
    return [patterns[case] for case in cases]


def test_a_relapse_is_named_before_what_only_stands_still(page: Talk, example: str) -> None:
    (row,) = page.body.state["cases"]
    assert row["compared"] is True
    assert words(page, example) == [" · ".join((RELAPSE, LOST, STATIC))]


def test_what_got_better_is_left_to_the_comparison(page: Talk, example: str, store: CaseStore) -> None:
    until_then = [a for a in store.assessments(example) if a.window_end.year == 2025]
    assert len(until_then) == 2
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CaseStore, "assessments", lambda _, __, child: [a for a in until_then if a.child_id == child])
        assert words(page, example) == [STATIC]


def test_a_draft_says_nothing_about_change(page: Talk, family: dict[str, str]) -> None:
    page.done("open", route="/cases")
    (row,) = page.body.state["cases"]
    assert row["compared"] is False
    assert words(page, family["case"]) == [""]


def test_a_case_that_cannot_be_compared_does_not_keep_the_others_from_being_told(
    page: Talk, example: str, family: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = "f" * 32
    told, nothing, unknown = words(page, example, family["case"], gone)
    assert (RELAPSE in told, nothing, unknown) == (True, "", "")
    monkeypatch.setattr(Session, "toolkit", _without_toolkits)
    assert words(page, example) == [""]


def test_one_child_that_cannot_be_compared_hides_no_other(
    page: Talk, example: str, store: CaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = store.case(example).children
    read = CaseStore.assessments

    def the_first_refused(opened: CaseStore, case: str, child: str) -> tuple[Assessment, ...]:
        if child == first.id:
            raise StoreError("There is no such toolkit.")
        return tuple(a.model_copy(update={"child_id": child}) for a in read(opened, case, first.id))

    monkeypatch.setattr(CaseStore, "assessments", the_first_refused)
    (told,) = words(page, example)
    assert f"Improved, then got worse ({second.code})" in told


def _without_toolkits(*_: object) -> None:
    raise StoreError("There is no such toolkit.")


def test_nobody_is_told_who_has_not_said_who_they_are(page: Talk) -> None:
    page.refused("name_patterns", cases=["a" * 32])


def test_too_many_cases_at_once_are_refused(page: Talk, example: str) -> None:
    page.refused("name_patterns", cases=[example] * 11)
