"""Checks links into the toolkit that an assessment may go on in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from .assemble import assemble
from .files import Stamp, definitions_folders, files_behind, stamp, toolkit_id, toolkits_in
from .hints import choose, nearest
from .part import Fault, Part

KEY = "grows_into"


def check_links(toolkit: Part, path: Path) -> Iterator[Fault]:
    """Yield a fault for every link of the toolkit at `path` that leads nowhere."""
    target = toolkit.text(KEY)
    prompts = [*toolkit.parts("voice"), *toolkit.parts("closing")]
    linked = [*prompts, *(i for domain in toolkit.parts("domains") for i in domain.parts("indicators"))]
    if not target:
        for part in linked:
            if KEY in part.data:
                remedy = f"Name that toolkit under `{KEY}:` in toolkit.yaml, or take this out."
                yield part.fault(KEY, "The toolkit does not say which other one it grows into.", remedy)
        return
    toolkits = _toolkits_around(path)
    if target == toolkit_id(path) or target not in toolkits:
        what = "The toolkit cannot grow into itself." if target in toolkits else f"There is no toolkit `{target}`."
        meant = nearest(target, toolkits.keys() - {toolkit_id(path)})
        yield toolkit.fault(KEY, what, f"Did you mean `{meant}`?" if meant else "Name another one, or take it out.")
        return
    asked = _asked_by(toolkits[target], stamp(files_behind(toolkits[target])))
    for part in linked:
        for steps, name in part.texts(KEY):
            if asked is not None and name not in asked:
                problem = f"The toolkit `{target}` asks no indicator `{name}`."
                yield Fault(steps, problem, choose(name, sorted(asked)))


def _toolkits_around(path: Path) -> dict[str, Path]:
    """Return the toolkits by id that one at `path` may name: those beside it, then an area's own, then the shipped."""
    folders = dict.fromkeys((path.parent, *definitions_folders()))
    found: dict[str, Path] = {}
    for folder in folders:
        for toolkit in toolkits_in(folder):
            found.setdefault(toolkit_id(toolkit), toolkit)
    return found


@lru_cache(maxsize=64)
def _asked_by(path: Path, stamp: Stamp) -> frozenset[str] | None:
    """Return the indicators that a toolkit asks; None when they cannot all be read, which is its own problem."""
    assembled = assemble(path)
    domains = Part((), assembled.data).parts("domains")
    indicators = (indicator for domain in domains for indicator in domain.parts("indicators"))
    asked = frozenset(one.text("id") for one in indicators if one.data.get("retired") is not True)
    return asked if assembled.whole else None
