"""CSV: every row that was asked, and never a formula."""

import csv
from io import StringIO

import pytest

from neglect_widgets.export import assessment_csv, case_csv
from neglect_widgets.export.cells import neutral
from neglect_widgets.export.rows import HEADERS
from tests.builders import FATHER, MOTHER

from .family import AWKWARD, CASE, KIT, assessment, awkward_assessment


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_asked_indicator_has_a_row_for_each_carer_rated_or_not():
    found = rows(assessment_csv(KIT, CASE, assessment()))
    asked = [(i.id, c) for d in KIT.domains for i in d.indicators for c in ("Carer 1, mother", "Carer 2, father")]
    assert [(row["indicator"], row["carer"]) for row in found] == asked
    assert {MOTHER.code, FATHER.code} == {"Carer 1", "Carer 2"}


def test_a_rating_is_told_in_words_with_its_printed_level():
    row = rows(assessment_csv(KIT, CASE, assessment()))[0]
    assert (row["level"], row["label"], row["rank"]) == ("4", "Most needs unmet", "3")
    assert row["descriptor"] == "What most needs unmet looks like."
    assert row["evidence"].splitlines()[0] == "2 March 2025, seen, unannounced: Cupboards bare."
    assert "child’s own words: I make my own tea." in row["evidence"]
    assert row["impact"] == "Goes to school hungry."


def test_not_known_not_looked_at_and_does_not_apply_have_no_level():
    found = {(row["indicator"], row["carer"]): row for row in rows(assessment_csv(KIT, CASE, assessment()))}
    for key, words in {
        ("food.q3", "Carer 1, mother"): "not known, ask school",
        ("food.q3", "Carer 2, father"): "not looked at yet",
        ("home.q1", "Carer 1, mother"): "does not apply",
    }.items():
        row = found[key]
        assert row["status"] == words
        assert (row["level"], row["label"], row["rank"]) == ("", "", "")


def test_a_spreadsheet_can_tell_it_is_utf8():
    assert assessment_csv(KIT, CASE, assessment()).startswith(b"\xef\xbb\xbf")


def test_no_cell_of_awkward_text_begins_a_formula():
    for row in rows(assessment_csv(KIT, CASE, awkward_assessment())):
        for name in HEADERS:
            assert not row[name].startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")), row[name]


@pytest.mark.parametrize("text", AWKWARD)
def test_neutral_text_comes_back_by_taking_one_apostrophe_off(text):
    safe = neutral(text)
    assert safe in (text, f"'{text}")
    assert safe[0] not in "=+-@\t\r\n＝＋－＠"


def test_a_case_lists_its_assessments_earliest_first():
    late = assessment()
    early = late.model_copy(
        update={
            "id": "e" * 32,
            "window_start": late.window_start.replace(year=2024),
            "window_end": late.window_end.replace(year=2024),
        }
    )
    found = rows(case_csv(lambda _: KIT, CASE, [late, early]))
    ends = [row["window_end"] for row in found]
    assert ends == sorted(ends)
    assert len(set(ends)) == 2
