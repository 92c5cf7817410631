"""The measurements, each for one contender that runs."""

from __future__ import annotations

import time
from contextlib import ExitStack, suppress
from pathlib import Path

import psutil
from playwright.sync_api import Browser

from .browsing import Target, clicks, open_at_once, open_form, visitor
from .line import Line

Figures = dict[str, list[float]]
"""Name of a figure -> what was measured."""

CLICKS, SLOW_CLICKS = 10, 5
"""No multiples of the four levels: the first click of the next visit would choose what is chosen already."""
SESSIONS, AT_ONCE = 4, 12
SETTLE_S = 2.0
"""How long a page goes on fetching after its form can be used, and a kernel takes to end."""


def first_open(browser: Browser, target: Target) -> Figures:
    """Measure the first open after the server's start."""
    with visitor(browser, target) as context:
        return {"first open after start, s": [open_form(context, target)[1]]}


def one_round(browser: Browser, target: Target) -> Figures:
    """Measure a first visit, a repeat visit and clicks."""
    with visitor(browser, target) as context:
        page, first = open_form(context, target)
        time.sleep(SETTLE_S)
        page.close()
        page, repeat = open_form(context, target)
        pressed = clicks(page, CLICKS)
    time.sleep(SETTLE_S)
    return {
        "open, first visit, s": [first],
        "open, repeat visit, s": [repeat],
        "click to redrawn, ms": pressed,
    }


def sizes(browser: Browser, line: Line, target: Target) -> Figures:
    """Count the bytes that come down the line for a first and for a repeat visit, websockets included."""
    counts = []
    with visitor(browser, target, line) as context:
        for _ in range(2):
            before = line.down.carried
            page, _ = open_form(context, target)
            time.sleep(SETTLE_S)
            counts.append((line.down.carried - before) / 1000)
            page.close()
            time.sleep(SETTLE_S)
    return {"first visit, kB": counts[:1], "repeat visit, kB": counts[1:]}


def over_slow_line(browser: Browser, line: Line, target: Target) -> Figures:
    """Measure a first visit, a repeat visit and clicks over a slow line."""
    with visitor(browser, target, line) as context:
        page, first = open_form(context, target)
        pressed = clicks(page, SLOW_CLICKS)
        page.close()
        _, repeat = open_form(context, target)
    return {
        "slow line: open, first visit, s": [first],
        "slow line: open, repeat visit, s": [repeat],
        "slow line: click to redrawn, ms": pressed,
    }


def memory(browser: Browser, target: Target) -> Figures:
    """Measure the server's memory with one page open, and what each further page adds."""
    with ExitStack() as kept:
        used = []
        for open_pages in range(SESSIONS + 1):
            open_form(kept.enter_context(visitor(browser, target)), target)
            if open_pages in (0, SESSIONS):
                time.sleep(SETTLE_S)
                used.append(memory_mib(target.served.pid))
    time.sleep(SETTLE_S)
    return {
        "memory with one page, MiB": used[:1],
        "memory of a further page, MiB": [(used[1] - used[0]) / SESSIONS],
    }


def memory_mib(pid: int) -> float:
    """Return the memory of a process and all it has started, pages shared with others in proportion; Linux only."""
    total = 0
    for process in (psutil.Process(pid), *psutil.Process(pid).children(recursive=True)):
        with suppress(OSError):
            lines = Path(f"/proc/{process.pid}/smaps_rollup").read_text().splitlines()
            total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def twelve_at_once(browser: Browser, target: Target) -> Figures:
    """Measure until the last of twelve pages that are opened at once can be used."""
    with ExitStack() as kept:
        contexts = [kept.enter_context(visitor(browser, target)) for _ in range(AT_ONCE)]
        last = open_at_once(contexts, target)
    time.sleep(SETTLE_S)
    return {"twelve opens at once, last usable, s": [last]}
