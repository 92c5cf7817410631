"""The workbook's own questions, as the other toolkits lay them out, and what the radar shows of the answers."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FORM: dict[str, Any] = json.loads(Path(os.environ["BENCH_FORM"]).read_text("utf-8"))
AREAS: dict[str, list[dict[str, Any]]] = FORM["areas"]
"""Title of an area of care -> its questions, each with its title and the text of each choice."""
SHOWN = list(AREAS)[: int(os.environ["BENCH_AREAS"])]
"""The areas whose questions are laid out; the radar has them all."""
OPEN = (next(iter(AREAS)), 0)
"""The one question that is not answered yet: all others have their first choice, which is the best."""

Answers = Mapping[tuple[str, int], int | None]
"""Area and number of a question -> number of its choice."""


def questions(area: str) -> list[tuple[tuple[str, int], str, list[str], int | None]]:
    """Return key, title, choices and present choice of each question of an area."""
    found = []
    for number, question in enumerate(AREAS[area]):
        key = (area, number)
        found.append((key, question["title"], question["choices"], None if key == OPEN else 0))
    return found


def outward(answers: Answers) -> list[int]:
    """Return how far out each area stands: fuller is better care, as in the workbook; the circle is closed."""
    most = FORM["levels"]
    found = []
    for area in AREAS:
        worst = max((answers.get((area, n)) or 0 for n in range(len(AREAS[area]))), default=0)
        found.append(most - min(worst, most))
    return [*found, found[0]]


def axes() -> list[str]:
    """Return the names of the radar's axes; the circle is closed."""
    return [*AREAS, next(iter(AREAS))]
