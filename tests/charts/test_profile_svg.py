"""What the pictures of a profile show, and what they must never show."""

from dataclasses import replace
from math import hypot

import pytest

from neglect_widgets.charts import dots_svg, profile_svg, radar_svg
from neglect_widgets.model import Scale
from tests.builders import make_scale

from .pictures import SVG, chart_texts, lines, marks, profile_of, read, texts
from .scales import EVERY_SHAPE, FIVE, NINE, THREE, TWO, scale_of

SCALE = make_scale()


def picture(*answers, earlier=None, **options):
    return profile_svg(profile_of(*answers), SCALE, earlier, title="Profile", **options)


@pytest.mark.parametrize("scale", [make_scale(("9", "6", "3", "0")), TWO, THREE, FIVE, NINE])
def test_needs_met_is_the_outer_ring_whatever_the_printed_values(scale):
    best, worst = scale.levels[0].value, scale.levels[-1].value
    (line,) = lines(radar_svg(profile_of(best, best, worst, scale=scale), scale, title="Turned"))
    met, also_met, unmet, first_again = (hypot(x, y) for x, y in line)
    assert met == pytest.approx(also_met, abs=0.1)
    assert met == pytest.approx(first_again)
    assert unmet == pytest.approx(met / len(scale.levels), abs=0.1)


@pytest.mark.parametrize("axes", [3, 13])
@pytest.mark.parametrize("scale", [TWO, THREE, FIVE, NINE, EVERY_SHAPE])
def test_any_scale_is_drawn_on_few_axes_and_on_many(scale, axes):
    values = [level.value for level in scale.levels]
    svg = profile_svg(profile_of(*(values[n % len(values)] for n in range(axes)), scale=scale), scale, title="T")
    assert [m.get("data-level") for m in marks(svg, "data-level")] == [values[n % len(values)] for n in range(axes)]


@pytest.mark.parametrize("answers", [("5", "1"), ("5", "1", "3")])
def test_a_half_step_is_named_only_where_the_picture_shows_one(answers):
    without = profile_svg(profile_of(*answers, scale=NINE), NINE, title="T")
    assert not any("4.5" in text for text in texts(without))
    shown = profile_svg(profile_of("4.5", *answers[1:], scale=NINE), NINE, title="T")
    assert [text for text in texts(shown) if "4.5" in text] == ["4.5", "4.5 Between 5 and 4"]
    assert not any("2.5" in text for text in texts(shown))


def test_a_half_step_of_last_time_is_explained_too():
    svg = profile_svg(profile_of(*"555", scale=NINE), NINE, profile_of("4.5", "5", "5", scale=NINE), title="T")
    assert "4.5 Between 5 and 4" in texts(svg)


def test_a_value_that_is_a_word_stands_at_its_point_and_not_on_the_rings():
    svg = profile_svg(profile_of("green", "red", "red", scale=THREE), THREE, title="T")
    assert (chart_texts(svg).count("green"), chart_texts(svg).count("red")) == (1, 2)


def test_a_value_too_long_for_its_point_is_left_to_the_legend():
    scale = scale_of("good enough care", "care not good enough")
    svg = profile_svg(profile_of(*["care not good enough"] * 3, scale=scale), scale, title="T")
    assert chart_texts(svg) == ["Food", "Home", "Safety"]
    assert "care not good enough Care of grade care not good enough" in " ".join(texts(svg))


def test_a_value_that_is_its_own_label_is_said_once():
    scale = make_scale()
    levels = (scale.levels[0].model_copy(update={"value": "needs met"}), *scale.levels[1:])
    svg = profile_svg(profile_of("2", "3", "4"), scale.model_copy(update={"levels": levels}), title="T")
    assert "Needs met" in texts(svg)


def test_not_known_is_never_drawn_as_a_level():
    svg = picture("1", "?", "4", "2", "?", "3")
    assert [mark.get("data-level") for mark in marks(svg, "data-level")] == ["1", "4", "2", "3"]
    assert len(marks(svg, "data-unknown")) == 2
    assert texts(svg).count("not known") == 2


def test_not_known_is_a_gap_in_the_line():
    svg = picture("1", "1", "?", "1", "1")
    (line,) = lines(svg)
    assert len(line) == 4
    assert line[0] != line[-1]


def test_a_known_domain_between_unknown_ones_has_a_mark_and_no_line():
    svg = picture("1", "?", "2", "?", "?")
    assert lines(svg) == []
    assert len(marks(svg, "data-level")) == 2


def test_all_unknown_draws_no_line_and_no_level():
    svg = picture("?", "?", "?", "?")
    assert lines(svg) == []
    assert marks(svg, "data-level") == []


def test_the_line_is_not_filled():
    for line in read(picture("1", "2", "3", "4")).iter(f"{SVG}polyline"):
        assert line.get("fill") == "none"


def test_a_ring_never_touches_the_middle_so_that_points_stay_apart():
    (line,) = lines(picture("4", "4", "4", "4"))
    assert len({(round(x), round(y)) for x, y in line}) == 4


def test_each_point_has_its_levels_shape_colour_and_printed_value():
    svg = picture("1", "2", "3", "4")
    drawn = {mark.get("data-level"): mark for mark in marks(svg, "data-level")}
    assert {value: mark.get("fill") for value, mark in drawn.items()} == {x.value: x.colour for x in SCALE.levels}
    assert len({mark.get("d", "").count("L") + mark.get("d", "").count("a") * 10 for mark in drawn.values()}) >= 3
    chart = [e.text for e in next(read(svg).iter(f"{SVG}g")).iter(f"{SVG}text") if e.get("font-weight") == "700"]
    assert sorted(filter(None, chart)) == ["1", "2", "3", "4"]


