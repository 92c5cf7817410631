"""What is measured of each contender, in which order: always in turn, so that all meet the same machine."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error

from tests.servers import environment_of

from . import measures
from .browsing import Target, let_in
from .contenders.panel import PANEL
from .contenders.streamlit import STREAMLIT
from .contenders.voila import VOILA
from .contenders.workbook import WORKBOOK
from .line import Line, laid
from .measures import Figures

ROOT = Path(__file__).resolve().parent.parent
CONTENDERS = (WORKBOOK, STREAMLIT, PANEL, VOILA)
ROUNDS, WHOLE_ROUNDS = 3, 1
SLOW_BITS_PER_S, SLOW_ROUND_TRIP_S = 1_500_000, 0.1
CHOICES = 6
"""Of each question: four levels, not known, does not apply."""

Measured = dict[str, Figures]
"""What was measured of each contender."""


def say(line: str) -> None:
    """Print a line at once, so that a long run can be followed."""
    print(line, flush=True)


@dataclass(frozen=True)
class Asked:
    """What every form asks."""

    route: str
    """Of the first area in the workbook."""
    form: Path
    questions: list[int]
    """How many each area has."""


def run_module(name: str, home: Path, *arguments: Path) -> Any:
    """Run one of the bench's programs as the user whose home is `home`, and return the data it prints."""
    command = [sys.executable, "-m", f"bench.{name}", *map(str, arguments)]
    done = subprocess.run(command, env=environment_of(home), cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def prepare(home: Path) -> Asked:
    """Fill the workbook's store and write the form for the others."""
    form = home / "form.json"
    return Asked(form=form, **run_module("prepare", home, home / "store.db", form))


def start(browser: Browser, running: ExitStack, base: Path, asked: Asked, areas: int) -> list[Target]:
    """Start all contenders, the others with so many areas laid out; the workbook always lays out one at a time."""
    targets = []
    for contender in CONTENDERS:
        home = base if contender is WORKBOOK else base / f"{contender.name} {areas}"
        home.mkdir(exist_ok=True)
        told = {"BENCH_ROUTE": asked.route, "BENCH_FORM": str(asked.form), "BENCH_AREAS": str(areas)}
        served = running.enter_context(contender.start(home, told))
        laid_out = asked.questions[: 1 if contender is WORKBOOK else areas]
        target = Target(contender, served, sum(laid_out) * CHOICES)
        targets.append(let_in(browser, target) if contender.inside else target)
    return targets


def measure(browser: Browser, base: Path, measured: Measured) -> None:
    """Measure all contenders in turn: with one area laid out, as the workbook does, and in short with all."""
    asked = prepare(base)

    def each(targets: list[Target], of: Callable[[Target], Figures], before: str = "") -> None:
        for target in targets:
            try:
                figures = of(target)
            except Error as error:
                # One that fails must not take the others' figures with it.
                say(f"{target.contender.name}: not measured. {error.message.splitlines()[0]}")
                continue
            for name, values in figures.items():
                measured[target.contender.name].setdefault(before + name, []).extend(values)
            told = ", ".join(f"{before}{name} {values[-1]:.2f}" for name, values in figures.items())
            say(f"{target.contender.name}: {told}")

    with ExitStack() as running:
        targets = start(browser, running, base, asked, 1)
        each(targets, partial(measures.first_open, browser))
        for _ in range(ROUNDS):
            each(targets, partial(measures.one_round, browser))
        with laid(Line()) as line:
            each(targets, partial(measures.sizes, browser, line))
        each(targets, partial(measures.memory, browser))
        with laid(Line(SLOW_BITS_PER_S, SLOW_ROUND_TRIP_S)) as line:
            each(targets, partial(measures.over_slow_line, browser, line))
        each(targets, partial(measures.twelve_at_once, browser))
    with ExitStack() as running:
        targets = start(browser, running, base, asked, len(asked.questions))
        for _ in range(WHOLE_ROUNDS):
            each(targets, partial(measures.one_round, browser), "whole form: ")
