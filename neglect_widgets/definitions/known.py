"""What the model expects at a place of a toolkit: which keys, and whether words for people."""

from __future__ import annotations

from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints

from ..model import Toolkit
from .part import Steps

AS_PRINTED = ("value", "level")
"""Keys of a level as it is printed and stored, which is the same in every language."""


def fields_at(steps: Steps) -> tuple[str, ...]:
    """Return the keys that the model knows at a place; none where keys are free."""
    expected: Any = Toolkit
    for step in steps:
        expected = inside(expected, step)
    return tuple(expected.model_fields) if _is_model(expected) else ()


def inside(expected: Any, step: str | int) -> Any:
    """Return what is expected one step further in; None where nothing is.

    `expected` is what this gave for the step before; a toolkit itself is where the way begins.
    """
    return _inside(expected, step if isinstance(step, str) else 0)


def is_words(expected: Any, steps: Steps) -> bool:
    """Return whether words for people are expected at a place, which may be given in several languages."""
    if get_origin(expected) is not Annotated or steps[-1] in AS_PRINTED:
        return False
    text, *rules = get_args(expected)
    limits = [rule for rule in rules if isinstance(rule, StringConstraints)]
    return text is str and any(rule.max_length and not rule.pattern for rule in limits)


@lru_cache(maxsize=1024)
def _inside(expected: Any, step: str | int) -> Any:
    expected = _without_none(expected)
    if _is_model(expected):
        known = expected.model_fields.get(step)
        return _without_none(known.rebuild_annotation()) if known else None
    if get_origin(expected) is Annotated:
        return _inside(get_args(expected)[0], step)
    if get_origin(expected) is tuple and step == 0:
        return get_args(expected)[0]
    if get_origin(expected) is dict and isinstance(step, str):
        return get_args(expected)[1]
    return None


def _without_none(expected: Any) -> Any:
    """Take the other one of "this or nothing"."""
    if get_origin(expected) in (Union, UnionType):
        return next((one for one in get_args(expected) if one is not NoneType), None)
    return expected


def _is_model(expected: Any) -> bool:
    return isinstance(expected, type) and issubclass(expected, BaseModel)
