"""Lines join neighbours only, and text stays in its room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neglect_widgets.charts.layout import stretches, text_width, wrapped


@pytest.mark.parametrize(
    ("known", "runs"),
    [
        ((True, True, True), ((0, 1, 2, 0),)),
        ((True, False, True, True), ((2, 3, 0),)),
        ((True, False, True, False), ()),
        ((False, True, True, False, True, True), ((1, 2), (4, 5))),
        ((False, False, False), ()),
    ],
)
def test_a_line_in_a_circle_joins_neighbouring_known_places_only(known, runs):
    assert stretches(known, circle=True) == runs


@given(st.lists(st.booleans(), max_size=12), st.booleans())
def test_no_unknown_place_is_ever_on_a_line(known, circle):
    assert all(known[index] for run in stretches(known, circle=circle) for index in run)


def test_a_row_does_not_join_its_ends():
    assert stretches((True, True, True), circle=False) == ((0, 1, 2),)


@given(st.text(alphabet="abcdefgh wWi", max_size=60), st.integers(45, 150))
def test_every_letter_is_kept_and_every_line_fits(text, room):
    # Three of the widest letters fit in the least room; two are the fewest that a break leaves.
    lines = wrapped(text, 13.5, room)
    assert "".join(lines).replace("-", "").replace(" ", "") == text.replace(" ", "")
    assert all(text_width(line, 13.5) <= room for line in lines)


def test_an_ampersand_does_not_begin_a_line():
    assert wrapped("Clothes & washing", 13.5, 90) == ["Clothes\u00a0&", "washing"]
