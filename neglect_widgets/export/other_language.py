"""Marks texts that are in another language than the document, so that a screen reader reads them rightly."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from .report_values import Plain


@dataclass(frozen=True)
class OtherLanguage:
    """The language that a toolkit was shown in, and which of its texts are given in it."""

    code: str = ""
    texts: Collection[str] = ()

    def parted(self, text: str) -> list[tuple[str, str]]:
        """Return a text in parts, each with the code of its language; empty for English."""
        if not self.texts:
            return [(text, "")]
        found = re.split(rf"\b({self._any_text})\b", text)
        return [(part, self.code if number % 2 else "") for number, part in enumerate(found) if part]

    @cached_property
    def _any_text(self) -> str:
        # The longest first: a text may begin with another one.
        longest = sorted(self.texts, key=lambda text: (-len(text), text))
        return "|".join(re.escape(text) for text in longest)

    def plain(self) -> Plain | None:
        """Return what the template needs to find the texts, or None where there are none."""
        if not self.texts:
            return None
        return {"code": self.code, "pattern": rf"\b{{start-half}}(?:{self._any_text})\b{{end-half}}"}


ENGLISH_ONLY = OtherLanguage()
