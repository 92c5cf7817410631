"""A person who rates in a browser while something goes wrong, and what the journal says of it."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page

from neglect_widgets.definitions import load_toolkit
from neglect_widgets.model import Rating
from tests.journeys import steps
from tests.journeys.prepared import ALEX, TOOLKIT, Ids, Prepared, new_id, now, save

CUT = r"WebSocket|ERR_|Failed to fetch|Failed to load resource"
"""What Chromium itself says on the console about a connection that is not there."""
FOOD = re.compile("Food and feeding")
_DOMAIN = load_toolkit(TOOLKIT).domain("food")
assert _DOMAIN is not None
TITLES = {indicator.id: indicator.title for indicator in _DOMAIN.indicators if indicator.core}
LEVELS = {level.value: f"{level.value} {level.label}" for level in load_toolkit(TOOLKIT).scale.levels}
WRITTEN = "food.enough"
"""The question below which the person also writes."""

Change = tuple[str, str, str]
"""Indicator, "level" or "impact", and what it became."""


def begun(prepared: Prepared) -> Ids:
    """Add a family with a draft in which one question has its worst level, so that its impact can be written."""
    ids = prepared.draft(new_id())
    worst = Rating(
        indicator=WRITTEN, carer_id=ids["carer"], status="rated", level="4", impact="Hungry.", rater=ALEX, at=now()
    )
    with prepared.store() as store:
        save(store, ids["assessment"], worst)
    return ids


@dataclass
class Rater:
    """Somebody at a page, with all that they did there."""

    page: Page
    chance: random.Random
    done: list[Change] = field(default_factory=list)
    typing: bool = False
    """Whether there are words in the box that it may not have sent; words over these would take their place."""

    def act(self) -> None:
        """Choose a level or write about the impact; nothing is waited for."""
        if self.chance.random() < 0.4 and not self.typing:
            self.write()
            self.box.blur()
            self.typing = False
            return
        indicator = self.chance.choice(list(TITLES))
        level = self.chance.choice([level for level in LEVELS if level != after(self.done).get(indicator)])
        steps.rate(self.page, TITLES[indicator], LEVELS[level])
        self.done.append((indicator, "level", level))
        self.typing = False

    def write(self) -> None:
        """Type a sentence that nobody has typed before, and stay in the box."""
        words = f"Sentence {len(self.done)} of this trial, {self.chance.random()}."
        self.box.fill(words)
        self.done.append((WRITTEN, "impact", words))
        self.typing = True

    @property
    def box(self) -> Locator:
        return impact(self.page)


def impact(page: Page) -> Locator:
    return steps.indicator(page, TITLES[WRITTEN]).get_by_label("Impact on this child")


def after(done: list[Change]) -> dict[str, str]:
    """Return the level of each question that has one, and the impact, once all this was done."""
    found = {WRITTEN: "4", "impact": "Hungry."}
    for indicator, what, became in done:
        found[indicator if what == "level" else what] = became
    return found


def shown(page: Page) -> dict[str, str]:
    """Return the same as a page shows it now."""
    found = {"impact": impact(page).input_value()}
    for indicator, title in TITLES.items():
        chosen = steps.indicator(page, title).get_by_role("radio", checked=True)
        found |= {indicator: chosen.input_value()} if chosen.count() else {}
    return found


def says_saved(page: Page) -> bool:
    """Whether the page says at this moment that all is on disk."""
    return page.locator(".nw-header__save").inner_text().startswith("Saved")


def changes(prepared: Prepared, ids: Ids) -> list[Change]:
    """Return what the journal says was changed since the family was begun; each entry changed one thing, once."""
    saves = [entry for entry in prepared.journal(ids) if entry.action == "save"][1:]
    assert len({entry.op_id for entry in saves}) == len(saves)
    found = []
    for entry in saves:
        before, after = entry.before or {"level": None, "impact": ""}, entry.after or {}
        (what,) = [name for name in ("level", "impact") if before[name] != after[name]]
        found.append((after["indicator"], what, after[what]))
    return found
