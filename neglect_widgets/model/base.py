"""What every value of the model shares: frozen, strict about names, plain text."""

from __future__ import annotations

import re
from typing import Annotated
from uuid import uuid4

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

TEXT_LIMIT = 20_000
"""Characters a free text may hold: some seven printed pages."""

NAME_LIMIT = 200
"""Characters a name, code or title may hold."""


_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def _plain(text: str) -> str:
    """Drop characters that no screen or file can show; keep line breaks and tabs."""
    return _UNSHOWN.sub("", text)


Text = Annotated[str, StringConstraints(max_length=TEXT_LIMIT), AfterValidator(_plain)]
"""Words from a person: data, never markup; as typed, line breaks kept."""

Name = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=NAME_LIMIT), AfterValidator(_plain)
]
"""A short text that must not be empty."""

OptionalName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=NAME_LIMIT), AfterValidator(_plain)]

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
"""A text of a definition."""

Dotted = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*$", max_length=80)]
"""A permanent id in a definition: lower case, dots between parts."""

RecordId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
"""A random id of a record; says nothing about anybody."""


def new_id() -> str:
    """Return a fresh random record id."""
    return uuid4().hex


class Value(BaseModel):
    """A frozen value; an unknown field is an error, not a surprise."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)
