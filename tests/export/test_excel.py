"""The Excel workbook: what was typed, as text."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from neglect_widgets.export import assessment_xlsx
from neglect_widgets.export.rows import rating_rows
from tests.builders import BEN, NOON, make_assessment, make_evidence, make_rating

from .family import AWKWARD, CASE, KIT, assessment, awkward_assessment


def book(value):
    return load_workbook(BytesIO(assessment_xlsx(KIT, CASE, value, made_by=BEN, made_at=NOON)))


def cells(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]


def test_the_sheets_are_those_that_people_ask_for():
    assert book(assessment()).sheetnames == ["Summary", "Ratings", "Evidence", "Red flags", "Voice", "Plan"]


def test_ratings_read_back_equal():
    read = cells(book(assessment())["Ratings"])
    assert [tuple("" if c is None else c for c in row) for row in read] == [
        tuple("" if c is None else c for c in row) for row in rating_rows(KIT, CASE, assessment())
    ]


def test_awkward_text_is_a_text_cell_as_typed():
    made = book(awkward_assessment())
    typed = {unescape(row[-1]) for row in cells(made["Evidence"])}
    # The model itself keeps no carriage return.
    assert typed == {text.replace("\r", "") for text in AWKWARD}
    for sheet in made:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n"), cell.value
                assert cell.hyperlink is None
                assert cell.data_type == "n" or cell.quotePrefix


def test_there_is_no_formula_macro_or_link_in_the_file():
    data = assessment_xlsx(KIT, CASE, awkward_assessment(), made_by=BEN, made_at=NOON)
    with ZipFile(BytesIO(data)) as parts:
        assert not [name for name in parts.namelist() if "vba" in name.lower() or "external" in name.lower()]
        for name in parts.namelist():
            if name.startswith("xl/worksheets/"):
                text = parts.read(name).decode()
                assert "<f>" not in text
                assert "hyperlink" not in text


def test_headings_stay_in_sight():
    for sheet in book(assessment()):
        assert sheet.freeze_panes == "A2"
        assert sheet["A1"].font.bold


def test_the_summary_says_judged_and_indicated_level():
    said = dict(cells(book(assessment())["Summary"]))
    assert said["Indicated level of need"] == "Social care"
    assert said["Judged level of need"] == "Early help"
    assert said["Reason"] == "Grandmother helps."


def test_no_red_flag_is_said_and_not_left_empty():
    assert cells(book(make_assessment(toolkit=KIT))["Red flags"])[0][0] == "No red flag has been raised."


def test_the_same_assessment_gives_the_same_bytes():
    value = assessment()
    first, second = (assessment_xlsx(KIT, CASE, value, made_by=BEN, made_at=NOON) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("pieces", [2])
def test_text_too_long_for_a_cell_is_cut_and_says_so(pieces):
    long = make_rating("food.q1", "3", evidence=[make_evidence("x" * 20_000) for _ in range(pieces)])
    made = book(make_assessment([long], toolkit=KIT))
    column = [cell.value for cell in made["Ratings"][1]].index("Evidence")
    text = cells(made["Ratings"])[0][column]
    assert len(text) == 32_767
    assert "cut here" in text
    assert [len(row[-1]) for row in cells(made["Evidence"])] == [20_000] * pieces
