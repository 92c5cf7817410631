from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neglect_widgets.engine import Pattern, Point, name_pattern
from neglect_widgets.model import PatternRule

START = date(2025, 1, 6)
RULE = PatternRule(sustained_weeks=12, static_weeks=12, rater_noise=1)
UNMET_FROM = 2
RANKS = st.lists(st.integers(0, 3), min_size=2, max_size=8)
SERIES = st.lists(st.one_of(st.none(), st.integers(0, 3)), max_size=8)
BETTER = ("improving", "sustained_improvement")


def on(week: int) -> date:
    return START + timedelta(weeks=week)


def pattern_of(*ranks: int | None, every: int = 10, raters: str = "") -> Pattern:
    """Name a series with one point every so many weeks; `raters` has one letter per point."""
    points = [Point(on(n * every), rank, frozenset(raters[n : n + 1] or "a")) for n, rank in enumerate(ranks)]
    return name_pattern(points, RULE, UNMET_FROM)


@pytest.mark.parametrize(
    ("ranks", "name"),
    [
        ((), "too_few"),
        ((3,), "too_few"),
        ((None, None), "too_few"),
        ((3, 1), "improving"),
        ((3, 2), "improving"),
        ((2, 3, 1), "improving"),
        ((3, 1, 1), "improving"),
        ((3, 1, 1, 1), "sustained_improvement"),
        ((3, 1, 0, 0), "sustained_improvement"),
        ((3, 2, 1, 1), "improving"),
        ((3, 1, None, 1, 1), "improving"),
        ((3, 2, 2, 2), "static_unmet"),
        ((2, 2, 2), "static_unmet"),
        ((3, 3), "too_few"),
        ((2, 3, 2), "static_unmet"),
        ((1, 3), "deteriorating"),
        ((0, 1), "deteriorating"),
        ((0, 2, 2, 2), "deteriorating"),
        ((0, 3, 1), "deteriorating"),
        ((3, 1, 2), "relapse"),
        ((3, 1, 3), "relapse"),
        ((2, 1, 1, 3), "relapse"),
        ((1, 0, 1), "relapse"),
        ((0, 3, 0), "oscillating"),
        ((3, 1, 3, 1), "oscillating"),
        ((0, 2, 0, 2), "oscillating"),
        ((0, 0), "steady_met"),
        ((1, 1, 1), "steady_met"),
        ((0, 1, 0), "steady_met"),
        ((0, None, 0), "steady_met"),
        ((None, 3), "newly_known"),
        ((None, 0), "newly_known"),
        ((3, None), "newly_unknown"),
        ((3, 1, 3, None), "newly_unknown"),
    ],
)
def test_each_shape_has_its_name(ranks: tuple[int | None, ...], name: str) -> None:
    assert pattern_of(*ranks).name == name


def test_relapse_tells_before_best_and_worse_again() -> None:
    assert pattern_of(3, 3, 1, 1, 2, 3).turns == (on(10), on(20), on(40))


def test_an_improvement_held_for_too_few_weeks_is_not_sustained() -> None:
    assert pattern_of(3, 1, 1, 1, every=5).name == "improving"
    assert pattern_of(3, 1, 1, 1, every=6).name == "sustained_improvement"


def test_an_improvement_seen_again_only_once_is_not_sustained_however_long() -> None:
    assert pattern_of(3, 1, 1, every=30).name == "improving"


def test_an_area_says_how_long_sustained_and_static_are() -> None:
    points = [Point(on(n * 5), rank) for n, rank in enumerate((3, 1, 1, 1))]
    assert name_pattern(points, PatternRule(sustained_weeks=10), UNMET_FROM).name == "sustained_improvement"
    static = [Point(on(n * 5), 2) for n in range(3)]
    assert name_pattern(static, PatternRule(static_weeks=10), UNMET_FROM).name == "static_unmet"
    assert name_pattern(static, PatternRule(static_weeks=11), UNMET_FROM).name == "too_few"


def test_a_step_from_most_to_many_that_then_stands_still_is_static_not_sustained() -> None:
    found = pattern_of(3, 2, 2, 2)
    assert (found.name, found.rank) == ("static_unmet", 2)
    assert found.turns == (on(10), on(30))


