"""How two versions of a toolkit differ, and what version that asks for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ...errors import DefinitionError
from ...model import Toolkit
from ..files import is_toolkit
from ..load import toolkit_path
from ..reading import read
from .changes import Change, Step, changes_between, translation_changes
from .comparable import Comparable, comparable

_STEPS: tuple[Step, ...] = ("none", "second", "first")


@dataclass(frozen=True)
class Difference:
    """How two toolkits differ."""

    before: tuple[str, str]
    """Id and version."""
    after: tuple[str, str]
    changes: tuple[Change, ...]
    comparable: Comparable
    step: Step
    """What all changes together ask of the version."""
    next_version: str
    """The lowest version that would do."""
    enough: bool
    """The version of `after` is that or a higher one."""


def difference(before: str, after: str) -> Difference:
    """Return how a toolkit differs from an earlier one, each named by its id or by a path.

    Raises NotFound, or DefinitionError with the problems of the first that has any.
    """
    one, other = _in_all_languages(before), _in_all_languages(after)
    (old, *_), (new, *_) = one.values(), other.values()
    changes = tuple(changes_between(old, new))
    further = {code: (one[code], other[code]) for code in [*one][1:] if code in other}
    changes += tuple(translation_changes(further, changes))
    step = max((change.step for change in changes), key=_STEPS.index, default=_STEPS[0])
    due = next_version(old.version, step)
    return Difference(
        before=(old.id, old.version),
        after=(new.id, new.version),
        changes=changes,
        comparable=comparable(old, new, changes),
        step=step,
        next_version=due,
        enough=_numbers(new.version) >= _numbers(due),
    )


def next_version(version: str, step: Step) -> str:
    """Return the lowest version that says what has changed."""
    first, second, _ = _numbers(version)
    return {"none": version, "second": f"{first}.{second + 1}", "first": f"{first + 1}.0"}[step]


def _numbers(version: str) -> tuple[int, int, int]:
    first, second, third = (*map(int, version.split(".")), 0)[:3]
    return first, second, third


def _in_all_languages(name: str) -> dict[str, Toolkit]:
    """Return a toolkit in each of its languages, the first one first."""
    path = Path(name).absolute() if is_toolkit(Path(name).absolute()) else toolkit_path(name)
    first = _read(path, None)
    return {first.languages[0]: first, **{code: _read(path, code) for code in first.languages[1:]}}


def _read(path: Path, language: str | None) -> Toolkit:
    reading = read(path, language)
    if reading.toolkit is None or reading.problems:
        raise DefinitionError(reading.problems)
    return reading.toolkit
