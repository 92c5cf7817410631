"""Writes a small working toolkit for somebody to change into their own."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import yaml

from ..errors import InputRefused
from .files import HEAD, SHARED, definitions_folders, toolkit_id, toolkits_in
from .schema import schema_text

STARTER = Path(__file__).with_name("starter")
SCHEMA = "toolkit.schema.json"

_ID = re.compile(r"[a-z][a-z0-9-]{0,59}")
_TAKEN = (SHARED, "examples", "wording")
"""Names that mean something else in a folder of definitions."""


def new_toolkit(id: str, folder: Path, published: date) -> Path:
    """Write a toolkit of two domains under `folder` and return its path; it passes `check` as it is.

    Raises InputRefused for an id that is badly written or taken; then nothing is written.
    """
    if not _ID.fullmatch(id):
        raise InputRefused(
            f"“{id}” cannot be the id of a toolkit. Nothing was written. "
            "Use lower-case letters, digits and hyphens, beginning with a letter, such as our-area."
        )
    if id in _TAKEN or id in _ids_in_use(folder):
        raise InputRefused(
            f"There is something called “{id}” already. Nothing was written. "
            "Choose another id; a toolkit of the same id would take the place of the one there is."
        )
    title = id.replace("-", " ").capitalize()
    for source in sorted(STARTER.rglob("*")):
        if source.suffix not in (".yaml", ".md"):
            continue
        text = source.read_text(encoding="utf-8")
        if source.name == HEAD:
            # An id such as "no" is text only in quotes.
            written = id if isinstance(yaml.safe_load(id), str) else f'"{id}"'
            text = text.replace("id: starter  ", f"id: {written}  ").replace("title: Starter", f'title: "{title}"')
            text = text.replace("published: 2026-01-01", f"published: {published.isoformat()}")
        _write(folder / id / source.relative_to(STARTER), text.replace("# Starter\n", f"# {title}\n"))
    if not (folder / SCHEMA).exists():
        # The first line of each file points an editor to it.
        _write(folder / SCHEMA, schema_text())
    return folder / id


def _ids_in_use(folder: Path) -> set[str]:
    shipped = {toolkit_id(path) for around in definitions_folders() for path in toolkits_in(around)}
    return shipped | {path.stem for path in folder.iterdir()}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
