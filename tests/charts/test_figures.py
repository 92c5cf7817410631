"""The plotly Figures for analysis."""

from datetime import date

import pytest

from neglect_widgets.charts import comparison_radar, heat, radar, trend
from neglect_widgets.engine import Profile, compare, profile
from neglect_widgets.model import Scale
from tests.builders import every, make_assessment, make_scale, make_toolkit

from .pictures import profile_of
from .scales import EVERY_SHAPE, FIVE, NINE, TWO

KIT = make_toolkit(3, 2)


def assessment(answers, on):
    ratings = {i: answers[n] for n, d in enumerate(KIT.domains) for i in every(KIT) if i.startswith(f"{d.id}.")}
    return make_assessment(ratings, on=on, toolkit=KIT)


@pytest.fixture
def comparison():
    days = (date(2025, 3, 3), date(2025, 9, 1), date(2026, 3, 2))
    answers = (("4", "1", "2"), ("1", "?", "2"), ("3", "1", "2"))
    return compare(lambda _: KIT, [assessment(a, d) for a, d in zip(answers, days, strict=True)])


def test_the_radars_outer_ring_is_needs_met_in_words():
    figure = radar(profile_of("1", "2", "3"), scale=make_scale())
    axis = figure.layout.polar.radialaxis
    assert axis.range[0] > axis.range[1] == 0
    assert axis.ticktext[0] == "Needs met"
    assert axis.tickvals[0] == 0


def test_a_radar_has_gaps_and_no_fill():
    figure = radar(profile_of("1", "?", "3"), scale=make_scale(), earlier=[profile_of("2", "2", "?")])
    earlier, now = figure.data
    assert list(now.r) == [0, None, 2, 0]
    assert list(earlier.r) == [1, 1, None, 1]
    assert {trace.fill for trace in figure.data} == {"none"}
    assert not any(trace.connectgaps for trace in figure.data)
    assert earlier.line.dash != "solid"


def test_every_figure_has_a_title_and_the_same_in_words(comparison):
    for make in (comparison_radar, trend, heat):
        figure = make(comparison)
        assert figure.layout.title.text
        assert figure.layout.meta["description"] == " ".join(comparison.sentences)
    rated = profile_of("1", "2", "3")
    assert radar(rated, scale=make_scale()).layout.meta["description"] == rated.sentence


def test_compared_assessments_differ_by_dash_and_marker_too(comparison):
    traces = comparison_radar(comparison).data
    assert len({trace.line.dash for trace in traces}) == 3
    assert len({trace.marker.symbol for trace in traces}) == 3
    assert [list(trace.r) for trace in traces] == [[3, 0, 1, 3], [0, None, 1, 0], [2, 0, 1, 2]]


def test_trends_step_have_needs_met_on_top_and_a_gap_for_not_known(comparison):
    figure = trend(comparison)
    food, home, _ = figure.data
    assert food.line.shape == "hv"
    assert list(home.y) == [0, None, 0]
    assert not home.connectgaps
    low, high = figure.layout.yaxis.range
    assert low > high
    assert figure.layout.yaxis.ticktext[0] == "Needs met"


def test_the_grid_marks_not_known_without_a_colour(comparison):
    (grid,) = heat(comparison).data
    home = [n for n, name in enumerate(grid.y) if "Home" in name]
    assert {grid.z[n][1] for n in home} == {None}
    assert {grid.text[n][1] for n in home} == {"?"}


@pytest.mark.parametrize("scale", [TWO, FIVE, NINE, EVERY_SHAPE])
def test_a_figure_has_each_levels_shape_and_colour_and_a_tick_for_each_described_level(scale):
    values = [level.value for level in scale.levels]
    figure = radar(profile_of(*values, scale=scale), scale=scale)
    (now,) = figure.data
    assert len(set(now.marker.symbol)) == len(values)
    assert list(now.marker.color) == [level.colour for level in (*scale.levels, scale.levels[0])]
    ticks = list(figure.layout.polar.radialaxis.ticktext)
    assert ticks == [level.label for level in scale.levels if not level.between]


def test_a_bar_has_a_body_in_a_figure():
    (now,) = radar(profile_of(*"akb", scale=EVERY_SHAPE), scale=EVERY_SHAPE).data
    assert [bool(width) for width in now.marker.line.width] == [False, True, False, False]


def test_a_toolkit_that_draws_nothing_makes_figures_that_say_so():
    words = make_toolkit([], 0).model_copy(update={"scale": Scale()})
    pair = [make_assessment(on=day, toolkit=words) for day in (date(2025, 3, 3), date(2025, 9, 1))]
    compared = compare(lambda _: words, pair)
    empty = Profile((), "Nothing has been rated yet.", (), ())
    for figure in (comparison_radar(compared), trend(compared), heat(compared), radar(empty, scale=Scale())):
        assert [note.text for note in figure.layout.annotations] == ["No area of care has enough to draw yet."]
        assert not figure.data


def test_a_figure_says_when_a_rule_rolls_levels_up():
    kit = KIT.model_copy(update={"roll_up": "worst"})
    rolled = profile(kit, make_assessment(every(kit, "2"), toolkit=kit))
    assert radar(rolled, scale=kit.scale).layout.title.text == "Level of each area of care"


def test_words_from_definitions_are_not_taken_for_markup():
    scale = make_scale()
    levels = tuple(level.model_copy(update={"label": f"<b>{level.label}</b>"}) for level in scale.levels)
    figure = radar(profile_of("1", "2", "3"), scale=scale.model_copy(update={"levels": levels}))
    assert figure.layout.polar.radialaxis.ticktext[0] == "&lt;b&gt;Needs met&lt;/b&gt;"
