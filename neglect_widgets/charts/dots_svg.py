"""The picture of a profile with too few domains for a radar: one row per domain."""

from __future__ import annotations

from collections.abc import Mapping

from ..definitions import load_wording
from ..engine import DomainProfile, Profile
from ..model import Level, Scale
from .layout import wrapped
from .legend import legend
from .marks import earlier_mark, level_mark, unknown_mark
from .names import name_height, name_lines, name_parts
from .radar_frame import WIDTH
from .radar_svg import levels_before
from .svg import QUIET, RING, element, label, line, picture
from .values import VALUE_SIZE, described, named, printed

_NAMES = 124.0
_EDGE = 12.0
_ROW = 52.0


def dots_svg(
    profile: Profile,
    scale: Scale,
    earlier: Profile | None = None,
    *,
    title: str,
    prefix: str = "profile",
) -> str:
    """Return the level of each drawn domain as a row with one mark, best at the right.

    A domain that is not known has a "?" before the first place and no mark on the row.
    Raises ValueError with no drawn domain; `profile_svg` chooses for you.
    """
    wording = load_wording()
    drawn = [d for d in profile.domains if d.drawn]
    if not drawn:
        raise ValueError("Rows need at least one drawn domain.")
    before = levels_before(earlier, scale)
    heads, top = _heads(scale)
    body = list(heads)
    for number, domain in enumerate(drawn):
        body += _row(domain, before.get(domain.id), scale, wording, top + _ROW * (number + 0.5))
    bottom = top + _ROW * len(drawn) + 6
    key, height = legend(
        named(scale, [*(d.shown for d in drawn), *(before.get(d.id) for d in drawn)]),
        wording["chart.right"].format(best=scale.levels[0].label),
        wording,
        width=WIDTH,
        unknown=any(d.shown is None for d in drawn),
        earlier=any(d.id in before for d in drawn),
    )
    body.append(element("g", *key, transform=f"translate(0 {bottom})"))
    return picture(WIDTH, bottom + height, body, title=title, description=profile.sentence, prefix=prefix)


def _place(rank: int, scale: Scale) -> float:
    step = (WIDTH - _EDGE - _NAMES) / len(scale.levels)
    return WIDTH - _EDGE - step * (rank + 0.5)


def _heads(scale: Scale) -> tuple[list[str], float]:
    """Return the levels' names above their places and the height they take."""
    levels = described(scale)
    room = (WIDTH - _EDGE - _NAMES) / len(levels) - 6
    parts: list[str] = []
    deepest = 0
    for level in levels:
        lines = wrapped(level.label, 11, room) if room > 44 else [printed(level)]
        deepest = max(deepest, len(lines))
        x = _place(level.rank, scale)
        parts += [label(x, 18 + 13 * n, text, size=11, anchor="middle", colour=QUIET) for n, text in enumerate(lines)]
    return parts, 18.0 + 13 * deepest


def _row(domain: DomainProfile, before: Level | None, scale: Scale, wording: Mapping[str, str], y: float) -> list[str]:
    lines = name_lines(domain, wording, _NAMES - _EDGE - 12)
    parts = name_parts(lines, _EDGE, y - name_height(lines) / 2)
    dashes = "2 3" if domain.shown is None else None
    parts.append(line([(_NAMES, y), (WIDTH - _EDGE, y)], stroke=RING, stroke_width=1.5, stroke_dasharray=dashes))
    if domain.shown is not None:
        parts += [element("circle", cx=_place(level.rank, scale), cy=y, r=2.5, fill=RING) for level in scale.levels]
    if before is not None:
        parts.append(earlier_mark(before, _place(before.rank, scale), y, same=before == domain.shown))
    if domain.shown is None:
        parts.append(unknown_mark(_NAMES, y))
    else:
        x = _place(domain.shown.rank, scale)
        parts.append(level_mark(domain.shown, x, y))
        if value := printed(domain.shown):
            parts.append(label(x + 12, y - 7, value, size=VALUE_SIZE, bold=True, halo=True))
    return parts
