"""Texts in several languages in one file: picked one by one, and checked in each of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from neglect_widgets.definitions import check, list_toolkits, load_toolkit, read_toolkit, translated_texts
from neglect_widgets.errors import DefinitionError

from .small import FILES, line_of, told, write

LANGUAGES = "id: small\nlanguages: [en, cy]"
BOTH = {
    **FILES,
    "toolkit.yaml": FILES["toolkit.yaml"]
    .replace("id: small", LANGUAGES)
    .replace("title: Small toolkit", "title: {en: Small toolkit, cy: Pecyn bach}"),
    "domains/food.yaml": FILES["domains/food.yaml"]
    .replace("title: Enough to drink", "title: {en: Enough to drink, cy: Digon i’w yfed}")
    .replace('"1": There is always milk.', '"1": {en: There is always milk., cy: Mae llaeth bob amser.}')
    .replace('"2": Milk runs low.', '"2": {en: Milk runs low., cy: Mae’r llaeth yn brin.}'),
}


def edited(old: str, new: str, name: str = "toolkit.yaml") -> dict[str, str]:
    assert old in BOTH[name], old
    return {**BOTH, name: BOTH[name].replace(old, new, 1)}


@pytest.fixture
def area(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEGLECT_WIDGETS_DEFINITIONS", str(tmp_path))
    write(tmp_path, BOTH)
    return tmp_path


def test_a_toolkit_is_read_in_its_first_language(tmp_path: Path) -> None:
    assert read_toolkit(write(tmp_path, BOTH)).title == "Small toolkit"


def test_each_text_comes_in_the_language_asked_for_or_in_the_first(area: Path) -> None:
    toolkit = load_toolkit("small", "cy")

    (descriptor, _) = toolkit.domains[0].indicators[0].descriptors
    assert toolkit.title == "Pecyn bach"
    assert descriptor.levels == {
        "1": "Mae llaeth bob amser.",
        "2": "Mae’r llaeth yn brin.",
        "3": "The baby is left hungry.",
    }


def test_the_first_language_is_the_first_declared_and_not_the_first_written(area: Path) -> None:
    files = edited("languages: [en, cy]", "languages: [en, cy, ur]")
    old, new = "{en: Small toolkit, cy: Pecyn bach}", "{cy: Pecyn bach, en: Small toolkit}"
    write(area, {**files, "toolkit.yaml": files["toolkit.yaml"].replace(old, new)})

    assert load_toolkit("small", "ur").title == "Small toolkit"


@pytest.mark.parametrize("language", [None, "en", "fr", "", "../cy"])
def test_a_language_that_the_toolkit_does_not_have_gives_the_first(area: Path, language: str | None) -> None:
    assert load_toolkit("small", language) == load_toolkit("small")


def test_what_was_translated_is_known_so_that_a_page_can_mark_the_rest(area: Path) -> None:
    translated = translated_texts("small", "cy")

    assert {"Pecyn bach", "Mae llaeth bob amser."} <= translated
    assert "The baby is left hungry." not in translated
    assert translated_texts("small", "en") == frozenset()


def test_a_list_of_toolkits_has_titles_in_their_first_language(area: Path) -> None:
    assert "Small toolkit" in [summary.title for summary in list_toolkits()]


def test_a_text_without_the_first_language_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, edited("{en: Small toolkit, cy", "{cy")) == [
        ("toolkit.yaml", "title", "There is no text in `en`, which the other languages fall back to.")
    ]


def test_a_misspelt_language_is_told_where_it_stands(tmp_path: Path) -> None:
    files = edited("cy: Pecyn", "ch: Pecyn")

    (problem,) = check([write(tmp_path, files)])
    assert (problem.line, problem.place) == (line_of(files["toolkit.yaml"], "ch:"), "title > ch")
    assert problem.problem == "`ch` is not one of the toolkit's languages."
    assert problem.remedy == "Use `en`, `cy`, or add it to `languages:` in toolkit.yaml."


def test_a_language_that_nobody_declared_is_told_once_with_how_often_it_is_used(tmp_path: Path) -> None:
    assert told(tmp_path, edited("\nlanguages: [en, cy]", "")) == [
        ("toolkit.yaml", "title > cy", "`cy` is not one of the toolkit's languages, here and in 3 more of its texts.")
    ]


@pytest.mark.parametrize(
    ("languages", "said"), [("[~]", "has no value."), ("[5]", "Unquoted 5"), ("[]", "has 0 items")]
)
def test_languages_without_one_among_them_are_told(tmp_path: Path, languages: str, said: str) -> None:
    found = told(tmp_path, edited("languages: [en, cy]", f"languages: {languages}"))
    assert any("languages" in place and said in problem for _, place, problem in found), found


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("cy: Pecyn bach", "cy: ''", "`title` is empty."),
        ("cy: Pecyn bach", "cy: ", "`title` has no value."),
        ("cy: Pecyn bach", "cy: No", "Unquoted No is read as false."),
        ("cy: Pecyn bach", "cy: 12", "Unquoted 12 is read as a number."),
        ("cy: Pecyn bach", "cy: [a]", "`title` should be text, and this is a list."),
        ("cy: Pecyn bach", "cy: {cy: a}", "`title` should be text, and this is keys with values."),
        ("cy: Pecyn bach", f"cy: {'x' * 201}", "The text has 201 characters."),
    ],
)
def test_a_fault_in_the_second_language_is_told_in_that_language(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert told(tmp_path, edited(old, new)) == [("toolkit.yaml", "title > cy", said)]


def test_a_fault_in_the_second_language_keeps_the_toolkit_from_opening_in_the_first(area: Path) -> None:
    write(area, edited("cy: Pecyn bach", "cy: ''"))

    with pytest.raises(DefinitionError, match="`title` is empty"):
        load_toolkit("small", "en")


def test_levels_that_say_the_same_in_the_second_language_only_are_told_there(tmp_path: Path) -> None:
    files = edited("cy: Mae’r llaeth yn brin.", "cy: Mae llaeth bob amser.", "domains/food.yaml")

    assert told(tmp_path, files) == [
        (
            "domains/food.yaml",
            "food.enough > descriptors[1] > levels > 2 > cy",
            "Levels `1` and `2` have the same wording.",
        )
    ]


def test_a_fault_that_is_wrong_in_every_language_is_told_once(tmp_path: Path) -> None:
    files = edited("rank: 1, label", "rank: 2, label")
    files["domains/food.yaml"] = files["domains/food.yaml"].replace("[not-fed]", "[not-fet]")
    files["domains/food.yaml"] = files["domains/food.yaml"].replace('"2": Meals are missed.\n', "\n")

    with pytest.raises(DefinitionError) as refused:
        read_toolkit(write(tmp_path, files))
    assert [problem.problem for problem in refused.value.problems] == [
        "There is no flag `not-fet`.",
        "No wording for level `2`.",
        "Rank 2 stands where rank 1 is due.",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{id: young", "{id: {en: young, cy: ifanc}", "`id` should be text, and this is keys with values."),
        ('value: "1"', 'value: {en: "1", cy: "2"}', "`value` should be text, and this is keys with values."),
        ("{level: high, flag", "{level: {en: high}, flag", "`level` should be text, and this is keys with values."),
    ],
)
def test_an_id_or_printed_level_is_the_same_in_every_language(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert said in [problem for *_, problem in told(tmp_path, edited(old, new))]


def test_level_values_that_look_like_languages_are_none(tmp_path: Path) -> None:
    """A scale may print "en", or "red", which could be a language's code."""
    files = {
        name: text.replace('"1"', '"en"').replace('"2"', '"cy"').replace('"3"', '"red"') for name, text in BOTH.items()
    }

    assert told(tmp_path, files) == []


