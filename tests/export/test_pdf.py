"""The PDF: accessible, in the right order, and blind to markup in what people typed."""

from __future__ import annotations

import re
from datetime import timedelta, timezone
from io import BytesIO

import pytest
import typst
from pypdf import PdfReader

from neglect_widgets.export import assessment_pdf, typeset
from neglect_widgets.model import Assessment
from tests.builders import BEN, CHILD, NOON, make_assessment, make_case, make_evidence, make_rating, make_toolkit

from .family import AWKWARD, CASE, KIT, assessment, awkward_assessment
from .reading import tags, text_of


def pdf(value: Assessment, case=CASE, earlier=None) -> PdfReader:
    data = assessment_pdf(KIT, case, value, earlier=earlier, made_by=BEN, made_at=NOON)
    return PdfReader(BytesIO(data))


def with_evidence(text: str) -> Assessment:
    return make_assessment([make_rating("food.q1", "3", evidence=[make_evidence(text)])], toolkit=KIT)


def test_the_file_is_tagged_titled_and_in_british_english():
    reader = pdf(assessment())
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Assessment of X-0001, 3 March 2025"


def test_headings_table_heads_and_the_pictures_text_are_tagged():
    reader = pdf(assessment())
    found = tags(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    types = {kind for kind, _ in found}
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/LI"} <= types
    (alternative,) = [alt for kind, alt in found if kind == "/Figure"]
    assert "worst level of each" in str(alternative)


def test_red_flags_stand_before_the_summary():
    text = text_of(pdf(assessment()))
    order = ["Red flags", "The child is in danger", "Rang social care.", "Summary", "Indicated level of need"]
    order += ["Strengths", "Unmet needs", "Ask school", "The child’s voice", "Plan", "Every answer"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_a_flag_without_an_answer_says_what_to_do():
    assert "Nothing has been written down about what was done. Ask your manager." in text_of(pdf(assessment()))


def test_no_red_flag_is_said():
    assert "No red flag has been raised." in text_of(pdf(make_assessment(toolkit=KIT)))


def test_each_page_has_the_case_code_the_judgement_line_and_its_number():
    reader = pdf(assessment())
    for number, page in enumerate(reader.pages, start=1):
        text = page.extract_text()
        assert "X-0001" in text
        assert "Invented example" in text
        assert "Supports, does not replace, professional judgement." in text
        assert f"Page {number} of {len(reader.pages)}" in text


def test_a_lower_judgement_does_not_hide_what_the_indicated_level_asks_to_consider():
    text = text_of(pdf(assessment()))
    assert "3 Social care: Talk it over." in text
    assert "2 Early help: Talk it over." in text


def test_a_real_case_is_not_called_invented():
    case = CASE.model_copy(update={"invented": False})
    assert "Invented" not in text_of(pdf(assessment(), case))


def test_draft_and_finished_are_told_apart():
    assert "Draft, not finished" in text_of(pdf(assessment()))
    finished = assessment().finish(BEN, NOON)
    assert "Finished on 3 March 2025 by Ben Example" in text_of(pdf(finished))


def test_a_name_is_shown_only_where_one_was_given():
    named = make_case(children=(CHILD.model_copy(update={"name": "Robin Example"}),))
    assert "Child A (Robin Example)" in text_of(pdf(assessment(), named))
    assert "Robin" not in text_of(pdf(assessment()))


def test_every_indicator_is_there_in_words_with_its_descriptor():
    text = text_of(pdf(assessment()))
    for domain in KIT.domains:
        for indicator in domain.indicators:
            assert indicator.title in text
    assert "Most needs unmet What most needs unmet looks like." in text
    assert "2 March 2025, seen, unannounced: Cupboards bare." in text
    assert "not known, ask school" in text
    assert "not looked at yet" in text


@pytest.mark.parametrize(
    "typed",
    [
        '#read("/etc/passwd")',
        "#sys.inputs.data",
        "$x^2$ *bold* _thin_ `code` <label> @ref // gone",
        "<script>alert(1)</script>",
        '=HYPERLINK("https://example.invalid")',
        '#import "@preview/cetz:0.1.0": *',
        "= Heading",
        "\\u{41} \\ { } [ ] ~ -- ...",
    ],
)
def test_markup_in_what_people_typed_comes_out_as_typed(typed):
    reader = pdf(with_evidence(typed))
    assert typed.replace(" ", "") in text_of(reader).replace(" ", "")
    assert not any(page.get("/Annots") for page in reader.pages)


def test_line_breaks_are_kept():
    text = "\n".join(page.extract_text() for page in pdf(with_evidence("first line\nsecond line")).pages)
    assert re.search(r"first line\s*\n\s*second line", text)


def test_right_to_left_words_are_shown():
    text = text_of(pdf(with_evidence("Said: שלום and سلام")))
    assert {"ש", "ל", "ו", "ם"} <= set(text)


def test_a_sign_that_no_font_has_is_named_and_the_report_says_so(monkeypatch):
    packaged = typeset._fonts(False)
    monkeypatch.setattr(typeset, "_fonts", lambda system: packaged)
    text = text_of(pdf(with_evidence("She drew \U0001f3e0\ufe0f and \ufefflaughed.")))
    assert "She drew [house building] and laughed." in text
    assert "named in [square brackets]" in text
    assert "square brackets" not in text_of(pdf(with_evidence("She drew a house.")))


def test_a_tab_between_words_is_a_space_and_leaves_every_letter_as_it_is():
    text = text_of(pdf(with_evidence("Tea\tat the table.\t")))
    assert "Tea at the table." in text
    assert "latin small letter" not in text


def test_what_typst_says_of_a_sign_is_read_as_that_sign_and_no_other():
    error = type("Said", (), {"diagnostic": r'the text `"\r\"\u{feff}"` could not be displayed with font `"A"`'})
    assert typeset._missing(error) == {"\r", '"', "\ufeff"}


def test_a_mistake_in_the_template_is_not_taken_for_a_missing_sign(monkeypatch, tmp_path):
    (tmp_path / "broken.typ").write_text("#nonsense")
    monkeypatch.setattr(typeset, "_TEMPLATES", tmp_path)
    with pytest.raises(typst.TypstError, match="unknown variable"):
        typeset.typeset("broken.typ", {}, made_at=NOON, note="")


def test_awkward_text_never_stops_a_report():
    text = text_of(pdf(awkward_assessment()))
    assert text.count("SUM(A1:A9)") >= len([t for t in AWKWARD if "SUM" in t])


def test_the_earlier_assessment_is_named_only_when_its_toolkit_version_and_words_are_the_same():
    earlier = make_assessment({"food.q1": "1"}, toolkit=KIT)
    assert "The dashed line is the assessment of 3 March 2025." in text_of(pdf(assessment(), earlier=(earlier, KIT)))
    edited = KIT.model_copy(
        update={"domains": (KIT.domains[0].model_copy(update={"title": "Other words"}), *KIT.domains[1:])}
    )
    for kit in (make_toolkit(id="other-care"), make_toolkit(version="2.0"), edited):
        other = make_assessment({"food.q1": "1"}, toolkit=kit), kit
        assert "dashed line" not in text_of(pdf(assessment(), earlier=other))


def test_an_empty_assessment_is_a_report_too():
    text = text_of(pdf(make_assessment(toolkit=KIT)))
    assert "Not judged yet" in text
    assert "No plan has been written down yet." in text


def test_the_same_assessment_gives_the_same_bytes():
    value = assessment()
    first, second = (assessment_pdf(KIT, CASE, value, made_by=BEN, made_at=NOON) for _ in range(2))
    assert first == second


def test_nothing_is_written_to_disk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    pdf(assessment())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("made_at", [NOON.replace(microsecond=250_000), NOON.astimezone(timezone(timedelta(hours=1)))])
def test_any_moment_of_printing_will_do(made_at):
    data = assessment_pdf(KIT, CASE, assessment(), made_by=BEN, made_at=made_at)
    assert f"{made_at:%H:%M}" in text_of(PdfReader(BytesIO(data)))
