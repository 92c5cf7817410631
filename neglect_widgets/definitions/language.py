"""Picks one language where a text is given in several."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .part import Fault, Steps


@dataclass
class Localised:
    """A toolkit's data in one language."""

    data: dict[str, Any]
    translated: set[str] = field(default_factory=set)
    """Texts that were given in the language asked for, where that is not the one to fall back to."""
    faults: list[Fault] = field(default_factory=list)


def languages_of(data: dict[str, Any]) -> tuple[str, ...]:
    """Return the languages that a toolkit declares, the one to fall back to first."""
    given = data.get("languages")
    return tuple(x for x in given if isinstance(x, str)) if isinstance(given, list) and given else ("en",)


def localise(data: dict[str, Any], language: str | None) -> Localised:
    """Return the data with each text in `language`, or in the toolkit's first where it is not given in that one.

    A text in several languages is a mapping of language to text. None means the first language.
    """
    languages = languages_of(data)
    result = Localised({})
    chosen = language if language in languages else languages[0]

    def plain(value: Any, steps: Steps) -> Any:
        if isinstance(value, list):
            return [plain(item, (*steps, position)) for position, item in enumerate(value)]
        if not isinstance(value, dict):
            return value
        if not value or not set(value) <= set(languages):
            return {key: plain(item, (*steps, key)) for key, item in value.items()}
        if languages[0] not in value:
            problem = f"There is no text in `{languages[0]}`, which the other languages fall back to."
            result.faults.append(Fault(steps, problem, f"Add `{languages[0]}:` here."))
        text = value.get(chosen, value.get(languages[0], next(iter(value.values()))))
        if chosen != languages[0] and chosen in value and isinstance(text, str):
            result.translated.add(" ".join(text.split()))
        return text

    result.data = plain(data, ())
    return result
