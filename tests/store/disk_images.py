"""What a disk may hold when the power goes in the middle of writing: some sectors new, some old, some missing."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

SECTOR = 512

Files = dict[str, bytes]
"""The store's file and its log, by name."""


@dataclass(frozen=True)
class Step:
    """A step of the store's work that writes: files before and after, and how many saves were acknowledged."""

    name: str
    before: Files
    after: Files
    acknowledged: int
    """Before the step; after it there may be one more."""


def files_of(path: Path) -> Files:
    """Return the store's file and log as they are now; the index of the log is rebuilt from it."""
    both = (path, path.with_name(path.name + "-wal"))
    return {file.name: file.read_bytes() for file in both if file.exists()}


def put(folder: Path, files: Files) -> None:
    """Make the folder hold these files and no others."""
    for old in folder.iterdir():
        old.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)


def image(step: Step, turn: int, turns: int, chance: random.Random) -> Files:
    """Return a state from before to after: first the end, then in turns prefixes, evenly spread, and torn ones."""
    if turn == 0:
        return step.after
    if turn % 3 == 2:
        return _torn(step, chance)
    return _prefix(step, turn / turns)


def _prefix(step: Step, part: float) -> Files:
    """Return the state after this part of all sectors was written in order."""
    found, changed = dict(step.before), _changed(step)
    left = round(part * sum(map(len, changed.values())))
    for name, sectors in changed.items():
        # A file that is not there before its first sector is written is not there at all.
        if left > 0:
            found[name] = _written(step, name, sectors[:left])
        left -= len(sectors)
    return found


def _torn(step: Step, chance: random.Random) -> Files:
    """Return a state in which any of the sectors may be missing; what was never written reads as zeros."""
    found = dict(step.before)
    for name, sectors in _changed(step).items():
        part = chance.random()
        found[name] = _written(step, name, [at for at in sectors if chance.random() < part])
    return found


def _changed(step: Step) -> dict[str, list[int]]:
    """Return, for each file that is there afterwards, where the sectors start that differ."""
    found = {}
    for name, after in step.after.items():
        before = step.before.get(name, b"")
        starts = range(0, len(after), SECTOR)
        found[name] = [at for at in starts if after[at : at + SECTOR] != before[at : at + SECTOR]]
    return {name: sectors for name, sectors in found.items() if sectors}


def _written(step: Step, name: str, sectors: list[int]) -> bytes:
    after, content = step.after[name], bytearray(step.before.get(name, b""))
    for at in sectors:
        if len(content) < at:
            content.extend(bytes(at - len(content)))
        content[at : at + SECTOR] = after[at : at + SECTOR]
    return bytes(content)
