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


# Faults that the one bad toolkit has no room for: the edit, the line pointed at, and what is said.
HEAD, FLAGS, FOOD = "toolkit.yaml", "flags.yaml", "domains/food.yaml"
ALONE = [
    (HEAD, "from_age: 5, to", "from_age: 4, to", "id: older", "older > from_age: Age bands overlap:"),
    (HEAD, "from_age: 0, ", "", "id: young", "young > from_age: Only the first band may do without"),
    (HEAD, "to_age: 18", "to_age: 5", "id: older", "older > to_age: The band ends at 5 and begins at 5."),
    (HEAD, "square", "blob", "blob", "levels[3] > shape: `blob` is not known as shape. Use 'circle'"),
    (HEAD, '"#942514"', "red", "red}", "scale > levels[3] > colour: `red` is not written as `colour`"),
    (HEAD, "circle, colour: ", "circle, colour: , x: ", "Met", "`colour` has no value: an unquoted #"),
    (HEAD, "id: physical", "id: Physical", "id: Physical", "Physical > id: `Physical` is not written as `id`"),
    (HEAD, "id: physical", "id: ''", "label: Physical", "types[1] > id: `id` is empty. Fill it in."),
    (HEAD, "value: high", "value: low", "label: High", "levels[2] > value: Another level of need has the value"),
    (HEAD, "flag_tiers: [now], ", "", "A red flag", "indicated[1] > level: The rule has no condition and would"),
    (HEAD, "[health visitor", "['', health visitor", "ask:", "ask[1]: `ask` is empty. Fill it in."),
    (HEAD, 'value: "3"', "value: 3", "value: 3", "levels[3] > value: Unquoted 3 is read as a number. Put it"),
    (HEAD, "id: small", "id: smaller", "id: smaller", "id: The id `smaller` differs from the name `small` of"),
    (HEAD, "[health visitor, school]", "{}", "ask:", "ask: `ask` should be a list, and this is keys with values."),
    (HEAD, "  - {id: older", "  - old\n  - {id: older", "- old", "bands[3]: `bands` should be keys with"),
    (HEAD, "indicators: 2", "indicators: 2.5", "2.5", "> indicators: `indicators` should be a whole number"),
    (FLAGS, "title: Is not fed", "title: ", "tier: now", "not-fed > title: `title` has no value. Fill it in"),
    (FLAGS, "social-care, manager", "manager, manager", "id: now", "now > contacts[2]: `manager` is named twice."),
    (FLAGS, "[social-care, manager]", "[]", "id: now", "now > contacts: `contacts` has 0 items. List 1 at least."),
    (FOOD, "- bands: [older]", "- bands: [older, young]", "[older, young]", "> bands[2]: The band `young` is"),
    (FOOD, "id: food\n", "id: foods\n", "id: foods", "id: The id `foods` differs from the name of the file."),
    (FOOD, "- bands: [young]", "- bands: young", "bands: young", "> bands: `bands` should be a list"),
    (FOOD, "levels:", "levels: []\n        was:", "levels: []", "levels: `levels` should be keys with values"),
    (FOOD, "There is always milk.", "", '"1":', "levels > 1: `1` has no value."),
]


@pytest.mark.parametrize(("file", "old", "new", "at", "said"), ALONE)
def test_a_single_fault_is_told_where_it_is(tmp_path: Path, file: str, old: str, new: str, at: str, said: str) -> None:
    files = spoilt(file, old, new)
    told = [str(problem) for problem in check([write(tmp_path, files)])]

    start = f"small/{file}:{line_of(files[file], at)}: "
    assert [line for line in told if line.startswith(start) and said in line], told


def test_a_toolkit_in_one_file_is_told_its_lines_too(tmp_path: Path) -> None:
    text = as_one_file().replace("short: Warmth", "shirt: Warmth").replace("bands: [young], t", "bands: [yong], t")
    path = tmp_path / "small.yaml"
    path.write_text(text, encoding="utf-8")

    assert [(p.file, p.line, p.place) for p in check([path])] == [
        ("small.yaml", line_of(text, "shirt"), "warmth > shirt"),
        ("small.yaml", line_of(text, "yong"), "not-fed > bands[1]"),
    ]


def test_a_misspelt_key_is_not_reported_as_missing_too(tmp_path: Path) -> None:
    problems = check([write(tmp_path, spoilt("toolkit.yaml", "licence:", "license:"))])

    assert [p.remedy for p in problems] == ["Did you mean `licence`?"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("descriptors:", "descritpors:", "`descritpors` is not a key that is known here."),
        ("descriptors:", "number:", "`number` is not a key that is known here."),
        ("- bands: [young]", "- bands: [yuong]", "There is no band `yuong`."),
    ],
)
def test_a_misspelt_name_is_told_once_and_not_by_what_is_missing_for_it(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    problems = check([write(tmp_path, spoilt("domains/food.yaml", old, new))])

    assert [p.problem for p in problems] == [said]


def test_an_age_may_start_after_birth_where_a_toolkit_is_only_for_older_children(tmp_path: Path) -> None:
    files = {name: text.replace("unborn, young", "young") for name, text in FILES.items()}
    files["toolkit.yaml"] = files["toolkit.yaml"].replace("  - {id: unborn, label: Unborn, to_age: 0}\n", "")
    files["toolkit.yaml"] = files["toolkit.yaml"].replace("from_age: 0", "from_age: 2")

    assert check([write(tmp_path, files)]) == ()
