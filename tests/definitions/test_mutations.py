"""However a toolkit is damaged, it is refused with problems and never with a traceback."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from neglect_widgets.definitions import check, read_toolkit
from neglect_widgets.definitions.part import Steps
from neglect_widgets.errors import DefinitionError

from .rich import RICH
from .small import write

quick = settings(
    deadline=None,
    max_examples=150,
    derandomize=True,  # the same on every run; bad.py has those that must be told in a certain place
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

ODD: list[Any] = [None, True, 0, -1, 2.5, "", "x", "No", [], [[]], {}, {"id": {}}, [None], ["food", "food"]]


def every_place(value: Any, steps: Steps = ()) -> list[Steps]:
    """Return the way to every key and item."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for step, inner in pairs for place in ((*steps, step), *every_place(inner, (*steps, step)))]


def as_data() -> dict[str, Any]:
    """Return a toolkit with everything the format has as one mapping."""
    loaded = {name: json.loads(json.dumps(yaml.safe_load(text), default=str)) for name, text in RICH.items()}
    beside = {key: value for name, data in loaded.items() if "/" not in name for key, value in data.items()}
    return {**beside, "domains": [data for name, data in loaded.items() if "/" in name]}


DATA = as_data()
PLACES = every_place(DATA)


def test_the_toolkit_that_is_damaged_is_sound_before(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(yaml.safe_dump(DATA, sort_keys=False), encoding="utf-8")

    assert check([path]) == ()


def damaged(place: Steps, how: str, odd: Any) -> Any:
    """Return the data with one place deleted, renamed, doubled or replaced."""
    data = json.loads(json.dumps(DATA))
    holder: Any = data
    for step in place[:-1]:
        holder = holder[step]
    last: Any = place[-1]
    match how:
        case "delete":
            del holder[last]
        case "rename" if isinstance(holder, dict):
            holder[f"{last}s"] = holder.pop(last)
        case "double" if isinstance(holder, list):
            holder.append(holder[last])
        case _:
            holder[last] = odd
    return data


@quick
@given(st.sampled_from(PLACES), st.sampled_from(["delete", "rename", "double", "replace"]), st.sampled_from(ODD))
def test_a_damaged_value_is_accepted_or_refused_with_problems(tmp_path: Path, place: Steps, how: str, odd: Any) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(yaml.safe_dump(damaged(place, how, odd), sort_keys=False), encoding="utf-8")

    told_or_read(path)


@quick
@given(st.data())
def test_damaged_text_is_accepted_or_refused_with_problems(tmp_path: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(RICH)))
    lines = RICH[name].splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    change = data.draw(st.sampled_from(["delete", "double", "indent", "cut", "insert"]))
    spoilt = {
        "delete": [],
        "double": [lines[at], lines[at]],
        "indent": [f"  {lines[at]}"],
        "cut": [lines[at][: len(lines[at]) // 2]],
        "insert": [lines[at], data.draw(st.text(max_size=12).filter(lambda text: not set(text) & {"\n", "\r"}))],
    }[change]
    text = "\n".join([*lines[:at], *spoilt, *lines[at + 1 :]])

    toolkit = write(tmp_path, RICH)
    (toolkit / name).write_text(text, encoding="utf-8", errors="replace")
    told_or_read(toolkit)


def told_or_read(path: Path) -> None:
    """Check that a toolkit is read without problems, or refused with problems that can be acted on."""
    problems = check([path])
    for problem in problems:
        assert problem.file.startswith("small"), problem
        assert problem.line >= 0, problem
        assert problem.problem.endswith("."), problem
        assert problem.remedy, problem
    if problems:
        with pytest.raises(DefinitionError):
            read_toolkit(path)
    else:
        read_toolkit(path)
