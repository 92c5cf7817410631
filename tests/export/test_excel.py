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
from .kits import RICH, WORDS, earlier_assessment, rich_assessment, typed, words_assessment


def book(value, toolkit=KIT, **options):
    return load_workbook(BytesIO(assessment_xlsx(toolkit, CASE, value, made_by=BEN, made_at=NOON, **options)))


def cells(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]


def test_the_sheets_are_those_that_the_toolkit_asks_for():
    plain = "Summary, Ratings, Profile, Types of neglect, Evidence, Red flags, Voice, Plan"
    assert book(assessment()).sheetnames == plain.split(", ")
    rich = "Summary, Ratings, Profile, Types of neglect, Evidence, Red flags, Factors, Voice, Thinking it through, Plan"
    assert book(rich_assessment(), RICH).sheetnames == rich.split(", ")
    assert book(words_assessment(), WORDS).sheetnames == ["Summary", "Voice", "Plan"]


def test_the_profile_sheet_has_sub_domains_under_their_domain_and_no_total():
    read = cells(book(rich_assessment(), RICH)["Profile"])
    assert [row[:4] for row in read] == [
        ["Food and drink", None, "2 Care of grade 2", "2 Care of grade 2"],
        ["Food and drink", "Meals", "2 Care of grade 2", "2 Care of grade 2"],
        ["Food and drink", "Milk and water", "4.5 Between 5 and 4", "4.5 Between 5 and 4"],
        ["Home and room", None, "1 Care of grade 1", "1 Care of grade 1"],
    ]


def test_factors_voice_and_closing_notes_have_sheets_of_their_own():
    made = book(rich_assessment(), RICH)
    assert [row[:4] for row in cells(made["Factors"])] == [
        ["The home", "Money is short", "yes, now", "The meter is empty by Friday."],
        ["The parents", "A parent is ill", "not known", None],
    ]
    assert [row[:4] for row in cells(made["Voice"])] == [
        ["Morning", "Who wakes you?", "The child’s words", "I wake my sister."],
        ["Night", "Who is there at night?", "The child’s words", "Nobody, I think."],
    ]
    assert [row[2] for row in cells(made["Thinking it through"])] == [
        "Breakfast club since May.",
        "Weekends without food.",
    ]


def test_the_plan_sheet_says_level_now_level_to_reach_and_measure():
    (row,) = cells(book(rich_assessment(), RICH)["Plan"])
    levels = ["Question food.meals", "2 Care of grade 2", "4 Care of grade 4", "The school and the child say so."]
    assert row[1:5] == levels


def test_last_times_plan_has_a_sheet_when_there_was_one():
    made = book(rich_assessment(), RICH, earlier=(earlier_assessment(), RICH))
    assert [row[-1] for row in cells(made["Planned last time"])] == [
        "Not met yet",
        "Not met yet",
        "No level was aimed for",
    ]


def test_types_of_neglect_name_their_unmet_needs():
    read = cells(book(rich_assessment(), RICH)["Types of neglect"])
    assert read[1][0] == "Emotional"
    assert read[1][2].splitlines() == ["Question home.warm", "Question home.room"]


def test_the_summary_says_depth_and_beginning_and_no_level_of_need_where_none_is_asked():
    said = dict(cells(book(rich_assessment(), RICH, sources=[(words_assessment(), WORDS)])["Summary"]))
    assert said["Asked in full"] == "Food and drink"
    assert said["Began with"] == "A day in words, 3 March 2025"
    words = dict(cells(book(words_assessment(), WORDS)["Summary"]))
    assert not {"Indicated level of need", "Judged level of need", "Profile", "Rated by"} & set(words)
    assert words["Written by"] == "Ann Example, social worker, Exampleshire Council"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", '=HYPERLINK("https://example.invalid")'])
def test_any_new_free_text_is_a_text_cell_as_typed(text):
    made = book(typed(text), RICH)
    found = [cell for sheet in made for row in sheet.iter_rows() for cell in row if cell.value == text]
    assert len(found) == 2 * 6 + 2 + 4 + 2
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in found)


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
