"""Words from people in cells: never a formula, whatever program opens the file."""

from __future__ import annotations

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def neutral(text: str) -> str:
    """Return text that a spreadsheet takes as text.

    A text that begins with = + - @ (wide forms too), a tab or a line break gets an apostrophe in front;
    whoever reads the file by program may take one leading apostrophe off such a text.
    """
    return f"'{text}" if text.startswith(_STARTS) else text
