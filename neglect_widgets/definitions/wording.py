"""The sentence templates that engine, charts, exports and pages fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from string import Formatter
from types import MappingProxyType

from ..errors import DefinitionError, Problem
from .files import WORDING, Stamp, definitions_folders, shipped_folder, stamp
from .hints import choose, listed
from .looking import looked_at_once
from .part import Fault
from .yaml_lines import Document, read_document


@looked_at_once
def load_wording() -> Mapping[str, str]:
    """Return all sentence templates by their dotted key, an area's own before the shipped ones.

    Raises DefinitionError with every problem of the files.
    """
    files = tuple(file for folder in definitions_folders() if (file := folder / WORDING).is_file())
    return _load_stamped(files, stamp(files))


def wording_problems(path: Path) -> tuple[Problem, ...]:
    """Return everything that is wrong with one wording file."""
    return _problems(path, _document(path))


@lru_cache(maxsize=4)
def _load_stamped(files: tuple[Path, ...], stamp: Stamp) -> Mapping[str, str]:
    documents = {file: _document(file) for file in files}
    if problems := [problem for file, document in documents.items() for problem in _problems(file, document)]:
        raise DefinitionError(problems)
    wording: dict[str, str] = {}
    for document in reversed(documents.values()):
        wording |= document.data
    return MappingProxyType(wording)


def _document(path: Path) -> Document:
    return read_document(path, path.name)


def _problems(path: Path, document: Document) -> tuple[Problem, ...]:
    faults = list(_faults(document))
    shipped = shipped_folder() / WORDING
    if path.resolve() != shipped.resolve():
        faults += _misfits(document.data, _document(shipped).data)
    return (*document.problems, *map(document.problem, faults))


def _faults(document: Document) -> Iterator[Fault]:
    for key, value in document.data.items():
        if not isinstance(value, str):
            raw = document.unquoted((key,))
            quote = f'Put it in quotes: "{raw}".' if raw else "Write one text after the key; keys are not nested here."
            yield Fault((key,), "The value is not text.", quote)
        elif (names := _placeholders(value)) is None:
            remedy = "Write {name}, or {{ and }} for the brackets themselves."
            yield Fault((key,), "A curly bracket is not closed or not opened.", remedy)
        elif odd := sorted(name for name in names if not name.isidentifier()):
            remedy = "Write a plain name between the brackets, such as {name}."
            yield Fault((key,), f"{listed(odd)} cannot be filled in.", remedy)


def _misfits(own: Mapping[str, object], shipped: Mapping[str, object]) -> Iterator[Fault]:
    """Yield what an area's wording says that nothing would ever show or fill in."""
    for key, value in own.items():
        if key not in shipped:
            yield Fault((key,), "No page uses this key.", choose(key, shipped))
            continue
        known = _placeholders(str(shipped[key])) or set()
        if isinstance(value, str) and (extra := (_placeholders(value) or set()) - known):
            remedy = f"Use only {listed(sorted(known))}." if known else "Take it out."
            yield Fault((key,), f"Nothing fills in {listed(sorted(extra))}.", remedy)


def _placeholders(template: str) -> set[str] | None:
    """Return the names in a template, or None when its brackets do not match."""
    try:
        return {name for _, name, _, _ in Formatter().parse(template) if name is not None}
    except ValueError:
        return None
