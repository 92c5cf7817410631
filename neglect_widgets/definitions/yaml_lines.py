"""Reads one YAML file as plain data and knows the line of every value in it.

The file is composed once; the nodes that give the data also give the lines, so that a
file without problems pays nothing for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ..errors import Problem
from .hints import cut
from .part import Fault, Steps
from .plain import DEPTH_LIMIT, VALUE_LIMIT, invisible, invisible_problem, plain_data, too_large

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without libyaml: slower, otherwise the same
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

SIZE_LIMIT = 2_000_000
"""Bytes a file may hold; a whole toolkit needs a tenth."""

_SYNTAX_REMEDY = (
    "Look at this line and the one before it: indentation, a missing colon or bracket, "
    "or text that needs quotes because it holds `: ` or ` #`."
)
_TOO_DEEP = "it is nested too deeply", "Check the indentation and the brackets."


@dataclass(frozen=True)
class Document:
    """One file: its data, and the nodes that know the lines."""

    name: str
    """The path to show, from the definitions folder, with forward slashes."""
    data: dict[str, Any]
    """Empty when the file could not be read."""
    node: Node | None = None
    """None when the file could not be read."""
    problems: tuple[Problem, ...] = ()

    def line(self, steps: Steps) -> int:
        """Return the line of a value's key, or of what should hold it; 0 when there is none."""
        return self._walk(steps)[0]

    def unquoted(self, steps: Steps) -> str | None:
        """Return a value as the file prints it if it stands there without quotes, else None."""
        node = self._walk(steps)[1]
        return node.value if isinstance(node, ScalarNode) and not node.style else None

    def problem(self, fault: Fault, line: int | None = None) -> Problem:
        """Return a fault of this file with its line and place."""
        at = self.line(fault.steps) if line is None else line
        where = cut(place(self.data, fault.steps))
        return Problem(self.name, at, where, cut(fault.problem), cut(fault.remedy))

    def _walk(self, steps: Steps) -> tuple[int, Node | None]:
        node, line = self.node, 0 if self.node is None else 1
        for step in steps:
            key, node = _child(node, step)
            if key is None:
                return line, None
            line = key.start_mark.line + 1
        return line, node


def read_document(path: Path, name: str) -> Document:
    """Return the data of a file with the problems of its YAML; never raises for its content."""
    try:
        if path.stat().st_size > SIZE_LIMIT:
            return _unreadable(name, 0, "The file is larger than 2 MB.", "Split it into several files.")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        problem = f"The file cannot be read: {error.strerror}."
        return _unreadable(name, 0, problem, "Check that it is there and may be read.")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return _unreadable(name, line, "The text is not written in UTF-8.", "Save the file as UTF-8 in your editor.")
    if odd := invisible(text):
        return _unreadable(name, text.count("\n", 0, odd.start()) + 1, *invisible_problem(odd))
    try:
        return _document(name, _compose(text))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        what = getattr(error, "problem", None) or "it is not YAML"
        remedy = getattr(error, "note", None) or _SYNTAX_REMEDY
        if "nesting depth" in what:  # libyaml's own limit, where it has one
            what, remedy = _TOO_DEEP
        # At an early end libyaml points behind the last line.
        line = min(mark.line, text.count("\n")) + 1 if mark else 0
        return _unreadable(name, line, f"The file cannot be read: {what}.", remedy)


def not_read(file: Path, folder: Path) -> Problem:
    """Return the problem of a file that looks like a definition but has another ending."""
    name = file.relative_to(folder).as_posix()
    return Problem(name, 0, "", "Files ending in .yml are not read.", "Rename it to end in .yaml.")


def place(data: object, steps: Steps) -> str:
    """Return the way to a value in words, such as `food.enough > descriptors[2] > levels`.

    An item of a list goes by its id; one without an id by its number, counted from 1.
    """
    labels: list[str] = []
    for step in steps:
        data = _item(data, step)
        if isinstance(step, str):
            labels.append(step)
            continue
        listed_in = labels.pop() if labels else ""
        given = data.get("id") if isinstance(data, dict) else None
        labels.append(given if isinstance(given, str) and given else f"{listed_in}[{step + 1}]")
    return " > ".join(labels)


class _Limited(_Loader):
    """A safe loader that stops before a file overruns the stack of the C parser or fills the memory."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = 0
        self._nodes = 0

    def descend_resolver(self, parent: Node | None, index: object) -> None:
        self._depth += 1
        self._nodes += 1
        if self._depth > DEPTH_LIMIT and parent is not None:
            problem, note = _TOO_DEEP
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=parent.start_mark, note=note)
        # Keys are nodes as well as values.
        if self._nodes > 2 * VALUE_LIMIT and parent is not None:
            raise too_large(parent, f"it holds more than {VALUE_LIMIT} values")

    def ascend_resolver(self) -> None:
        self._depth -= 1


def _compose(text: str) -> Node | None:
    loader = _Limited(text)
    try:
        node: Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()


def _document(name: str, node: Node | None) -> Document:
    if node is None:
        return _unreadable(name, 0, "The file is empty.", "Write its keys with their values, or remove it.")
    if not isinstance(node, MappingNode):
        remedy = "Begin with a line such as `id: food`."
        return _unreadable(name, node.start_mark.line + 1, "The file does not hold keys with values.", remedy)
    data, faults = plain_data(node)
    document = Document(name, data, node)
    return Document(name, data, node, tuple(document.problem(fault, line) for line, fault in faults))


def _unreadable(name: str, line: int, problem: str, remedy: str) -> Document:
    return Document(name, {}, None, (Problem(name, line, "", problem, remedy),))


def _child(node: Node | None, step: str | int) -> tuple[Node | None, Node | None]:
    """Return the node where a step begins (key or item) and the node of its value."""
    if isinstance(node, MappingNode):
        pairs: list[tuple[Node, Node]] = node.value
        return next(((key, value) for key, value in pairs if key.value == step), (None, None))
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None, None


def _item(data: object, step: str | int) -> object:
    if isinstance(data, dict):
        return data.get(step)
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return None
