"""A case with all its assessments as one JSON file: written plainly, read with suspicion."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import ValidationError

from ..errors import Problem, RecordError
from ..model import CaseRecord, Toolkit
from .record_checks import record_faults
from .record_raw import Fault
from .words import say

FORMAT = "neglect-widgets/1"
SIZE_LIMIT = 20 * 1024 * 1024
"""Bytes a record may have; a large family over many years stays well below."""


def record_json(record: CaseRecord) -> bytes:
    """Return the record as UTF-8 JSON; equal records give equal bytes."""
    text = json.dumps(record.model_dump(mode="json"), ensure_ascii=False, sort_keys=True, indent=2)
    return f"{text}\n".encode()


def record_schema() -> dict[str, Any]:
    """Return the JSON Schema of a record file, made from the model."""
    return CaseRecord.model_json_schema()


def read_record(data: bytes, *, file: str, toolkit_of: Callable[[str], Toolkit]) -> CaseRecord:
    """Return the record in a file's bytes, checked against its toolkits.

    `toolkit_of` raises NotFound or DefinitionError for a toolkit that is not here. Raises RecordError
    with every problem and its place; no problem repeats what the record says about people.
    """
    faults: list[Fault] = []
    raw = _parsed(data, faults)
    record = None
    if raw is not None:
        faults += record_faults(raw, toolkit_of)
        try:
            record = CaseRecord.model_validate(raw)
        except ValidationError as error:
            faults += _model_faults(error)
    if faults or record is None:
        raise RecordError([_problem(file, fault) for fault in dict.fromkeys(faults)])
    return record


def _parsed(data: bytes, faults: list[Fault]) -> dict[str, Any] | None:
    """Return the JSON object, or None when there is none to look into; adds what is wrong with it."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            faults.append(Fault("twice_in_object", value=", ".join(sorted(found))[:200]))
        return found

    if len(data) > SIZE_LIMIT:
        faults.append(Fault("too_large", value=str(SIZE_LIMIT // 1024**2)))
        return None
    try:
        raw = json.loads(data.decode("utf-8-sig"), object_pairs_hook=once, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        faults.append(Fault("not_json"))
        return None
    if not isinstance(raw, dict):
        faults.append(Fault("not_a_record"))
        return None
    if raw.get("format") != FORMAT:
        faults.append(Fault("format", "format", FORMAT))
    return raw


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _model_faults(error: ValidationError) -> Iterator[Fault]:
    for entry in error.errors(include_url=False, include_input=False, include_context=False):
        place = _place(entry["loc"])
        match entry["type"]:
            case "extra_forbidden":
                yield Fault("unknown_field", place)
            case "missing":
                yield Fault("missing", place)
            case _:
                yield Fault("value", place, entry["msg"].removeprefix("Value error, ").rstrip("."))


def _place(location: tuple[int | str, ...]) -> str:
    place = ""
    for part in location:
        place += f"[{part}]" if isinstance(part, int) else f".{part}" if place else part
    return place


def _problem(file: str, fault: Fault) -> Problem:
    problem, remedy = (say(f"record.{fault.kind}.{part}", value=fault.value) for part in ("problem", "remedy"))
    return Problem(file, 0, fault.place, problem, remedy)
