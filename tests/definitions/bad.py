"""A hundred ways to spoil a toolkit, the same ones on every run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from .rich import RICH

SEED = 20261122


@dataclass(frozen=True)
class Bad:
    """One spoilt toolkit."""

    kind: str
    file: str
    """The file that is spoilt and must be named."""
    content: bytes
    line: int = 0
    """The line that one of the problems must point at; 0 where any line of the file will do."""

    def __str__(self) -> str:
        return f"{self.kind}, {self.file}:{self.line}"


def bad_toolkits() -> list[Bad]:
    """Return all of them, from the fewest changed letters to the largest file."""
    random = Random(SEED)
    return [bad for kind, times in _KINDS for bad in _several(kind, times, random)] + [*_unreadable(), *_bombs()]


def _several(kind: Callable[[Random], Bad], times: int, random: Random) -> Iterator[Bad]:
    seen: set[bytes] = set()
    while len(seen) < times:
        bad = kind(random)
        if bad.content not in seen:
            seen.add(bad.content)
            yield bad


def _edit(kind: str, random: Random, pattern: str, new: Callable[[re.Match[str]], str], only: str = "") -> Bad:
    """Replace one match of a pattern, somewhere in the toolkit."""
    found = [
        (name, number, match)
        for name, text in RICH.items()
        if only in name
        for number, line in enumerate(text.splitlines())
        for match in re.finditer(pattern, line)
    ]
    name, number, match = random.choice(found)
    lines = RICH[name].splitlines()
    line = lines[number]
    lines[number] = line[: match.start()] + new(match) + line[match.end() :]
    return Bad(kind, name, "\n".join(lines).encode(), number + 1)


def _typo(random: Random) -> Bad:
    def swapped(match: re.Match[str]) -> str:
        key = match.group(1)
        at = random.choice([at for at in range(len(key) - 1) if key[at] != key[at + 1]])
        return f"{key[:at]}{key[at + 1]}{key[at]}{key[at + 2 :]}:"

    return _edit("typo in a key", random, r"(?<![\w.\-])([a-z_]{4,}):(?= |$)", swapped)


def _without_level(random: Random) -> Bad:
    bad = _edit("level without wording", random, r'^ +"[123]": .*$', lambda match: "", "domains/")
    return Bad(bad.kind, bad.file, bad.content)


def _wrong_level(random: Random) -> Bad:
    odd = random.choice(["4", "0", "2,5", "worst", "①"])
    return _edit("level that is not there", random, r'"([123])"(?=:|, words)', lambda match: f'"{odd}"', "domains/")


def _bands(random: Random) -> Bad:
    def moved(match: re.Match[str]) -> str:
        return f"{match.group(1)}: {int(match.group(2)) + random.choice([-2, -1, 1, 2, 40])}"

    bad = _edit("bands that overlap or leave a gap", random, r"(from_age|to_age): (0|5)\b", moved, "toolkit.yaml")
    return Bad(bad.kind, bad.file, bad.content)


def _circle(random: Random) -> Bad:
    waits = random.choice(["food.jars", "food.water"])
    where = "  - id: food.water" if waits == "food.jars" else "  - id: food.enough"
    more = random.choice(["", ", from_rank: 2", ", from_rank: 3"])
    text = RICH["domains/food.yaml"].replace("    asked_if:\n      - {indicator: food.enough, from_rank: 2}\n", "")
    text = text.replace("      - {factor: debt}\n", "    asked_if:\n      - {indicator: food.water}\n")
    second = "food.enough" if waits == "food.water" else "food.jars"
    text = text.replace(where, f"{where}\n    asked_if:\n      - {{indicator: {waits}{more}}}")
    if waits == "food.water":
        old = "    title: {en: Enough to drink"
        text = text.replace(old, f"    asked_if:\n      - {{indicator: {second}}}\n{old}")
    return Bad("circle of conditions", "domains/food.yaml", text.encode())


def _unquoted(random: Random) -> Bad:
    odd = random.choice(["No", "yes", "on", "Off", "12", "-1.5", "~", "null", "True"])
    return _edit(
        "word that YAML takes for something else", random, r"(?<=(?:itle|abel|hort): )[A-Z][\w ]*", lambda m: odd
    )


def _odd_id(random: Random) -> Bad:
    odd = random.choice(["🧸", "טעם", "Food", "two words", ".dot", "''", "a" * 90, "é", "zero\u200bwidth", "9", "a..b"])
    return _edit("odd id", random, r"(?<=\bid: )[a-z.-]+", lambda match: odd)


def _broken_reference(random: Random) -> Bad:
    def misspelt(match: re.Match[str]) -> str:
        name = match.group(0)
        return f"{name[:-2]}{name[-1]}{name[-2]}"

    names = r"(?<=[\[ ])(young|older|physical|emotional|not-fed|manager|social-care|food\.enough|meals|drinks|now|high)"
    return _edit("name that leads nowhere", random, f"(?<!id: )(?<!value: ){names}(?=[\\],}}]|$)", misspelt)


def _hidden(random: Random) -> Bad:
    odd = random.choice(["\u202e", "\u2066", "\x07", "\x00", "\ufeff", "\x7f"])
    return _edit("hidden character", random, r"(?<=[a-z])(?= [a-z])", lambda match: odd)


def _escaped(random: Random) -> Bad:
    odd = random.choice([r"\x07", r"\0", r"\ud800", r"\u202e", r"\e"])
    return _edit("hidden character, written as an escape", random, r"(?<=itle: )[A-Z][a-z ]+", lambda m: f'"{odd}"')


_KINDS: list[tuple[Callable[[Random], Bad], int]] = [
    (_typo, 20),
    (_without_level, 8),
    (_wrong_level, 10),
    (_bands, 6),
    (_circle, 4),
    (_unquoted, 12),
    (_odd_id, 12),
    (_broken_reference, 10),
    (_hidden, 6),
    (_escaped, 5),
]


def _unreadable() -> Iterator[Bad]:
    """Yield files that are no YAML, or more of it than is read here."""
    food = RICH["domains/food.yaml"]
    for kind, text in {
        "tab": food.replace("    title:", "\ttitle:", 1),
        "quote left open": food.replace("title: Food", 'title: "Food', 1),
        "bracket left open": food.replace("[physical]", "[physical", 1),
        "colon left out": food.replace("title: Food", "title Food", 1),
        "indented too far": food.replace("short: Food", "   short: Food", 1),
        "two documents": food.replace("short: Food", "---\nshort: Food", 1),
        "key twice": food.replace("short: Food", "short: Food\nshort: Eat", 1),
        "tag": food.replace("short: Food", "short: !!python/name:os.system Food", 1),
        "keys taken over": food.replace("short: Food", "short: Food\n<<: {a: b}", 1),
        "alias of nothing": food.replace("short: Food", "short: *food", 1),
        "list at the top": food.replace("id: food", "- id: food", 1),
        "nothing": "",
        "only remarks": "# later\n",
    }.items():
        yield Bad(kind, "domains/food.yaml", text.encode())
    for kind, content in {
        "another encoding": food.encode("utf-16"),
        "an old encoding": food.replace("Food", "Caf\xe9").encode("cp1252"),
        "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        "zeros": bytes(4096),
    }.items():
        yield Bad(kind, "domains/food.yaml", content)


def _bombs() -> Iterator[Bad]:
    """Yield files that would fill memory or stack."""
    names = "abcdefghij"
    nested = "".join(f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]\n" for old, new in pairwise(names))
    for kind, text in {
        "5 MB": RICH["domains/food.yaml"] + "# " + "x" * 5_000_000,
        "nested aliases": f"a: &a [x, x, x]\n{nested}",
        "nested aliases of keys": "a: &a {x: y}\n"
        + nested.replace("[", "{k: ").replace("]", "}").replace(", *", ", k: *"),
        "aliases of a long text": f"a: &a {'x' * 1_000_000}\nb: [{', '.join(['*a'] * 40_000)}]",
        "alias of itself": "a: &a {b: *a}",
        "deep brackets": f"a: {'[' * 50_000}",
        "deep indentation": "\n".join(f"{' ' * depth}a:" for depth in range(1_500)),
        "many values": f"a: [{'1,' * 900_000}1]",
        "many empty lists": f"a: [{'[],' * 600_000}1]",
        "many keys": "\n".join(f"k{number}:" for number in range(150_000)),
        "a long key": f"{'k' * 900}: x",
    }.items():
        yield Bad(kind, "domains/food.yaml", text.encode())
