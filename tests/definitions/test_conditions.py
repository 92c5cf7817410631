"""An indicator that is asked only after something else: it must be able to come up."""

from __future__ import annotations

from pathlib import Path

import pytest

from neglect_widgets.definitions import check, read_toolkit

from .small import FILES, told, write

WATER, PRAISE = "    title: Enough to drink\n", "    title: Praise\n"
FACTOR = {"factors.yaml": "factors:\n  - {id: debt, title: Debt, group: Money}\n"}


def asked_if(conditions: str, of: str = WATER, files: dict[str, str] = FILES) -> dict[str, str]:
    """Return the files with conditions on one of the indicators."""
    name = "domains/food.yaml" if of == WATER else "domains/warmth.yaml"
    assert of in files[name]
    return {**FACTOR, **files, name: files[name].replace(of, f"{of}    asked_if: {conditions}\n", 1)}


def test_a_condition_names_an_answer_or_a_factor(tmp_path: Path) -> None:
    files = asked_if("[{indicator: food.enough, from_rank: 2}, {factor: debt}]")

    water = read_toolkit(write(tmp_path, files)).indicator("food.water")
    assert water is not None
    assert [(c.indicator, c.from_rank, c.factor) for c in water.asked_if] == [
        ("food.enough", 2, None),
        (None, 1, "debt"),
    ]


@pytest.mark.parametrize(
    ("conditions", "place", "said"),
    [
        ("[{indicator: food.enogh}]", "asked_if[1] > indicator", "There is no indicator `food.enogh`."),
        ("[{factor: dept}]", "asked_if[1] > factor", "There is no factor `dept`."),
        ("[{indicator: food.enough, from_rank: 3}]", "asked_if[1] > from_rank", "The scale has no rank 3."),
        (
            "[{indicator: food.enough, from_rank: 0}]",
            "asked_if[1] > from_rank",
            "`from_rank` should be greater than or equal to 1, and this is 0.",
        ),
        ("[{from_rank: 1}]", "asked_if[1]", "This part of `asked_if` cannot be used as it is."),
        ("[{}]", "asked_if[1]", "This part of `asked_if` cannot be used as it is."),
        ("[{indicator: food.enough, factor: debt}]", "asked_if[1]", "This part of `asked_if` cannot be used as it is."),
        ("[food.enough]", "asked_if[1]", "`asked_if` should be keys with values, and this is text."),
        ("[{indicator: food.water}]", "asked_if", "The indicator is asked only after an answer to itself."),
        (
            "[{indicator: warmth.cuddles}]",
            "asked_if",
            "No indicator that this one waits for is asked in the band `older`.",
        ),
    ],
)
def test_a_condition_that_can_never_hold_is_told(tmp_path: Path, conditions: str, place: str, said: str) -> None:
    assert told(tmp_path, asked_if(conditions)) == [("domains/food.yaml", f"food.water > {place}", said)]


def test_what_a_condition_needs_is_said_in_a_sentence(tmp_path: Path) -> None:
    (problem,) = check([write(tmp_path, asked_if("[{indicator: food.enough, factor: debt}]"))])

    assert problem.remedy == "Give either indicator or factor."


def test_indicators_that_wait_for_each_other_are_each_told(tmp_path: Path) -> None:
    files = asked_if("[{indicator: food.water}]", PRAISE, asked_if("[{indicator: warmth.praise}]"))

    assert told(tmp_path, files) == [
        (f"domains/{domain}.yaml", f"{id} > asked_if", "The indicator is asked only after an answer to itself.")
        for domain, id in (("food", "food.water"), ("warmth", "warmth.praise"))
    ]


def test_what_waits_for_a_circle_from_outside_is_not_told_as_well(tmp_path: Path) -> None:
    files = asked_if("[{indicator: food.water}]", PRAISE, asked_if("[{indicator: food.water}]"))

    assert [file for file, *_ in told(tmp_path, files)] == ["domains/food.yaml"]


def test_a_circle_with_a_way_in_is_none(tmp_path: Path) -> None:
    files = asked_if("[{indicator: food.water}]", PRAISE, asked_if("[{indicator: warmth.praise}, {factor: debt}]"))

    assert told(tmp_path, files) == []


def test_a_condition_on_an_indicator_that_is_no_longer_asked_is_told(tmp_path: Path) -> None:
    files = asked_if("[{indicator: warmth.praise}]")
    files["domains/warmth.yaml"] = files["domains/warmth.yaml"].replace(PRAISE, f"{PRAISE}    retired: true\n")

    assert [problem for *_, problem in told(tmp_path, files)] == [
        "No indicator that this one waits for is asked in the band `older`."
    ]


def test_an_indicator_that_is_no_longer_asked_may_wait_for_anything(tmp_path: Path) -> None:
    files = asked_if("[{indicator: warmth.cuddles}]")
    files["domains/food.yaml"] = files["domains/food.yaml"].replace(WATER, f"{WATER}    retired: true\n")

    assert told(tmp_path, files) == []


def test_a_condition_need_only_be_answerable_somewhere_in_the_chain(tmp_path: Path) -> None:
    files = asked_if("[{indicator: food.water}]", PRAISE, asked_if("[{indicator: food.enough}]"))

    assert told(tmp_path, files) == []


def test_an_unreadable_file_makes_no_condition_wrong(tmp_path: Path) -> None:
    files = {**asked_if("[{factor: debt}]"), "factors.yaml": "factors: ["}

    assert [file for file, *_ in told(tmp_path, files)] == ["factors.yaml"]
