"""A kernel is killed at any instant while somebody rates: all that the page had heard of is there, once and whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from neglect_widgets.model import Assessment
from neglect_widgets.store import CaseStore
from tests.faults.kernel_process import Kernel, RatingPage, killed_while_saving, said_on_disk, said_on_page
from tests.trials import Trials


@pytest.mark.fault("kernel_killed")
def test_what_a_page_heard_of_survives_its_kernel_exactly_once(
    draft: tuple[Path, Assessment], key: bytes, tmp_path: Path, trials: Trials
) -> None:
    path = tmp_path / "trial" / "store.db"
    for _, chance in trials:
        shutil.rmtree(path.parent, ignore_errors=True)
        shutil.copytree(draft[0].parent, path.parent)
        page = RatingPage(draft[1])
        kernel = Kernel(path, key)
        page.open(kernel)
        for _ in range(chance.randint(1, 2)):
            under_way = killed_while_saving(kernel, page, chance)
            kernel = Kernel(path, key)
            # The change that was under way is there as a whole or not at all.
            assert said_on_page(page.open(kernel)) in (page.said, page.after(under_way))
            kernel.ask(under_way)
            page.hear(under_way, kernel.answer())
        kernel.kill()
        with CaseStore.open(path, key=key) as store:
            assert said_on_disk(store.assessment(page.assessment.id)) == page.said
            assert [entry.op_id for entry in store.journal() if entry.action == "save"] == page.acknowledged
            assert store.verify_journal() == ()
