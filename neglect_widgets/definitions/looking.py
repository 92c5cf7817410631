"""Looks at the files of definitions once for a piece of work, instead of for every sentence of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_seen: ContextVar[dict[Any, Any] | None] = ContextVar("seen", default=None)


@contextmanager
def one_look() -> Iterator[None]:
    """Within the block, or the function it decorates, definitions stay as they were when first read there.

    A block inside another one belongs to it.
    """
    if _seen.get() is not None:
        yield
        return
    token = _seen.set({})
    try:
        yield
    finally:
        _seen.reset(token)


def looked_at_once(read: Callable[P, R]) -> Callable[P, R]:
    """Return `read` so that within one look it is asked once for the same arguments; what it raises is not kept."""

    @wraps(read)
    def looked(*args: P.args, **kwargs: P.kwargs) -> R:
        seen = _seen.get()
        if seen is None:
            return read(*args, **kwargs)
        asked = (read, args, *kwargs.items())
        if asked not in seen:
            seen[asked] = read(*args, **kwargs)
        found: R = seen[asked]
        return found

    return looked
