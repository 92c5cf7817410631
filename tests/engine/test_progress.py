from __future__ import annotations

from collections.abc import Mapping, Sequence

from neglect_widgets.engine import blockers, progress
from neglect_widgets.model import FlagRecord, Judgement, Rating
from tests.builders import (
    FATHER,
    MOTHER,
    every,
    make_assessment,
    make_flag,
    make_judgement,
    make_rating,
    make_toolkit,
)

TOOLKIT = make_toolkit(2, 3)
ALL_MET = every(TOOLKIT)


def blocked(
    ratings: Mapping[str, str] | Sequence[Rating] = ALL_MET,
    judgement: Judgement | None = None,
    *,
    carers: Sequence[str] = (MOTHER.id,),
    flags: Sequence[FlagRecord] = (),
) -> list[tuple[str, str]]:
    assessment = make_assessment(ratings, judgement=judgement or make_judgement("1"), carers=carers, flags=flags)
    return [(b.task, b.indicator) for b in blockers(TOOLKIT, assessment)]


def test_progress_says_how_much_is_looked_at_and_not_known() -> None:
    food, home = progress(TOOLKIT, make_assessment({"food.q1": "1", "food.q2": "?"})).domains
    assert food.words == "2 of 3 looked at, 1 not known"
    assert (home.words, home.looked_at, home.done) == ("Not looked at yet", 0, False)


def test_a_domain_is_done_when_every_indicator_has_an_answer() -> None:
    assert all(d.done for d in progress(TOOLKIT, make_assessment(every(TOOLKIT, "?"))).domains)


def test_a_question_about_each_carer_is_one_of_its_own() -> None:
    assessment = make_assessment(ALL_MET, carers=(MOTHER.id, FATHER.id))
    assert progress(TOOLKIT, assessment).words == "6 of 12 looked at"
    assert not any(d.done for d in progress(TOOLKIT, assessment).domains)
    assert all(d.done for d in progress(TOOLKIT, assessment, MOTHER.id).domains)


def test_a_complete_assessment_has_no_blockers() -> None:
    assert blocked() == []


def test_not_known_is_an_answer() -> None:
    assert blocked(every(TOOLKIT, "?"), make_judgement("1", reason="The family has just moved here.")) == []


def test_no_answer_blocks_and_points_to_the_first_gap() -> None:
    ratings = {i: a for i, a in ALL_MET.items() if i not in ("food.q2", "food.q3")}
    assessment = make_assessment(ratings, judgement=make_judgement("1"))
    (found,) = blockers(TOOLKIT, assessment)
    assert (found.task, found.indicator, found.carer_id) == ("domain:food", "food.q2", MOTHER.id)
    assert found.sentence.startswith("Food and more: two questions have no answer yet.")


def test_a_rating_that_was_cleared_is_no_answer() -> None:
    cleared = make_rating("food.q1").model_copy(update={"status": "not_looked_at", "level": None})
    ratings = [cleared, *(make_rating(i) for i in ALL_MET if i != "food.q1")]
    assert blocked(ratings) == [("domain:food", "food.q1")]


def test_every_carer_needs_answers() -> None:
    assert blocked(carers=(MOTHER.id, FATHER.id)) == [("domain:food", "food.q1"), ("domain:home", "home.q1")]


def test_impact_is_needed_from_the_level_the_scale_says() -> None:
    ratings = [
        make_rating(
            i, {"food.q1": "3", "food.q2": "2", "home.q1": "4"}.get(i, "1"), impact="Hungry." if i == "home.q1" else " "
        )
        for i in ALL_MET
    ]
    assert blocked(ratings, make_judgement("2")) == [("domain:food", "food.q1")]


def test_a_raised_flag_must_be_answered_or_withdrawn() -> None:
    reason = make_judgement("1", reason="Help is in place.")
    assert blocked(judgement=reason, flags=[make_flag()]) == [("flags", "")]
    assert blocked(judgement=reason, flags=[make_flag(done="Called.", done_on="2025-03-03", done_by="Ann")]) == []
    assert blocked(flags=[make_flag(withdrawn="Mistaken.")]) == []


def test_a_judged_level_is_needed() -> None:
    assert blocked(judgement=make_judgement(None)) == [("summary", "")]
    assert [b.task for b in blockers(TOOLKIT, make_assessment(ALL_MET))] == ["summary"]


def test_a_judged_level_that_differs_needs_a_reason() -> None:
    assert blocked(judgement=make_judgement("2")) == [("summary", "")]
    assert blocked(judgement=make_judgement("2", reason="Older brother is in care.")) == []


def test_a_judged_level_needs_a_reason_where_none_is_indicated() -> None:
    assert blocked(every(TOOLKIT, "?")) == [("summary", "")]


def test_flags_come_first_and_the_judgement_last() -> None:
    found = blockers(TOOLKIT, make_assessment(flags=[make_flag()]))
    assert [b.task for b in found] == ["flags", "domain:food", "domain:home", "summary"]
