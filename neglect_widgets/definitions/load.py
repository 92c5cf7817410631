"""Loads toolkits: found by id, checked as a whole, kept until one of their files changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..errors import DefinitionError, NotFound, Problem
from ..model import Assessment, Toolkit
from .files import (
    WORDING,
    Stamp,
    checked_with,
    definitions_folders,
    files_behind,
    is_toolkit,
    stamp,
    toolkit_files,
    toolkit_id,
    toolkits_in,
)
from .language import localise
from .looking import looked_at_once
from .part import Part
from .reading import Reading, read
from .sharing import shared_problems
from .wording import wording_problems
from .yaml_lines import not_read, read_document


@dataclass(frozen=True)
class ToolkitSummary:
    """A toolkit that can be chosen; its contents are not checked yet."""

    id: str
    version: str
    """Empty when the toolkit does not say it in a readable way."""
    title: str
    path: Path


def list_toolkits() -> tuple[ToolkitSummary, ...]:
    """Return all toolkits by title; an area's own takes the place of a shipped one of its id."""
    paths: dict[str, Path] = {}
    for folder in definitions_folders():
        for path in toolkits_in(folder):
            paths.setdefault(toolkit_id(path), path)
    summaries = (_summary(name, path, stamp(toolkit_files(path)[:1])) for name, path in paths.items())
    return tuple(sorted(summaries, key=lambda summary: (summary.title.casefold(), summary.id)))


def load_toolkit(wanted: str | Assessment, language: str | None = None) -> Toolkit:
    """Return the installed toolkit of an id or of an assessment; read again as soon as one of its files is edited.

    Texts come in `language` where the toolkit gives them in it, else in its first language.
    Raises NotFound, or DefinitionError with every problem of the toolkit.
    """
    toolkit = _load(wanted if isinstance(wanted, str) else wanted.toolkit, language).toolkit
    assert toolkit is not None
    return toolkit


def translated_texts(id: str, language: str) -> frozenset[str]:
    """Return the texts of a toolkit that are given in `language`; empty for its first language."""
    return _load(id, language).translated


def toolkit_path(id: str) -> Path:
    """Return where the toolkit of an id lies, an area's own before the shipped one; NotFound where there is none."""
    for folder in definitions_folders():
        # Compared with what is there, never joined to a path: an id may come from a browser.
        if path := next((path for path in toolkits_in(folder) if toolkit_id(path) == id), None):
            return path
    raise NotFound(
        "This toolkit is not installed here. Nothing was changed. "
        "Choose another one, or ask the person who set up the workbook."
    )


@looked_at_once
def _load(id: str, language: str | None) -> Reading:
    path = toolkit_path(id)
    return _read_stamped(path, stamp(files_behind(path)), language)


def read_toolkit(path: Path, language: str | None = None) -> Toolkit:
    """Return the toolkit of a folder or single file, read anew, in `language` as far as it is given in it.

    Raises NotFound when no toolkit is there, and DefinitionError with every problem.
    """
    if not is_toolkit(path):
        raise NotFound(f"There is no toolkit {path.name}. Check the name of the folder or file.")
    reading = read(path.absolute(), language)
    if reading.toolkit is None or reading.problems:
        raise DefinitionError(reading.problems)
    return reading.toolkit


def check(paths: Sequence[Path] = ()) -> tuple[Problem, ...]:
    """Return everything that is wrong in toolkits, wording files or folders of them.

    A file of a toolkit stands for the toolkit. Without paths, all definitions that would be read are meant.
    """
    places = {place for path in paths or definitions_folders() for place in checked_with(path.absolute())}
    return tuple(sorted({problem for path in places for problem in _problems_at(path)}))


def _problems_at(path: Path) -> Iterator[Problem]:
    if path.name == WORDING:
        yield from wording_problems(path)
    elif is_toolkit(path):
        yield from read(path).problems
    elif path.is_dir():
        for inside in sorted(path.iterdir()):
            if is_toolkit(inside) or inside.name == WORDING:
                yield from _problems_at(inside)
            elif inside.suffix == ".yml":
                yield not_read(inside, path)
        yield from shared_problems(path)
    else:
        yield Problem(path.name, 0, "", "This is neither a toolkit nor a folder of toolkits.", "Check the path.")


@lru_cache(maxsize=64)
def _read_stamped(path: Path, stamp: Stamp, language: str | None) -> Reading:
    reading = read(path, language)
    if reading.toolkit is None or reading.problems:
        raise DefinitionError(reading.problems)
    return reading


@lru_cache(maxsize=256)
def _summary(id: str, path: Path, stamp: Stamp) -> ToolkitSummary:
    head = Part((), localise(read_document(toolkit_files(path)[0], "").data, None).data)
    return ToolkitSummary(id, head.text("version"), head.text("title") or id, path)
