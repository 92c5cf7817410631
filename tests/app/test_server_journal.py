"""The server's entries are written in order and never hold it up; a flood fills nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime

import pytest

from neglect_widgets.app.server_journal import ALIKE_MOST, KINDS_MOST, NOBODY, Action, ServerJournal
from neglect_widgets.errors import StoreError


class Later:
    """What is to be done later, when a test says so."""

    def __init__(self) -> None:
        self.calls: list[Callable[[], None]] = []

    def __call__(self, delay: float, call: Callable[[], None]) -> None:
        self.calls.append(call)


Entry = tuple[Action, str, str]


def test_entries_are_written_in_order_and_nobody_waits_for_them() -> None:
    written: list[Entry] = []
    may_write = threading.Event()

    def write(action: Action, who: str, why: str, at: datetime) -> None:
        may_write.wait(60)
        written.append((action, who, why))

    journal = ServerJournal(write, Later())
    journal.note("signed_in", "alice")
    journal.refused("bob", "something")
    journal.note("locked", "alice")
    assert written == []
    may_write.set()
    journal.close()
    assert written == [("signed_in", "alice", ""), ("refused", "bob", "something"), ("locked", "alice", "")]


def test_a_flood_of_refusals_becomes_one_entry_that_counts_them_and_hides_no_other() -> None:
    written: list[Entry] = []
    later = Later()
    journal = ServerJournal(lambda action, who, why, at: written.append((action, who, why)), later)
    for _ in range(ALIKE_MOST + 970):
        journal.refused(None, "a flood")
    journal.refused("bob", "something else")
    (tell,) = later.calls
    tell()
    journal.refused(None, "a flood")
    journal.close()
    assert written == [
        *[("refused", NOBODY, "a flood")] * ALIKE_MOST,
        ("refused", "bob", "something else"),
        ("refused", NOBODY, "a flood: 970 more within 60 seconds"),
        ("refused", NOBODY, "a flood"),
    ]


def test_a_flood_of_ever_new_kinds_does_not_fill_the_journal() -> None:
    written: list[Entry] = []
    journal = ServerJournal(lambda action, who, why, at: written.append((action, who, why)), Later())
    for number in range(10_000):
        journal.refused("bob", f"kind {number}")
    journal.close()
    assert len(written) == KINDS_MOST + ALIKE_MOST + 1
    assert written[-1][2].endswith(f"{10_000 - KINDS_MOST - ALIKE_MOST} more within 60 seconds")


def test_a_store_that_cannot_be_written_is_said_once_on_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    problems: list[Exception | None] = [StoreError("It is full."), StoreError("It is full."), None, OSError("/secret")]

    def write(action: Action, who: str, why: str, at: datetime) -> None:
        if problem := problems.pop(0):
            raise problem

    journal = ServerJournal(write, Later())
    for _ in range(4):
        journal.note("signed_in", "alice")
    journal.close()
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("The journal could not be written")
    assert first.endswith("It is full.")
    assert second.endswith("OSError")
