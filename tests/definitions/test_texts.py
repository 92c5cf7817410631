"""The measure of how hard a text is to read is itself fair."""

from __future__ import annotations

import pytest

from .texts import reading_age, sentences, syllables, texts_of, words

COUNTED = {
    1: "child care safe missed school meals changed clothes does goes used young home left gets asked called whole",
    2: "carer baby needed wanted people little table being doing playing trying diet quiet safely careful sometimes "
    "someone something themselves homework bedtime settled handled bottles hungry changes houses watches alone "
    "midwife likely carers person because before outside parent worker toothbrush crying sleeping",
    3: "family families area idea several different disabled violence pregnancy medicine nobody everyone earlier "
    "happier appointment remember usual grandparent another hospital telephone together",
    4: "emergency practitioner usually situation immediate temperature",
}


def test_syllables_are_counted_as_they_are_spoken() -> None:
    counted = [(word, number) for number, listed in COUNTED.items() for word in listed.split()]

    wrong = {word: syllables(word) for word, number in counted if syllables(word) != number}
    assert len(wrong) <= len(counted) * 0.06, wrong
    assert sum(syllables(word) for word, _ in counted) == pytest.approx(sum(n for _, n in counted), rel=0.02)


def test_sentences_and_words_are_told_apart() -> None:
    text = "The child isn't fed. “Why?” Nobody says!\nMilk runs low"

    assert [len(words(sentence)) for sentence in sentences(text)] == [4, 1, 2, 3]


def test_a_text_for_a_child_reads_younger_than_one_for_an_office() -> None:
    child = ["I eat my tea. I go to bed. Mum tucks me in."]
    office = ["Practitioners should ascertain whether parental engagement demonstrates sustained commitment to change."]

    assert reading_age(child) < 6
    assert reading_age(office) > 18


def test_texts_are_found_with_file_line_and_place() -> None:
    (text,) = (t for t in texts_of("everyday-care") if t.key == "look_for" and "food.yaml" in t.file)

    assert (text.file, text.place) == ("everyday-care/domains/food.yaml", "look_for")
    assert text.line > 1
    assert sum(t.key == "levels" for t in texts_of("everyday-care")) > 500
