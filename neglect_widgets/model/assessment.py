"""An assessment and its parts: ratings with evidence, flags, voice, judgement, plan."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal, Self, TypeVar

from pydantic import AwareDatetime, Field, StringConstraints, model_validator

from .base import Dotted, Name, OptionalName, RecordId, Text, Value, new_id
from .people import Person

LevelValue = Annotated[str, StringConstraints(min_length=1, max_length=20)]
"""A level as the scale prints it, such as "3" or "amber"; its meaning is the scale's."""

Status = Literal["not_looked_at", "rated", "not_known", "not_applicable"]


class Evidence(Value):
    """What was seen, told or recorded about one indicator."""

    id: RecordId = Field(default_factory=new_id)
    text: Text = ""
    known_by: Literal["", "seen", "told", "recorded"] = ""
    source: OptionalName = ""
    """By whom it was seen, told or recorded."""
    on: date | None = None
    frequency: Literal["", "once", "sometimes", "often", "always"] = ""
    announced: Literal["", "announced", "unannounced"] = ""
    child_words: bool = False
    """The text holds the child's own words."""


class Rating(Value):
    """One rater's answer for one indicator and carer, with what it rests on."""

    indicator: Dotted
    carer_id: RecordId
    status: Status = "not_looked_at"
    level: LevelValue | None = None
    ask: OptionalName = ""
    """Whom to ask, when the answer is not known."""
    evidence: tuple[Evidence, ...] = Field(default=(), max_length=50)
    impact: Text = ""
    """What it means for this child; needed to finish where the toolkit says so."""
    change: Text = ""
    """What is different since the last assessment."""
    rater: Person
    at: AwareDatetime
    version: int = Field(default=0, ge=0)
    """Counts saves of this rating; 0 has never been saved."""

    @model_validator(mode="after")
    def _level_only_when_rated(self) -> Self:
        if (self.status == "rated") != (self.level is not None):
            raise ValueError("A rating has a level exactly when its status is 'rated'.")
        return self

    @property
    def key(self) -> str:
        """How the store and the page name this rating inside its assessment."""
        return f"{self.indicator}|{self.carer_id}"


class FlagRecord(Value):
    """A red flag that was raised, and what was done about it; never silently cleared."""

    flag: Dotted
    raised_by: Person
    raised_at: AwareDatetime
    note: Text = ""
    done: Text = ""
    """What was done."""
    done_on: date | None = None
    done_by: OptionalName = ""
    told: OptionalName = ""
    """Who was told."""
    withdrawn: Text = ""
    """Why the flag turned out not to apply; the record of it stays."""
    version: int = Field(default=0, ge=0)

    @property
    def key(self) -> str:
        return self.flag

    @property
    def answered(self) -> bool:
        """True once it says what was done, when and by whom, or why it was withdrawn."""
        return bool(self.withdrawn.strip() or (self.done.strip() and self.done_on and self.done_by))

    @property
    def state(self) -> Literal["withdrawn", "answered", "unanswered"]:
        """How far it has come, in one word."""
        return "withdrawn" if self.withdrawn.strip() else "answered" if self.answered else "unanswered"


class VoiceNote(Value):
    """What the child said, showed or seems to need, under one of the toolkit's prompts."""

    prompt: Dotted
    text: Text = ""
    by: Person
    at: AwareDatetime
    version: int = Field(default=0, ge=0)

    @property
    def key(self) -> str:
        return self.prompt


class Judgement(Value):
    """The practitioner's own level of need and the thinking behind it."""

    level: LevelValue | None = None
    reason: Text = ""
    """Needed where the judged level differs from the indicated one."""
    analysis: Text = ""
    next_review: date | None = None
    by: Person
    at: AwareDatetime
    version: int = Field(default=0, ge=0)

    @property
    def key(self) -> str:
        return "judgement"


class Action(Value):
    """One line of the plan: what the child will experience, by when, through whom."""

    id: RecordId = Field(default_factory=new_id)
    indicator: Dotted | None = None
    target: Text
    who: OptionalName = ""
    by_date: date | None = None
    if_not: Text = ""
    """What happens if it is not met or does not last."""
    at: AwareDatetime
    by: Person
    version: int = Field(default=0, ge=0)

    @property
    def key(self) -> str:
        return self.id


Part = Rating | FlagRecord | VoiceNote | Judgement | Action
"""The parts of an assessment that are saved one by one, each with its own version."""


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
    started_by: Person
    started_at: AwareDatetime
    finished_by: Person | None = None
    finished_at: AwareDatetime | None = None
    ratings: tuple[Rating, ...] = ()
    flags: tuple[FlagRecord, ...] = ()
    voice: tuple[VoiceNote, ...] = ()
    judgement: Judgement | None = None
    plan: tuple[Action, ...] = ()

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

    def finish(self, by: Person, at: datetime) -> Assessment:
        """Return the locked assessment."""
        return self.model_copy(update={"finished_by": by, "finished_at": at})


P = TypeVar("P", Rating, FlagRecord, VoiceNote, Action)


def _replaced(parts: tuple[P, ...], part: P) -> tuple[P, ...]:
    """Put `part` where its key stands, or at the end."""
    places = {one.key: index for index, one in enumerate(parts)}
    index = places.get(part.key, len(parts))
    replaced = list(parts)
    replaced[index : index + 1] = [part]
    return tuple(replaced)
