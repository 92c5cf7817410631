"""The Word document: the words of the PDF, with an outline, and blind to what typed text may look like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from neglect_widgets.export import OtherLanguage, assessment_docx
from neglect_widgets.export.report import report
from neglect_widgets.export.report_facts import Source
from neglect_widgets.model import Assessment, Toolkit
from tests.builders import BEN, NOON, make_assessment

from .family import AWKWARD, CASE, KIT, assessment, awkward_assessment
from .kits import RICH, WORDS, earlier_assessment, rich_assessment, words_assessment

NOT_SAID = {"picture", "picture_text", "corners", "sign", "colour", "short"}
"""Of a report, what is a picture or how a level looks."""


def made(value: Assessment, toolkit: Toolkit = KIT, **options: Any) -> bytes:
    return assessment_docx(toolkit, CASE, value, made_by=BEN, made_at=NOON, **options)


def document(value: Assessment, toolkit: Toolkit = KIT, **options: Any) -> Any:
    return Document(BytesIO(made(value, toolkit, **options)))


def texts(found: Any) -> list[str]:
    """Every paragraph in order, those in tables too."""
    return ["".join(_signs(p)) for p in found.element.body.iter(qn("w:p"))]


def _signs(paragraph: Any) -> Iterator[str]:
    kinds = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    for part in paragraph.iter():
        yield part.text or "" if part.tag == qn("w:t") else kinds.get(part.tag, "")


def said_in(values: Any) -> Iterator[str]:
    """All texts of a report but its fixed words, the picture and how levels look."""
    if isinstance(values, str):
        yield values
    elif isinstance(values, dict):
        for key, value in values.items():
            fixed = key == "words" and isinstance(value, dict)
            # A rating's level says that it is rated.
            if key not in NOT_SAID and not fixed and not (key == "status" and values["level"]):
                yield from said_in(value)
    # A label without a text has nothing to say.
    elif isinstance(values, list | tuple) and list(values[1:]) != [""]:
        for value in values:
            yield from said_in(value)


@pytest.mark.parametrize(
    ("value", "toolkit", "earlier"),
    [
        (assessment(), KIT, None),
        (rich_assessment(), RICH, (earlier_assessment(), RICH)),
        (words_assessment(), WORDS, None),
    ],
)
def test_it_says_all_that_the_report_says(value: Assessment, toolkit: Toolkit, earlier: Source | None) -> None:
    values = report(toolkit, CASE, value, earlier=earlier, sources=(), made_by=BEN, made_at=NOON)
    # Of needs it is said how well they are evidenced, of strengths by what; every answer says the rest.
    for strength in values["found"]["strengths"] if values["found"] else []:
        del strength["strength"], strength["impact"]
    for need in values["found"]["unmet"] if values["found"] else []:
        del need["evidence"]
    found = document(value, toolkit, earlier=earlier)
    read = "\n".join([*texts(found), found.sections[0].header.paragraphs[0].text])
    wanted = Counter(text.strip() for text in said_in(values) if text.strip())
    assert len(wanted) > 20
    # What is said in two parts must stand in both.
    assert {text: count for text, count in wanted.items() if read.count(text) < count} == {}


def test_red_flags_stand_before_the_summary_and_headings_are_an_outline() -> None:
    found = document(assessment())
    heads = [(p.style.name, p.text) for p in found.paragraphs if p.style.name.startswith(("Title", "Heading"))]
    assert heads[0] == ("Title", "Assessment of X-0001, 3 March 2025")
    first = [text for style, text in heads if style == "Heading 1"]
    order = ["Red flags", "Summary", "Profile", "Strengths", "Unmet needs", "Plan", "Every answer"]
    assert [text for text in first if text in order] == order
    depths = [int(style[-1]) for style, _ in heads[1:]]
    assert all(after <= before + 1 for before, after in zip([0, *depths], depths, strict=False))


def test_a_toolkit_without_ratings_has_no_headings_for_them() -> None:
    heads = {p.text for p in document(words_assessment(), WORDS).paragraphs if p.style.name == "Heading 1"}
    assert not heads & {"Profile", "Strengths", "Unmet needs", "Every answer", "Red flags"}


def test_a_level_is_told_by_its_sign_and_its_words() -> None:
    worst = KIT.scale.levels[-1]
    cells = {cell.text for row in document(assessment()).tables[0].rows for cell in row.cells}
    assert f"◆ {worst.value} {worst.label}" in cells


def test_heads_of_tables_come_again_on_each_page_and_the_picture_has_words() -> None:
    found = document(assessment())
    assert found.tables
    for table in found.tables:
        assert [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows][:2] == [True, False]
    (shown,) = found.inline_shapes
    assert "worst level of each" in shown._inline.docPr.get("descr")


def test_it_is_titled_and_in_british_english() -> None:
    found = document(assessment())
    about = found.core_properties
    assert (about.title, about.author, about.language) == ("Assessment of X-0001, 3 March 2025", BEN.name, "en-GB")
    assert {mark.get(qn("w:val")) for mark in found.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_each_page_has_the_case_code_the_judgement_line_and_its_number() -> None:
    section = document(assessment()).sections[0]
    assert "X-0001" in section.header.paragraphs[0].text
    assert "Invented example" in section.header.paragraphs[0].text
    below = section.footer.paragraphs[0]
    assert "does not replace" in below.text
    fields = [field.get(qn("w:instr")) for field in below._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_awkward_text_is_text_as_typed() -> None:
    read = set(texts(document(awkward_assessment())))
    missing = [text for text in AWKWARD if shown(text) not in read]
    assert missing == []


def shown(text: str) -> str:
    """A text as a document holds it: the model keeps no carriage return, and XML not every sign."""
    return text.replace("\r", "").replace("\ufffe", "\ufffd")


def test_there_is_no_macro_link_or_field_in_the_file_but_page_numbers() -> None:
    with ZipFile(BytesIO(made(awkward_assessment()))) as parts:
        names = parts.namelist()
        assert not [name for name in names if re.search(r"vba|embed|external|hyperlink", name, re.IGNORECASE)]
        everything = b"".join(parts.read(name) for name in names)
    assert b"TargetMode" not in everything
    assert b"<w:hyperlink" not in everything
    assert b"w:instrText" not in everything
    assert everything.count(b"w:instr=") == 2


def test_texts_in_another_language_are_marked_with_it() -> None:
    title = KIT.domains[0].title
    found = document(assessment(), other=OtherLanguage("cy", {title}))
    marked = [run for run in found.element.body.iter(qn("w:r")) if run.find(f".//{qn('w:lang')}") is not None]
    assert {"".join(_signs(run)) for run in marked} == {title}
    assert len(marked) == sum(text.count(title) for text in texts(found)) > 0
    assert texts(found) == texts(document(assessment()))


def test_no_red_flag_is_said() -> None:
    assert "No red flag has been raised." in texts(document(make_assessment(toolkit=KIT)))


def test_the_same_assessment_gives_the_same_bytes() -> None:
    data = made(assessment())
    assert data == made(assessment())
    with ZipFile(BytesIO(data)) as parts:
        assert {part.date_time for part in parts.infolist()} == {NOON.timetuple()[:6]}
