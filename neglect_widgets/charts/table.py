"""The table beside every profile picture: the same facts in words."""

from __future__ import annotations

from typing import NamedTuple

from ..definitions import load_wording
from ..engine import DomainProfile, Profile


class ProfileRow(NamedTuple):
    """One domain in words."""

    domain: str
    worst: str
    most_common: str
    known: str
    rolled: str
    """What the toolkit's rule makes of the domain; empty where it has no such rule."""


def radar_table(profile: Profile) -> tuple[ProfileRow, ...]:
    """Return one row per domain of the profile, those beside the radar included."""
    return tuple(_row(domain) for domain in profile.domains)


def _row(domain: DomainProfile) -> ProfileRow:
    wording = load_wording()
    unknown = wording["chart.not_known"]
    return ProfileRow(
        domain.title,
        domain.worst.label if domain.worst else unknown,
        wording["chart.or"].join(level.label for level in domain.most_common) or unknown,
        wording["chart.known"].format(rated=domain.rated, applicable=domain.applicable),
        domain.rolled.label if domain.rolled else "",
    )
