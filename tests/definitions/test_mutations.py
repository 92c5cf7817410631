"""However a toolkit is damaged, it is refused with problems and never with a traceback."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
import yaml

from neglect_widgets.definitions import check, read_toolkit
from neglect_widgets.definitions.part import Steps
from neglect_widgets.errors import DefinitionError
from tests.trials import Trials

from .rich import RICH
from .small import write

HOW = ("delete", "rename", "double", "replace")
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
CHARACTERS = "ab: -#&*!|>'\"%@`{}[],?~\t\x00\x07\x85\u00a0\u2028\ufeff\ufffe\ud800é名😀0.=<"
"""What means something in YAML, what it forbids, and what it may not expect."""
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


@pytest.mark.fault("toolkit_edited")
def test_a_damaged_toolkit_is_accepted_or_refused_with_problems(tmp_path: Path, trials: Trials) -> None:
    path, refused = tmp_path / "small.yaml", 0
    toolkit = write(tmp_path, RICH)
    for number, chance in trials:
        if number % 2:
            data = damaged(chance.choice(PLACES), chance.choice(HOW), chance.choice(ODD))
            path.write_text(yaml.dump(data, Dumper=DUMPER, sort_keys=False), encoding="utf-8")
            refused += told_or_read(path)
        else:
            name = chance.choice(sorted(RICH))
            (toolkit / name).write_text(spoilt(RICH[name], chance), encoding="utf-8", errors="replace")
            refused += told_or_read(toolkit)
            (toolkit / name).write_text(RICH[name], encoding="utf-8")
    assert 0 < refused < trials.begun


def spoilt(text: str, chance: random.Random) -> str:
    """Return a file's text with one line deleted, doubled, indented, cut or followed by any characters."""
    lines = text.splitlines()
    at = chance.randrange(len(lines))
    odd = "".join(chance.choice(CHARACTERS) for _ in range(chance.randrange(12)))
    changes = ([], [lines[at]] * 2, [f"  {lines[at]}"], [lines[at][: len(lines[at]) // 2]], [lines[at], odd])
    return "\n".join([*lines[:at], *chance.choice(changes), *lines[at + 1 :]])


def told_or_read(path: Path) -> bool:
    """Check that a toolkit is read without problems, or refused with problems that can be acted on; tell which."""
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
    return bool(problems)
