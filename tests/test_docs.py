"""What the documents of this project point to is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "definitions").rglob("*.md")])


def test_each_hazard_has_a_control_with_a_test_that_is_there() -> None:
    rows = re.findall(r"^\| \d+ \|.*\|$", (ROOT / "docs" / "hazards.md").read_text("utf-8"), re.MULTILINE)
    assert rows
    for row in rows:
        tests = re.findall(r"`(tests/[^`]+)`", row.split("|")[-2])
        assert tests, row
        assert all((ROOT / test).is_file() for test in tests), row


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_document_s_links_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", document.read_text("utf-8"))
    missing = [link for link in links if "://" not in link and not (document.parent / link).exists()]
    assert missing == []
