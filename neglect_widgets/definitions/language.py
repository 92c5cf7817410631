"""Picks one language where a text is given in several."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..model import Toolkit
from .hints import listed
from .known import inside, is_words
from .part import Fault, Steps

LANGUAGE = re.compile("^[a-z]{2,3}$")
"""What a language's code looks like, as the model has it."""


@dataclass
class Localised:
    """A toolkit's data in one language."""

    data: dict[str, Any] = field(default_factory=dict)
    translated: set[str] = field(default_factory=set)
    """Texts that were given in the language asked for, where that is not the one to fall back to."""
    faults: list[Fault] = field(default_factory=list)
    taken: dict[Steps, str] = field(default_factory=dict)
    """Way to a text that stands in several languages -> the one it was taken from."""

    def written(self, steps: Steps) -> Steps:
        """Return the way to a value as its file has it: to the text in the language it was taken from."""
        return (*steps, self.taken[steps]) if steps in self.taken else steps


def languages_of(data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the languages that a toolkit declares, the one to fall back to first."""
    given = data.get("languages")
    named = tuple(x for x in given if isinstance(x, str)) if isinstance(given, list) else ()
    return named or ("en",)


def localise(data: Mapping[str, Any], language: str | None) -> Localised:
    """Return the data with each text in `language`, or in the toolkit's first where it is not given in that one.

    A text in several languages is a mapping of language to text, where the model expects words for
    people: an id or a printed level is the same in all of them. None means the first language.
    """
    languages = languages_of(data)
    chosen = language if language in languages else languages[0]
    result = Localised()
    strange: Counter[str] = Counter()
    first_use: dict[str, Steps] = {}

    def plain(value: Any, steps: Steps, expected: Any) -> Any:
        if isinstance(value, list):
            return [plain(item, (*steps, i), inside(expected, i)) for i, item in enumerate(value)]
        if not isinstance(value, dict):
            return value
        if is_words(expected, steps) and _in_languages(value, languages):
            return pick(value, steps)
        return {key: plain(item, (*steps, key), inside(expected, key)) for key, item in value.items()}

    def pick(texts: dict[str, Any], steps: Steps) -> Any:
        for code in texts:
            if code not in languages:
                strange[code] += 1
                first_use.setdefault(code, (*steps, code))
        if languages[0] not in texts and set(texts) <= set(languages):
            problem = f"There is no text in `{languages[0]}`, which the other languages fall back to."
            result.faults.append(Fault(steps, problem, f"Add `{languages[0]}:` here."))
        taken = next((code for code in (chosen, languages[0]) if code in texts), next(iter(texts)))
        result.taken[steps] = taken
        text = texts[taken]
        if taken == chosen != languages[0] and isinstance(text, str):
            result.translated.add(" ".join(text.split()))
        return text

    result.data = plain(dict(data), (), Toolkit)
    result.faults += [_undeclared(code, strange[code], first_use[code], languages) for code in strange]
    return result


def _in_languages(value: dict[str, Any], languages: Collection[str]) -> bool:
    """A misspelt language counts beside one that is right; so do codes alone, which nobody has declared."""
    return bool(value) and (any(key in languages for key in value) or all(map(LANGUAGE.match, value)))


def _undeclared(code: str, times: int, steps: Steps, languages: Collection[str]) -> Fault:
    also = f", here and in {times - 1} more of its texts" if times > 1 else ""
    remedy = f"Use {listed(languages)}, or add it to `languages:` in toolkit.yaml."
    return Fault(steps, f"`{code}` is not one of the toolkit's languages{also}.", remedy)
