"""Reads one toolkit in one language, with every problem that it has in any of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import Problem
from ..model import Toolkit
from .assemble import Assembled, assemble
from .check_links import check_links
from .checks import cross_check
from .language import Localised, languages_of, localise
from .part import Fault, Part
from .shape import validate


@dataclass(frozen=True)
class Reading:
    """What became of a toolkit's files."""

    toolkit: Toolkit | None
    """None when they do not make one; there may be problems even where they do."""
    translated: frozenset[str]
    """Its texts that are given in the language asked for, where that is not the first one."""
    problems: tuple[Problem, ...]


def read(path: Path, language: str | None = None) -> Reading:
    """Return the toolkit of a folder or file; never raises for what the files say."""
    assembled = assemble(path)
    if assembled.head.node is None:
        return Reading(None, frozenset(), assembled.problems)
    faults = [*_check_name(assembled), *check_links(Part((), assembled.data), path)]
    languages = languages_of(assembled.data)
    wanted = language if language in languages else languages[0]
    toolkit, translated = None, frozenset[str]()
    for one in dict.fromkeys((wanted, *languages)):
        localised = localise(assembled.data, one)
        found, wrong = _read_localised(assembled, localised)
        faults += wrong
        if one == wanted:
            toolkit, translated = found, frozenset(localised.translated)
    # A set: what is wrong in every language is told once.
    problems = {problem for fault in faults if (problem := assembled.problem(fault))}
    return Reading(toolkit, translated, tuple(sorted(problems.union(assembled.problems))))


def _read_localised(assembled: Assembled, localised: Localised) -> tuple[Toolkit | None, list[Fault]]:
    """Return the toolkit in one language and its faults, each where its file has it."""
    toolkit, wrong = validate(localised.data, lambda steps: assembled.unquoted(localised.written(steps)))
    wrong += cross_check(localised.data)
    return toolkit, [*localised.faults, *(replace(fault, steps=localised.written(fault.steps)) for fault in wrong)]


def _check_name(assembled: Assembled) -> Iterator[Fault]:
    given = Part((), assembled.data).text("id")
    if given and given != assembled.id:
        problem = f"The id `{given}` differs from the name `{assembled.id}` of the folder or file."
        yield Fault(("id",), problem, "Give both the same name.")
