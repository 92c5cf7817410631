"""More than a hundred spoilt toolkits: each is refused in words that say where and what to do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from neglect_widgets.definitions import check, read_toolkit
from neglect_widgets.errors import DefinitionError

from .bad import Bad, bad_toolkits
from .rich import RICH
from .small import write

BAD = bad_toolkits()


def spoil(folder: Path, bad: Bad) -> Path:
    toolkit = write(folder, RICH)
    (toolkit / bad.file).write_bytes(bad.content)
    return toolkit


def test_the_toolkit_that_is_spoilt_is_sound_before(tmp_path: Path) -> None:
    assert check([write(tmp_path, RICH)]) == ()


def test_they_are_more_than_a_hundred_and_the_same_on_every_run() -> None:
    assert len({bad.content for bad in BAD}) == len(BAD) > 100
    assert bad_toolkits() == BAD


@pytest.mark.parametrize("bad", BAD, ids=str)
def test_a_spoilt_toolkit_is_refused_with_file_line_and_remedy(tmp_path: Path, bad: Bad) -> None:
    toolkit = spoil(tmp_path, bad)

    problems = check([toolkit])

    assert f"small/{bad.file}" in {problem.file for problem in problems}
    if bad.line:
        assert (f"small/{bad.file}", bad.line) in {(problem.file, problem.line) for problem in problems}
    for problem in problems:
        assert problem.problem.endswith("."), problem
        assert problem.remedy.endswith((".", "?", ":")), problem
        assert all(len(text) <= 410 and "\n" not in text for text in (problem.place, problem.problem, problem.remedy))
    with pytest.raises(DefinitionError) as refused:
        read_toolkit(toolkit)
    assert refused.value.problems == problems


MEASURE = """
import re, sys
from pathlib import Path
from neglect_widgets.definitions import check
def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024
before = peak()
for path in map(Path, sys.argv[1:]):
    assert check([path]), path
print(peak() - before)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is read from Linux's own accounting")
def test_no_file_fills_the_memory(tmp_path: Path) -> None:
    bombs = BAD[-11:]
    assert "5 MB" in bombs[0].kind
    places = [str(spoil(tmp_path / str(number), bomb)) for number, bomb in enumerate(bombs)]

    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *places], capture_output=True, text=True, check=True, timeout=60
    )

    assert int(done.stdout) < 80, "MiB"
