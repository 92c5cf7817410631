"""An assessment as an Excel workbook, made in memory, without macros or formulas."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from ..engine.words import day
from ..model import Assessment, Case, Person, Toolkit
from .report_facts import Source, Sources
from .sheets import Sheet, sheets
from .words import say

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

_CELL_LIMIT = 32_767
"""Characters that Excel allows in a cell."""

_A4 = 9
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def assessment_xlsx(
    toolkit: Toolkit,
    case: Case,
    assessment: Assessment,
    *,
    earlier: Source | None = None,
    sources: Sources = (),
    made_by: Person,
    made_at: datetime,
) -> bytes:
    """Return a workbook with a sheet for each part of the assessment, see `sheets.sheets`.

    With `earlier` it has a sheet that says how last time's plan stands; `sources` are the assessments that this
    one began with.
    Every text is a text cell as typed, marked so that editing the cell makes no formula of it.
    The same values give the same bytes.
    """
    from xlsxwriter import Workbook

    data = BytesIO()
    with Workbook(data, _OPTIONS) as book:
        book.set_properties(
            {
                "title": say("title", case=case.code, day=day(assessment.window_end)),
                "subject": toolkit.title,
                "author": made_by.name,
                "comments": say("invented") if case.invented else say("supports"),
                "created": made_at.astimezone(UTC).replace(tzinfo=None),
            }
        )
        head = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 2, "bg_color": "#f3f2f1"}
        styles = {
            "head": book.add_format({**head, "quote_prefix": True}),
            "text": book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True}),
            "number": book.add_format({"valign": "top", "align": "left"}),
        }
        for sheet in sheets(toolkit, case, assessment, earlier, sources):
            _write(book, sheet, styles)
    return data.getvalue()


def _write(book: Workbook, sheet: Sheet, styles: dict[str, Format]) -> None:
    page = book.add_worksheet(sheet.name)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&L&A&R&P / &N")
    for column, (heading, width) in enumerate(sheet.columns):
        page.set_column(column, column, width)
        page.write_string(0, column, heading, styles["head"])
    for line, cells in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(cells):
            if isinstance(cell, int):
                page.write_number(line, column, cell, styles["number"])
            elif cell:
                page.write_string(line, column, _fitting(cell), styles["text"])


def _fitting(text: str) -> str:
    if len(text) <= _CELL_LIMIT:
        return text
    note = say("cut")
    return text[: _CELL_LIMIT - len(note)] + note
