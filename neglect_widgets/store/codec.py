"""Values to canonical JSON and back; an assessment to its rows and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from ..errors import InputRefused, StoreError
from ..model import Action, Assessment, Depth, FactorNote, FlagRecord, Judgement, Part, Rating, VoiceNote
from ..model.base import Value

V = TypeVar("V", bound=Value)

KINDS: Mapping[str, type[Part]] = {
    "rating": Rating,
    "flag": FlagRecord,
    "voice": VoiceNote,
    "judgement": Judgement,
    "action": Action,
    "factor": FactorNote,
    "depth": Depth,
}
"""The word for each kind of part in rows and journal subjects."""

MANY = {"ratings": "rating", "flags": "flag", "voice": "voice", "plan": "action", "factors": "factor"}
"""Fields of an assessment with any number of parts, and the kind of these."""

ONE = ("judgement", "depth")
"""Fields with one part or none, named after their kind."""


@dataclass(frozen=True)
class PartRow:
    """A part as it lies in the store."""

    kind: str
    key: str
    version: int
    body: str

    @property
    def subject(self) -> str:
        """How the journal names the part inside its assessment."""
        return f"{self.kind}:{self.key}"


def canonical(data: object) -> str:
    """Return the one JSON text for plain data: sorted keys, no spaces, letters as they are."""
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def to_json(value: Value) -> str:
    """Return a value's canonical JSON."""
    return canonical(value.model_dump(mode="json"))


def from_json(model: type[V], body: str) -> V:
    """Return the value; StoreError when this program cannot read it."""
    try:
        return model.model_validate_json(body)
    except ValueError:
        # The validation error would quote the record.
        raise StoreError(
            "A record in the store cannot be read by this version of the workbook. Nothing was changed. "
            "Install the latest version; if it cannot read it either, restore a backup."
        ) from None


def accepted(value: V) -> tuple[V, str]:
    """Return a value as it will be read back, with its JSON; InputRefused if it could not be."""
    try:
        body = to_json(value)
        body.encode()
        return type(value).model_validate_json(body), body
    except ValueError:
        raise InputRefused("This cannot be stored as it is. Nothing was changed. Check what was typed.") from None


def object_in(body: str) -> dict[str, Any]:
    """Return the JSON object in a text of the store, or nothing when somebody spoilt it; the audit names it."""
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def moment(at: datetime) -> str:
    """Return a time in UTC as text that sorts by time; ValueError without a zone."""
    if at.tzinfo is None:
        raise ValueError("Give the time with its zone.")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def kind_of(part: Part) -> str:
    """Return the word for a part's kind."""
    return next(kind for kind, model in KINDS.items() if isinstance(part, model))


def split(assessment: Mapping[str, Any]) -> tuple[str, tuple[PartRow, ...]]:
    """Return the JSON of an assessment without its parts, and the rows of its parts."""
    header = {k: v for k, v in assessment.items() if k not in MANY and k not in ONE}
    rows = [_row(kind, part) for field, kind in MANY.items() for part in assessment.get(field, ())]
    rows += [_row(kind, assessment[kind]) for kind in ONE if assessment.get(kind) is not None]
    return canonical(header), tuple(rows)


def join(header: str, rows: Iterable[tuple[str, str]]) -> Assessment:
    """Return the assessment made of its JSON and the kind and JSON of each of its parts."""
    found: dict[str, list[Part]] = {kind: [] for kind in KINDS}
    for kind, body in rows:
        found[kind].append(from_json(KINDS[kind], body))
    update: dict[str, Any] = {field: tuple(found[kind]) for field, kind in MANY.items()}
    update |= {kind: next(iter(found[kind]), None) for kind in ONE}
    return from_json(Assessment, header).model_copy(update=update)


def _row(kind: str, part: Mapping[str, Any]) -> PartRow:
    body = canonical(part)
    return PartRow(kind, from_json(KINDS[kind], body).key, int(part["version"]), body)
