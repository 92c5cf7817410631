"""A starter for somebody's own toolkit: it works as it is, and nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from neglect_widgets.app.cli import main
from neglect_widgets.definitions import check, load_toolkit, read_toolkit, schema_text
from neglect_widgets.definitions.files import shipped_folder
from neglect_widgets.definitions.new_toolkit import STARTER, new_toolkit
from neglect_widgets.errors import InputRefused

from .texts import reading_age, sentences, words

TODAY = date(2026, 11, 22)


@pytest.fixture
def area(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEGLECT_WIDGETS_DEFINITIONS", str(tmp_path))
    return tmp_path


def test_the_starter_passes_check_as_it_is(tmp_path: Path) -> None:
    assert check([STARTER]) == ()
    assert check([new_toolkit("our-area", tmp_path, TODAY)]) == ()


def test_a_new_toolkit_has_two_domains_with_an_indicator_each(tmp_path: Path) -> None:
    toolkit = read_toolkit(new_toolkit("our-area", tmp_path, TODAY))

    assert (toolkit.id, toolkit.title, toolkit.published) == ("our-area", "Our area", TODAY)
    assert [len(domain.indicators) for domain in toolkit.domains] == [1, 1]


def test_it_can_be_chosen_at_once(area: Path) -> None:
    new_toolkit("our-area", area, TODAY)

    assert load_toolkit("our-area").title == "Our area"
    assert check([area]) == ()


@pytest.mark.parametrize("id", ["no", "on", "null", "x-2"])
def test_an_id_that_yaml_takes_for_something_else_is_no_trouble(tmp_path: Path, id: str) -> None:
    assert check([new_toolkit(id, tmp_path, TODAY)]) == ()


def test_its_files_teach_by_comments_and_are_wired_for_editors(tmp_path: Path) -> None:
    toolkit = new_toolkit("our-area", tmp_path, TODAY)

    for file in toolkit.rglob("*.yaml"):
        lines = file.read_text(encoding="utf-8").splitlines()
        up = "../" * len(file.relative_to(tmp_path).parts[:-1])
        assert lines[0] == f"# yaml-language-server: $schema={up}toolkit.schema.json"
    head = (toolkit / "toolkit.yaml").read_text(encoding="utf-8")
    assert head.count(" # ") >= 5
    assert (tmp_path / "toolkit.schema.json").read_text(encoding="utf-8") == schema_text()
    assert (toolkit / "README.md").read_text(encoding="utf-8").startswith("# Our area\n")


def test_a_schema_that_is_there_already_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "toolkit.schema.json").write_text("{}", encoding="utf-8")
    new_toolkit("our-area", tmp_path, TODAY)

    assert (tmp_path / "toolkit.schema.json").read_text(encoding="utf-8") == "{}"


def strings(value: Any) -> Iterator[str]:
    """Yield every text of a document, however deep inside."""
    if isinstance(value, dict | list):
        for inside in value.values() if isinstance(value, dict) else value:
            yield from strings(inside)
    elif isinstance(value, str):
        yield value


def test_its_words_are_not_those_of_a_shipped_toolkit() -> None:
    shipped = " ".join(" ".join(words(p.read_text(encoding="utf-8"))) for p in shipped_folder().rglob("*.yaml"))
    for file in STARTER.rglob("*.yaml"):
        for text in strings(yaml.safe_load(file.read_text(encoding="utf-8"))):
            for sentence in sentences(text):
                assert len(words(sentence)) < 4 or " ".join(words(sentence)) not in shipped, sentence


def test_what_it_asks_a_child_can_be_understood_by_one_of_eight() -> None:
    toolkit = read_toolkit(STARTER)
    asked = [q.ask for domain in toolkit.domains for one in domain.indicators for q in one.questions]
    assert reading_age(asked) <= 8


@pytest.mark.parametrize(
    "id", ["Our", "our area", "", "9", "our.area", "../out", "a/b", "-a", "ä", "x" * 61, "our_area"]
)
def test_an_id_that_cannot_be_one_is_refused_and_nothing_is_written(tmp_path: Path, id: str) -> None:
    with pytest.raises(InputRefused, match="cannot be the id"):
        new_toolkit(id, tmp_path, TODAY)
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("id", ["everyday-care", "shared", "examples", "wording", "mine", "old"])
def test_an_id_that_is_taken_is_refused_and_nothing_is_written(area: Path, id: str) -> None:
    (area / "mine").mkdir()
    (area / "old.yaml").write_text("", encoding="utf-8")

    with pytest.raises(InputRefused, match="already"):
        new_toolkit(id, area, TODAY)
    assert sorted(path.name for path in area.iterdir()) == ["mine", "old.yaml"]


def test_the_command_says_where_it_wrote_and_what_to_do_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEGLECT_WIDGETS_DEFINITIONS", raising=False)
    done = CliRunner().invoke(main, ["new-toolkit", "our-area", "--in", str(tmp_path)])

    assert done.exit_code == 0
    assert done.output.splitlines() == [
        f"Wrote {tmp_path / 'our-area'} with two domains. Change its words, and check it: "
        f"neglect-widgets check {tmp_path / 'our-area'}",
        f"To use it in the workbook, set NEGLECT_WIDGETS_DEFINITIONS to {tmp_path}.",
    ]
    checked = CliRunner().invoke(main, ["check", str(tmp_path / "our-area")])
    assert (checked.exit_code, checked.output) == (0, f"No problems found in {tmp_path / 'our-area'}.\n")


def test_the_command_writes_into_the_areas_own_folder(area: Path) -> None:
    done = CliRunner().invoke(main, ["new-toolkit", "our-area"])

    assert (done.exit_code, len(done.output.splitlines())) == (0, 1)
    assert (area / "our-area" / "toolkit.yaml").is_file()


def test_a_folder_that_is_read_anyway_needs_no_setting(area: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(area.parent)
    done = CliRunner().invoke(main, ["new-toolkit", "our-area", "--in", area.name])

    assert (done.exit_code, len(done.output.splitlines())) == (0, 1)


def test_the_command_never_writes_into_the_programs_own_definitions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEGLECT_WIDGETS_DEFINITIONS", raising=False)
    done = CliRunner().invoke(main, ["new-toolkit", "our-area"])

    assert done.exit_code == 1
    assert "Name one with --in" in done.output
    assert not (shipped_folder() / "our-area").exists()
