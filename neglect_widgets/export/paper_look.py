"""How a Word document looks, and what python-docx has no words for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

INK, QUIET, SHADE = "0b0c0c", "505a5f", "f3f2f1"
FONT = "Arial"
SIZES = {"Normal": 11, "Title": 22, "Heading 1": 16, "Heading 2": 13, "Heading 3": 11, "Heading 4": 11}
"""In points."""
WIDTH_MM = 170


def new_document(title: str, author: str, about: str, made_at: datetime) -> Any:
    """Return an empty A4 document in British English."""
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    document = Document()
    for name, size in SIZES.items():
        font = document.styles[name].font
        font.name, font.size, font.color.rgb = FONT, Pt(size), RGBColor.from_string(INK.upper())
        fonts = document.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        # A theme's font would go before the one named.
        for kind in [key for key in fonts.attrib if "Theme" in key]:
            del fonts.attrib[kind]
        fonts.set(qn("w:hAnsi"), FONT)
    document.styles["Normal"].paragraph_format.space_after = Pt(5)
    title_style = document.styles["Title"].element.pPr
    title_style.remove(title_style.find(qn("w:pBdr")))
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm((210 - WIDTH_MM) / 2)
    section.top_margin = section.bottom_margin = Mm(22)
    about_it = document.core_properties
    about_it.title, about_it.author, about_it.comments, about_it.language = title, author, about, "en-GB"
    about_it.created = about_it.modified = made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    about_it.last_modified_by, about_it.revision = author, 1
    return document


def dress(run: Any, look: str, language: str) -> None:
    """Give a run its look, and mark the language of one that is not in English."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    run.bold = True if look == "strong" else None
    colour = QUIET if look == "quiet" else look.removeprefix("#") if look.startswith("#") else ""
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour.upper())
    if language:
        mark = OxmlElement("w:lang")
        mark.set(qn("w:val"), language)
        run._r.get_or_add_rPr().append(mark)


def page_numbers(paragraph: Any, numbers: str) -> None:
    """Write "Page 1 of 3" as fields that Word counts; `numbers` has {page} and {pages}."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for part in re.split(r"(\{pages?\})", numbers):
        if part in ("{page}", "{pages}"):
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), "PAGE" if part == "{page}" else "NUMPAGES")
            paragraph._p.append(field)
        elif part:
            dress(paragraph.add_run(part), "quiet", "")


def set_out(table: Any, shares: Sequence[float]) -> None:
    """Give columns their shares of the width and let the first row be heads; no row is parted by the end of a page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm

    table.autofit = False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Mm(WIDTH_MM * share / sum(shares))
        for cell in column.cells:
            cell.width = column.width
    for number, row in enumerate(table.rows):
        for kind in ("w:cantSplit", *(["w:tblHeader"] if number == 0 else [])):
            row._tr.get_or_add_trPr().append(OxmlElement(kind))
    for cell in table.rows[0].cells:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE)):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)
