"""How often each fault is tried, by `make test` and by `make soak`, and what came of it."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

SOAK = os.environ.get("NEGLECT_WIDGETS_SOAK") == "1"
SEED = int(os.environ.get("NEGLECT_WIDGETS_SEED", "20261128"))
ONLY = os.environ.get("NEGLECT_WIDGETS_TRIAL")
"""The number of the one trial to repeat."""


@dataclass(frozen=True)
class Fault:
    """A fault, and how often it is tried."""

    words: str
    usual: int
    soak: int
    minutes: float = 0
    """What a soak gives it, besides what others left of theirs; `make test` does its number however long it takes."""


FAULTS = {
    "store_killed": Fault("kill -9 in the middle of a save", 50, 2_000, 9),
    "kernel_killed": Fault("kill -9 of a kernel while rating", 50, 2_000, 40),
    "kernel_killed_in_browser": Fault("kill -9 of a kernel while rating, in Chromium", 3, 60, 6),
    "page_lost": Fault("server killed; tab closed, crashed, reloaded", 12, 300, 34),
    "network_cut": Fault("network cut for 1 s, 30 s, 10 min while typing", 3, 60, 6),
    "power_cut": Fault("every prefix and torn page of the store's files", 500, 5_000, 4),
    "disk_full": Fault("disk full at any byte of a save", 40, 1_000, 1),
    "two_people": Fault("two people, random interleavings", 100, 2_000, 3),
    "store_edited": Fault("random edits of the store's file", 700, 60_000, 35),
    "log_edited": Fault("random edits of the store's log", 100, 10_000, 4),
    "toolkit_edited": Fault("random edits of a toolkit", 300, 30_000, 18),
    "strings_exported": Fault("scripts, templates, formulas exported, 320 a trial", 2, 20, 3),
    "strings_shown": Fault("scripts, templates, formulas shown, 320 a trial", 1, 20, 3),
    "strings_typed": Fault("scripts, templates, formulas typed, 40 a trial", 1, 20, 7),
    "planted_words": Fault("planted words, searched for in the clear", 1, 1, 1),
}
"""All faults of which there are many. In each part of a soak, see `tests.soak`, the minutes stay under an hour."""


@dataclass
class Trials:
    """The numbered trials of one fault; each has chance of its own, so that it can be repeated alone."""

    name: str
    fault: Fault
    spare: float = 0.0
    """Seconds that the faults before it have left of a soak."""
    begun: int = 0
    now: int = -1
    seconds: float = 0.0
    failed: bool = False
    _started: float = field(default_factory=time.monotonic)

    @property
    def planned(self) -> int:
        """How many trials make a run."""
        return self.fault.soak if SOAK else self.fault.usual

    def __iter__(self) -> Iterator[tuple[int, random.Random]]:
        """Yield number and chance of each trial, until all are done or a soak has had its time."""
        for number in [int(ONLY)] if ONLY else range(self.planned):
            if SOAK and time.monotonic() - self._started > self.fault.minutes * 60 + self.spare:
                return
            self.begun, self.now = self.begun + 1, number
            yield number, random.Random(f"{SEED} {self.name} {number}")
        if ONLY:
            # What a test says about all its trials need not be true of one.
            pytest.skip(f"Trial {ONLY} alone went well.")

    def some(self, usual: int, soak: int) -> int:
        """Return a number that a soak has larger."""
        return soak if SOAK else usual

    def how_to_repeat(self) -> str:
        """Say how the trial under way is done again."""
        return f"Trial {self.now} of {self.fault.words}: NEGLECT_WIDGETS_SEED={SEED} NEGLECT_WIDGETS_TRIAL={self.now}"


KEPT = pytest.StashKey[list[Trials]]()
OWN = pytest.StashKey[Trials]()


@pytest.fixture
def trials(request: pytest.FixtureRequest) -> Trials:
    """The trials of the fault that the test is marked with."""
    mark = request.node.get_closest_marker("fault")
    before = request.config.stash.setdefault(KEPT, [])
    spare = sum(one.fault.minutes * 60 - one.seconds for one in before)
    found = Trials(mark.args[0], FAULTS[mark.args[0]], spare)
    request.node.stash[OWN] = found
    before.append(found)
    return found


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """Note how the trials went; say beside a failure how to repeat it, and during a soak, what was tried."""
    report = yield
    trials = item.stash.get(OWN, None)
    if trials and call.when == "call":
        trials.seconds, trials.failed = call.duration, report.failed
        if report.failed:
            report.sections.append(("To repeat it", trials.how_to_repeat()))
        if SOAK:
            item.config.get_terminal_writer().line(line(trials), flush=True)
    return report


def pytest_report_teststatus(report: pytest.TestReport) -> tuple[str, str, str] | None:
    """Let a fault's line stand for its dot."""
    return (report.outcome, "", "") if SOAK and report.when == "call" else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """After a soak, say which faults were tried less often than planned."""
    kept = terminalreporter.config.stash.get(KEPT, [])
    short = [one.fault.words for one in kept if one.begun < one.planned and not one.failed]
    if SOAK:
        out_of_time = f" Out of time: {'; '.join(short)}." if short else ""
        terminalreporter.write_line(f"Seed {SEED}. A test stops at its first failure.{out_of_time}")


def line(one: Trials) -> str:
    """Return a fault's row of a table: how many trials ran of how many, how many failed, and the time."""
    ran = f"{one.begun:,} of {one.planned:,}"
    minutes, seconds = divmod(round(one.seconds), 60)
    return f"{one.fault.words:<52}{ran:>18}{int(one.failed):>10}{minutes:>5}:{seconds:02}"
