"""The radar of a profile as one SVG for screen and print: fuller is better care."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..definitions import load_wording
from ..engine import DomainProfile, Profile
from ..model import Level, Scale
from .layout import direction, stretches, text_width, unbroken
from .legend import legend
from .marks import earlier_mark, level_mark, unknown_mark
from .names import NAME_SIZE, name_height, name_lines, name_parts
from .svg import FAINT, INK, QUIET, RING, element, label, line, picture

WIDTH = 420.0
_RADII = (112.0, 108.0, 104.0, 100.0, 96.0, 92.0, 88.0, 84.0)
_VALUE_SIZE = 12.5

Point = tuple[float, float]


def radar_svg(
    profile: Profile,
    scale: Scale,
    earlier: Profile | None = None,
    *,
    title: str,
    prefix: str = "radar",
) -> str:
    """Return the radar of a profile's worst levels as standalone, accessible SVG text.

    The outer ring is rank 0 (needs met) whatever the printed values. A domain that is not known is
    a gap in the line, never a point. `prefix` keeps ids apart when one page shows several pictures.
    Raises ValueError below three axes, which make no radar; `profile_svg` chooses for you.
    """
    wording = load_wording()
    drawn = tuple(d for d in profile.domains if d.drawn)
    if len(drawn) < 3:
        raise ValueError("A radar needs at least three drawn domains.")
    frame = _frame(drawn, scale)
    before = levels_before(earlier, scale)
    top, bottom, names = _names(frame, wording)
    key, height = legend(
        scale,
        wording["chart.outer"].format(best=scale.levels[0].label),
        wording,
        width=WIDTH,
        unknown=any(d.shown is None for d in drawn),
        earlier=any(d.id in before for d in drawn),
    )
    middle = 10 - top
    body = [
        element(
            "g",
            *_rings(frame),
            *_earlier(frame, [before.get(d.id) for d in drawn]),
            *_lines(frame, [d.shown for d in drawn], "now", stroke=INK, stroke_width=2, stroke_linejoin="round"),
            *(part for index in range(len(drawn)) for part in _point(frame, index)),
            *names,
            transform=f"translate({WIDTH / 2:g} {middle:g})",
        ),
        element("g", *key, transform=f"translate(0 {middle + bottom + 14:g})"),
    ]
    return picture(WIDTH, middle + bottom + 14 + height, body, title=title, description=profile.sentence, prefix=prefix)


def levels_before(earlier: Profile | None, scale: Scale) -> dict[str, Level]:
    """Return the earlier worst level by domain, as far as today's scale has that very level."""
    if earlier is None:
        return {}
    return {d.id: d.shown for d in earlier.domains if d.shown is not None and d.shown in scale.levels}


@dataclass(frozen=True)
class _Frame:
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
        beside = max(text_width(x.value, _VALUE_SIZE) for x in self.scale.levels)
        return self.radius + 19 + (9 if self.anchor(index) == "middle" else beside)

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


def _frame(drawn: tuple[DomainProfile, ...], scale: Scale) -> _Frame:
    """Return the widest radar that breaks no word of a name, else the smallest."""
    frames = [_Frame(drawn, scale, radius) for radius in _RADII]
    return next((f for f in frames if _words_fit(f)), frames[-1])


def _words_fit(frame: _Frame) -> bool:
    return all(
        text_width(word, NAME_SIZE) <= frame.room(index)
        for index, domain in enumerate(frame.drawn)
        for word in unbroken(domain.short)
    )


def _rings(frame: _Frame) -> list[str]:
    count = len(frame.drawn)
    levels = frame.scale.levels
    parts = []
    for level in reversed(levels):
        corners = [frame.at(index, frame.away(level.rank)) for index in (*range(count), 0)]
        best = level.rank == 0
        parts.append(line(corners, stroke=FAINT if best else RING, stroke_width=1.25 if best else 1))
    for index, domain in enumerate(frame.drawn):
        dashes = "2 3" if domain.shown is None else None
        parts.append(
            line([(0, 0), frame.at(index, frame.radius)], stroke=RING, stroke_width=1, stroke_dasharray=dashes)
        )
    # Half a step before the first axis no point can stand, so a ring's value is not mistaken for one.
    (ax, ay), (bx, by) = direction(0, count), direction(count - 1, count)
    dx, dy = (ax + bx) / 2, (ay + by) / 2
    roomy = frame.radius / len(levels) * -dy >= 14
    for level in levels if roomy else (levels[0], levels[-1]):
        x, y = dx * frame.away(level.rank), dy * frame.away(level.rank)
        parts.append(label(x, y + 4, level.value, size=11, anchor="middle", colour=QUIET, halo=True))
    return parts


def _spots(frame: _Frame, levels: Sequence[Level | None]) -> list[Point | None]:
    return [None if x is None else frame.at(index, frame.away(x.rank)) for index, x in enumerate(levels)]


def _lines(frame: _Frame, levels: Sequence[Level | None], what: str, **style: str | float) -> list[str]:
    """Return the lines between neighbouring known domains; `what` names them in the picture."""
    spots = _spots(frame, levels)
    runs = stretches([spot is not None for spot in spots], circle=True)
    return [line([p for index in run if (p := spots[index])], data_line=what, **style) for run in runs]


def _earlier(frame: _Frame, levels: Sequence[Level | None]) -> list[str]:
    parts = _lines(frame, levels, "earlier", stroke=QUIET, stroke_width=1.25, stroke_dasharray="5 4")
    for domain, level, spot in zip(frame.drawn, levels, _spots(frame, levels), strict=True):
        if level is not None and spot is not None:
            parts.append(earlier_mark(level, *spot, same=level == domain.shown))
    return parts


def _point(frame: _Frame, index: int) -> list[str]:
    level = frame.drawn[index].shown
    if level is None:
        return [unknown_mark(*frame.at(index, frame.radius + 11))]
    anchor = frame.anchor(index)
    x, y = frame.at(index, frame.away(level.rank) + (15 if anchor == "middle" else 12))
    value = label(x, y + 4.5, level.value, size=_VALUE_SIZE, anchor=anchor, bold=True, halo=True)
    return [level_mark(level, *frame.at(index, frame.away(level.rank))), value]


def _names(frame: _Frame, wording: Mapping[str, str]) -> tuple[float, float, list[str]]:
    """Return the highest and lowest edge of the names, and the names."""
    parts: list[str] = []
    edges: list[float] = []
    for index, domain in enumerate(frame.drawn):
        lines = name_lines(domain, wording, frame.room(index))
        x, y = frame.at(index, frame.name_at(index))
        height = name_height(lines)
        _, dy = direction(index, len(frame.drawn))
        top = y - height * (1 - dy) / 2
        edges += [top, top + height]
        parts += name_parts(lines, x, top, anchor=frame.anchor(index))
    return min(edges), max(edges), parts
