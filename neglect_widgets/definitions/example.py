"""The invented family that shows a newcomer what the workbook does."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from ..errors import NotFound, Problem, RecordError
from ..model import CaseRecord
from .files import definitions_folders

EXAMPLE = Path("examples") / "invented-family.json"
"""Where the record lies inside a folder of definitions."""


def load_example() -> CaseRecord:
    """Return the invented family with its four assessments, an area's own before the shipped one.

    Its ids are always the same, so a store can tell that it has the family already. Raises NotFound,
    or RecordError when the file is not a record or is not marked as invented.
    """
    for folder in definitions_folders():
        if (path := folder / EXAMPLE).is_file():
            return _read(path)
    raise NotFound(
        "The invented example is not installed here. Nothing was changed. "
        "Add a case of your own, or ask the person who set up the workbook."
    )


def _read(path: Path) -> CaseRecord:
    try:
        record = CaseRecord.model_validate_json(path.read_bytes())
    except ValidationError:
        # The validation error would quote the record, which may turn out to be about somebody.
        raise _refused(path, "", "This is not a record of a case.", "Put the shipped file back.") from None
    if not record.case.invented:
        raise _refused(path, "case.invented", "This case is not marked as invented.", "Never use a real family here.")
    return record


def _refused(path: Path, place: str, problem: str, remedy: str) -> RecordError:
    return RecordError([Problem(path.name, 0, place, problem, remedy)])
