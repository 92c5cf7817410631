"""What every part of an open assessment is drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..model import Assessment, Case, Toolkit

State = dict[str, Any]
Wording = Mapping[str, str]


@dataclass(frozen=True)
class Opened:
    """One assessment as it is on disk now, with what stands around it."""

    toolkit: Toolkit
    case: Case
    assessment: Assessment
    previous: Assessment | None
    """The newest finished assessment before it, which stands beside it."""
    previous_toolkit: Toolkit | None
    """The toolkit that one was made with, in its own version."""
    into: Toolkit | None
    """The toolkit that this one grows into."""
    series: tuple[Assessment, ...]
    """All assessments of the child, this one included."""
    wording: Wording
    language: str
    """The language that the toolkit's texts are shown in."""
    translated: frozenset[str]
    """Texts that are given in it, where it is not the toolkit's first."""

    @property
    def band(self) -> str:
        return self.assessment.band
