"""Whatever people type, an export holds it as words: no formula, no markup, no action, nothing filled in."""

from __future__ import annotations

import csv
import re
import zipfile
from io import BytesIO, StringIO

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from neglect_widgets.definitions import load_toolkit
from neglect_widgets.export import (
    assessment_csv,
    assessment_docx,
    assessment_pdf,
    assessment_xlsx,
    notes_csv,
    read_record,
    record_json,
)
from neglect_widgets.export.paper import clean
from neglect_widgets.model import Assessment, CaseRecord
from tests.faults.everywhere import TOOLKIT, everywhere, typed
from tests.faults.hostile_strings import hostile
from tests.journeys.prepared import ALEX, now
from tests.trials import Trials

KIT = load_toolkit(TOOLKIT)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@pytest.mark.fault("strings_exported")
def test_no_string_is_more_than_words_in_any_export(trials: Trials) -> None:
    count = 0
    for _, chance in trials:
        record = everywhere(hostile(chance))
        earlier, review = record.assessments
        count += len(typed(record))
        assert read_record(record_json(record), file="record.json", toolkit_of=load_toolkit) == record
        check_csv(record, review)
        check_excel(record, review, earlier)
        check_word(record, review, earlier)
        check_pdf(record, review, earlier)
    assert count >= trials.begun * 100


def check_csv(record: CaseRecord, review: Assessment) -> None:
    """No cell begins a formula, and words come back when one leading apostrophe is taken off."""
    ratings = assessment_csv(KIT, record.case, review)
    notes = notes_csv(lambda _: KIT, record.case, [review])
    cells = [
        cell
        for data in (ratings, notes)
        for row in csv.reader(StringIO(data.decode("utf-8-sig"), newline=""))
        for cell in row
    ]
    assert not [cell for cell in cells if cell.startswith(FORMULA)]
    found = {cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell for cell in cells}
    assert {note.text for note in review.voice} | {rating.impact for rating in review.ratings} <= found


def check_excel(record: CaseRecord, review: Assessment, earlier: Assessment) -> None:
    """Every cell is a text or a number, nothing in the file is a formula or points outside of it."""
    data = assessment_xlsx(KIT, record.case, review, earlier=(earlier, KIT), made_by=ALEX, made_at=now())
    cells = [cell for sheet in load_workbook(BytesIO(data)) for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not [cell.value for cell in cells if cell.hyperlink]
    texts = {re.sub(r"_x([0-9A-Fa-f]{4})_", lambda hit: chr(int(hit[1], 16)), str(cell.value)) for cell in cells}
    assert {note.text for note in review.voice} <= texts
    with zipfile.ZipFile(BytesIO(data)) as book:
        assert not [name for name in book.namelist() if re.search(r"external|vba|embed|hyperlink", name, re.I)]
        assert not [name for name in book.namelist() if re.search(rb"<f[ >]|TargetMode", book.read(name))]


def check_word(record: CaseRecord, review: Assessment, earlier: Assessment) -> None:
    """Every text stands there as typed, and nothing in the file runs or points outside of it."""
    data = assessment_docx(KIT, record.case, review, earlier=(earlier, KIT), made_by=ALEX, made_at=now())
    read = {squeezed(paragraph.text) for paragraph in Document(BytesIO(data)).paragraphs}
    assert {squeezed(clean(note.text)) for note in review.voice} <= read
    with zipfile.ZipFile(BytesIO(data)) as book:
        assert not [name for name in book.namelist() if re.search(r"external|vba|embed|hyperlink", name, re.I)]
        everything = b"".join(book.read(name) for name in book.namelist())
    assert not re.search(rb"TargetMode|<w:hyperlink|<w:instrText|DDEAUTO", everything)
    assert everything.count(b"w:instr=") == 2


def check_pdf(record: CaseRecord, review: Assessment, earlier: Assessment) -> None:
    """It holds no script and no link, and the markup that was typed stands there as it was typed."""
    data = assessment_pdf(KIT, record.case, review, earlier=(earlier, KIT), made_by=ALEX, made_at=now())
    reader = PdfReader(BytesIO(data))
    assert not re.search(rb"/(JavaScript|JS|Launch|OpenAction|AA|EmbeddedFile|URI)\b", data)
    assert not [page for page in reader.pages if page.get("/Annots")]
    read = squeezed("".join(page.extract_text() for page in reader.pages))
    plain = [text for text in typed_below(review) if text.isascii()]
    assert plain
    assert not [text for text in plain if not stands_in(read, squeezed(text))]


def typed_below(review: Assessment) -> list[str]:
    """Return what was typed into the parts that a report has in full."""
    analysis = [review.judgement.analysis] if review.judgement else []
    return [*analysis, *(note.text for note in review.voice), *(action.target for action in review.plan)]


def stands_in(read: str, text: str) -> bool:
    """Whether a text stands there, perhaps with the foot and head of a page break in the middle."""
    halves = ((re.escape(text[:at]), re.escape(text[at:])) for at in range(1, len(text)))
    return text in read or any(re.search(f"{first}.{{1,300}}{second}", read) for first, second in halves)


def squeezed(text: str) -> str:
    return re.sub(r"[\s\x00-\x1f\xad-]+", "", text)
