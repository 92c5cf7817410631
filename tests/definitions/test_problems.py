"""Every way a toolkit can be wrong is told with file, line, place and remedy, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from neglect_widgets.definitions import check, read_toolkit
from neglect_widgets.errors import DefinitionError, Problem

from .small import FILES, as_one_file, line_of, spoilt, write

WRONG: list[dict[str, str]] = yaml.safe_load(Path(__file__).with_name("wrong.yaml").read_text(encoding="utf-8"))


def test_the_small_toolkit_has_no_problem(tmp_path: Path) -> None:
    assert check([write(tmp_path)]) == ()


def test_all_problems_are_told_in_one_run(tmp_path: Path) -> None:
    files = dict(FILES)
    for wrong in WRONG:
        if "old" in wrong:
            assert wrong["old"] in files[wrong["file"]], wrong["name"]
            files[wrong["file"]] = files[wrong["file"]].replace(wrong["old"], wrong["new"], 1)
    expected = [
        Problem(
            file=f"small/{wrong['file']}",
            line=line_of(files[wrong["file"]], wrong["at"]),
            place=wrong["place"],
            problem=wrong["problem"],
            remedy=wrong["remedy"],
        )
        for wrong in WRONG
    ]

    assert check([write(tmp_path, files)]) == tuple(sorted(expected))
    with pytest.raises(DefinitionError) as refused:
        read_toolkit(tmp_path / "small")
    assert refused.value.problems == tuple(sorted(expected))


# Faults that the one bad toolkit has no room for: edit, line pointed at, and what is said.
ALONE = [
    ("toolkit.yaml", "from_age: 5, to", "from_age: 4, to", "id: older", "older > from_age: Age bands overlap:"),
    ("toolkit.yaml", "from_age: 0, ", "", "id: young", "young > from_age: Only the first band may do without"),
    ("toolkit.yaml", "to_age: 18", "to_age: 5", "id: older", "older > to_age: The band ends at 5 and begins at 5."),
    ("toolkit.yaml", '"#942514"', "#942514", "flow mapping", ""),
    ("toolkit.yaml", "shape: square", "shape: star", "star", "levels[3] > shape: `star` is not known as shape. Use 'cir"),
    ("toolkit.yaml", '"#942514"', "red", "red}", "levels[3] > colour: `red` is not written as `colour` must"),
    ("toolkit.yaml", "id: physical", "id: Physical", "id: Physical", "Physical > id: `Physical` is not written as `id` must"),
    ("toolkit.yaml", "value: high", "value: low", "label: High", "levels[2] > value: Another level of need has the value"),
    ("toolkit.yaml", "flag_tiers: [now], ", "", "A red flag", "rules[1] > level: The rule has no condition and would"),
    ("toolkit.yaml", "ask: [health visitor", "ask: [", "ask:", "ask[1]: `ask` is empty."),
    ("toolkit.yaml", 'value: "3"', "value: 3", "value: 3", 'levels[3] > value: Unquoted 3 is read as a number. Put it in'),
    ("toolkit.yaml", "id: small", "id: smaller", "id: smaller", "id: The id `smaller` differs from the name `small` of"),
    ("toolkit.yaml", "ask: [health visitor, school]", "ask: {}", "ask:", "ask: `ask` should be a list, and this is keys with"),
    ("toolkit.yaml", "- {id: older, ", "- older\n  - {id: elder, ", "- older", "bands[3]: `bands` should be keys with values"),
    ("flags.yaml", "title: Is not fed", "title:", "tier: now", "not-fed > title: `title` has no value."),
    ("flags.yaml", "[social-care, manager]", "[manager, manager]", "id: now", "now > contacts[2]: `manager` is named twice."),
    ("flags.yaml", "[social-care, manager]", "[]", "id: now", "now > contacts: `contacts` has 0 items. List 1 at least."),
    ("flags.yaml", "flags:", "voice: []\nflags:", "voice:", "voice: `voice` stands in small/flags.yaml as well."),
    ("domains/food.yaml", "- bands: [older]", "- bands: [older, young]", "[older, young]", "bands[2]: The band `young` is worded"),
    ("domains/food.yaml", "id: food\n", "id: foods\n", "id: foods", "id: The id `foods` differs from the name of the file."),
    ("domains/food.yaml", "- bands: [young]", "- bands: young", "bands: young", "bands: `bands` should be a list, and this is text"),
    ("domains/food.yaml", "- id: food.water", "- title: Water\n    id: Food.water", "id: Food", "`Food.water` is not written as"),
    ("domains/food.yaml", "core", "", "", ""),
]
