"""Typst: from a packaged template and plain values to a tagged PDF, in memory and off the network."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typst import Fonts

_HERE = Path(__file__).parent
_TEMPLATES = _HERE / "templates"
_FONTS = _HERE / "fonts"

# How Typst says which text a font cannot show or PDF/UA forbids; each quotes it as a debug string.
_NO_TYPE = re.compile(r'the text `"(.+?)"` could not be displayed|the disallowed codepoint `"(.+?)"`')
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")
_SHORT = {"t": "\t", "r": "\r", "n": "\n", "0": "\0"}


def typeset(template: str, values: Mapping[str, Any], *, made_at: datetime, note: str) -> bytes:
    """Return a PDF/UA-1 file of a template's values; the same input gives the same bytes.

    Signs that the packaged type lacks are set in the computer's fonts, and where these lack them too
    are named in square brackets; then `note` is put into the value "spelled" to say so.
    """
    import typst

    # Typst would set nothing for a tab, and so join two words.
    values = _spelled(values, {ord("\t"): " "})
    data = json.dumps(values, ensure_ascii=False)
    try:
        return _compile(template, data, made_at, system=False)
    except typst.TypstError as error:
        if not _missing(error):
            raise
    try:
        return _compile(template, data, made_at, system=True)
    except typst.TypstError as error:
        missing = _missing(error)
        if not missing:
            raise
    plain = _spelled({**values, "spelled": note}, str.maketrans({sign: _name(sign) for sign in missing}))
    return _compile(template, json.dumps(plain, ensure_ascii=False), made_at, system=True)


def drawn(svg: str) -> bytes:
    """Return a picture as PNG, sharp enough to print."""
    import typst

    made = typst.compile(
        _TEMPLATES / "picture.typ",
        root=_TEMPLATES,
        font_paths=_fonts(system=False),
        sys_inputs={"svg": svg},
        format="png",
        ppi=220,
    )
    assert isinstance(made, bytes)
    return made


def _compile(template: str, data: str, made_at: datetime, *, system: bool) -> bytes:
    import typst

    made = typst.compile(
        _TEMPLATES / template,
        root=_TEMPLATES,
        font_paths=_fonts(system),
        sys_inputs={"data": data},
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=made_at.replace(microsecond=0),
    )
    assert isinstance(made, bytes)
    return made


@cache
def _fonts(system: bool) -> Fonts:
    import typst

    return typst.Fonts(include_system_fonts=system, font_paths=[_FONTS])


def _missing(error: Any) -> set[str]:
    """Return the signs that stopped a compilation; empty when something else did."""
    found = [a or b for a, b in _NO_TYPE.findall(error.diagnostic)]
    return set("".join(_ESCAPE.sub(_meant, text) for text in found))


def _meant(escape: re.Match[str]) -> str:
    """Return the sign that an escape of a debug string stands for."""
    return chr(int(escape[1], 16)) if escape[1] else _SHORT.get(escape[2], escape[2])


def _name(sign: str) -> str:
    """Return a sign's name in brackets; nothing for joiners and other signs without a look of their own."""
    if unicodedata.category(sign) in ("Cf", "Cn", "Mn", "Me", "Cc"):
        return ""
    return f"[{unicodedata.name(sign, f'sign {ord(sign):X}').lower()}]"


def _spelled(value: Any, names: Mapping[int, str]) -> Any:
    if isinstance(value, str):
        return value.translate(names)
    if isinstance(value, Mapping):
        return {key: _spelled(item, names) for key, item in value.items()}
    return [_spelled(item, names) for item in value] if isinstance(value, list | tuple) else value
