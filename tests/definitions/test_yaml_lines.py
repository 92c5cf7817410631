"""One file: what its YAML may not do, and which values are taken as what."""

from __future__ import annotations

from pathlib import Path

import pytest

from neglect_widgets.definitions.yaml_lines import SIZE_LIMIT, Document, read_document


def read(tmp_path: Path, text: str | bytes) -> Document:
    path = tmp_path / "some.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_document(path, "some.yaml")


BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join(['*' + old] * 10)}]\n" for old, new in zip("abcdefg", "bcdefgh", strict=True)
)

UNREADABLE = [
    ("a: 1\nb: [1", 2, "cannot be read"),
    ("a: b: c", 1, "cannot be read"),
    ("a: 1\n\tb: 2", 2, "cannot be read"),
    ("a: *nothing", 1, "undefined alias"),
    ("a: 1\n---\nb: 2", 2, "another document"),
    ("a: &a [*a]", 1, "alias that stands for itself"),
    (BOMB, 1, "more than 50000 values"),
    (f"a: &a {'x' * 900_000}\nb: [*a, *a, *a]", 1, "more than 2000000 characters"),
    ("a: [" + "1," * 300_000 + "1]", 1, "more than 50000 values"),
    ("a: " + "[" * 100_000, 1, "nested too deeply"),
    ("a: 1\nb: \x07", 2, "control character"),
    (b"a: 1\nb: caf\xe9", 2, "UTF-8"),
    ("", 0, "empty"),
    ("# only a remark\n", 0, "empty"),
    ("\n- a\n- b", 2, "does not hold keys"),
    ("x" * (SIZE_LIMIT + 1), 0, "larger than 2 MB"),
]


@pytest.mark.parametrize(("text", "line", "said"), UNREADABLE)
def test_an_unreadable_file_is_told_with_its_line(tmp_path: Path, text: str | bytes, line: int, said: str) -> None:
    document = read(tmp_path, text)

    assert document.data == {}
    (problem,) = document.problems
    assert (problem.line, said in problem.problem) == (line, True), problem
    assert problem.remedy


FAULTY = [
    ("a: 1\nb: 2\na: 3", 3, "a", "`a` is written twice here."),
    ("a:\n  b: !!python/object:os.system x", 2, "a > b", "The tag !!python/object:os.system is not read here."),
    ("a: !mine {b: 1}", 1, "a", "The tag !mine is not read here."),
    ('a: !!int "1"', 1, "a", "The tag !!int is not read here."),
    ("a: !!set {b, c}", 1, "a", "The tag !!set is not read here."),
    ("a: {1: x}", 1, "a > 1", "The unquoted key 1 is not read as text."),
    ("No: x", 1, "No", "The unquoted key No is not read as text."),
    ("? \n: x", 1, "", "A key is missing before the colon."),
    ("a: &a {b: 1}\nc:\n  <<: *a", 3, "c", "`<<` would take over keys from elsewhere."),
    ("? [a, b]\n: c", 1, "", "A list or mapping is used as a key."),
]


@pytest.mark.parametrize(("text", "line", "place", "said"), FAULTY)
def test_a_value_that_is_not_plain_is_told(tmp_path: Path, text: str, line: int, place: str, said: str) -> None:
    document = read(tmp_path, text)

    assert [(p.line, p.place, p.problem) for p in document.problems] == [(line, place, said)]
    assert document.problems[0].remedy


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("0.5", 0.5),
        ("yes", True),
        ("Off", False),
        ("~", None),
        ("", None),
        ("0207 123", "0207 123"),
        ("0207", "0207"),
        ("0x1F", "0x1F"),
        ("9:30", "9:30"),
        (".nan", ".nan"),
        ("2026-11-22", "2026-11-22"),
        ('"12"', "12"),
        ("=", "="),
        ("<<", "<<"),
        ("7" * 5000, "7" * 5000),
    ],
)
def test_only_what_every_yaml_reads_alike_is_a_number(tmp_path: Path, written: str, value: object) -> None:
    document = read(tmp_path, f"a: {written}")

    assert document.problems == ()
    assert document.data["a"] == value
    assert type(document.data["a"]) is type(value)


def test_an_alias_may_repeat_a_list(tmp_path: Path) -> None:
    assert read(tmp_path, "a: &all [x, y]\nb: *all").data == {"a": ["x", "y"], "b": ["x", "y"]}


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbfa: x").data == {"a": "x"}


def test_a_missing_value_has_the_line_of_what_should_hold_it(tmp_path: Path) -> None:
    document = read(tmp_path, "a:\n  - b: 1\n    c: 2\n  - b: 3\n")

    assert document.line(("a", 0, "c")) == 3
    assert document.line(("a", 1, "c")) == 4
    assert document.line(("a", 5)) == 1
