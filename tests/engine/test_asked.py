"""What is asked: by band, depth and condition; and never less than what was filled in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neglect_widgets.engine import asked_in, blockers, has_more, is_full, profile
from neglect_widgets.model import Assessment, Condition, Depth, Factor, FactorNote, Indicator, Rating, Toolkit
from tests.builders import (
    ANN,
    MOTHER,
    NOON,
    OTHER_BAND,
    make_assessment,
    make_domain,
    make_indicator,
    make_scale,
    make_toolkit,
)
from tests.builders import make_rating as rating

SCALE = make_scale()


def indicator(id: str, *, core: bool = True, asked_if: tuple[Condition, ...] = (), retired: bool = False) -> Indicator:
    made = make_indicator(id, scale=SCALE, retired=retired)
    return made.model_copy(update={"core": core, "asked_if": asked_if})


def toolkit_of(*indicators: Indicator) -> Toolkit:
    """Return a toolkit with the indicators in `food` and one plain domain beside it."""
    made = make_toolkit([make_domain("food", indicators=indicators), make_domain("home", indicators=1)])
    return made.model_copy(update={"factors": (Factor(id="moved", title="Moved often", group="Home"),)})


def asked(toolkit: Toolkit, assessment: Assessment) -> list[str]:
    return [i.id for _, found in asked_in(toolkit, assessment) for i in found]


DEPTHS = toolkit_of(indicator("food.q1"), indicator("food.q2", core=False), indicator("food.q3", core=False))


def test_a_new_assessment_asks_the_core_only() -> None:
    assert asked(DEPTHS, make_assessment()) == ["food.q1", "home.q1"]
    assert has_more(DEPTHS.domains[0], "primary")
    assert not has_more(DEPTHS.domains[1], "primary")


@pytest.mark.parametrize(("level", "full"), [("1", False), ("2", False), ("3", True), ("4", True)])
def test_a_core_indicator_that_is_an_unmet_need_opens_its_domain_in_full(level: str, full: bool) -> None:
    assessment = make_assessment({"food.q1": level})
    assert is_full(DEPTHS, DEPTHS.domains[0], assessment) is full
    assert ("food.q2" in asked(DEPTHS, assessment)) is full


def test_an_unmet_need_elsewhere_opens_nothing_here() -> None:
    assert asked(DEPTHS, make_assessment({"home.q1": "4"})) == ["food.q1", "home.q1"]


def test_a_domain_opens_in_full_on_request() -> None:
    opened = make_assessment().model_copy(update={"depth": Depth(opened=("food",), by=ANN, at=NOON)})
    assert asked(DEPTHS, opened) == ["food.q1", "food.q2", "food.q3", "home.q1"]


def test_growing_from_core_to_full_keeps_every_rating() -> None:
    core = make_assessment({"food.q1": "2", "home.q1": "1"})
    full = core.with_part(Depth(opened=("food",), by=ANN, at=NOON))
    assert full.ratings == core.ratings
    assert profile(DEPTHS, full).domains[0].counts == profile(DEPTHS, core).domains[0].counts


def test_what_was_filled_in_stays_asked_when_the_need_is_met_again() -> None:
    words = rating("food.q3", "not_known").model_copy(update={"status": "not_looked_at", "family_words": "Fine."})
    assessment = make_assessment([rating("food.q1", "1"), rating("food.q2", "1"), words])
    assert asked(DEPTHS, assessment) == ["food.q1", "food.q2", "food.q3", "home.q1"]


def test_an_answer_that_was_cleared_is_not_asked_on() -> None:
    cleared = Rating(indicator="food.q2", carer_id=MOTHER.id, rater=ANN, at=NOON)
    assert "food.q2" not in asked(DEPTHS, make_assessment([cleared]))


def test_full_depth_is_to_be_answered_before_finishing() -> None:
    told = [b.sentence for b in blockers(DEPTHS, make_assessment({"food.q1": "3", "home.q1": "1"}))]
    assert any(sentence.startswith("Food and more: two questions") for sentence in told)


SCREENED = toolkit_of(
    indicator("food.q1"),
    indicator("food.q2", asked_if=(Condition(indicator="food.q1", from_rank=1), Condition(factor="moved"))),
)


@pytest.mark.parametrize(("answer", "then"), [("1", False), ("2", True), ("4", True), ("?", False)])
def test_a_conditional_indicator_waits_for_the_rank_it_names(answer: str, then: bool) -> None:
    assert ("food.q2" in asked(SCREENED, make_assessment({"food.q1": answer}))) is then


@pytest.mark.parametrize(("answer", "then"), [("yes", True), ("past", False), ("no", False), ("not_known", False)])
def test_a_conditional_indicator_may_wait_for_a_factor_that_is_there_now(answer: str, then: bool) -> None:
    note = FactorNote.model_validate({"factor": "moved", "answer": answer, "by": ANN, "at": NOON})
    assert ("food.q2" in asked(SCREENED, make_assessment().with_part(note))) is then


def test_the_worst_answer_for_any_carer_opens_a_conditional_indicator() -> None:
    ratings = [rating("food.q1", "1"), rating("food.q1", "3", carer="b" * 32)]
    assert "food.q2" in asked(SCREENED, make_assessment(ratings, carers=[MOTHER.id, "b" * 32]))


def test_a_retired_indicator_is_asked_only_where_it_was_answered() -> None:
    toolkit = toolkit_of(indicator("food.q1"), indicator("food.q2", retired=True))
    assert "food.q2" not in asked(toolkit, make_assessment())
    assert "food.q2" in asked(toolkit, make_assessment({"food.q2": "1"}))


def test_another_bands_indicator_is_never_asked() -> None:
    young = make_indicator("food.q2", scale=SCALE, bands=[OTHER_BAND])
    assert "food.q2" not in asked(toolkit_of(indicator("food.q1"), young), make_assessment({"food.q1": "4"}))


ANSWER = st.sampled_from(["1", "2", "3", "4", "?", "n/a"])


@given(st.dictionaries(st.sampled_from(["food.q1", "food.q2", "food.q3", "home.q1"]), ANSWER))
def test_nothing_that_was_answered_is_ever_hidden(answers: dict[str, str]) -> None:
    assert set(answers) <= set(asked(DEPTHS, make_assessment(answers)))
