"""Marks texts that are in another language than the document, so that a screen reader reads them rightly."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from .report_values import Plain


@dataclass(frozen=True)
class OtherLanguage:
    """The language that a toolkit was shown in, and which of its texts are given in it."""

    code: str = ""
    texts: Collection[str] = ()

    def plain(self) -> Plain | None:
        """Return what the template needs to find the texts, or None where there are none."""
        if not self.texts:
            return None
        # The longest first: a text may begin with another one.
        longest = sorted(self.texts, key=lambda text: (-len(text), text))
        found = "|".join(re.escape(text) for text in longest)
        return {"code": self.code, "pattern": rf"\b{{start-half}}(?:{found})\b{{end-half}}"}


ENGLISH_ONLY = OtherLanguage()
