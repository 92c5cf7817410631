"""The measures of a radar: how far out each level and name stands, and how wide a name may be."""

from __future__ import annotations

from dataclasses import dataclass

from ..engine import DomainProfile
from ..model import Scale
from .layout import direction, text_width, unbroken
from .names import NAME_SIZE
from .values import VALUE_SIZE, printed

WIDTH = 420.0
_RADII = (112.0, 108.0, 104.0, 100.0, 96.0, 92.0, 88.0, 84.0)

Point = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """The radar's measures; (0, 0) is the middle."""

    drawn: tuple[DomainProfile, ...]
    scale: Scale
    radius: float

    def at(self, index: int, distance: float) -> Point:
        """Return the point so far out on an axis."""
        dx, dy = direction(index, len(self.drawn))
        return dx * distance, dy * distance

    def away(self, rank: int) -> float:
        """Return how far out a rank stands; the worst is not in the middle, where axes fall together."""
        return self.radius * (len(self.scale.levels) - rank) / len(self.scale.levels)

    def name_at(self, index: int) -> float:
        """Return how far out a name begins: beyond the value of a point on the outer ring."""
        if self.anchor(index) == "middle":
            return self.radius + 28
        beside = self.radius + 19 + max(text_width(printed(x), VALUE_SIZE) for x in self.scale.levels)
        # On a steep axis a name clears a wide value sooner by standing below or above it.
        _, dy = direction(index, len(self.drawn))
        steep = abs(dy)
        return min(beside, max(self.radius + 27, self.radius + 12 + (8 + 24 * (1 - steep)) / max(steep, 0.01)))

    def room(self, index: int) -> float:
        """Return how wide the name of an axis may be without touching the edge or the next name."""
        if self.anchor(index) != "middle":
            return WIDTH / 2 - abs(self.at(index, self.name_at(index))[0]) - 4
        neighbour = (index + 1) % len(self.drawn)
        return min(150.0, 2 * abs(self.at(neighbour, self.name_at(neighbour))[0]) - 12)

    def anchor(self, index: int) -> str:
        """Return which end of a text stands at the axis."""
        dx, _ = direction(index, len(self.drawn))
        return "middle" if abs(dx) < 0.2 else "start" if dx > 0 else "end"


def frame_for(drawn: tuple[DomainProfile, ...], scale: Scale) -> Frame:
    """Return the widest radar that breaks no word of a name, else the smallest."""
    frames = [Frame(drawn, scale, radius) for radius in _RADII]
    return next((f for f in frames if _words_fit(f)), frames[-1])


def _words_fit(frame: Frame) -> bool:
    return all(
        text_width(word, NAME_SIZE) <= frame.room(index)
        for index, domain in enumerate(frame.drawn)
        for word in unbroken(domain.short)
    )
