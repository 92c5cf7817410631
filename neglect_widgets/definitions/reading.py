"""Reads one toolkit in one language, with every problem that it has in any of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..errors import Problem
from ..model import Toolkit
from .assemble import Assembled, assemble
from .checks import cross_check
from .files import Stamp, definitions_folders, stamp, toolkit_files, toolkit_id, toolkits_in
from .hints import choose
from .language import languages_of, localise
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
    faults = [*_check_name(assembled), *_check_growing(assembled)]
    languages = languages_of(assembled.data)
    wanted = language if language in languages else languages[0]
    toolkit, translated = None, frozenset[str]()
    for one in dict.fromkeys((wanted, *languages)):
        localised = localise(assembled.data, one)
        found, wrong = validate(localised.data, assembled.unquoted)
        faults += [*wrong, *cross_check(localised.data), *localised.faults]
        if one == wanted:
            toolkit, translated = found, frozenset(localised.translated)
    problems = {problem for fault in faults if (problem := assembled.problem(fault))}
    return Reading(toolkit, translated, tuple(sorted(problems.union(assembled.problems))))


def _check_name(assembled: Assembled) -> Iterator[Fault]:
    given = Part((), assembled.data).text("id")
    if given and given != assembled.id:
        problem = f"The id `{given}` differs from the name `{assembled.id}` of the folder or file."
        yield Fault(("id",), problem, "Give both the same name.")


def _check_growing(assembled: Assembled) -> Iterator[Fault]:
    """Yield a fault for every link to an indicator that the toolkit to grow into does not have."""
    toolkit = Part((), assembled.data)
    target = toolkit.text("grows_into")
    prompts = [*toolkit.parts("voice"), *toolkit.parts("closing")]
    linked = [*prompts, *(i for domain in toolkit.parts("domains") for i in domain.parts("indicators"))]
    if not target:
        for part in linked:
            if "grows_into" in part.data:
                remedy = "Name the toolkit under `grows_into:` in toolkit.yaml, or take this out."
                yield part.fault("grows_into", "The toolkit says into which other one it grows nowhere.", remedy)
        return
    known = _indicators_of(target, assembled)
    if known is None:
        yield toolkit.fault("grows_into", f"There is no toolkit `{target}`.", "Add it, or take the line out.")
        return
    for part in linked:
        for steps, name in part.texts("grows_into"):
            if name not in known:
                yield Fault(steps, f"The toolkit `{target}` has no indicator `{name}`.", choose(name, sorted(known)))


def _indicators_of(id: str, assembled: Assembled) -> frozenset[str] | None:
    around = assembled.path.parent
    for folder in dict.fromkeys((around, *definitions_folders())):
        if path := next((path for path in toolkits_in(folder) if toolkit_id(path) == id), None):
            return _indicator_ids(path, stamp(toolkit_files(path)))
    return None


@lru_cache(maxsize=64)
def _indicator_ids(path: Path, stamp: Stamp) -> frozenset[str]:
    domains = Part((), assemble(path).data).parts("domains")
    return frozenset(indicator.text("id") for domain in domains for indicator in domain.parts("indicators"))
