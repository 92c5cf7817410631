"""Puts the files of one toolkit together and remembers which file each part came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import Problem
from .files import SHARED, toolkit_files, toolkit_id
from .hints import nearest
from .part import Fault, Steps
from .sharing import read_shared
from .yaml_lines import Document, not_read, read_document

_LISTS = ("types", "domains", "tiers", "flags", "factors", "voice", "closing", "contacts")
"""What a toolkit may leave out, and other parts may name."""


@dataclass(frozen=True)
class Assembled:
    """A toolkit as one mapping, its contents not checked yet, and the files behind it."""

    path: Path
    head: Document
    data: dict[str, Any]
    key_files: Mapping[str, Document]
    """Top-level key -> the file beside toolkit.yaml, or shared with other toolkits, that holds it."""
    domain_files: Mapping[int, Document | None]
    """Position in `domains` -> the file of that domain, None where there is none to read."""
    whole: bool
    """False when a file is missing or unreadable, so that what seems missing may be in it."""
    problems: tuple[Problem, ...]
    """What is wrong with the files themselves and how they hang together."""

    @property
    def id(self) -> str:
        """The name of its folder or file."""
        return toolkit_id(self.path)

    def locate(self, steps: Steps) -> tuple[Document, Steps] | None:
        """Return the file that a value lies in, and the way to it from the top of that file.

        None when that file could not be read, which is reported already.
        """
        match steps:
            case ("domains", int(position), *rest) if position in self.domain_files:
                document = self.domain_files[position]
                return (document, tuple(rest)) if document else None
            case (str(key), *_) if key in self.key_files:
                return self.key_files[key], steps
        return self.head, steps

    def unquoted(self, steps: Steps) -> str | None:
        """Return a value as its file prints it if it stands there without quotes, else None."""
        located = self.locate(steps)
        return located[0].unquoted(located[1]) if located else None

    def problem(self, fault: Fault) -> Problem | None:
        """Return a fault with its file, line and place; None when it only follows from an unreadable file."""
        if not self.whole and len(fault.steps) == 1 and fault.steps[0] not in self.data:
            return None
        if located := self.locate(fault.steps):
            document, steps = located
            return document.problem(Fault(steps, fault.problem, fault.remedy))
        return None


def assemble(path: Path) -> Assembled:
    """Return the toolkit of a folder or single file; never raises for what the files say."""
    files = toolkit_files(path)
    documents = {file: read_document(file, str(file.relative_to(path.parent).as_posix())) for file in files}
    head, *others = documents.values()
    in_domains = {file.stem: document for file, document in documents.items() if file.parent != path and file != path}
    beside = [document for document in others if document not in in_domains.values()]
    problems = [problem for document in documents.values() for problem in document.problems]
    shared, problems_of_sharing = read_shared(path, head, beside)
    problems.extend(problems_of_sharing)

    data, key_files = _join_keys(head, [*beside, *shared], problems)
    data.pop(SHARED, None)
    domain_files: dict[int, Document | None] = {}
    if path.is_dir():
        domain_files = _join_domains(head, data, in_domains, problems)
        problems.extend(not_read(file, path.parent) for file in sorted(path.rglob("*.yml")))
    # What a whole toolkit leaves out is empty; else it may be in the file that cannot be read.
    whole = all(d.node is not None for d in (head, *beside, *shared)) and None not in domain_files.values()
    if whole:
        left_out: dict[str, Any] = {**{key: [] for key in _LISTS}, "scale": {}, "continuum": None}
        data |= {key: empty for key, empty in left_out.items() if key not in data}
    return Assembled(path, head, data, key_files, domain_files, whole, tuple(problems))


def _join_keys(
    head: Document, beside: list[Document], problems: list[Problem]
) -> tuple[dict[str, Any], dict[str, Document]]:
    data, key_files = dict(head.data), dict[str, Document]()
    for document in beside:
        for key, value in document.data.items():
            if key in data:
                problem = f"`{key}` stands in {key_files.get(key, head).name} as well."
                problems.append(document.problem(Fault((key,), problem, "Keep it in one of the two files.")))
            else:
                data[key], key_files[key] = value, document
    return data, key_files


def _join_domains(
    head: Document, data: dict[str, Any], files: dict[str, Document], problems: list[Problem]
) -> dict[int, Document | None]:
    """Put each domain's own file in the place where its id is listed."""
    listed = data.get("domains")
    if not isinstance(listed, list):
        return {}
    found: dict[int, Document | None] = {}
    domains: list[Any] = list(listed)
    for position, entry in enumerate(listed):
        if not isinstance(entry, str):
            continue
        document = None if entry in listed[:position] else files.get(entry)
        if document is None:
            spare = set(files) - {*map(str, listed)}
            problems.append(head.problem(_no_domain_file(position, entry, entry in files, spare)))
        elif document.data and (given := document.data.get("id")) != entry and isinstance(given, str):
            fault = Fault(("id",), f"The id `{given}` differs from the name of the file.", f"Write `id: {entry}`.")
            problems.append(document.problem(fault))
        found[position] = document if document and document.node else None
        domains[position] = document.data if document else {}
    for name in sorted(set(files) - {entry for entry in listed if isinstance(entry, str)}):
        remedy = f"Add `- {name}` to `domains:` in {head.name}, or remove the file."
        problems.append(Problem(files[name].name, 0, "", "This domain is not listed in the toolkit.", remedy))
    data["domains"] = domains
    return found


def _no_domain_file(position: int, entry: str, twice: bool, spare: set[str]) -> Fault:
    steps = ("domains", position)
    if twice:
        return Fault(steps, f"The domain `{entry}` is listed twice.", "Take out one of the two lines.")
    remedy = f"Add the file domains/{entry}.yaml, or take the line out."
    if meant := nearest(entry, spare):
        remedy = f"Did you mean `{meant}`? {remedy}"
    return Fault(steps, f"There is no file domains/{entry}.yaml.", remedy)
