"""What the program ships is sound."""

from __future__ import annotations

import time

from neglect_widgets.definitions import check, list_toolkits
from neglect_widgets.definitions.files import shipped_folder


def test_shipped_definitions_have_no_problems() -> None:
    assert [str(problem) for problem in check([shipped_folder()])] == []


def test_checking_all_of_them_takes_no_time_worth_waiting_for() -> None:
    """Processor time, so that a busy machine does not fail it."""
    start = time.process_time()
    check([shipped_folder()])
    assert time.process_time() - start < 2


def test_everyday_care_is_shipped() -> None:
    assert "everyday-care" in [summary.id for summary in list_toolkits()]