def test_weeks_unmet_run_from_the_first_of_the_unmet_ratings_that_last() -> None:
    found = pattern_of(3, 0, 2, 3)
    assert (found.weeks_unmet, found.weeks_unmet_ever) == (10, 10)
    assert pattern_of(3, 3, 0).weeks_unmet == 0
    assert pattern_of(3, 3, 0).weeks_unmet_ever == 10


def test_not_known_between_unmet_ratings_does_not_end_the_weeks_but_at_the_end_it_does() -> None:
    assert pattern_of(2, None, 2).weeks_unmet == 20
    assert pattern_of(2, None, 2).gaps
    assert pattern_of(2, 2, None).weeks_unmet == 0


def test_one_step_by_another_rater_is_unsure() -> None:
    assert pattern_of(2, 1, raters="ab").unsure
    assert pattern_of(1, 2, raters="ab").unsure
    assert not pattern_of(2, 1, raters="aa").unsure
    assert not pattern_of(3, 1, raters="ab").unsure


def test_single_steps_by_many_raters_that_lead_far_are_sure() -> None:
    assert not pattern_of(3, 2, 1, raters="abc").unsure


def test_a_relapse_needs_both_its_turns_beyond_the_raters() -> None:
    assert pattern_of(3, 1, 2, raters="aab").unsure
    assert pattern_of(2, 1, 3, raters="abb").unsure
    assert not pattern_of(3, 1, 2, raters="aaa").unsure
    assert not pattern_of(3, 1, 3, raters="aab").unsure


def test_steady_is_sure_whoever_rated() -> None:
    assert not pattern_of(1, 1, raters="ab").unsure


def test_a_round_trip_within_the_raters_is_unsure() -> None:
    assert pattern_of(1, 2, 1, raters="aba").unsure
    assert not pattern_of(0, 2, 0, raters="aba").unsure


@given(SERIES, st.integers(1, 30))
def test_any_series_gets_one_name_and_turns_in_order(ranks: list[int | None], every: int) -> None:
    found = pattern_of(*ranks, every=every)
    assert found.words
    assert list(found.turns) == sorted(found.turns)
    assert found.weeks_unmet <= found.weeks_unmet_ever or None in ranks


@given(RANKS, st.integers(1, 30))
def test_an_improving_series_turned_round_is_deteriorating(ranks: list[int], every: int) -> None:
    if pattern_of(*ranks, every=every).name in BETTER:
        assert pattern_of(*reversed(ranks), every=every).name == "deteriorating"


@given(SERIES, st.integers(1, 30))
def test_a_rise_after_a_fall_is_never_called_improvement(ranks: list[int | None], every: int) -> None:
    known = [r for r in ranks if r is not None]
    relapsed = any(
        known[i] > known[j] < known[k]
        for i in range(len(known))
        for j in range(i, len(known))
        for k in range(j, len(known))
    )
    found = pattern_of(*ranks, every=every).name
    assert not (relapsed and found in BETTER)
    if relapsed and ranks[-1] is not None:
        assert found in ("relapse", "oscillating")


@given(RANKS, st.integers(0, 8), st.integers(1, 30))
def test_not_known_in_a_series_never_makes_an_improvement(ranks: list[int], place: int, every: int) -> None:
    points = [Point(on(n * every * 2), rank) for n, rank in enumerate(ranks)]
    unknown = Point(on(place * every * 2 + every), None)
    with_unknown = sorted([*points, unknown], key=lambda p: p.on)
    before = name_pattern(points, RULE, UNMET_FROM).name
    after = name_pattern(with_unknown, RULE, UNMET_FROM).name
    if after in (*BETTER, "steady_met"):
        assert before in (*BETTER, "steady_met")
    if after == "sustained_improvement":
        assert before == "sustained_improvement"


@given(RANKS, st.lists(st.sampled_from("ab"), min_size=8, max_size=8))
def test_a_pattern_by_one_rater_is_always_sure(ranks: list[int], raters: list[str]) -> None:
    assert not pattern_of(*ranks, raters="a" * 8).unsure
    if pattern_of(*ranks, raters="".join(raters)).unsure:
        assert len(set(raters[: len(ranks)])) > 1
