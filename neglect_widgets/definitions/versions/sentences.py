"""Says in sentences how two toolkits differ."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from .changes import Change
from .comparable import Comparable
from .difference import Difference

_SHOWN = 60
"""Characters of a value that a line shows."""


def difference_lines(found: Difference) -> Iterator[str]:
    """Yield the lines of a report: what changed part by part, what stays comparable, what version is due."""
    yield f"{' '.join(found.before)} and {' '.join(found.after)}"
    if not found.changes:
        yield "Nothing that a person reads or a rating rests on is different."
    for part, changes in groupby(sorted(found.changes, key=_order), key=lambda change: change.part):
        yield ""
        yield (part if part == "toolkit" else _plural(part)).capitalize()
        for (id, kind), some in groupby(changes, key=lambda change: (change.id, change.kind)):
            yield from (f"  {line}" for line in _about(id, kind, list(some)))
    yield ""
    yield from _comparable_lines(found.comparable)
    yield ""
    yield _version_line(found)


def _order(change: Change) -> tuple[str, str, str]:
    return ("" if change.part == "toolkit" else change.part, change.id, change.kind)


def _plural(part: str) -> str:
    return "levels of need" if part == "level of need" else f"{part}s"


def _about(id: str, kind: str, changes: list[Change]) -> Iterator[str]:
    name = f"{id} " if id else ""
    match kind:
        case "added" | "removed":
            (change,) = changes
            title = change.after or change.before
            yield f"{kind}: {id}" + (f" ({_short(title)})" if title and title != id else "")
            if kind == "removed" and change.part == "indicator":
                yield "  Put it back with `retired: true`, or old assessments cannot draw it."
        case "retired" | "brought back":
            yield f"{kind}: {id}"
        case "reworded":
            yield f"reworded: {name}({'; '.join(change.where for change in changes)})"
        case _:
            for change in changes:
                yield f"changed: {name}{change.where}, from {_short(change.before)} to {_short(change.after)}"


def _short(value: object) -> str:
    if value is None:
        return "nothing"
    text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    text = "yes" if value is True else text
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"


def _comparable_lines(comparable: Comparable) -> Iterator[str]:
    yield "Which ratings can be compared"
    yield f"  Unchanged in what a rating rests on: {len(comparable.same)} of the indicators."
    for what, ids in (
        ("Reworded, to compare only if the new words mean the same", comparable.reworded),
        ("With few of their words left", comparable.much_reworded),
        ("With other levels, not to be compared any more", comparable.not_any_more),
        ("Gone", comparable.only_before),
        ("New", comparable.only_after),
    ):
        if ids:
            yield f"  {what}: {', '.join(ids)}."
    if comparable.much_reworded:
        yield "  Where an indicator has become another question, give it a new id and retire the old one."


def _version_line(found: Difference) -> str:
    if found.before[0] != found.after[0]:
        return "These are two different toolkits, so neither is a version of the other."
    if found.step == "none":
        return "No new version is needed."
    why = {
        "second": "Only words changed. If they mean the same, raise the second number of the version",
        "first": "Indicators, levels, bands, flags or rules changed, so raise the first number of the version",
    }[found.step]
    done = "which is done" if found.enough else f"which still says {found.after[1]}"
    return f"{why}: {found.next_version} or higher, {done}."
