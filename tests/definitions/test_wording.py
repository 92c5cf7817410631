"""Sentence templates: one flat list of texts that can be filled in."""

from __future__ import annotations

from pathlib import Path

import pytest

from neglect_widgets.definitions import check, files, load_wording
from neglect_widgets.errors import DefinitionError

SHIPPED = """\
engine.worst: "{domains} have most needs unmet."
page.saved: Saved {time}
"""


@pytest.fixture
def area(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An area's folder beside an invented shipped one that has the wording above."""
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    shipped.mkdir()
    own.mkdir()
    (shipped / "wording.yaml").write_text(SHIPPED, encoding="utf-8")
    monkeypatch.setattr("neglect_widgets.definitions.files.shipped_folder", lambda: shipped)
    monkeypatch.setattr("neglect_widgets.definitions.wording.shipped_folder", lambda: shipped)
    monkeypatch.setenv(files.PRIVATE_FOLDER, str(own))
    return own


def test_an_area_replaces_single_sentences(area: Path) -> None:
    (area / "wording.yaml").write_text("page.saved: Kept at {time}\n", encoding="utf-8")

    assert dict(load_wording()) == {
        "engine.worst": "{domains} have most needs unmet.",
        "page.saved": "Kept at {time}",
    }


def test_wording_cannot_be_changed_by_its_reader(area: Path) -> None:
    with pytest.raises(TypeError):
        load_wording()["page.saved"] = "x"  # type: ignore[index]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("page.saved: No", "The value is not text."),
        ("page.saved: {time: x}", "The value is not text."),
        ("page.saved:", "The value is not text."),
        ('page.saved: "Saved {time"', "A curly bracket is not closed or not opened."),
        ('page.saved: "Saved {}"', "`` cannot be filled in."),
        ('page.saved: "Saved {time.__class__}"', "`time.__class__` cannot be filled in."),
        ('page.saved: "Saved {day}"', "Nothing fills in `day`."),
        ("page.svaed: Saved", "No page uses this key."),
        ("page.saved: a\npage.saved: b", "`page.saved` is written twice here."),
    ],
)
def test_wording_that_would_fail_on_a_page_is_refused(area: Path, line: str, said: str) -> None:
    (area / "wording.yaml").write_text(line, encoding="utf-8")

    problems = check([area])
    assert said in [problem.problem for problem in problems]
    with pytest.raises(DefinitionError):
        load_wording()


def test_double_brackets_are_brackets(area: Path) -> None:
    (area / "wording.yaml").write_text('page.saved: "{{saved}} {time}"', encoding="utf-8")

    assert load_wording()["page.saved"].format(time="10:42") == "{saved} 10:42"
