"""A Word document as it is written: headings, paragraphs, lists and tables that a screen reader knows as such."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from .other_language import OtherLanguage
from .paper_look import dress, new_document, page_numbers, set_out
from .report_values import Plain

Piece = tuple[str, str]
"""A text and its look: "" for plain, "strong", "quiet", or a colour such as "#00703c"."""

Head = tuple[str, float]
"""Of a column: its words, and its share of the width."""

_NOT_IN_XML = re.compile("[^\\t\\n\\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def strong(text: str) -> Piece:
    return text, "strong"


def quiet(text: str) -> Piece:
    return text, "quiet"


def level(found: Plain | None, none_words: str = "") -> list[Piece]:
    """Return a level by its sign and its words, so that nothing is told by colour alone."""
    return [(found["sign"] + " ", found["colour"]), strong(found["words"])] if found else [quiet(none_words)]


def heads(fixed: Plain, shares: Mapping[str, float]) -> list[Head]:
    """Return the heads of a table from the fixed words, by their names and shares of the width."""
    return [(fixed[f"head.{name}"], share) for name, share in shares.items()]


class Paper:
    """A document that grows from top to bottom; all texts are text, whatever they look like."""

    def __init__(self, title: str, author: str, about: str, made_at: datetime, other: OtherLanguage) -> None:
        self._document = new_document(title, author, about, made_at)
        self._made_at = made_at
        self._other = other

    def edges(self, left: str, right: str, foot: str, numbers: str) -> None:
        """Set what stands above and below each page; `numbers` has {page} and {pages}."""
        section = self._document.sections[0]
        self._put(section.header.paragraphs[0], [quiet(left), *([strong(f"  {right}")] if right else [])])
        below = section.footer.paragraphs[0]
        self._put(below, [quiet(f"{foot}  ")])
        page_numbers(below, numbers)

    def heading(self, depth: int, text: str) -> None:
        """Add a heading; depth 0 is the document's title."""
        self._put(self._document.add_heading(level=depth), [(text, "")])

    def line(self, *pieces: Piece) -> None:
        """Add a paragraph of the pieces that say something."""
        if any(text.strip() for text, _ in pieces):
            self._put(self._document.add_paragraph(), pieces)

    def said(self, label: str, text: str) -> None:
        """Add a text under its label, if there is one."""
        if text.strip():
            self.line(strong(f"{label}: "), (text, ""))

    def items(self, items: Iterable[Sequence[Piece]]) -> None:
        """Add a bulleted list."""
        for pieces in items:
            self._put(self._document.add_paragraph(style="List Bullet"), pieces)

    def table(self, heads: Sequence[Head], rows: Sequence[Sequence[Sequence[Piece]]]) -> None:
        """Add a table with one row of heads, which stands again on each page."""
        self._stay_with_next()
        table = self._document.add_table(rows=1 + len(rows), cols=len(heads), style="Table Grid")
        for line, cells in zip(table.rows, [[[strong(head)] for head, _ in heads], *rows], strict=True):
            for cell, pieces in zip(line.cells, cells, strict=True):
                self._put(cell.paragraphs[0], pieces)
        set_out(table, [width for _, width in heads])
        self._document.add_paragraph()

    def picture(self, png: bytes, text: str) -> None:
        """Add a picture with what it shows in words."""
        from docx.shared import Mm

        self._stay_with_next()
        shown = self._document.add_picture(BytesIO(png), width=Mm(104))
        shown._inline.docPr.set("descr", clean(text))

    def _stay_with_next(self) -> None:
        """Keep what was added last on the page of what comes now."""
        self._document.paragraphs[-1].paragraph_format.keep_with_next = True

    def page(self) -> None:
        """Begin a new page."""
        self._document.add_page_break()

    def data(self) -> bytes:
        """Return the file; the same contents give the same bytes."""
        saved, same = BytesIO(), BytesIO()
        self._document.save(saved)
        day = self._made_at.astimezone(UTC).timetuple()[:6]
        with ZipFile(saved) as parts, ZipFile(same, "w", ZIP_DEFLATED) as file:
            for name in parts.namelist():
                file.writestr(ZipInfo(name, day), parts.read(name), ZIP_DEFLATED)
        return same.getvalue()

    def _put(self, paragraph: Any, pieces: Iterable[Piece]) -> None:
        for text, look in pieces:
            for part, language in self._other.parted(clean(text)):
                dress(paragraph.add_run(part), look, language)


def clean(text: str) -> str:
    """Return a text without signs that a document cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)
