"""Validates a toolkit's data against the model and says in plain words what does not fit."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..model import Toolkit
from .hints import choose, nearest
from .known import fields_at
from .part import Fault, Steps

Unquoted = Callable[[Steps], str | None]
"""Way to a value -> how its file prints it, if it stands there without quotes."""

_ID_REMEDY = "Use lower-case letters, digits and hyphens, with dots between parts, beginning with a letter."
_PATTERN_REMEDIES = {
    "colour": 'Write # and six hexadecimal digits in quotes, such as "#1d70b8".',
    "version": 'Write it like "1.0" or "1.0.2", in quotes.',
    "languages": "Write the two or three lower-case letters of the language's ISO 639 code, such as cy.",
}
_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "`true` or `false`",
    "tuple_type": "a list",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "date_type": "a date",
    "date_from_datetime_parsing": "a date",
    "date_parsing": "a date",
}
_TYPE_REMEDIES = {
    "string_type": "Write one text.",
    "tuple_type": "Write [one, two], or one line beginning with - for each.",
    "dict_type": "Indent its keys under it.",
    "model_type": "Indent its keys under it.",
    "date_type": "Write it like 2026-11-22.",
    "date_from_datetime_parsing": "Write it like 2026-11-22.",
    "date_parsing": "Write it like 2026-11-22.",
}


def validate(data: dict[str, Any], unquoted: Unquoted) -> tuple[Toolkit | None, list[Fault]]:
    """Return the toolkit, or None and every fault of its shape.

    It is validated as JSON, strictly: text is never taken for a number nor yes for 1.
    """
    try:
        return Toolkit.model_validate_json(json.dumps(data), strict=True), []
    except ValidationError as error:
        return None, list(_faults(error.errors(include_url=False), unquoted))


def _faults(errors: list[ErrorDetails], unquoted: Unquoted) -> Iterator[Fault]:
    misspelt = {
        (*error["loc"][:-1], nearest(str(error["loc"][-1]), fields_at(error["loc"][:-1])))
        for error in errors
        if error["type"] == "extra_forbidden"
    }
    for error in errors:
        steps, context = error["loc"], error.get("ctx", {})
        if error["type"] == "missing" and steps in misspelt:
            continue
        if error["type"] == "too_short" and len(error["input"]) >= context["min_length"]:
            # pydantic counts only the items without faults, which are reported one by one.
            continue
        yield Fault(steps, *_words(error, unquoted(steps)))


def _words(error: ErrorDetails, raw: str | None) -> tuple[str, str]:
    """Return the problem and its remedy in words."""
    kind, steps, context = error["type"], error["loc"], error.get("ctx", {})
    key = str(next((step for step in reversed(steps) if isinstance(step, str)), ""))
    match kind:
        case "missing":
            return f"`{key}` is missing.", f"Add `{key}:` here."
        case "extra_forbidden":
            return f"`{key}` is not a key that is known here.", choose(key, fields_at(steps[:-1]))
        case "string_pattern_mismatch" if not error["input"]:
            return f"`{key}` is empty.", "Fill it in."
        case "string_pattern_mismatch":
            return f"`{error['input']}` is not written as `{key}` must be.", _PATTERN_REMEDIES.get(key, _ID_REMEDY)
        case "string_too_short":
            return f"`{key}` is empty.", "Fill it in."
        case "too_short":
            return f"`{key}` has {len(error['input'])} items.", f"List {context['min_length']} at least."
        case "string_too_long":
            return f"The text has {len(error['input'])} characters.", f"Shorten it to {context['max_length']} at most."
        case "too_long":
            return f"`{key}` has {len(error['input'])} items.", f"Keep {context['max_length']} at most."
        case "literal_error":
            return f"`{error['input']}` is not known as {key}.", f"Use {context['expected']}."
        case "value_error":
            said = str(context["error"])
            return f"This part of `{key}` cannot be used as it is.", f"{said[:1].upper()}{said[1:].rstrip('.')}."
    if kind in _WANTED:
        return _wrong_kind(kind, key, error["input"], raw)
    # The model's limits on numbers say themselves what they expect.
    return f"{error['msg'].replace('Input', f'`{key}`', 1)}, and this is {error['input']!r}.", "Change the value."


def _wrong_kind(kind: str, key: str, value: object, raw: str | None) -> tuple[str, str]:
    if value is None:
        if key == "colour":
            return "`colour` has no value: an unquoted # begins a comment.", _PATTERN_REMEDIES["colour"]
        return f"`{key}` has no value.", "Fill it in, or take the line out."
    if kind == "string_type" and raw is not None:
        read_as = str(value).lower() if isinstance(value, bool) else "a number"
        return f"Unquoted {raw} is read as {read_as}.", f'Put it in quotes: "{raw}".'
    remedy = _TYPE_REMEDIES.get(kind, f"Write {_WANTED[kind]} without quotes.")
    return f"`{key}` should be {_WANTED[kind]}, and this is {_kind_of(value)}.", remedy


def _kind_of(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case list():
            return "a list"
        case dict():
            return "keys with values"
        case str():
            return "text"
        case _:
            return f"the number {value}"
