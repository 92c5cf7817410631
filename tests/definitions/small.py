"""A small, sound toolkit of invented wording, file by file."""

from __future__ import annotations

from pathlib import Path

from neglect_widgets.definitions import check

HEAD = """\
id: small
version: "1.0"
title: Small toolkit
summary: An invented toolkit for tests.
source: Written for tests.
licence: CC BY 4.0
published: 2026-11-22
known_share: 0.6
scale:
  levels:
    - {value: "1", rank: 0, label: Met, shape: circle, colour: "#00703c"}
    - {value: "2", rank: 1, label: Partly met, shape: triangle, colour: "#1d70b8"}
    - {value: "3", rank: 2, label: Unmet, shape: square, colour: "#942514"}
  unmet_from: 1
  impact_from: 1
  flag_from: 2
bands:
  - {id: unborn, label: Unborn, to_age: 0}
  - {id: young, label: Young, from_age: 0, to_age: 5}
  - {id: older, label: Older, from_age: 5, to_age: 18}
types:
  - {id: physical, label: Physical}
  - {id: emotional, label: Emotional}
domains:
  - food
  - warmth
ask: [health visitor, school]
contacts:
  - {id: manager, label: Your manager}
  - {id: social-care, label: Front door}
continuum:
  title: Levels of need
  source: Invented.
  levels:
    - {value: low, label: Low, means: Needs are met., next: Carry on.}
    - {value: high, label: High, means: Needs are not met., next: Talk with your manager.}
indicated:
  - {level: high, flag_tiers: [now], because: A red flag is raised.}
  - {level: high, rank: 2, indicators: 2, domains: 2, because: Two areas are unmet.}
"""

FLAGS = """\
tiers:
  - {id: now, label: Now, do: Call now., contacts: [social-care, manager]}
  - {id: soon, label: Soon, do: Call today., contacts: [manager]}
flags:
  - {id: not-fed, title: Is not fed, bands: [young], tier: now, why: It harms fast.}
  - {id: cold-room, title: Sleeps in a cold room, bands: [older], tier: soon, why: It harms.}
"""

VOICE = """\
voice:
  - {id: voice.day, title: "What is a usual day like?", bands: [older]}
  - {id: voice.wish, title: "What should change?", bands: [older]}
"""

FOOD = """\
id: food
title: Food
short: Food
look_for: Look in the fridge.
types: [physical]
indicators:
  - id: food.enough
    title: Enough to eat
    bands: [young, older]
    flags: [not-fed]
    descriptors:
      - bands: [young]
        levels:
          "1": There is always milk.
          "2": Milk runs low.
          "3": The baby is left hungry.
      - bands: [older]
        levels:
          "1": There are three meals.
          "2": Meals are missed.
          "3": The child goes hungry.
  - id: food.water
    title: Enough to drink
    bands: [older]
    descriptors:
      - bands: [older]
        levels:
          "1": Water is at hand.
          "2": Water is sometimes at hand.
          "3": There is nothing to drink.
"""

WARMTH = """\
id: warmth
title: Warmth
short: Warmth
look_for: Listen to how they talk.
types: [emotional]
indicators:
  - id: warmth.cuddles
    title: Cuddles
    bands: [unborn, young]
    descriptors:
      - bands: [unborn, young]
        levels:
          "1": The carer is tender.
          "2": The carer is tender at times.
          "3": The carer turns away.
  - id: warmth.praise
    title: Praise
    bands: [older]
    core: false
    types: [emotional, physical]
    descriptors:
      - bands: [older]
        levels:
          "1": The child hears praise.
          "2": Praise is rare.
          "3": The child hears only blame.
"""

FILES = {
    "toolkit.yaml": HEAD,
    "flags.yaml": FLAGS,
    "voice.yaml": VOICE,
    "domains/food.yaml": FOOD,
    "domains/warmth.yaml": WARMTH,
}


def write(folder: Path, files: dict[str, str] = FILES) -> Path:
    """Write the toolkit's files under `folder`/small and return that path."""
    toolkit = folder / "small"
    for name, text in files.items():
        path = toolkit / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return toolkit


def as_one_file() -> str:
    """Return the same toolkit as the text of a single file."""
    head = HEAD.replace("  - food\n  - warmth\n", "".join(map(_as_item, (FOOD, WARMTH))))
    return head + FLAGS + VOICE


def spoilt(file: str, old: str, new: str) -> dict[str, str]:
    """Return the files with one edit."""
    assert old in FILES[file]
    return {**FILES, file: FILES[file].replace(old, new, 1)}


def told(folder: Path, files: dict[str, str]) -> list[tuple[str, str, str]]:
    """Return what is wrong with the toolkit of these files: in which file, at what place, and what."""
    problems = check([write(folder, files)])
    assert all(problem.remedy and problem.line for problem in problems), problems
    return [(problem.file.removeprefix("small/"), problem.place, problem.problem) for problem in problems]


def line_of(text: str, words: str) -> int:
    """Return the first line, 1-based, that holds the words."""
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


def _as_item(domain: str) -> str:
    first, *rest = domain.splitlines()
    return "\n".join([f"  - {first}", *(f"    {line}" for line in rest)]) + "\n"
