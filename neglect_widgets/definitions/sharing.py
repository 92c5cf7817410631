"""Reads the files that toolkits share. What they say is checked with every toolkit that takes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..errors import Problem
from .files import (
    SHARED,
    definitions_folders,
    shared_files,
    shared_folders,
    shipped_folder,
    toolkit_files,
    toolkits_in,
)
from .hints import choose, nearest
from .known import fields_at
from .part import Fault, Part
from .yaml_lines import Document, not_read, read_document

_ELSEWHERE, _MOVE = "`shared` is read in toolkit.yaml only.", "Move it there."
_NO_NAMES, _NAMES = "`shared` should be a list of names.", "Write [ages, people], without folder or ending."


def read_shared(path: Path, head: Document, beside: Iterable[Document]) -> tuple[list[Document], list[Problem]]:
    """Return the files that the toolkit at `path` takes parts from, and what is wrong with them or their names."""
    there = {file.stem: file for folder in reversed(shared_folders(path)) for file in shared_files(folder)}
    problems = [d.problem(Fault((SHARED,), _ELSEWHERE, _MOVE)) for d in beside if SHARED in d.data]
    given = head.data.get(SHARED, [])
    if not isinstance(given, list) or not all(isinstance(name, str) for name in given):
        return [], [*problems, head.problem(Fault((SHARED,), _NO_NAMES, _NAMES))]
    found: dict[str, Document] = {}
    for position, name in enumerate(given):
        if name in found:
            fault = Fault((SHARED, position), f"`{name}` is named twice.", "Take one of them out.")
            problems.append(head.problem(fault))
        # Compared with what is there, never joined to a path: anyone may have written the name.
        elif name in there:
            found[name] = read_document(there[name], f"{SHARED}/{name}.yaml")
            problems.extend(found[name].problems)
        else:
            meant = f"Did you mean `{near}`? " if (near := nearest(name, there)) else ""
            remedy = f"{meant}Add the file {SHARED}/{name}.yaml beside the toolkit, or take the name out."
            problems.append(head.problem(Fault((SHARED, position), f"There is no file {SHARED}/{name}.yaml.", remedy)))
    return list(found.values()), problems


def shared_problems(folder: Path) -> Iterator[Problem]:
    """Yield what is wrong with the files in shared/ of a folder of definitions."""
    known = fields_at(())
    # The program ships more than its toolkits take; an area's own file that nobody takes would change nothing.
    named = None if folder == shipped_folder() else _named_by_toolkits(folder)
    for file in shared_files(folder / SHARED):
        document = read_document(file, f"{SHARED}/{file.name}")
        yield from document.problems
        for key in document.data.keys() - {*known}:
            fault = Fault((key,), f"`{key}` is not a key that is known here.", choose(key, known))
            yield document.problem(fault)
        if named is not None and file.stem not in named:
            meant = f"Did you mean the name `{near}`? " if (near := nearest(file.stem, named)) else ""
            remedy = f"{meant}Name it under `shared:` in a toolkit, or remove it."
            yield Problem(document.name, 0, "", "No toolkit takes anything from this file.", remedy)
    yield from (not_read(file, folder) for file in sorted((folder / SHARED).glob("*.yml")))


def _named_by_toolkits(folder: Path) -> set[str] | None:
    """Return what the toolkits of all folders take from shared files; None when one of them cannot be read."""
    named: set[str] = set()
    for around in dict.fromkeys((folder, *definitions_folders())):
        for path in toolkits_in(around):
            head = read_document(toolkit_files(path)[0], "")
            if head.node is None:
                return None
            named |= {name for _, name in Part((), head.data).texts(SHARED)}
    return named
