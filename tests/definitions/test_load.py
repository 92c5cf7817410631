"""Toolkits are found by id, an area's own first, and read again when edited."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from neglect_widgets.definitions import check, definitions_folders, list_toolkits, load_toolkit, read_toolkit
from neglect_widgets.errors import DefinitionError, NotFound

from .small import FILES, as_one_file, spoilt, write


@pytest.fixture
def area(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An area's own folder of definitions, which the program is told to use."""
    monkeypatch.setenv("NEGLECT_WIDGETS_DEFINITIONS", str(tmp_path))
    return tmp_path


def test_a_toolkit_is_read_with_its_domains_in_the_listed_order(tmp_path: Path) -> None:
    toolkit = read_toolkit(write(tmp_path))

    assert (toolkit.id, toolkit.version, toolkit.published) == ("small", "1.0", date(2026, 11, 22))
    assert [domain.id for domain in toolkit.domains] == ["food", "warmth"]
    assert [flag.tier for flag in toolkit.flags] == ["now", "soon"]
    assert toolkit.domains[0].indicators[0].descriptors[0].levels["2"] == "Milk runs low."


def test_one_file_and_a_folder_say_the_same(tmp_path: Path) -> None:
    one = tmp_path / "small.yaml"
    one.write_text(as_one_file(), encoding="utf-8")

    assert read_toolkit(one) == read_toolkit(write(tmp_path))


def test_a_domain_may_stand_in_the_head_of_a_folder(tmp_path: Path) -> None:
    toolkit = write(tmp_path, {"toolkit.yaml": as_one_file()})

    assert [domain.id for domain in read_toolkit(toolkit).domains] == ["food", "warmth"]


def test_a_toolkit_is_loaded_once_until_it_is_edited(area: Path) -> None:
    toolkit = write(area)
    first = load_toolkit("small")
    assert load_toolkit("small") is first

    food = toolkit / "domains" / "food.yaml"
    food.write_text(FILES["domains/food.yaml"].replace("Enough to drink", "Enough to sip"), encoding="utf-8")

    changed = load_toolkit("small").indicator("food.water")
    assert changed is not None
    assert changed.title == "Enough to sip"


def test_an_edit_of_the_same_length_is_seen_by_its_time(area: Path) -> None:
    toolkit = write(area)
    load_toolkit("small")
    head = toolkit / "toolkit.yaml"
    head.write_text(FILES["toolkit.yaml"].replace("Small toolkit", "Tiny  toolkit"), encoding="utf-8")
    os.utime(head, ns=(0, head.stat().st_mtime_ns + 1))

    assert load_toolkit("small").title == "Tiny  toolkit"


def test_an_added_file_is_seen(area: Path) -> None:
    toolkit = write(area)
    load_toolkit("small")
    (toolkit / "domains" / "spare.yaml").write_text(FILES["domains/food.yaml"], encoding="utf-8")

    with pytest.raises(DefinitionError, match="not listed"):
        load_toolkit("small")


def test_an_areas_toolkit_takes_the_place_of_the_shipped_one(area: Path) -> None:
    toolkit = write(area).rename(area / "everyday-care")
    head = toolkit / "toolkit.yaml"
    head.write_text(FILES["toolkit.yaml"].replace("id: small", "id: everyday-care"), encoding="utf-8")

    assert load_toolkit("everyday-care").title == "Small toolkit"
    assert [summary.path for summary in list_toolkits() if summary.id == "everyday-care"] == [toolkit]


def test_a_named_folder_that_is_missing_is_not_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NEGLECT_WIDGETS_DEFINITIONS", str(tmp_path / "gone"))

    with pytest.raises(NotFound, match="NEGLECT_WIDGETS_DEFINITIONS"):
        definitions_folders()


@pytest.mark.parametrize("id", ["", "nothing", "..", "../small", "small/", "small.yaml", "wording", "."])
def test_only_a_toolkit_that_is_there_is_loaded(area: Path, id: str) -> None:
    write(area)
    (area / "wording.yaml").write_text("a.b: c\n", encoding="utf-8")

    with pytest.raises(NotFound):
        load_toolkit(id)


def test_a_broken_toolkit_stays_in_the_list_and_tells_its_problems_when_opened(area: Path) -> None:
    write(area, spoilt("toolkit.yaml", "title: Small toolkit", "title: ["))

    (listed,) = (summary for summary in list_toolkits() if summary.id == "small")
    assert (listed.title, listed.version) == ("small", "")
    with pytest.raises(DefinitionError, match=r"small/toolkit\.yaml"):
        load_toolkit("small")


def test_list_toolkits_tells_title_and_version(area: Path) -> None:
    path = write(area)

    (listed,) = (summary for summary in list_toolkits() if summary.id == "small")
    assert (listed.version, listed.title, listed.path) == ("1.0", "Small toolkit", path)


def test_reading_what_is_no_toolkit_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"gone\.yaml"):
        read_toolkit(tmp_path / "gone.yaml")
    assert [p.file for p in check([tmp_path / "gone.yaml"])] == ["gone.yaml"]


@pytest.mark.parametrize("name", ["toolkit.yaml", "voice.yaml", "domains/warmth.yaml", "domains", "", ".."])
def test_check_takes_a_file_for_its_toolkit(tmp_path: Path, name: str) -> None:
    toolkit = write(tmp_path, spoilt("domains/food.yaml", "short:", "shrt:"))

    assert [(p.file, p.place) for p in check([toolkit / name, toolkit])] == [("small/domains/food.yaml", "shrt")]


def test_a_toolkit_can_be_read_and_checked_from_inside_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write(tmp_path))

    assert read_toolkit(Path()).id == "small"
    assert check([Path()]) == check([Path("toolkit.yaml")]) == ()
