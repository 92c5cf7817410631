from __future__ import annotations

from datetime import UTC, date, datetime

from neglect_widgets.engine import Event, chronology, undated
from neglect_widgets.model import Action, Assessment, Toolkit
from tests.builders import (
    ANN,
    CHILD,
    MOTHER,
    NOON,
    make_assessment,
    make_evidence,
    make_flag,
    make_rating,
    make_toolkit,
)

KIT = make_toolkit(2, 2)
SEEN = make_evidence("Cupboards bare.", known_by="seen", on=date(2025, 2, 20), source="Ann Example")
TOLD = make_evidence("I make my own tea.", known_by="told", on=date(2025, 1, 9), child_words=True)
FLAG = make_flag(
    raised_at=datetime(2025, 2, 20, 16, tzinfo=UTC),
    note="Alone at night.",
    done="Rang them.",
    done_on=date(2025, 2, 21),
)
TARGET = Action(target="A cooked tea.", by_date=date(2025, 6, 1), by=ANN, at=NOON)


def told(*assessments: Assessment, kit: Toolkit | None = KIT) -> list[tuple[date, str, str]]:
    return [(event.on, event.kind, event.text) for event in chronology(lambda _: kit, assessments)]


def test_what_was_recorded_on_paper_in_any_order_stands_in_the_order_of_its_days() -> None:
    rated = [make_rating("food.q1", "4", evidence=[SEEN, TOLD])]
    one = make_assessment(rated, toolkit=KIT, flags=[FLAG], finished=True).model_copy(update={"plan": (TARGET,)})
    found = told(one)
    assert [event[:2] for event in found] == [
        (date(2025, 1, 9), "evidence"),
        (date(2025, 2, 20), "evidence"),
        (date(2025, 2, 20), "flag"),
        (date(2025, 2, 21), "done"),
        (NOON.date(), "finished"),
        (date(2025, 6, 1), "due"),
    ]
    words = ["I make my own tea.", "Cupboards bare.", "Alone at night.", "Rang them.", "A cooked tea."]
    assert [text for _, kind, text in found if kind != "finished"] == words


def test_each_event_leads_to_where_it_was_recorded() -> None:
    one = make_assessment([make_rating("home.q1", "4", evidence=[SEEN])], toolkit=KIT, flags=[FLAG])
    seen, raised, _ = chronology(lambda _: KIT, [one])
    assert seen == Event(
        SEEN.on or date.min, "evidence", CHILD.id, one.id, "domain:home", "Question home.q1", SEEN.text,
        SEEN, MOTHER.id, "home.q1",
    )  # fmt: skip
    assert (raised.task, raised.title) == ("flags", "The child is in danger")


def test_a_finished_assessment_says_its_profile_and_a_draft_is_no_event() -> None:
    rated = {"food.q1": "4", "food.q2": "4", "home.q1": "1", "home.q2": "1"}
    assert told(make_assessment(rated, toolkit=KIT)) == []
    ((_, kind, text),) = told(make_assessment(rated, toolkit=KIT, finished=True))
    assert kind == "finished"
    assert "most needs unmet" in text


def test_evidence_without_a_date_is_counted_and_given_none() -> None:
    loose = make_evidence("Some time in spring.")
    one = make_assessment([make_rating("food.q1", "4", evidence=[loose, make_evidence("  "), SEEN])], toolkit=KIT)
    assert [text for _, _, text in told(one)] == ["Cupboards bare."]
    assert undated([one]) == 1


def test_what_a_later_assessment_took_over_is_told_once_where_it_was_first_recorded() -> None:
    first, second = (
        make_assessment([make_rating(question, "4", evidence=[SEEN])], on=day, toolkit=KIT, flags=[FLAG])
        for question, day in (("food.q1", date(2025, 3, 3)), ("home.q2", date(2025, 9, 1)))
    )
    found = chronology(lambda _: KIT, [second, first])
    assert {event.assessment_id for event in found} == {first.id}
    assert len(found) == 3


def test_the_same_words_about_two_children_are_two_events() -> None:
    one = make_assessment([make_rating("food.q1", "4", evidence=[SEEN])], toolkit=KIT)
    other = make_assessment([make_rating("food.q1", "4", evidence=[SEEN])], toolkit=KIT, child_id="b" * 32)
    assert [event.child_id for event in chronology(lambda _: KIT, [one, other])] == [CHILD.id, "b" * 32]


def test_the_record_stands_where_its_toolkit_is_gone() -> None:
    one = make_assessment([make_rating("food.q1", "4", evidence=[SEEN])], toolkit=KIT, flags=[FLAG], finished=True)
    found = chronology(lambda _: None, [one])
    assert [(event.title, event.task) for event in found[:2]] == [("food.q1", "check"), ("danger", "flags")]
    assert [event.kind for event in found] == ["evidence", "flag", "done", "finished"]
