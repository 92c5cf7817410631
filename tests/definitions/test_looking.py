"""A piece of work goes by the definitions as they are when it begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from neglect_widgets.definitions import files, load_toolkit, load_wording, one_look
from neglect_widgets.errors import NotFound

from .small import write


@pytest.fixture
def area(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An area's own folder with a sentence of its own."""
    monkeypatch.setenv(files.PRIVATE_FOLDER, str(tmp_path))
    name_product(tmp_path, "Ours")
    return tmp_path


def name_product(area: Path, name: str) -> None:
    (area / "wording.yaml").write_text(f"page.product: {name}\n", encoding="utf-8")


def test_an_edit_is_seen_in_the_next_look_and_not_within_one(area: Path) -> None:
    with one_look():
        assert load_wording()["page.product"] == "Ours"
        name_product(area, "Edited")
        assert load_wording()["page.product"] == "Ours"

    with one_look():
        assert load_wording()["page.product"] == "Edited"


def test_a_look_within_a_look_belongs_to_it(area: Path) -> None:
    with one_look():
        load_wording()
        with one_look():
            name_product(area, "Edited")
            assert load_wording()["page.product"] == "Ours"
        assert load_wording()["page.product"] == "Ours"


@one_look()
def read_and_fail() -> None:
    load_wording()
    raise RuntimeError


def test_a_look_that_fails_is_over(area: Path) -> None:
    with pytest.raises(RuntimeError):
        read_and_fail()

    name_product(area, "Edited")
    assert load_wording()["page.product"] == "Edited"


def test_what_was_not_there_is_looked_for_again(area: Path) -> None:
    with one_look():
        with pytest.raises(NotFound):
            load_toolkit("small")
        write(area)
        assert load_toolkit("small").id == "small"
