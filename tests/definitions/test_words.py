"""What the shipped toolkits say: complete, plain, their own, fair to families, and told apart level by level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from neglect_widgets.definitions import check, load_toolkit, load_wording
from neglect_widgets.definitions.files import shipped_folder
from neglect_widgets.model import Indicator, Toolkit

from .texts import Text, all_texts, reading_age, sentences, shared_texts, texts_of, toolkit_ids, words

every_toolkit = pytest.mark.parametrize("id", toolkit_ids())

PRACTITIONER_AGE, FAMILY_AGE = 11, 8
HARDEST = 4
"""Years that a single text of some length may lie above what its reader should need."""

TOO_SIMILAR = 0.66
"""Share of words, in order, that two adjacent levels may have in common.

Of 2400 pairs nine in ten share less than a third and one in two hundred shares half. The closest
pairs that still differ in something seen ("on some days … picks up after a call" and "often …
calls change little") share 0.6; beyond that only a word or two is different.
"""

ONE_SUBJECT = {
    "home-conditions": "It looks at the home alone, and its README says so.",
}
"""Toolkits that cover only some kinds of care, and why that is meant."""

COVERED = ("physical", "emotional", "educational", "supervision")
"""Types that every assessment of a young person looks at; neglect at that age is most often missed."""

LICENSED = re.compile(
    r"GCP ?2|Graded Care Profile|Outcomes? Star|Family Star|\bCANS\b|Child and Adolescent Needs and Strengths"
    r"|Horwath|Clutter Image|Clutter Scale|Home Inventory|Strengths and Difficulties Questionnaire|\bSDQ\b"
)
"""Instruments that belong to others. A README may name one, to say what its toolkit is not."""

CONTESTED: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("contested.yaml").read_text("utf-8"))

BLANK = re.compile(
    r"^(?:no (?:concerns?|worr\w+|problems?|issues?|needs?)|none|nothing|n/?a|not applicable|all (?:fine|good|well))\b",
    re.I,
)

NOT_PROSE = ("group", "label", "short", "licence", "phone", "hours")


@pytest.fixture(scope="module", autouse=True)
def only_shipped_definitions() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("NEGLECT_WIDGETS_DEFINITIONS", raising=False)
        yield


def prose(texts: tuple[Text, ...]) -> list[Text]:
    """Return the texts that are read as sentences, without labels and headings."""
    return [text for text in texts if text.key not in NOT_PROSE and len(words(text.words)) > 5]


def reader_age(toolkit: Toolkit) -> int:
    return PRACTITIONER_AGE if toolkit.reader == "practitioner" else FAMILY_AGE


def asked_now(toolkit: Toolkit) -> list[Indicator]:
    return [i for domain in toolkit.domains for i in domain.indicators if not i.retired]


def choices(toolkit: Toolkit, indicator: Indicator) -> Iterator[tuple[str, list[str]]]:
    """Yield, for each wording of an indicator, what it is for and its texts in order, best first."""
    if indicator.numbers:
        yield "numbers", [number.words for number in indicator.numbers]
    for descriptor in indicator.descriptors:
        yield (
            ", ".join(descriptor.bands),
            [descriptor.levels[level.value] for level in toolkit.scale.levels if not level.between],
        )


@every_toolkit
def test_check_finds_nothing(id: str) -> None:
    (path,) = (path for path in shipped_folder().iterdir() if path.stem == id)
    assert [str(problem) for problem in check([path])] == []


@every_toolkit
def test_every_band_of_every_indicator_has_a_wording_for_every_level(id: str) -> None:
    toolkit = load_toolkit(id)
    for indicator in asked_now(toolkit):
        for band in indicator.bands:
            descriptor = indicator.descriptor(band)
            assert descriptor or indicator.numbers, f"{indicator.id}: {band}"
            if descriptor:
                assert set(descriptor.levels) == {x.value for x in toolkit.scale.levels if not x.between}, indicator.id


@every_toolkit
def test_a_toolkit_can_be_read_at_the_age_its_readers_need(id: str) -> None:
    age = reading_age([text.words for text in prose(texts_of(id))])
    assert age <= reader_age(load_toolkit(id)), f"reading age {age:.1f}"


def test_shared_parts_can_be_read_by_practitioners() -> None:
    assert reading_age([text.words for text in prose(shared_texts())]) <= PRACTITIONER_AGE


@every_toolkit
def test_what_one_may_ask_can_be_understood_by_a_child_of_eight(id: str) -> None:
    questions = [text.words for text in texts_of(id) if text.key == "ask"]
    if questions:
        assert reading_age(questions) <= FAMILY_AGE, f"reading age {reading_age(questions):.1f}"


@every_toolkit
def test_no_single_text_is_much_harder_than_the_rest(id: str) -> None:
    limit = reader_age(load_toolkit(id)) + HARDEST
    long = [text for text in prose(texts_of(id)) if text.key != "source" and len(words(text.words)) >= 12]
    hard = {str(text): round(reading_age([text.words]), 1) for text in long if reading_age([text.words]) > limit}
    assert hard == {}


def test_no_sentence_stands_twice_in_the_definitions() -> None:
    """Neither in two toolkits nor in one: each was written for its own place."""
    seen: dict[str, Text] = {}
    twice = []
    for text in all_texts():
        if text.key in NOT_PROSE:
            continue
        for sentence in sentences(text.words):
            # A short noun phrase is the name of a thing, and has no other.
            if len(words(sentence)) < 4 or (text.key == "title" and sentence[-1] not in ".?!"):
                continue
            known = " ".join(words(sentence)).casefold()
            if known in seen:
                twice.append(f"“{sentence}”: {seen[known]} and {text}")
            seen.setdefault(known, text)
    assert twice == []


def test_no_toolkit_names_an_instrument_that_belongs_to_others() -> None:
    named = [f"{text}: {found.group()}" for text in all_texts() if (found := LICENSED.search(text.words))]
    assert named == []


def test_a_readme_that_names_such_an_instrument_says_that_the_toolkit_is_not_it() -> None:
    for path in shipped_folder().glob("*/README.md"):
        for paragraph in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
            if found := LICENSED.search(paragraph):
                assert re.search(r"\b(?:not|none|never|nor)\b", paragraph, re.I), f"{path.parent.name}: {found.group()}"


@pytest.mark.parametrize("contested", CONTESTED, ids=[contested["why"][:40] for contested in CONTESTED])
def test_no_word_blames_labels_or_is_contested(contested: dict[str, Any]) -> None:
    pattern = rf"\b(?:{'|'.join(contested['words'])})\b"
    found = re.compile(pattern, 0 if contested.get("exact") else re.IGNORECASE)
    said = [*((str(text), text.words) for text in all_texts()), *load_wording().items()]
    assert [f"{where}: “{hit.group()}”" for where, text in said for hit in found.finditer(text)] == []


@every_toolkit
def test_adjacent_levels_do_not_say_nearly_the_same(id: str) -> None:
    toolkit = load_toolkit(id)
    alike = [
        f"{indicator.id} ({of}): “{better}” and “{worse}”"
        for indicator in asked_now(toolkit)
        for of, texts in choices(toolkit, indicator)
        for better, worse in pairwise(texts)
        if similar(better, worse) > TOO_SIMILAR
    ]
    assert alike == []


def similar(one: str, other: str) -> float:
    """Return the share of words that two texts have in common, in order."""
    return SequenceMatcher(None, words(one.casefold()), words(other.casefold()), autojunk=False).ratio()


@every_toolkit
def test_the_best_level_names_a_strength_and_is_no_blank(id: str) -> None:
    toolkit = load_toolkit(id)
    best = [(i.id, of, texts[0]) for i in asked_now(toolkit) for of, texts in choices(toolkit, i)]
    assert [entry for entry in best if BLANK.match(entry[2]) or len(words(entry[2])) < 4] == []


@every_toolkit
def test_young_people_are_asked_about_every_kind_of_care(id: str) -> None:
    toolkit = load_toolkit(id)
    asked = [(d, i) for d in toolkit.domains for i in d.indicators if "adolescent" in i.bands and not i.retired]
    if not asked:
        return
    types = {type for domain, indicator in asked for type in (indicator.types or domain.types)}
    missing = [type for type in COVERED if type not in types]
    assert bool(missing) == (id in ONE_SUBJECT), missing


@every_toolkit
def test_a_toolkit_says_what_it_is_for_whom_and_after_what(id: str) -> None:
    readme = shipped_folder() / id / "README.md"
    text = readme.read_text(encoding="utf-8")

    assert text.startswith("# "), "a title"
    assert re.search(r"\bfor\W+(?:\w+ ){0,2}(?:whom|any\w+|practitioners|\w*workers?|families|staff)\b", text, re.I), (
        "for whom"
    )
    assert re.search(r"\b(?:when not|do not use)\b", text, re.I), "when not"
    assert re.search(r"comes? from|comes? after|\bsources?\b|our own", text, re.I), "its source"
    assert re.search(r"licen[cs]e\W+.{0,4}CC BY 4\.0", text, re.I), "its licence"
    assert load_toolkit(id).licence == "CC BY 4.0"


@pytest.mark.parametrize("id", ONE_SUBJECT)
def test_a_toolkit_about_one_thing_says_so(id: str) -> None:
    text = (shipped_folder() / id / "README.md").read_text(encoding="utf-8")
    assert re.search(r"\b(?:only|alone|nothing but)\b", text)


def test_every_file_is_wired_for_editors() -> None:
    folder = shipped_folder()
    for path in folder.glob("*/**/*.yaml"):
        up = "../" * (len(path.relative_to(folder).parts) - 1)
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        assert first == f"# yaml-language-server: $schema={up}toolkit.schema.json", path.relative_to(folder)