@pytest.mark.parametrize(
    ("languages", "place", "said"),
    [
        ("[en, cym2]", "languages[2]", "`cym2` is not written as `languages` must be."),
        ("[en, EN, cy]", "languages[2]", "`EN` is not written as `languages` must be."),
        ("[en, cy, cy]", "languages[3]", "`cy` is named twice."),
        ("[no, en, cy]", "languages[1]", "Unquoted no is read as false."),
    ],
)
def test_the_list_of_languages_is_checked(tmp_path: Path, languages: str, place: str, said: str) -> None:
    assert ("toolkit.yaml", place, said) in told(tmp_path, edited("[en, cy]", languages))


def test_what_a_language_looks_like_is_said(tmp_path: Path) -> None:
    (problem,) = check([write(tmp_path, edited("[en, cy]", "[en, cy, welsh]"))])

    assert problem.remedy.startswith("Write the two or three lower-case letters")


def test_a_text_from_right_to_left_is_a_text(tmp_path: Path) -> None:
    files = edited("languages: [en, cy]", "languages: [en, cy, ur]")
    files["toolkit.yaml"] = files["toolkit.yaml"].replace("cy: Pecyn bach}", "cy: Pecyn bach, ur: چھوٹا 🧸 مجموعہ}")

    assert told(tmp_path, files) == []
