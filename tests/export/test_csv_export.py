"""CSV: every row that was asked, and never a formula."""

import csv
from io import StringIO

import pytest

from neglect_widgets.export import assessment_csv, case_csv, notes_csv
from neglect_widgets.export.cells import neutral
from neglect_widgets.export.rows import HEADERS
from tests.builders import FATHER, MOTHER

from .family import AWKWARD, CASE, KIT, assessment, awkward_assessment
from .kits import RICH, WORDS, rich_assessment, typed, words_assessment


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


@pytest.mark.parametrize("text", [*AWKWARD, "'=1+1", "''@SUM(A1)", "'Twas cold"])
def test_neutral_text_comes_back_by_taking_one_apostrophe_off(text):
    safe, starts = neutral(text), tuple("=+-@\t\r\n＝＋－＠")
    assert not safe.startswith(starts)
    assert text == (safe[1:] if safe.startswith("'") and safe.lstrip("'").startswith(starts) else safe)


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


def test_a_rating_row_says_number_sub_domain_and_the_familys_own_level():
    found = {(row["indicator"], row["carer"]): row for row in rows(assessment_csv(RICH, CASE, rich_assessment()))}
    room = found["home.room", "Carer 1, mother"]
    assert (room["level"], room["number"], room["descriptor"]) == ("2", "3", "A room of number 3.")
    meals = found["food.meals", "Carer 1, mother"]
    assert (meals["sub_domain"], meals["number"]) == ("Meals", "")
    assert (meals["family_level"], meals["family_label"]) == ("4.5", "Between 5 and 4")
    assert meals["family_words"] == "We manage."
    assert (meals["level"], meals["rank"]) == ("2", "6")


def test_a_half_step_has_no_descriptor():
    found = {row["indicator"]: row for row in rows(assessment_csv(RICH, CASE, rich_assessment()))[::2]}
    assert (found["food.milk"]["level"], found["food.milk"]["descriptor"]) == ("4.5", "")


def test_notes_have_a_row_per_prompt_and_factor_written_or_not():
    value = rich_assessment().model_copy(update={"voice": rich_assessment().voice[1:]})
    found = rows(notes_csv(lambda _: RICH, CASE, [value]))
    kinds = ["voice", "voice", "thinking it through", "thinking it through", "factor", "factor"]
    assert [row["kind"] for row in found] == kinds
    assert [row["id"] for row in found][1:3] == ["voice.night", "closing.tried"]
    assert [row["text"] for row in found][:3] == ["I wake my sister.", "", "Breakfast club since May."]
    assert [row["answer"] for row in found][-2:] == ["yes, now", "not known"]
    assert {row["toolkit"] for row in found} == {"rich-care"}


def test_a_note_of_a_prompt_or_factor_that_is_gone_has_a_row_too():
    kit = RICH.model_copy(update={"voice": RICH.voice[:1], "factors": RICH.factors[:1]})
    found = {row["id"]: row for row in rows(notes_csv(lambda _: kit, CASE, [rich_assessment()]))}
    assert found["voice.night"]["text"] == "Nobody, I think."
    assert found["illness"]["answer"] == "not known"


def test_an_assessment_that_rates_nothing_is_a_table_of_its_notes():
    value = words_assessment()
    found = rows(assessment_csv(WORDS, CASE, value))
    assert [(row["text"], row["words_of"], row["leads_to"]) for row in found] == [
        ("I wake my sister.", "The child’s words", "food.meals"),
        ("", "", ""),
    ]
    both = {WORDS.id: WORDS, RICH.id: RICH}
    rated = rows(case_csv(lambda one: both[one.toolkit], CASE, [value, rich_assessment()]))
    assert {row["toolkit"] for row in rated} == {RICH.id}
    assert {
        row["toolkit"] for row in rows(notes_csv(lambda one: both[one.toolkit], CASE, [value, rich_assessment()]))
    } == set(both)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "＝1"])
def test_no_new_free_text_begins_a_formula(text):
    ratings = assessment_csv(RICH, CASE, typed(text))
    assert [row["family_words"] for row in rows(ratings)].count(f"'{text}") == 6
    notes = rows(notes_csv(lambda _: RICH, CASE, [typed(text)]))
    assert [row["text"] for row in notes] == [f"'{text}"] * 6
