"""A toolkit may say which other one it grows into, and where its evidence belongs in that one."""

from __future__ import annotations

from pathlib import Path

import pytest

from neglect_widgets.definitions import check, load_toolkit, read_toolkit

from .small import FILES, line_of, write

LINKED = {
    **FILES,
    "toolkit.yaml": FILES["toolkit.yaml"].replace("id: small", "id: small\ngrows_into: large"),
    "voice.yaml": FILES["voice.yaml"].replace("bands: [older]}", "bands: [older], grows_into: [food.water]}", 1),
    "domains/warmth.yaml": FILES["domains/warmth.yaml"].replace(
        "title: Praise", "title: Praise\n    grows_into: [food.enough, food.water]"
    ),
}
LARGE = {name: text.replace("id: small", "id: large") for name, text in FILES.items()}


def place(folder: Path, linked: dict[str, str] = LINKED, large: dict[str, str] = LARGE) -> Path:
    """Write the toolkit that links and the one it grows into side by side."""
    write(folder / "moved", large).rename(folder / "large")
    return write(folder, linked)


def told(folder: Path, linked: dict[str, str] = LINKED, large: dict[str, str] = LARGE) -> list[tuple[str, str, str]]:
    return [(p.file, p.place, p.problem) for p in check([place(folder, linked, large)])]


def edited(name: str, old: str, new: str) -> dict[str, str]:
    assert old in LINKED[name]
    return {**LINKED, name: LINKED[name].replace(old, new)}


def test_links_lead_into_the_toolkit_beside_it(tmp_path: Path) -> None:
    toolkit = read_toolkit(place(tmp_path))

    praise = toolkit.indicator("warmth.praise")
    assert praise is not None
    assert (toolkit.grows_into, praise.grows_into) == ("large", ("food.enough", "food.water"))
    assert toolkit.voice[0].grows_into == ("food.water",)


def test_links_may_lead_into_a_shipped_toolkit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEGLECT_WIDGETS_DEFINITIONS", str(tmp_path))
    write(
        tmp_path,
        edited("toolkit.yaml", "grows_into: large", "grows_into: everyday-care")
        | {
            "voice.yaml": FILES["voice.yaml"],
            "domains/warmth.yaml": LINKED["domains/warmth.yaml"].replace("[food.enough, food.water]", "[food.enough]"),
        },
    )

    assert load_toolkit("small").grows_into == "everyday-care"


def test_a_toolkit_that_is_not_there_is_told_once_and_not_for_every_link(tmp_path: Path) -> None:
    linked = edited("toolkit.yaml", "grows_into: large", "grows_into: lagre")

    (problem,) = check([place(tmp_path, linked)])
    assert (problem.line, problem.place) == (line_of(linked["toolkit.yaml"], "lagre"), "grows_into")
    assert (problem.problem, problem.remedy) == ("There is no toolkit `lagre`.", "Did you mean `large`?")


def test_a_toolkit_does_not_grow_into_itself(tmp_path: Path) -> None:
    linked = edited("toolkit.yaml", "grows_into: large", "grows_into: small")

    assert told(tmp_path, linked) == [("small/toolkit.yaml", "grows_into", "The toolkit cannot grow into itself.")]


@pytest.mark.parametrize(
    ("name", "at"), [("voice.yaml", "voice.day"), ("domains/warmth.yaml", "warmth.praise")], ids=["prompt", "indicator"]
)
def test_an_indicator_that_is_not_in_the_other_toolkit_is_told(tmp_path: Path, name: str, at: str) -> None:
    linked = edited(name, "food.water", "food.waiter")

    (found,) = check([place(tmp_path, linked)])
    assert (found.file, found.problem) == (f"small/{name}", "The toolkit `large` asks no indicator `food.waiter`.")
    assert (found.place, found.remedy) == (
        f"{at} > grows_into[{1 if name == 'voice.yaml' else 2}]",
        "Did you mean `food.water`?",
    )


def test_an_indicator_that_the_other_toolkit_no_longer_asks_is_told(tmp_path: Path) -> None:
    retired = LARGE["domains/food.yaml"].replace("title: Enough to drink", "title: Enough to drink\n    retired: true")

    assert {problem for *_, problem in told(tmp_path, LINKED, {**LARGE, "domains/food.yaml": retired})} == {
        "The toolkit `large` asks no indicator `food.water`."
    }


def test_links_without_a_toolkit_to_grow_into_are_told(tmp_path: Path) -> None:
    linked = edited("toolkit.yaml", "grows_into: large\n", "")
    said = "The toolkit does not say which other one it grows into."

    assert told(tmp_path, linked) == [
        ("small/domains/warmth.yaml", "warmth.praise > grows_into", said),
        ("small/voice.yaml", "voice.day > grows_into", said),
    ]


def test_a_toolkit_that_cannot_be_read_makes_no_link_to_it_wrong(tmp_path: Path) -> None:
    assert told(tmp_path, LINKED, {**LARGE, "domains/food.yaml": "id: ["}) == []


def test_an_edit_of_the_other_toolkit_is_seen_by_the_next_check(tmp_path: Path) -> None:
    toolkit = place(tmp_path)
    assert check([toolkit]) == ()

    food = tmp_path / "large" / "domains" / "food.yaml"
    food.write_text(LARGE["domains/food.yaml"].replace("food.water", "food.drinks"), encoding="utf-8")

    assert {p.remedy for p in check([toolkit])} == {
        "Use one of: `food.drinks`, `food.enough`, `warmth.cuddles`, `warmth.praise`."
    }
