from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from neglect_widgets.engine import indicated
from neglect_widgets.model import IndicatedRule
from tests.builders import FATHER, MOTHER, every, make_assessment, make_flag, make_rating, make_toolkit

TOOLKIT = make_toolkit(3, 2)
INDICATORS = list(every(TOOLKIT))


def test_the_first_rule_that_holds_indicates_its_level() -> None:
    found = indicated(TOOLKIT, make_assessment(every(TOOLKIT) | {"food.q1": "4", "home.q1": "4"}))
    assert found.level
    assert found.level.label == "Social care"
    assert found.because == "Most needs are unmet in two areas of care."
    assert [f.indicator.id for f in found.findings] == ["food.q1", "home.q1"]


def test_two_indicators_in_one_domain_are_not_two_domains() -> None:
    found = indicated(TOOLKIT, make_assessment(every(TOOLKIT) | {"food.q1": "4", "food.q2": "4"}))
    assert found.level
    assert found.level.label == "Early help"


def test_two_carers_on_one_indicator_count_once() -> None:
    rule = IndicatedRule(level="3", rank=2, indicators=2, because="Two.")
    toolkit = make_toolkit(1, 2, rules=[rule])
    ratings = [make_rating(i, "1", carer=c) for i in every(toolkit) for c in (MOTHER.id, FATHER.id)]
    both_on_one = [r for r in ratings if r.indicator != "food.q1"] + [
        make_rating("food.q1", "4", carer=c) for c in (MOTHER.id, FATHER.id)
    ]
    found = indicated(toolkit, make_assessment(both_on_one, carers=(MOTHER.id, FATHER.id)))
    assert found.level
    assert found.level.label == "Everyday services"


def test_everything_known_and_met_indicates_the_lowest_level() -> None:
    found = indicated(TOOLKIT, make_assessment(every(TOOLKIT)))
    assert found.level
    assert found.level.label == "Everyday services"
    assert not found.incomplete


def test_nothing_rated_indicates_no_level() -> None:
    found = indicated(TOOLKIT, make_assessment())
    assert found.level is None
    assert found.because == "Not enough is known to indicate a level of need."


def test_a_few_met_needs_do_not_indicate_the_lowest_level() -> None:
    found = indicated(TOOLKIT, make_assessment({"food.q1": "1", "home.q1": "?"}))
    assert found.level is None
    assert found.incomplete


def test_what_is_found_counts_however_little_is_known_and_may_be_higher() -> None:
    found = indicated(TOOLKIT, make_assessment({"food.q1": "3"}))
    assert found.level
    assert found.level.label == "Early help"
    assert found.incomplete
    assert "may be higher once more is known, never lower" in found.because


def test_a_raised_flag_counts_before_anything_is_rated() -> None:
    found = indicated(TOOLKIT, make_assessment(flags=[make_flag("danger")]))
    assert found.level
    assert found.level.label == "Social care"
    assert [f.flag for f in found.flags] == ["danger"]


def test_an_answered_flag_still_counts_and_a_withdrawn_one_does_not() -> None:
    answered = make_flag("danger", done="Called 999.", done_on="2025-03-03", done_by="Ann Example")
    assert indicated(TOOLKIT, make_assessment(flags=[answered])).flags == (answered,)
    assert indicated(TOOLKIT, make_assessment(flags=[make_flag("danger", withdrawn="Mistaken.")])).level is None


def test_a_flag_of_a_slower_tier_does_not_hold_the_rule() -> None:
    assert indicated(TOOLKIT, make_assessment(flags=[make_flag("worry")])).level is None


def test_every_condition_of_a_rule_must_hold() -> None:
    rule = IndicatedRule(level="3", flag_tiers=("now",), rank=3, because="Both.")
    toolkit = make_toolkit(1, 2, rules=[rule])
    answers = every(toolkit)
    assert indicated(toolkit, make_assessment(answers | {"food.q1": "4"})).findings == ()
    assert indicated(toolkit, make_assessment(answers, flags=[make_flag()])).flags == ()
    both = indicated(toolkit, make_assessment(answers | {"food.q1": "4"}, flags=[make_flag()]))
    assert both.level
    assert both.level.value == "3"
    assert (len(both.findings), len(both.flags)) == (1, 1)


def test_what_does_not_apply_is_not_missing() -> None:
    answers = dict.fromkeys(INDICATORS[1:], "n/a") | {INDICATORS[0]: "1"}
    assert indicated(TOOLKIT, make_assessment(answers)).known_share == 1


ANSWERS = st.dictionaries(st.sampled_from(INDICATORS), st.sampled_from(["1", "2", "3", "4", "?"]))


@given(ANSWERS, st.sampled_from(INDICATORS), st.sampled_from(["1", "2", "3", "4"]))
def test_one_more_answer_never_lowers_what_is_indicated(answers: dict[str, str], more: str, level: str) -> None:
    if answers.get(more, "?") != "?":
        return
    before = indicated(TOOLKIT, make_assessment(answers)).level
    after = indicated(TOOLKIT, make_assessment(answers | {more: level})).level
    assert before is None or (after and after.value >= before.value)
