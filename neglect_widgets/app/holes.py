"""Fills the holes in this process's memory, so that a fork does not.

Python puts a new small object where an older one was freed. In a forked process each such place lies on a page
that is still shared with its parent, and the first byte written there costs a copy of all of it.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

POOL = 16 * 1024
"""Python keeps objects of one size together in pools of so many bytes, and opens another when all are full."""
SIZES = range(16, 513, 16)
"""In bytes; larger objects come from the system's own allocator."""
MOST_POOLS = 256
"""Of each size, whatever is still free then."""


_fillers: list[list[object]] = []


def fill_holes() -> None:
    """Take all free places of older objects, until this process ends."""
    for size in SIZES:
        _fillers.extend(_batches(size))


def breaks(objects: list[object], size: int) -> int:
    """Return between how many neighbours among objects of a size there is anything else."""
    places = sorted(id(one) for one in objects)
    return sum(after - before != size for before, after in pairwise(places))


def _batches(size: int) -> list[list[object]]:
    """Return so many objects of a size that the last of them came from the end of one pool and the start of another."""
    make = maker(size)
    batches: list[list[object]] = []
    while len(batches) < MOST_POOLS and not (batches and breaks(batches[-1], size) <= 1):
        batches.append([make() for _ in range(POOL // size)])
    return batches


def maker(size: int) -> Callable[[], object]:
    """Return what makes objects of a size that hold nothing and point nowhere."""
    if size == object().__sizeof__():
        return object
    header = b"".__sizeof__()
    if size < header:
        return lambda: float("1.5")
    return lambda: bytes(size - header)
