"""What the program ships is sound."""

from __future__ import annotations

from neglect_widgets.definitions import check, list_toolkits
from neglect_widgets.definitions.files import shipped_folder


def test_shipped_definitions_have_no_problems() -> None:
    assert [str(problem) for problem in check([shipped_folder()])] == []


def test_everyday_care_is_shipped() -> None:
    assert "everyday-care" in [summary.id for summary in list_toolkits()]
