"""The radar of a profile as one SVG for screen and print: fuller is better care."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..definitions import load_wording
from ..engine import Profile
from ..model import Level, Scale
from .layout import direction, stretches
from .legend import legend
from .marks import earlier_mark, level_mark, unknown_mark
from .names import name_height, name_lines, name_parts
from .radar_frame import WIDTH, Frame, Point, frame_for
from .rings import rings
from .svg import INK, QUIET, element, label, line, picture
from .values import VALUE_SIZE, named, printed


def radar_svg(
    profile: Profile,
    scale: Scale,
    earlier: Profile | None = None,
    *,
    title: str,
    prefix: str = "radar",
) -> str:
    """Return the radar of a profile's levels as standalone, accessible SVG text.

    The outer ring is rank 0 (needs met) whatever the printed values. A domain that is not known is
    a gap in the line, never a point. `prefix` keeps ids apart when one page shows several pictures.
    Raises ValueError below three axes, which make no radar; `profile_svg` chooses for you.
    """
    wording = load_wording()
    drawn = tuple(d for d in profile.domains if d.drawn)
    if len(drawn) < 3:
        raise ValueError("A radar needs at least three drawn domains.")
    frame = frame_for(drawn, scale)
    before = levels_before(earlier, scale)
    top, bottom, names = _names(frame, wording)
    earlier_levels = [before.get(d.id) for d in drawn]
    key, height = legend(
        named(scale, [*(d.shown for d in drawn), *earlier_levels]),
        wording["chart.outer"].format(best=scale.levels[0].label),
        wording,
        width=WIDTH,
        unknown=any(d.shown is None for d in drawn),
        earlier=any(earlier_levels),
    )
    middle = 10 - top
    body = [
        element(
            "g",
            *rings(frame),
            *_earlier(frame, earlier_levels),
            *_lines(frame, [d.shown for d in drawn], "now", stroke=INK, stroke_width=2, stroke_linejoin="round"),
            *(part for index in range(len(drawn)) for part in _point(frame, index)),
            *names,
            transform=f"translate({WIDTH / 2:g} {middle:g})",
        ),
        element("g", *key, transform=f"translate(0 {middle + bottom + 14:g})"),
    ]
    return picture(WIDTH, middle + bottom + 14 + height, body, title=title, description=profile.sentence, prefix=prefix)


def levels_before(earlier: Profile | None, scale: Scale) -> dict[str, Level]:
    """Return the earlier level by domain, as far as today's scale has that very level."""
    if earlier is None:
        return {}
    return {d.id: d.shown for d in earlier.domains if d.shown is not None and d.shown in scale.levels}


def _spots(frame: Frame, levels: Sequence[Level | None]) -> list[Point | None]:
    return [None if x is None else frame.at(index, frame.away(x.rank)) for index, x in enumerate(levels)]


def _lines(frame: Frame, levels: Sequence[Level | None], what: str, **style: str | float) -> list[str]:
    """Return the lines between neighbouring known domains; `what` names them in the picture."""
    spots = _spots(frame, levels)
    runs = stretches([spot is not None for spot in spots], circle=True)
    return [line([p for index in run if (p := spots[index])], data_line=what, **style) for run in runs]


def _earlier(frame: Frame, levels: Sequence[Level | None]) -> list[str]:
    parts = _lines(frame, levels, "earlier", stroke=QUIET, stroke_width=1.25, stroke_dasharray="5 4")
    for domain, level, spot in zip(frame.drawn, levels, _spots(frame, levels), strict=True):
        if level is not None and spot is not None:
            parts.append(earlier_mark(level, *spot, same=level == domain.shown))
    return parts


def _point(frame: Frame, index: int) -> list[str]:
    level = frame.drawn[index].shown
    if level is None:
        return [unknown_mark(*frame.at(index, frame.radius + 11))]
    anchor = frame.anchor(index)
    x, y = frame.at(index, frame.away(level.rank) + (15 if anchor == "middle" else 12))
    value = label(x, y + 4.5, printed(level), size=VALUE_SIZE, anchor=anchor, bold=True, halo=True)
    return [level_mark(level, *frame.at(index, frame.away(level.rank))), *([value] if printed(level) else [])]


def _names(frame: Frame, wording: Mapping[str, str]) -> tuple[float, float, list[str]]:
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
