from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neglect_widgets.engine import DomainProfile, profile
from neglect_widgets.errors import InputRefused
from neglect_widgets.model import Rating, Toolkit
from tests.builders import (
    BAND,
    FATHER,
    MOTHER,
    OTHER_BAND,
    every,
    make_assessment,
    make_domain,
    make_indicator,
    make_rating,
    make_scale,
    make_toolkit,
)

TOOLKIT = make_toolkit(domains=3, indicators=3)
BOTH = (MOTHER.id, FATHER.id)
ANSWERS = st.sampled_from(["1", "2", "3", "4", "?", "n/a", None])


def domain_of(ratings: dict[str, str], id: str = "food") -> DomainProfile:
    found = profile(TOOLKIT, make_assessment(ratings)).domains
    return next(d for d in found if d.id == id)


def sentence_of(ratings: dict[str, str]) -> str:
    return profile(TOOLKIT, make_assessment(ratings)).sentence


def evidenced(toolkit: Toolkit, answer: str = "1", **other: str) -> list[Rating]:
    answers = every(toolkit, answer) | {k.replace("_", "."): v for k, v in other.items()}
    return [make_rating(i, a, evidence="Seen at tea time.") for i, a in answers.items()]


def test_the_worst_and_the_most_common_level_stand_side_by_side() -> None:
    food = domain_of({"food.q1": "4", "food.q2": "1", "food.q3": "1"})
    assert food.worst
    assert food.worst.value == "4"
    assert [x.value for x in food.most_common] == ["1"]
    assert food.counts == (2, 0, 0, 1)


def test_levels_that_tie_are_all_most_common() -> None:
    assert [x.value for x in domain_of({"food.q1": "4", "food.q2": "2"}).most_common] == ["2", "4"]


def test_not_looked_at_counts_as_asked_and_applicable_but_not_as_known() -> None:
    food = domain_of({"food.q1": "1"})
    assert (food.asked, food.looked_at, food.rated, food.applicable) == (3, 1, 1, 3)
    assert food.known_share == pytest.approx(1 / 3)
    assert food.incomplete


def test_not_applicable_reduces_what_is_applicable() -> None:
    food = domain_of({"food.q1": "1", "food.q2": "n/a", "food.q3": "?"})
    assert (food.applicable, food.not_applicable, food.not_known) == (2, 1, 1)
    assert food.known_share == 0.5


def test_not_known_has_no_level() -> None:
    food = domain_of({"food.q1": "?", "food.q2": "?", "food.q3": "?"})
    assert food.worst is None
    assert food.most_common == ()
    assert food.counts == (0, 0, 0, 0)


def test_a_domain_with_fewer_than_two_applicable_indicators_is_not_drawn() -> None:
    assert not domain_of({"food.q1": "1", "food.q2": "n/a", "food.q3": "n/a"}).drawn
    assert domain_of({"food.q1": "1", "food.q2": "n/a"}).drawn


def test_a_domain_without_anything_applicable_is_neither_known_nor_incomplete() -> None:
    food = domain_of({"food.q1": "n/a", "food.q2": "n/a", "food.q3": "n/a"})
    assert food.known_share == 0
    assert not food.incomplete


def test_a_domain_off_the_radar_is_rated_but_not_drawn() -> None:
    toolkit = make_toolkit([make_domain("food"), make_domain("engagement", on_radar=False)])
    assessment = make_assessment(every(toolkit, "3"))
    _, engagement = profile(toolkit, assessment).domains
    assert engagement.worst
    assert not engagement.drawn


def test_only_what_the_band_asks_is_in_the_profile() -> None:
    scale = make_scale()
    asked = [make_indicator("food.q1", scale=scale), make_indicator("food.q2", scale=scale, bands=[OTHER_BAND])]
    toolkit = make_toolkit([make_domain("food", indicators=asked)])
    assert profile(toolkit, make_assessment(band=BAND)).domains[0].asked == 1
    assert profile(toolkit, make_assessment(band=OTHER_BAND)).domains[0].asked == 2