def test_the_earlier_profile_is_dashed_and_gaps_where_it_was_not_known():
    svg = picture("1", "1", "1", "1", earlier=profile_of("2", "?", "3", "4"))
    (line,) = lines(svg, "earlier")
    assert len(line) == 3
    assert [mark.get("data-earlier") for mark in marks(svg, "data-earlier")] == ["2", "3", "4"]
    assert all(mark.get("fill") == "#ffffff" for mark in marks(svg, "data-earlier"))
    assert "Earlier assessment" in texts(svg)


def test_an_earlier_level_that_today_has_no_scale_for_is_not_drawn():
    other = make_scale(("a", "b"))
    earlier = profile_of("1", "1", "1")
    level = other.levels[1]
    earlier = replace(earlier, domains=tuple(replace(d, worst=level, shown=level) for d in earlier.domains))
    assert marks(picture("1", "1", "1", earlier=earlier), "data-earlier") == []


def test_an_axis_that_is_not_drawn_is_left_out():
    profile = profile_of("1", "2", "3", "4")
    hidden = replace(profile.domains[0], drawn=False)
    svg = profile_svg(replace(profile, domains=(hidden, *profile.domains[1:])), SCALE, title="Profile")
    assert "Food" not in texts(svg)
    assert len(marks(svg, "data-level")) == 3


@pytest.mark.parametrize("answers", [(), ("3",), ("3", "?")])
def test_fewer_than_three_axes_make_rows_and_no_radar(answers):
    svg = picture(*("1", "1", "1")) if not answers else picture(*answers)
    assert (lines(svg) != []) == (not answers)


def test_rows_say_not_known_and_put_no_level_there():
    svg = picture("3", "?")
    assert len([m for m in read(svg).iter() if m.get("data-unknown")]) == 2  # the row's and the key's
    assert "not known" in texts(svg)


def test_a_radar_of_two_axes_is_refused():
    with pytest.raises(ValueError, match="three"):
        radar_svg(profile_of("1", "2"), SCALE, title="Profile")


def test_no_axis_at_all_makes_no_picture():
    profile = profile_of("1")
    nothing = replace(profile, domains=tuple(replace(d, drawn=False) for d in profile.domains))
    assert profile_svg(nothing, SCALE, title="Profile") == ""
    assert profile_svg(replace(profile, domains=()), Scale(), title="Profile") == ""
    with pytest.raises(ValueError, match="at least one"):
        dots_svg(nothing, SCALE, title="Profile")


@pytest.mark.parametrize("answers", [("1", "2"), ("1", "2", "3")])
def test_words_from_outside_are_text_and_nothing_else(answers):
    nasty = '<script>alert("1")</script> & \x0b\ufffe \U0001f600'
    profile = profile_of(*answers)
    profile = replace(profile, sentence=nasty, domains=tuple(replace(d, short=nasty) for d in profile.domains))
    svg = profile_svg(profile, SCALE, title=nasty, prefix='p"><script>')
    root = read(svg)
    assert not list(root.iter(f"{SVG}script"))
    assert "<script" not in svg
    assert root.findtext(f"{SVG}title") == '<script>alert("1")</script> &  \U0001f600'


def test_the_picture_has_a_name_and_a_description_of_its_own():
    profile = profile_of("1", "2", "3")
    root = read(profile_svg(profile, SCALE, title="Child A in March", prefix="march"))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "march-title march-desc"
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert (title.get("id"), title.text) == ("march-title", "Child A in March")
    assert desc is not None
    assert (desc.get("id"), desc.text) == ("march-desc", profile.sentence)


def test_nothing_is_fetched_and_no_style_is_inline():
    svg = picture("1", "2", "?", "4", earlier=profile_of("1", "1", "1", "1"))
    assert svg.count("http") == 1  # the namespace
    assert "style=" not in svg
    assert "<style" not in svg


def test_the_longest_names_stay_inside_the_picture():
    profile = profile_of(*"1?3412?413")
    names = (
        "Supervisionandboun",
        "Wwwwwwwwwwwwwwwwww",
        "Emotional warmth ok",
        "Identity, belonging",
        "Learning & school",
    ) * 2
    profile = replace(profile, domains=tuple(replace(d, short=n) for d, n in zip(profile.domains, names, strict=True)))
    root = read(profile_svg(profile, SCALE, title="Long"))
    from neglect_widgets.charts.layout import text_width

    width = float(root.get("viewBox", "").split()[2])
    for text in next(root.iter(f"{SVG}g")).iter(f"{SVG}text"):
        wide = text_width(text.text or "", float(text.get("font-size", 0)))
        left = float(text.get("x", 0)) - {"start": 0, "middle": wide / 2, "end": wide}[text.get("text-anchor", "start")]
        assert -width / 2 <= left
        assert left + wide <= width / 2


def test_a_good_level_is_not_drawn_while_most_of_a_domain_is_unknown():
    little_known = profile_of("1", "1", "1")
    hidden = replace(little_known, domains=tuple(replace(d, shown=None, incomplete=True) for d in little_known.domains))
    assert marks(profile_svg(hidden, make_scale(), title="T"), "data-level") == []
    assert len(marks(profile_svg(hidden, make_scale(), title="T"), "data-unknown")) == 3
