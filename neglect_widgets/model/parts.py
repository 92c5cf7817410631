"""What an assessment is made of, saved part by part: ratings with evidence, flags, notes, judgement, plan."""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import AwareDatetime, Field, model_validator

from .base import Dotted, OptionalName, RecordId, Text, Value, new_id
from .people import Person
from .scale import LevelValue

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
    number: int | None = None
    """The number chosen, where the indicator is answered by number; the level follows from it."""
    ask: OptionalName = ""
    """Whom to ask, when the answer is not known."""
    evidence: tuple[Evidence, ...] = Field(default=(), max_length=50)
    impact: Text = ""
    """What it means for this child; needed to finish where the toolkit says so."""
    change: Text = ""
    """What is different since the last assessment."""
    family_level: LevelValue | None = None
    """The family's own level, where the toolkit asks for it; it stands beside the rating and changes nothing in it."""
    family_words: Text = ""
    """What the family says about it."""
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
    """What was said, shown or thought through, under one of the toolkit's prompts."""

    prompt: Dotted
    text: Text = ""
    words_of: Literal["", "child", "carer", "worker"] = ""
    """Whose words the text holds."""
    grows_into: tuple[Dotted, ...] = Field(default=(), max_length=50)
    """Indicators that the note is linked to."""
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
    target_level: LevelValue | None = None
    """The level that `indicator` is to reach; where it is now and at review, the ratings say."""
    measure: Text = ""
    """How one will see that it is met."""
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


class FactorNote(Value):
    """What is known of one factor that raises risk: context, never a rating."""

    factor: Dotted
    answer: Literal["", "yes", "past", "no", "not_known"] = ""
    text: Text = ""
    by: Person
    at: AwareDatetime
    version: int = Field(default=0, ge=0)

    @property
    def key(self) -> str:
        return self.factor


class Depth(Value):
    """Which domains were opened in full on request, beyond those that open by themselves."""

    opened: tuple[Dotted, ...] = Field(default=(), max_length=100)
    by: Person
    at: AwareDatetime
    version: int = Field(default=0, ge=0)

    @property
    def key(self) -> str:
        return "depth"


Part = Rating | FlagRecord | VoiceNote | Judgement | Action | FactorNote | Depth
"""The parts of an assessment that are saved one by one, each with its own version."""
