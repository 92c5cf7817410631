"""What may be chosen for an indicator: described levels, half steps between them, or numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from neglect_widgets.definitions import check, read_toolkit

from .small import FILES, HEAD, spoilt, told, write

PARTLY, UNMET = (line for line in HEAD.splitlines(keepends=True) if "Partly" in line or "label: Unmet" in line)
HALF = '    - {value: "2.5", rank: 2, label: Between, shape: star, colour: "#6b2f7a", between: true}\n'
WITH_HALF = spoilt("toolkit.yaml", PARTLY + UNMET, PARTLY + HALF + UNMET.replace("rank: 2", "rank: 3"))

WATER = FILES["domains/food.yaml"][FILES["domains/food.yaml"].index("  - id: food.water") :]
DESCRIPTORS = WATER[WATER.index("    descriptors:") :]
NUMBERS = """\
    numbers:
      - {number: 1, level: "1", words: Every cup is full.}
      - {number: 2, level: "2", words: One cup is empty.}
      - {number: 3, level: "2", words: Two cups are empty.}
      - {number: 4, level: "3", words: Every cup is empty.}
"""
WITH_NUMBERS = spoilt("domains/food.yaml", DESCRIPTORS, NUMBERS)


def numbers(old: str, new: str) -> dict[str, str]:
    text = WITH_NUMBERS["domains/food.yaml"]
    assert old in text
    return {**WITH_NUMBERS, "domains/food.yaml": text.replace(old, new, 1)}


def test_a_half_step_stands_between_two_described_levels_and_has_no_wording(tmp_path: Path) -> None:
    toolkit = read_toolkit(write(tmp_path, WITH_HALF))

    assert [(level.value, level.between) for level in toolkit.scale.levels] == [
        ("1", False),
        ("2", False),
        ("2.5", True),
        ("3", False),
    ]


@pytest.mark.parametrize("level", ["Met", "Unmet"])
def test_the_best_and_the_worst_level_cannot_be_half_steps(tmp_path: Path, level: str) -> None:
    head = HEAD.replace(f"label: {level},", f"label: {level}, between: true,")

    assert ("toolkit.yaml", "A half step needs a described level on either side.") in [
        (file, problem) for file, _, problem in told(tmp_path, {**FILES, "toolkit.yaml": head})
    ]


def test_two_half_steps_do_not_stand_side_by_side(tmp_path: Path) -> None:
    other = HALF.replace('"2.5"', '"2.7"').replace("rank: 2", "rank: 3").replace("Between", "Nearly")
    other = other.replace("star", "plus").replace("#6b2f7a", "#5a5a5a")
    head = (
        WITH_HALF["toolkit.yaml"].replace(HALF, HALF + other).replace("rank: 3, label: Unmet", "rank: 4, label: Unmet")
    )

    assert told(tmp_path, {**WITH_HALF, "toolkit.yaml": head}) == [
        ("toolkit.yaml", f"scale > levels[{n}] > between", "A half step needs a described level on either side.")
        for n in (3, 4)
    ]


def test_a_half_step_with_wording_is_told(tmp_path: Path) -> None:
    food = FILES["domains/food.yaml"].replace(
        '"2": Meals are missed.', '"2": Meals are missed.\n          "2.5": Often.'
    )

    assert told(tmp_path, {**WITH_HALF, "domains/food.yaml": food}) == [
        (
            "domains/food.yaml",
            "food.enough > descriptors[2] > levels > 2.5",
            "The level `2.5` is a half step and has no wording.",
        )
    ]


def test_a_level_beside_a_half_step_is_still_due(tmp_path: Path) -> None:
    food = FILES["domains/food.yaml"].replace('          "2": Meals are missed.\n', "")

    assert [problem for *_, problem in told(tmp_path, {**WITH_HALF, "domains/food.yaml": food})] == [
        "No wording for level `2`."
    ]


def test_levels_on_either_side_of_a_half_step_may_not_say_the_same(tmp_path: Path) -> None:
    food = FILES["domains/food.yaml"].replace("The child goes hungry.", "Meals are missed.")

    assert [problem for *_, problem in told(tmp_path, {**WITH_HALF, "domains/food.yaml": food})] == [
        "Levels `2` and `3` have the same wording."
    ]


def test_an_indicator_may_be_answered_by_number(tmp_path: Path) -> None:
    water = read_toolkit(write(tmp_path, WITH_NUMBERS)).indicator("food.water")

    assert water is not None
    assert [(n.number, n.level) for n in water.numbers] == [(1, "1"), (2, "2"), (3, "2"), (4, "3")]
    assert water.descriptors == ()


def test_a_number_may_stand_for_a_half_step(tmp_path: Path) -> None:
    files = {
        **WITH_HALF,
        "domains/food.yaml": numbers('{number: 3, level: "2"', '{number: 3, level: "2.5"')["domains/food.yaml"],
    }

    assert check([write(tmp_path, files)]) == ()


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ("number: 3,", "number: 4,", "numbers[3] > number", "The number 4 stands where 3 is due."),
        ("number: 2,", "number: 1,", "numbers[2] > number", "The number 1 stands where 2 is due."),
        ('3, level: "2"', '3, level: "5"', "numbers[3] > level", "The scale has no level `5`."),
        (
            '3, level: "2"',
            '3, level: "1"',
            "numbers[3] > level",
            "The number 3 stands for a better level than the one before it.",
        ),
        ("Two cups are", "one cup  is", "numbers[3] > words", "The numbers 2 and 3 have the same wording."),
        ("number: 3, ", "", "numbers[3] > number", "`number` is missing."),
        ("words: Two cups are empty.", "", "numbers[3] > words", "`words` is missing."),
        (
            "number: 1,",
            "number: -1,",
            "numbers[1] > number",
            "`number` should be greater than or equal to 0, and this is -1.",
        ),
    ],
)
def test_a_faulty_number_is_told(tmp_path: Path, old: str, new: str, place: str, said: str) -> None:
    assert ("domains/food.yaml", f"food.water > {place}", said) in told(tmp_path, numbers(old, new))


def test_a_number_out_of_order_is_told_once_and_not_for_all_that_follow(tmp_path: Path) -> None:
    files = numbers('{number: 2, level: "2"', '{number: 2, level: "3"')
    files["domains/food.yaml"] = files["domains/food.yaml"].replace('{number: 4, level: "3"', '{number: 4, level: "2"')

    assert [place for _, place, _ in told(tmp_path, files)] == ["food.water > numbers[3] > level"]


def test_descriptors_and_numbers_together_are_told(tmp_path: Path) -> None:
    assert told(tmp_path, spoilt("domains/food.yaml", DESCRIPTORS, DESCRIPTORS + NUMBERS)) == [
        ("domains/food.yaml", "food.water > numbers", "The indicator has descriptors and numbers.")
    ]


@pytest.mark.parametrize("nothing", ["", "    descriptors: []\n", "    numbers: []\n"])
def test_neither_descriptors_nor_numbers_are_told(tmp_path: Path, nothing: str) -> None:
    assert told(tmp_path, spoilt("domains/food.yaml", DESCRIPTORS, nothing)) == [
        ("domains/food.yaml", "food.water > descriptors", "The indicator has no wording.")
    ]


def test_a_scale_may_print_its_best_level_with_the_highest_value(tmp_path: Path) -> None:
    """Ranks count from the best, whatever is printed."""
    turned = {
        name: text.translate(str.maketrans({"1": "3", "3": "1"})) for name, text in FILES.items() if "domains/" in name
    }
    head = (
        HEAD.replace('value: "1"', 'value: "x"').replace('value: "3"', 'value: "1"').replace('value: "x"', 'value: "3"')
    )

    toolkit = read_toolkit(write(tmp_path, {**FILES, **turned, "toolkit.yaml": head}))
    assert toolkit.scale.at_rank(0).value == "3"
