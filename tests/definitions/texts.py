"""Every text that the shipped definitions give to people, with the place it stands at; and how hard it is to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, get_origin

from neglect_widgets.definitions.files import SHARED, shipped_folder, toolkit_files, toolkits_in
from neglect_widgets.definitions.known import inside, is_words
from neglect_widgets.definitions.part import Steps
from neglect_widgets.definitions.yaml_lines import place, read_document
from neglect_widgets.model import Domain, Toolkit

_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’-][A-Za-zÀ-ÿ]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+|\n+")


@dataclass(frozen=True)
class Text:
    """One text, in its first language."""

    file: str
    line: int
    place: str
    key: str
    """The key it stands under; for a level of a descriptor `levels`."""
    words: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.place}"


def toolkit_ids() -> list[str]:
    """Return the ids of all shipped toolkits."""
    return [path.stem for path in toolkits_in(shipped_folder())]


@lru_cache
def texts_of(toolkit: str) -> tuple[Text, ...]:
    """Return the texts of a toolkit's own files, without those that it shares with others."""
    folder = shipped_folder()
    (path,) = (path for path in toolkits_in(folder) if path.stem == toolkit)
    return tuple(text for file in toolkit_files(path) for text in _texts_in(file, folder))


@lru_cache
def shared_texts() -> tuple[Text, ...]:
    """Return the texts of the files that toolkits share."""
    folder = shipped_folder()
    return tuple(text for file in sorted((folder / SHARED).glob("*.yaml")) for text in _texts_in(file, folder))


def all_texts() -> list[Text]:
    """Return every text of every toolkit once."""
    return [*shared_texts(), *(text for toolkit in toolkit_ids() for text in texts_of(toolkit))]


def _texts_in(file: Path, folder: Path) -> Iterator[Text]:
    document = read_document(file, file.relative_to(folder).as_posix())

    def walk(value: Any, steps: Steps, expected: Any, key: str) -> Iterator[Text]:
        if is_words(expected, steps) and isinstance(value, dict):
            first = next(iter(value))
            yield from walk(value[first], (*steps, first), expected, key)
        elif is_words(expected, steps) and isinstance(value, str):
            yield Text(document.name, document.line(steps), place(document.data, steps), key, value)
        elif isinstance(value, dict):
            for step, item in value.items():
                # The levels of a descriptor are free keys, all of one kind.
                named = key if get_origin(expected) is dict else step
                yield from walk(item, (*steps, step), inside(expected, step), named)
        elif isinstance(value, list):
            for position, item in enumerate(value):
                yield from walk(item, (*steps, position), inside(expected, position), key)

    expected = Domain if file.parent.name == "domains" else Toolkit
    return walk(document.data, (), expected, "")


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a title or label without an end is one as well."""
    return [part for part in map(str.strip, _SENTENCE_END.split(text)) if part]


def words(text: str) -> list[str]:
    """Return the words of a text; a number is none."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """Return about how many syllables an English word has: its groups of vowels, put right where spelling misleads.

    A dictionary would be better. The usual library for it, textstat, fetches one from the internet
    when it is first used, so the tests count themselves, and check that they count fairly.
    """
    word = re.sub("[^a-z]", "", word.lower())
    count = len(re.findall("[aeiouy]+", word)) - len(_SILENT.findall(word)) + len(_APART.findall(word))
    return max(count, 1)


_ENDINGS = "ful|ly|less|ness|ment|times?|thing|body|where|work|how|self|selves|room"
_SILENT = re.compile(
    f"(?<=[^aeiouy])e(?=(?:{_ENDINGS})$)"
    "|(?<=[^aeiouyl])e$|(?<=[^aeiouylsxzcg])(?<!ch)(?<!sh)e(?=s$)|(?<=[^aeiouyltd])e(?=d$)"
    "|(?<=[aeiouyl]l)e(?=[sd]?$)"
)
"""An e that is written and not spoken, at the end or before an ending: careful, home, clothes, missed, whole."""

_APART = re.compile("[aeiouy](?=ing$)|(?<![stcgx])i(?=(?:a|o|er|est|et|enc))|(?<=[a-z]{2})e(?=a$)|u(?=al)")
"""The first of two vowels that are spoken apart: playing, diet, area, usual."""


def reading_age(texts: list[str]) -> float:
    """Return the age at which the texts can be read: their Flesch–Kincaid grade together, and five years."""
    all_sentences = [sentence for text in texts for sentence in sentences(text)]
    all_words = [word for sentence in all_sentences for word in words(sentence)]
    per_sentence = len(all_words) / len(all_sentences)
    per_word = sum(map(syllables, all_words)) / len(all_words)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59 + 5
