"""Assessments as CSV, for other systems and for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from io import StringIO

from ..model import Assessment, Case, Toolkit
from .cells import neutral
from .note_rows import NoteRow, note_rows
from .rows import HEADERS, RatingRow, rating_rows

_BYTE_ORDER_MARK = "\ufeff"


def assessment_csv(toolkit: Toolkit, case: Case, assessment: Assessment) -> bytes:
    """Return one row per asked indicator and carer, unrated ones too, as UTF-8 with a byte order mark.

    Columns are those of `rows.RatingRow`; for a toolkit that rates nothing, rows and columns are those of
    `notes_csv`. Cells that a spreadsheet could take for a formula begin with an apostrophe (see `cells.neutral`).
    """
    return case_csv(lambda _: toolkit, case, [assessment])


def case_csv(toolkit_of: Callable[[Assessment], Toolkit], case: Case, assessments: Sequence[Assessment]) -> bytes:
    """Return the rows of all assessments of a case in one file, earliest window first.

    Where none of them rates anything, the file is that of `notes_csv`.
    """
    rows: list[RatingRow] = []
    for assessment in _in_order(assessments):
        rows += rating_rows(toolkit_of(assessment), case, assessment)
    return _file(HEADERS, rows) if rows else notes_csv(toolkit_of, case, assessments)


def notes_csv(toolkit_of: Callable[[Assessment], Toolkit], case: Case, assessments: Sequence[Assessment]) -> bytes:
    """Return one row per prompt and factor, written or not, of all assessments, earliest window first.

    Columns are those of `note_rows.NoteRow`; cells are neutralised as in `assessment_csv`.
    """
    rows: list[NoteRow] = []
    for assessment in _in_order(assessments):
        rows += note_rows(toolkit_of(assessment), case, assessment)
    return _file(NoteRow._fields, rows)


def _in_order(assessments: Sequence[Assessment]) -> list[Assessment]:
    return sorted(assessments, key=lambda a: (a.window_end, a.started_at, a.id))


def _file(heads: Sequence[str], rows: Iterable[Sequence[str | int | None]]) -> bytes:
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(heads)
    writer.writerows([neutral(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return (_BYTE_ORDER_MARK + text.getvalue()).encode()
