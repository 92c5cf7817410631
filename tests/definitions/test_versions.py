"""Two versions of a toolkit: what changed in meaning, what stays comparable, what version number that asks for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from neglect_widgets.app.cli import main
from neglect_widgets.definitions.files import shipped_folder, toolkits_in
from neglect_widgets.definitions.versions import Difference, difference, difference_lines, next_version
from neglect_widgets.errors import DefinitionError, NotFound

from .rich import RICH
from .small import write


def after(folder: Path, file: str, *edits: tuple[str, str]) -> Difference:
    """Return how the rich toolkit differs once one of its files is edited."""
    text = RICH[file]
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    before, now = write(folder / "before", RICH), write(folder / "after", {**RICH, file: text})
    return difference(str(before), str(now))


def changed(found: Difference) -> list[tuple[str, str, str, str]]:
    return [(change.kind, change.part, change.id, change.where) for change in found.changes]


def test_a_toolkit_does_not_differ_from_itself(tmp_path: Path) -> None:
    found = after(tmp_path, "toolkit.yaml")

    assert (found.changes, found.step, found.enough, found.next_version) == ((), "none", True, "1.0")
    assert found.comparable.same == ("food.enough", "food.water", "food.jars", "warmth.cuddles", "warmth.praise")


@pytest.mark.parametrize("path", toolkits_in(shipped_folder()), ids=lambda path: path.stem)
def test_every_shipped_toolkit_can_be_compared_with_itself(path: Path) -> None:
    assert difference(path.stem, str(path)).changes == ()


DRINK = "title: {en: Enough to drink, cy: Digon i’w yfed}\n"
HEAD, FOOD, WARMTH, FLAGS, VOICE = (
    "toolkit.yaml",
    "domains/food.yaml",
    "domains/warmth.yaml",
    "flags.yaml",
    "voice.yaml",
)
NOT_RATED = ("help: Debt is not rated.", "help: Debt is no fault.")
WHERE_DRINK = ("What do you drink", "Where do you drink")
LINKED = (DRINK, f"{DRINK}    grows_into: [food.enough]\n")
FOR_MORE = ("bands: [older], tier: soon", "bands: [young, older], tier: soon")
USUAL_DAY = ("What is a usual day like?", "How are your days?")
NEW_PROMPT = "voice:\n  - {id: voice.new, title: New?, bands: [older]}\n"
NEW_FLAG = "flags:\n  - {id: hurt, title: Is hurt, bands: [older], tier: now, why: Act.}\n"
CASES = [
    # What is edited, how it is told, and what the version must say.
    (FOOD, ("Milk runs low.", "Milk runs short."), ("reworded", "indicator", "food.enough", "young, level 2"), "1.1"),
    (FOOD, ("Digon i’w yfed", "Digon i yfed"), ("reworded", "indicator", "food.water", "title (cy)"), "1.1"),
    (FOOD, NOT_RATED, ("reworded", "indicator", "food.enough", "help"), "1.1"),
    (FOOD, WHERE_DRINK, ("reworded", "indicator", "food.water", "older, questions"), "1.1"),
    (FOOD, ("Two jars", "Three jars"), ("reworded", "indicator", "food.jars", "number 3"), "1.1"),
    (FOOD, ("title: Meals}", "title: Mealtimes}"), ("reworded", "sub-domain", "food, meals", "title"), "1.1"),
    (FOOD, ("look_for: Look", "look_for: Peep"), ("reworded", "domain", "food", "look_for"), "1.1"),
    (FOOD, LINKED, ("changed", "indicator", "food.water", "grows_into"), "1.1"),
    (FOOD, (DRINK, f"{DRINK}    retired: true\n"), ("retired", "indicator", "food.water", "retired"), "2.0"),
    (FOOD, (DRINK, f"{DRINK}    types: [emotional]\n"), ("changed", "indicator", "food.water", "types"), "2.0"),
    (FOOD, ("flags: [not-fed]", "flags: []"), ("changed", "indicator", "food.enough", "flags"), "2.0"),
    (FOOD, ("from_rank: 2", "from_rank: 3"), ("changed", "indicator", "food.jars", "asked_if"), "2.0"),
    (FOOD, ('3, level: "2.5"', '3, level: "3"'), ("changed", "indicator", "food.jars", "number 3 stands for"), "2.0"),
    (WARMTH, ("    core: false\n", ""), ("changed", "indicator", "warmth.praise", "core"), "2.0"),
    (HEAD, ('label: Met,', 'label: All met,'), ("reworded", "level", "1", "label"), "1.1"),
    (HEAD, ("#00703c", "#005a30"), ("changed", "level", "1", "colour"), "1.1"),
    (HEAD, ("reader: family", "reader: child"), ("changed", "toolkit", "", "reader"), "1.1"),
    (HEAD, ("flag_from: 2", "flag_from: 3"), ("changed", "toolkit", "", "scale flag_from"), "2.0"),
    (HEAD, ("most-common-with-problem-override", "worst"), ("changed", "toolkit", "", "roll_up"), "2.0"),
    (HEAD, ("known_share: 0.6", "known_share: 0.7"), ("changed", "toolkit", "", "known_share"), "2.0"),
    (HEAD, ("means: Needs are met.", "means: All is well."), ("reworded", "level of need", "low", "means"), "1.1"),
    (HEAD, ("because: Two areas", "because: Two parts"), (
        "reworded", "rule", "high for 2 at rank 2 or worse in 2 domains", "because"), "1.1"),
    (HEAD, ("label: Front door}", 'label: Front door, phone: "01234 567890"}'), (
        "reworded", "contact", "social-care", "phone"), "1.0"),
    (HEAD, ("ask: [health visitor, school]", "ask: [school]"), ("changed", "toolkit", "", "ask"), "1.0"),
    (FLAGS, FOR_MORE, ("changed", "flag", "cold-room", "bands"), "2.0"),
    (FLAGS, ("tier: soon", "tier: now"), ("changed", "flag", "cold-room", "tier"), "2.0"),
    (FLAGS, ("do: Call today.", "do: Ring today."), ("reworded", "tier", "soon", "do"), "1.1"),
    (VOICE, USUAL_DAY, ("reworded", "voice prompt", "voice.day", "title"), "1.1"),
    (VOICE, ("group: Morning", "group: Noon"), ("reworded", "voice prompt", "voice.day", "group"), "1.1"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "edit", "told", "version"), CASES, ids=[str(case[2]) for case in CASES])
def test_one_edit_is_one_change_and_asks_for_a_version(
    tmp_path: Path, file: str, edit: tuple[str, str], told: tuple[str, str, str, str], version: str
) -> None:
    found = after(tmp_path, file, edit)

    assert changed(found) == [told]
    assert (found.next_version, found.enough) == (version, version == "1.0")


ADDED = [
    (VOICE, "voice:\n", NEW_PROMPT, ("voice prompt", "voice.new"), "1.1"),
    ("factors.yaml", "factors:\n", "factors:\n  - {id: move, title: Moves, group: Home}\n", ("factor", "move"), "1.1"),
    (HEAD, "contacts:\n", "contacts:\n  - {id: police, label: Police}\n", ("contact", "police"), "1.0"),
    (HEAD, "types:\n", "types:\n  - {id: medical, label: Medical}\n", ("type", "medical"), "2.0"),
    (FLAGS, "flags:\n", NEW_FLAG, ("flag", "hurt"), "2.0"),
    (HEAD, "indicated:\n", "indicated:\n  - {level: high, rank: 3, because: One is bad.}\n", (
        "rule", "high for 1 at rank 3 or worse in 1 domain"), "2.0"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "part", "version"), ADDED, ids=[case[3][0] for case in ADDED])
def test_a_new_part_is_told_once_as_a_whole(
    tmp_path: Path, file: str, old: str, new: str, part: tuple[str, str], version: str
) -> None:
    found = after(tmp_path, file, (old, new))

    assert changed(found) == [("added", *part, "")]
    assert found.next_version == version


def test_an_indicator_that_is_gone_is_told_with_what_to_do(tmp_path: Path) -> None:
    jars = RICH[FOOD][RICH[FOOD].index("  - id: food.jars") :]
    found = after(tmp_path, FOOD, (jars, ""))

    assert changed(found) == [("removed", "indicator", "food.jars", "")]
    assert found.comparable.only_before == ("food.jars",)
    assert "    Put it back with `retired: true`, or old assessments cannot draw it." in difference_lines(found)


def test_a_prompt_that_is_gone_asks_for_more_than_a_new_one(tmp_path: Path) -> None:
    """What was written under it has no heading any more."""
    wish = next(line for line in RICH[VOICE].splitlines(keepends=True) if "voice.wish" in line)
    found = after(tmp_path, VOICE, (wish, ""))

    assert changed(found) == [("removed", "voice prompt", "voice.wish", "")]
    assert found.next_version == "2.0"


def test_a_wording_that_is_shared_out_over_its_bands_is_no_change(tmp_path: Path) -> None:
    both = RICH[WARMTH][
        RICH[WARMTH].index("      - bands: [unborn, young]") : RICH[WARMTH].index("  - id: warmth.praise")
    ]
    apart = both.replace("[unborn, young]", "[young]") + both.replace("[unborn, young]", "[unborn]")

    assert after(tmp_path, WARMTH, (both, apart)).changes == ()


def test_rules_in_another_order_are_told_since_the_first_that_holds_counts(tmp_path: Path) -> None:
    rules = RICH[HEAD][RICH[HEAD].index("indicated:\n") + len("indicated:\n") :]
    first, second = rules.splitlines(keepends=True)

    assert changed(after(tmp_path, HEAD, (rules, second + first))) == [("changed", "toolkit", "", "order of the rules")]


def test_another_scale_leaves_nothing_comparable(tmp_path: Path) -> None:
    half = next(line for line in RICH[HEAD].splitlines(keepends=True) if "between: true" in line)
    head = (half, half.replace(", between: true", "").replace("Between", "Nearly unmet").replace("2.5", "9"))
    before, now = write(tmp_path / "before", RICH), tmp_path / "after"
    files = {name: text.replace('"2.5"', '"9"') for name, text in RICH.items()}
    nine = {
        "Milk runs low.": "Milk is out.",
        "Meals are missed.": "Meals are few.",
        "Water is sometimes at hand.": "Water is rare.",
        "The carer is tender at times.": "The carer is cold.",
        "Praise is rare.": "Praise is not heard.",
    }
    for old, new in nine.items():
        for name, text in files.items():
            if f'"2": {old}' in text:
                files[name] = text.replace(f'"2": {old}', f'"2": {old}\n          "9": {new}')
    files[HEAD] = RICH[HEAD].replace(*head)

    found = difference(str(before), str(write(now, files)))
    assert found.comparable.same == found.comparable.reworded == ()
    assert len(found.comparable.not_any_more) == 5


def test_a_number_that_stands_for_another_level_is_not_comparable(tmp_path: Path) -> None:
    found = after(tmp_path, FOOD, ('3, level: "2.5"', '3, level: "3"'))

    assert found.comparable.not_any_more == ("food.jars",)


def test_reworded_is_not_comparable_by_itself_and_much_reworded_is_told(tmp_path: Path) -> None:
    little = after(tmp_path / "little", FOOD, ("Milk runs low.", "Milk runs short."))
    much = after(
        tmp_path / "much",
        FOOD,
        ("Enough to eat", "Nights"),
        ("There is always milk.", "Sleeps long."),
        ("Milk runs low.", "Wakes up now and then."),
        ("The baby is left hungry.", "Cries until dawn."),
        ("There are three meals.", "Bedtime is kept."),
        ("Meals are missed.", "It slips."),
        ("The child goes hungry.", "Nobody knows when."),
    )

    assert (little.comparable.reworded, little.comparable.much_reworded) == (("food.enough",), ())
    assert much.comparable.much_reworded == ("food.enough",)


def test_help_and_questions_change_no_rating(tmp_path: Path) -> None:
    found = after(
        tmp_path, FOOD, ("What do you drink", "Where do you drink"), ("Debt is not rated.", "Debt is no fault.")
    )

    assert found.comparable.reworded == ()


@pytest.mark.parametrize(
    ("said", "enough"), [("1.0", False), ("1.0.9", False), ("1.1", True), ("1.1.2", True), ("2.0", True)]
)
def test_a_version_is_enough_when_the_number_that_is_due_was_raised(tmp_path: Path, said: str, enough: bool) -> None:
    found = after(tmp_path, HEAD, ('"1.0"', f'"{said}"'), ("label: Met,", "label: All met,"))

    assert found.enough is enough
    assert ("which is done" if enough else f"which still says {said}") in [*difference_lines(found)][-1]


@pytest.mark.parametrize(
    ("version", "step", "due"),
    [
        ("1.4", "none", "1.4"),
        ("1.4", "second", "1.5"),
        ("1.4.2", "second", "1.5"),
        ("1.4", "first", "2.0"),
        ("0.9", "first", "1.0"),
    ],
)
def test_the_next_version_raises_one_number(version: str, step: str, due: str) -> None:
    assert next_version(version, step) == due  # type: ignore[arg-type]


def test_a_toolkit_with_problems_is_not_compared(tmp_path: Path) -> None:
    broken = write(tmp_path, {**RICH, FOOD: "id: ["})

    with pytest.raises(DefinitionError):
        difference("everyday-care", str(broken))
    with pytest.raises(NotFound):
        difference("everyday-care", str(tmp_path / "gone"))


def test_the_command_prints_sentences_or_everything_as_json(tmp_path: Path) -> None:
    before, now = (
        write(tmp_path / "before", RICH),
        write(tmp_path / "after", {**RICH, FOOD: RICH[FOOD].replace("Milk runs low.", "Milk runs short.")}),
    )

    words = CliRunner().invoke(main, ["diff", str(before), str(now)])
    data = json.loads(CliRunner().invoke(main, ["diff", str(before), str(now), "--json"]).output)

    assert words.output.splitlines() == [
        "small 1.0 and small 1.0",
        "",
        "Indicators",
        "  reworded: food.enough (young, level 2)",
        "",
        "Which ratings can be compared",
        "  Unchanged in what a rating rests on: 4 of the indicators.",
        "  Reworded, to compare only if the new words mean the same: food.enough.",
        "",
        "Only words changed. If they mean the same, raise the second number of the version: "
        "1.1 or higher, which still says 1.0.",
    ]
    assert data["changes"] == [
        {
            "kind": "reworded",
            "part": "indicator",
            "id": "food.enough",
            "where": "young, level 2",
            "before": "Milk runs low.",
            "after": "Milk runs short.",
            "step": "second",
        }
    ]
    assert (data["step"], data["next_version"], data["enough"]) == ("second", "1.1", False)
    assert data["comparable"]["reworded"] == ["food.enough"]


def test_the_command_says_what_is_wrong_in_a_sentence(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["diff", "everyday-care", "nothing-like-it"])

    assert (done.exit_code, done.exception.__class__) == (1, SystemExit)
    assert "is not installed here" in done.output
