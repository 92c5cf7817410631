"""Sentences from the templates in definitions/wording.yaml: numbers, lists, dates, plurals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from ..definitions import load_wording
from ..model import Level

Phrase = Callable[[str], str]
"""Looks up a template that has nothing to fill in; `functools.cache(say)` for a loop that says it often."""


def say(key: str, /, **values: object) -> str:
    """Return the template `engine.<key>` filled in; KeyError for a template that is not there."""
    return load_wording()[f"engine.{key}"].format(**values)


def counted(key: str, count: int, /, **values: object) -> str:
    """Return the singular or plural template of a key, with {number} in words and {count} in digits."""
    form = "one" if count == 1 else "many"
    return say(f"{key}.{form}", number=number(count), count=count, **values)


def number(count: int) -> str:
    """Return a small count as a word, a larger one in digits."""
    words = say("numbers").split()
    return words[count] if count < len(words) else str(count)


def number_of_weeks(count: int) -> str:
    """Return "1 week" or "61 weeks"."""
    return counted("weeks", count)


def capital(text: str) -> str:
    """Return the text with its first letter as at the start of a sentence."""
    return text[:1].upper() + text[1:]


def label(level: Level) -> str:
    """Return a level's label as it stands inside a sentence; capitals that are part of a name stay."""
    text = level.label
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def listed(items: Sequence[str]) -> str:
    """Return "Food, Home and Safety"."""
    if len(items) < 2:
        return "".join(items)
    return say("and", first=", ".join(items[:-1]), last=items[-1])


def day(on: date) -> str:
    """Return "3 March 2025", whatever the computer's language."""
    return say("date.day", day=on.day, month=_month(on), year=on.year)


def month(on: date) -> str:
    """Return "March 2025"."""
    return say("date.month", month=_month(on), year=on.year)


def days(*dates: date) -> list[str]:
    """Return dates for one sentence: "March 2025" where months tell them all apart, else "3 March 2025"."""
    return [day(d) if _need_days(dates) else month(d) for d in dates]


def span(*dates: date) -> str:
    """Return the first two of a sentence's dates: "March and September 2025", "March 2025 and June 2026"."""
    first, last = days(*dates)[:2]
    same_year = dates[0].year == dates[1].year
    return say("and", first=_month(dates[0]) if same_year and not _need_days(dates) else first, last=last)


def _need_days(dates: Sequence[date]) -> bool:
    return len({(d.year, d.month) for d in dates}) < len(dates)


def _month(on: date) -> str:
    return say("months").split()[on.month - 1]
