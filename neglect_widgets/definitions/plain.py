"""Turns YAML nodes into plain data: text, numbers, yes and no, lists, keys with values."""

from __future__ import annotations

import re
from typing import Any

from yaml import MarkedYAMLError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from .part import Fault, Steps

VALUE_LIMIT = 50_000
"""Values a file may stand for once its aliases are written out."""

TEXT_LIMIT = 2_000_000
"""Characters its texts may have together, once its aliases are written out."""

DEPTH_LIMIT = 40
"""Values inside values; a toolkit needs nine."""

_YAML = "tag:yaml.org,2002:"
# Only what YAML 1.1 and 1.2 read alike is a number: 0207 and 9:30 stay text, and so does a date.
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]*([eE][-+]?[0-9]+)?")
_TEXT = tuple(_YAML + kind for kind in ("str", "timestamp", "value", "merge"))
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def invisible(text: str) -> re.Match[str] | None:
    """Return the first control character in a text, or one that turns the direction of reading, or None.

    A text that is read from right to left needs none: its letters say so, and the page follows them.
    """
    return _INVISIBLE.search(text)


def invisible_problem(found: re.Match[str]) -> tuple[str, str]:
    """Return the problem and the remedy of what `invisible` found."""
    return f"There is an invisible control character ({found.group()!a}).", "Take it out."


def plain_data(root: MappingNode) -> tuple[dict[str, Any], list[tuple[int, Fault]]]:
    """Return the data under a node, and its faults with their lines.

    Raises MarkedYAMLError when aliases make it too large or endless.
    """
    reading = _Reading()
    return reading.mapping(root, ()), reading.faults


def too_large(node: Node, problem: str) -> MarkedYAMLError:
    """Return the error of a file that would fill the memory."""
    note = "Write the values out without aliases, or split the file."
    return MarkedYAMLError(problem=problem, problem_mark=node.start_mark, note=note)


class _Reading:
    def __init__(self) -> None:
        self.faults: list[tuple[int, Fault]] = []
        self.values = 0
        self.characters = 0

    def mapping(self, node: MappingNode, steps: Steps) -> dict[str, Any]:
        data: dict[str, Any] = {}
        pairs: list[tuple[Node, Node]] = node.value
        for key_node, value_node in pairs:
            key = self.key(key_node, steps)
            if key is None:
                continue
            value = self.value(value_node, (*steps, key))
            if key in data:
                self.fault(key_node, (*steps, key), f"`{key}` is written twice here.", "Keep one of them.")
            else:
                data[key] = value
        return data

    def key(self, node: Node, steps: Steps) -> str | None:
        if not isinstance(node, ScalarNode):
            self.fault(node, steps, "A list or mapping is used as a key.", "Use a word as the key.")
            return None
        key: str = node.value
        if node.tag == f"{_YAML}merge":
            self.fault(node, steps, "`<<` would take over keys from elsewhere.", "Write the keys out.")
            return None
        if not node.style and node.tag != f"{_YAML}str":
            problem = f"The unquoted key {key} is not read as text." if key else "A key is missing before the colon."
            self.fault(node, (*steps, key), problem, f'Put it in quotes: "{key}":' if key else "Write the key.")
        return key

    def value(self, node: Node, steps: Steps) -> Any:
        self.values += 1
        if self.values > VALUE_LIMIT or len(steps) > DEPTH_LIMIT:
            raise too_large(node, f"it holds more than {VALUE_LIMIT} values, or an alias that stands for itself")
        if isinstance(node, ScalarNode):
            self.characters += len(node.value)
            if self.characters > TEXT_LIMIT:
                raise too_large(node, f"its aliases stand for more than {TEXT_LIMIT} characters")
            return self.scalar(node, steps)
        if isinstance(node, MappingNode) and node.tag == f"{_YAML}map":
            return self.mapping(node, steps)
        if isinstance(node, SequenceNode) and node.tag == f"{_YAML}seq":
            items: list[Node] = node.value
            return [self.value(item, (*steps, position)) for position, item in enumerate(items)]
        return self.tagged(node, steps)

    def scalar(self, node: ScalarNode, steps: Steps) -> Any:
        text: str = node.value
        if node.style and (found := invisible(text)):
            # Written as an escape such as \x07: in the file itself it would have been refused before.
            self.fault(node, steps, *invisible_problem(found))
        if node.tag in _TEXT:
            return text
        if node.style:
            return self.tagged(node, steps)
        match node.tag.removeprefix(_YAML):
            case "null":
                return None
            case "bool":
                return text.lower() in ("yes", "true", "on")
            case "int":
                return int(text) if _WHOLE.fullmatch(text) else text
            case "float":
                return float(text) if _DECIMAL.fullmatch(text) else text
            case _:
                return self.tagged(node, steps)

    def tagged(self, node: Node, steps: Steps) -> None:
        tag = node.tag.replace(_YAML, "!!")
        self.fault(node, steps, f"The tag {tag} is not read here.", "Take the tag out; write text, a number or a list.")

    def fault(self, node: Node, steps: Steps, problem: str, remedy: str) -> None:
        self.faults.append((node.start_mark.line + 1, Fault(steps, problem, remedy)))
