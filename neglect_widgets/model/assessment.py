"""An assessment: all that was rated, said and planned for one child in a dated window."""

from __future__ import annotations

from datetime import date, datetime
from typing import Self, TypeVar

from pydantic import AwareDatetime, Field, model_validator

from .base import Dotted, Name, RecordId, Value, new_id
from .parts import Action, Depth, FactorNote, FlagRecord, Judgement, Part, Rating, VoiceNote
from .people import Person


class Assessment(Value):
    """Ratings and all that belongs to them for one child in a dated window."""

    id: RecordId = Field(default_factory=new_id)
    case_id: RecordId
    child_id: RecordId
    carer_ids: tuple[RecordId, ...] = Field(min_length=1)
    toolkit: Dotted
    toolkit_version: Name
    band: Dotted
    """The age band at `window_end`, kept as it was."""
    window_start: date
    window_end: date
    follows: RecordId | None = None
    """The earlier assessment that this one reviews."""
    grown_from: tuple[RecordId, ...] = ()
    """Assessments with another toolkit, such as a screening, whose evidence this one began with."""
    started_by: Person
    started_at: AwareDatetime
    finished_by: Person | None = None
    finished_at: AwareDatetime | None = None
    ratings: tuple[Rating, ...] = ()
    flags: tuple[FlagRecord, ...] = ()
    voice: tuple[VoiceNote, ...] = ()
    judgement: Judgement | None = None
    plan: tuple[Action, ...] = ()
    factors: tuple[FactorNote, ...] = ()
    depth: Depth | None = None

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        if self.window_end < self.window_start:
            raise ValueError("The last day of the window is before its first day.")
        if (self.finished_at is None) != (self.finished_by is None):
            raise ValueError("A finished assessment says when and by whom.")
        return self

    @property
    def finished(self) -> bool:
        """True once it is locked; a correction is then an amendment."""
        return self.finished_at is not None

    def rating(self, indicator: str, carer_id: str) -> Rating | None:
        """Return the rating of one indicator and carer, or None if it was never saved."""
        return next((r for r in self.ratings if r.indicator == indicator and r.carer_id == carer_id), None)

    def flag(self, flag: str) -> FlagRecord | None:
        """Return the record of a red flag, or None if it was never raised."""
        return next((f for f in self.flags if f.flag == flag), None)

    def with_part(self, part: Part) -> Assessment:
        """Return a copy in which `part` takes the place of the one with its key."""
        match part:
            case Judgement():
                return self.model_copy(update={"judgement": part})
            case Rating():
                return self.model_copy(update={"ratings": _replaced(self.ratings, part)})
            case FlagRecord():
                return self.model_copy(update={"flags": _replaced(self.flags, part)})
            case VoiceNote():
                return self.model_copy(update={"voice": _replaced(self.voice, part)})
            case Action():
                return self.model_copy(update={"plan": _replaced(self.plan, part)})
            case FactorNote():
                return self.model_copy(update={"factors": _replaced(self.factors, part)})
            case Depth():
                return self.model_copy(update={"depth": part})

    def finish(self, by: Person, at: datetime) -> Assessment:
        """Return the locked assessment."""
        return self.model_copy(update={"finished_by": by, "finished_at": at})


P = TypeVar("P", Rating, FlagRecord, VoiceNote, Action, FactorNote)


def _replaced(parts: tuple[P, ...], part: P) -> tuple[P, ...]:
    """Put `part` where its key stands, or at the end."""
    places = {one.key: index for index, one in enumerate(parts)}
    index = places.get(part.key, len(parts))
    replaced = list(parts)
    replaced[index : index + 1] = [part]
    return tuple(replaced)