def test_a_retired_indicator_still_shows_where_it_was_rated() -> None:
    scale = make_scale()
    asked = [make_indicator("food.q1", scale=scale), make_indicator("food.old", scale=scale, retired=True)]
    toolkit = make_toolkit([make_domain("food", indicators=asked)])
    assert profile(toolkit, make_assessment({"food.old": "4"})).domains[0].counts == (0, 0, 0, 1)
    assert profile(toolkit, make_assessment()).domains[0].asked == 1


def test_a_level_that_the_scale_does_not_have_is_not_known() -> None:
    food = domain_of({"food.q1": "9"})
    assert (food.rated, food.not_known, food.worst) == (0, 1, None)


@pytest.mark.parametrize(
    "values", [("1", "2", "3", "4", "5"), ("5", "4", "3", "2", "1"), ("1", "1.5", "2", "2.5", "3")]
)
def test_the_rank_decides_however_the_levels_are_printed(values: tuple[str, ...]) -> None:
    toolkit = make_toolkit(2, scale=make_scale(values))
    assessment = make_assessment({"food.q1": values[0], "food.q2": values[4], "food.q3": values[1]})
    food = profile(toolkit, assessment).domains[0]
    assert food.worst
    assert food.worst.value == values[4]
    assert food.counts == (1, 1, 0, 0, 1)


def test_of_several_carers_the_worst_known_level_counts() -> None:
    ratings = [
        make_rating("food.q1", "1", carer=MOTHER.id),
        make_rating("food.q1", "3", carer=FATHER.id),
        make_rating("food.q2", "2", carer=MOTHER.id),
        make_rating("food.q2", "?", carer=FATHER.id),
    ]
    assessment = make_assessment(ratings, carers=BOTH)
    both = profile(TOOLKIT, assessment)
    assert both.domains[0].counts == (0, 1, 1, 0)
    assert both.carers_rated == BOTH
    assert profile(TOOLKIT, assessment, MOTHER.id).domains[0].counts == (1, 1, 0, 0)


def test_an_indicator_is_not_applicable_only_when_it_is_for_every_carer() -> None:
    ratings = [make_rating("food.q1", "n/a", carer=MOTHER.id)]
    food = profile(TOOLKIT, make_assessment(ratings, carers=BOTH)).domains[0]
    assert food.applicable == 3


def test_the_profile_says_which_carers_were_rated() -> None:
    found = profile(TOOLKIT, make_assessment({"food.q1": "1"}, carers=BOTH))
    assert found.carers_rated == (MOTHER.id,)
    assert "1 of 2 carers have been rated." in found.sentence


def test_somebody_who_is_not_in_the_assessment_is_refused() -> None:
    with pytest.raises(InputRefused, match="not part of the assessment"):
        profile(TOOLKIT, make_assessment(), FATHER.id)


def test_nothing_rated_is_said_and_nothing_else() -> None:
    assert sentence_of({}) == "Nothing has been rated yet."
    assert sentence_of(every(TOOLKIT, "?")) == "Nothing has been rated yet."


def test_the_sentence_counts_in_words_and_names_the_areas() -> None:
    toolkit = make_toolkit(6, 2)
    ratings = evidenced(toolkit, food_q1="4", safety_q2="4", home_q1="3", health_q1="?", health_q2="?")
    assert profile(toolkit, make_assessment(ratings)).sentence == (
        "Two areas of care are at “most needs unmet”: Food, Safety. One is at “many needs unmet”: Home. "
        "Two are strengths: Learning, Warmth. Health is mostly not known."
    )


def test_one_area_is_spoken_of_in_the_singular() -> None:
    toolkit = make_toolkit(2, 2)
    assert profile(toolkit, make_assessment(evidenced(toolkit, food_q1="4"))).sentence == (
        "One area of care is at “most needs unmet”: Food. One is a strength: Home."
    )


def test_strengths_alone_say_that_no_unmet_need_was_rated() -> None:
    toolkit = make_toolkit(2, 2)
    assert profile(toolkit, make_assessment(evidenced(toolkit))).sentence == (
        "No unmet needs have been rated so far. Two areas of care are strengths: Food, Home."
    )


