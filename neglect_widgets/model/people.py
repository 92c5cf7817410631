"""Who is in a case and who works on it."""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from .base import Name, OptionalName, RecordId, Value, new_id


class Person(Value):
    """Someone who rates, reviews or reads: a rater and their agency."""

    name: Name
    role: Name
    agency: Name


class Child(Value):
    """A child of the family; unborn while only an expected date is known."""

    id: RecordId = Field(default_factory=new_id)
    code: Name
    """How the child is called in lists and exports; never needs to be a name."""
    name: OptionalName = ""
    birth_date: date | None = None
    expected_date: date | None = None

    @model_validator(mode="after")
    def _some_date(self) -> Self:
        if self.birth_date is None and self.expected_date is None:
            raise ValueError("Give a date of birth, or the expected date for an unborn child.")
        return self


class Carer(Value):
    """An adult who cares for the children, or ought to; non-resident ones too."""

    id: RecordId = Field(default_factory=new_id)
    code: Name
    name: OptionalName = ""
    role: Name
    """Such as mother, father, partner, grandparent, foster carer."""
    resident: Literal["yes", "no", "partly", "not_known"] = "not_known"
