"""Assessments as CSV, for other systems and for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from io import StringIO

from ..model import Assessment, Case, Toolkit
from .cells import neutral
from .rows import HEADERS, RatingRow, rating_rows

_BYTE_ORDER_MARK = "\ufeff"


def assessment_csv(toolkit: Toolkit, case: Case, assessment: Assessment) -> bytes:
    """Return one row per asked indicator and carer, unrated ones too, as UTF-8 with a byte order mark.

    Columns are those of `rows.RatingRow`. Cells that a spreadsheet could take for a formula begin
    with an apostrophe (see `cells.neutral`).
    """
    return _file(rating_rows(toolkit, case, assessment))


def case_csv(toolkit_of: Callable[[str], Toolkit], case: Case, assessments: Sequence[Assessment]) -> bytes:
    """Return the rows of all assessments of a case in one file, earliest window first."""
    ordered = sorted(assessments, key=lambda a: (a.window_end, a.started_at, a.id))
    return _file(row for a in ordered for row in rating_rows(toolkit_of(a.toolkit), case, a))


def _file(rows: Iterable[RatingRow]) -> bytes:
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADERS)
    writer.writerows([neutral(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return (_BYTE_ORDER_MARK + text.getvalue()).encode()