def test_engagement_stands_beside_the_areas_of_care() -> None:
    toolkit = make_toolkit([make_domain("food"), make_domain("engagement", on_radar=False)])
    assessment = make_assessment(evidenced(toolkit, engagement_q1="3"))
    assert profile(toolkit, assessment).sentence == (
        "Beside the care itself, Engagement is at “many needs unmet”. One area of care is a strength: Food."
    )


def test_partly_known_mostly_unknown_and_not_looked_at_differ() -> None:
    toolkit = make_toolkit(3, 4)
    sentence = profile(
        toolkit, make_assessment({"food.q1": "2", "food.q2": "2", "home.q1": "2", "home.q2": "?"})
    ).sentence
    assert "Home is mostly not known. Food is only partly known. Safety has not been looked at yet." in sentence


@pytest.mark.parametrize("missing", ["?", "2", None])
def test_a_domain_is_a_strength_only_when_all_of_it_is_known_and_met(missing: str | None) -> None:
    toolkit = make_toolkit(1, 3)
    ratings = [r for r in evidenced(toolkit) if r.indicator != "food.q2"]
    if missing:
        ratings.append(make_rating("food.q2", missing, evidence="Seen."))
    assert "strength" not in profile(toolkit, make_assessment(ratings)).sentence


def test_a_domain_is_no_strength_while_one_carers_part_is_not_known() -> None:
    toolkit = make_toolkit(1, 3)
    ratings = [*evidenced(toolkit), make_rating("food.q1", "?", carer=FATHER.id)]
    assert "strength" not in profile(toolkit, make_assessment(ratings, carers=BOTH)).sentence


def test_needs_met_without_evidence_are_not_called_a_strength() -> None:
    assert "strength" not in sentence_of(every(TOOLKIT))


def test_an_indicator_that_does_not_apply_does_not_spoil_a_strength() -> None:
    toolkit = make_toolkit(1, 3)
    assert (
        "One area of care is a strength"
        in profile(toolkit, make_assessment(evidenced(toolkit, food_q3="n/a"))).sentence
    )


@given(st.lists(ANSWERS, min_size=9, max_size=9), st.integers(0, 8))
def test_not_known_never_makes_a_profile_better(answers: list[str | None], place: int) -> None:
    given_answers = dict(zip(every(TOOLKIT), answers, strict=True))
    before = {i: a for i, a in given_answers.items() if a}
    indicator = list(every(TOOLKIT))[place]
    after = before | {indicator: "?"}
    for old, new in zip(
        profile(TOOLKIT, make_assessment(before)).domains,
        profile(TOOLKIT, make_assessment(after)).domains,
        strict=True,
    ):
        assert new.known_share <= old.known_share
        assert all(n <= o for n, o in zip(new.counts, old.counts, strict=True))
        assert new.incomplete or not old.incomplete
        if before.get(indicator) is None:
            assert (new.worst, new.most_common) == (old.worst, old.most_common)


@given(st.lists(ANSWERS, min_size=9, max_size=9))
def test_the_numbers_of_a_domain_always_add_up(answers: list[str | None]) -> None:
    ratings = {i: a for i, a in zip(every(TOOLKIT), answers, strict=True) if a}
    for d in profile(TOOLKIT, make_assessment(ratings)).domains:
        assert d.rated + d.not_known + d.not_applicable == d.looked_at <= d.asked
        assert sum(d.counts) == d.rated <= d.applicable
        assert (d.worst is None) == (d.rated == 0) == (d.most_common == ())


def test_a_picture_does_not_draw_a_good_level_while_too_little_is_known():
    assert domain_of({"food.q1": "1"}).worst is not None
    assert domain_of({"food.q1": "1"}).shown is None
    assert domain_of({"food.q1": "2", "food.q2": "?"}).shown is None


def test_a_picture_draws_an_unmet_need_however_little_else_is_known():
    shown = domain_of({"food.q1": "3"}).shown
    assert shown is not None
    assert shown.value == "3"
