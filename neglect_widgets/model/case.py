"""A case: the record of one family."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import AwareDatetime, Field, model_validator

from .assessment import Assessment
from .base import Name, RecordId, Text, Value, new_id
from .people import Carer, Child, Person


class Disposal(Value):
    """That somebody asked for a case to be disposed of; nothing goes before it is confirmed."""

    asked_by: Person
    asked_at: AwareDatetime
    why: Text = ""


class Case(Value):
    """A family record: children, carers and, by reference, their assessments."""

    id: RecordId = Field(default_factory=new_id)
    code: Name
    children: tuple[Child, ...] = Field(min_length=1, max_length=30)
    carers: tuple[Carer, ...] = Field(min_length=1, max_length=30)
    invented: bool = False
    """True for an example that shows the workbook and is about nobody."""
    opened_at: AwareDatetime
    retain_until: date | None = None
    """The last day on which the record must be kept; None until somebody has set it."""
    retain_longest: date | None = None
    """The latest such day that was ever set: an earlier one set later does not let one person alone delete the case."""
    disposal: Disposal | None = None

    @model_validator(mode="after")
    def _codes_tell_people_apart(self) -> Self:
        for what, people in (("children", self.children), ("carers", self.carers)):
            codes = [p.code.casefold() for p in people]
            if len(set(codes)) < len(codes):
                raise ValueError(f"Two {what} have the same code; give each their own.")
        return self

    def retention_over(self, today: date) -> bool:
        """Tell whether the record need no longer be kept, by any day that was ever set."""
        days = [day for day in (self.retain_until, self.retain_longest) if day]
        return bool(days) and today > max(days)

    def child(self, child_id: str) -> Child | None:
        """Return the child with this id, or None."""
        return next((c for c in self.children if c.id == child_id), None)

    def carer(self, carer_id: str) -> Carer | None:
        """Return the carer with this id, or None."""
        return next((c for c in self.carers if c.id == carer_id), None)


class CaseRecord(Value):
    """A case with all its assessments: the unit of import, export and backup."""

    format: Name = "neglect-widgets/1"
    case: Case
    assessments: tuple[Assessment, ...] = ()
