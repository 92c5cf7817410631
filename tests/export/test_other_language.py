"""A toolkit's texts in another language are marked with it; the document itself stays English."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from neglect_widgets.definitions import load_toolkit, translated_texts
from neglect_widgets.export import OtherLanguage, assessment_pdf, blank_form_pdf
from tests.builders import BAND, BEN, NOON, make_assessment, make_toolkit

from .family import CASE
from .reading import languages, text_of

KIT = make_toolkit(2, 2)
TITLE = KIT.domains[0].title


def test_a_document_without_another_language_marks_none():
    assert languages(blank_form_pdf(KIT, BAND))["cy"] == 0
    assert PdfReader(BytesIO(blank_form_pdf(KIT, BAND))).trailer["/Root"]["/Lang"] == "en-GB"


def test_a_text_in_another_language_is_marked_as_often_as_it_stands_there():
    other = OtherLanguage("cy", {TITLE})
    data = blank_form_pdf(KIT, BAND, other=other)
    assert languages(data)["cy"] == text_of(data).count(TITLE) > 0
    assert text_of(data) == text_of(blank_form_pdf(KIT, BAND))
    assert PdfReader(BytesIO(data)).trailer["/Root"]["/Lang"] == "en-GB"


@pytest.mark.parametrize("text", [TITLE[:-1], TITLE[1:], "(", "a.b*", "Nothing says this"])
def test_a_part_of_a_word_is_not_taken_for_a_text_and_no_sign_upsets_it(text):
    assert languages(blank_form_pdf(KIT, BAND, other=OtherLanguage("cy", {text})))["cy"] == 0


def test_the_welsh_labels_of_the_screening_are_marked_in_report_and_form():
    kit, other = load_toolkit("screening", "cy"), OtherLanguage("cy", translated_texts("screening", "cy"))
    assert languages(blank_form_pdf(kit, "primary", other=other))["cy"] > 20
    report = assessment_pdf(
        kit, CASE, make_assessment({}, toolkit=kit, band="primary"), made_by=BEN, made_at=NOON, other=other
    )
    assert languages(report)["cy"] > 10
