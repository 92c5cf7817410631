"""Words from people in cells: never a formula, whatever program opens the file."""

from __future__ import annotations

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def neutral(text: str) -> str:
    """Return text that a spreadsheet takes as text.

    A text that begins with = + - @ (wide forms too), a tab or a line break gets an apostrophe in front, and so
    does one that begins so after apostrophes of its own; whoever reads the file by program gets back what was
    written by taking one apostrophe off such texts.
    """
    return f"'{text}" if text.lstrip("'").startswith(_STARTS) else text
