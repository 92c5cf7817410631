"""The picture that fits a profile: a radar, or rows when there are too few axes for one."""

from __future__ import annotations

from ..engine import Profile
from ..model import Scale
from .dots_svg import dots_svg
from .radar_svg import radar_svg


def profile_svg(
    profile: Profile,
    scale: Scale,
    earlier: Profile | None = None,
    *,
    title: str,
    prefix: str = "profile",
) -> str:
    """Return the radar of three or more drawn domains, else one row per domain, as SVG text.

    In both, further out (or right) is better care and what is not known is never drawn as a level.
    Empty where no domain is drawn, as with a toolkit that rates nothing or brings nothing together.
    """
    drawn = sum(d.drawn for d in profile.domains)
    if not drawn:
        return ""
    draw = radar_svg if drawn >= 3 else dots_svg
    return draw(profile, scale, earlier, title=title, prefix=prefix)
