"""Bringing levels together by a toolkit's rule: never a total, never a mean."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from neglect_widgets.engine import profile, rolled_up
from neglect_widgets.model import SubDomain, Toolkit
from tests.builders import make_assessment, make_domain, make_indicator, make_scale, make_toolkit

GRADES = make_scale(["1", "2", "3", "4", "5"], unmet_from=3)
RANKS = st.lists(st.integers(0, 4), min_size=1, max_size=12)
MODE = "most-common-with-problem-override"


def test_the_most_common_grade_is_taken_while_none_is_a_problem() -> None:
    assert rolled_up(MODE, GRADES, [0, 1, 1, 2]) == 1


def test_one_problem_grade_wins_over_any_number_of_good_ones() -> None:
    assert rolled_up(MODE, GRADES, [0] * 11 + [3]) == 3


def test_the_worst_of_several_problem_grades_wins() -> None:
    assert rolled_up(MODE, GRADES, [3, 3, 3, 4]) == 4


def test_a_tie_goes_to_the_worse_grade() -> None:
    assert rolled_up(MODE, GRADES, [0, 0, 2, 2]) == 2


def test_the_rule_worst_takes_the_worst() -> None:
    assert rolled_up("worst", GRADES, [0, 0, 2]) == 2


def test_rules_that_leave_indicators_alone_roll_nothing_up() -> None:
    assert rolled_up("profile", GRADES, [1, 2]) is None
    assert rolled_up("none", GRADES, [1, 2]) is None


def test_nothing_rated_is_not_rolled_up_as_good() -> None:
    assert rolled_up(MODE, GRADES, []) is None
    assert rolled_up("worst", GRADES, []) is None


@given(RANKS)
def test_a_rolled_up_grade_is_always_one_that_was_given(ranks: list[int]) -> None:
    assert rolled_up(MODE, GRADES, ranks) in ranks


@given(RANKS, st.integers(0, 4))
def test_worse_care_in_one_place_never_rolls_up_as_better_than_a_problem(ranks: list[int], more: int) -> None:
    before, after = rolled_up(MODE, GRADES, ranks), rolled_up(MODE, GRADES, [*ranks, more])
    assert before is not None
    assert after is not None
    assert after >= before or before < GRADES.unmet_from


def graded() -> Toolkit:
    """Return a toolkit with two sub-domains of two indicators each, rolled up by the most common grade."""
    indicators = [
        make_indicator(f"food.q{n}", scale=GRADES).model_copy(update={"sub_domain": "meals" if n < 3 else "drinks"})
        for n in (1, 2, 3, 4)
    ]
    domain = make_domain("food", indicators=indicators, scale=GRADES).model_copy(
        update={"sub_domains": (SubDomain(id="meals", title="Meals"), SubDomain(id="drinks", title="Drinks"))}
    )
    return make_toolkit([domain], scale=GRADES, rules=()).model_copy(update={"roll_up": MODE})


def test_a_domain_is_rolled_up_from_its_sub_domains_and_not_from_its_indicators() -> None:
    # Drinks ties at 1 and 2 and so is 2; over all four indicators the most common would be 1.
    food = profile(graded(), make_assessment({"food.q1": "1", "food.q2": "1", "food.q3": "1", "food.q4": "2"})).domains[
        0
    ]
    told = [(group.title, group.rolled) for group in food.sub_domains]
    assert told == [("Meals", GRADES.level("1")), ("Drinks", GRADES.level("2"))]
    assert food.rolled == GRADES.level("2")


def test_a_sub_domain_without_a_grade_is_not_known_and_not_good() -> None:
    food = profile(graded(), make_assessment({"food.q1": "2", "food.q2": "2"})).domains[0]
    assert food.sub_domains[1].rolled is None
    assert food.incomplete
    assert food.shown is None


def test_a_picture_shows_the_rolled_up_grade_and_the_table_the_worst_beside_it() -> None:
    toolkit = make_toolkit([make_domain("food", indicators=4, scale=GRADES)], scale=GRADES, rules=())
    answers = {"food.q1": "2", "food.q2": "2", "food.q3": "2", "food.q4": "3"}
    food = profile(toolkit.model_copy(update={"roll_up": MODE}), make_assessment(answers)).domains[0]
    assert food.shown == GRADES.level("2")
    assert food.worst == GRADES.level("3")


def test_a_toolkit_that_only_records_draws_no_radar() -> None:
    toolkit = make_toolkit().model_copy(update={"roll_up": "none"})
    assert not any(d.drawn for d in profile(toolkit, make_assessment({"food.q1": "1"})).domains)
