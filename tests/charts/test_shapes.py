"""Shapes carry a level where colour cannot: in black and white, and for those who see few colours."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from neglect_widgets.charts.figure import SYMBOLS
from neglect_widgets.charts.shapes import CORNERS, RADIUS, path

from .scales import SHAPES

GRID = [(x / 2 + 0.25, y / 2 + 0.25) for x in range(32) for y in range(32)]


def covered(shape) -> frozenset[tuple[float, float]]:
    """Return the points of a fine grid that a shape covers."""
    corners = CORNERS[shape]
    if not corners:
        return frozenset((x, y) for x, y in GRID if (x - 8) ** 2 + (y - 8) ** 2 <= RADIUS**2)
    edges = list(pairwise((*corners, corners[0])))

    def inside(x: float, y: float) -> bool:
        crossed = [ax + (y - ay) / (by - ay) * (bx - ax) > x for (ax, ay), (bx, by) in edges if (ay > y) != (by > y)]
        return sum(crossed) % 2 == 1

    return frozenset((x, y) for x, y in GRID if inside(x, y))


def test_every_shape_of_a_scale_can_be_drawn_everywhere():
    assert set(CORNERS) == set(SYMBOLS) == set(SHAPES)
    assert len({path(shape) for shape in SHAPES}) == len(set(SYMBOLS.values())) == len(SHAPES)


@pytest.mark.parametrize(("one", "other"), list(combinations(SHAPES, 2)))
def test_no_two_shapes_are_alike_without_colour(one, other):
    a, b = covered(one), covered(other)
    assert len(a & b) / len(a | b) < 0.9


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_fills_its_box_about_its_middle(shape):
    points = covered(shape)
    assert 80 <= len(points) / 4 <= 145  # the area: none looks weightier than the rest
    assert all(0 <= x <= 16 and 0 <= y <= 16 for x, y in CORNERS[shape])
    middle = [sum(axis) / len(points) for axis in zip(*points, strict=True)]
    assert middle == pytest.approx([8, 8], abs=1.1)


def test_a_path_is_the_same_shape_wherever_it_stands():
    assert path("square") == "M2.2,2.2L13.8,2.2L13.8,13.8L2.2,13.8z"
    assert path("square", 0, 0, 0.5) == "M-2.9,-2.9L2.9,-2.9L2.9,2.9L-2.9,2.9z"
