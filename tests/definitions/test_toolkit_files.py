"""How the files of a toolkit hang together: listed, found, in one place only."""

from __future__ import annotations

from pathlib import Path

from neglect_widgets.definitions import check

from .small import FILES, line_of, spoilt, write


def test_a_listed_domain_without_file_is_told_in_the_list(tmp_path: Path) -> None:
    files = spoilt("toolkit.yaml", "  - warmth", "  - warmt")

    line = line_of(files["toolkit.yaml"], "- warmt")

    assert [str(problem) for problem in check([write(tmp_path, files)])] == [
        "small/domains/warmth.yaml: This domain is not listed in the toolkit. "
        "Add `- warmth` to `domains:` in small/toolkit.yaml, or remove the file.",
        f"small/toolkit.yaml:{line}: domains[2]: There is no file domains/warmt.yaml. "
        "Did you mean `warmth`? Add the file domains/warmt.yaml, or take the line out.",
    ]


def test_a_listed_domain_never_leads_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text(FILES["domains/food.yaml"], encoding="utf-8")

    problems = check([write(tmp_path, spoilt("toolkit.yaml", "  - warmth", "  - warmth\n  - ../../secret"))])

    assert [p.problem for p in problems] == ["There is no file domains/../../secret.yaml."]


def test_a_domain_listed_twice_is_told_once(tmp_path: Path) -> None:
    problems = check([write(tmp_path, spoilt("toolkit.yaml", "  - warmth", "  - warmth\n  - food"))])

    assert [(p.place, p.problem) for p in problems] == [("domains[3]", "The domain `food` is listed twice.")]


def test_a_key_in_two_files_is_told_in_the_later_one(tmp_path: Path) -> None:
    problems = check([write(tmp_path, spoilt("voice.yaml", "voice:", "flags: []\nvoice:"))])

    assert [(p.file, p.line, p.problem) for p in problems] == [
        ("small/voice.yaml", 1, "`flags` stands in small/flags.yaml as well.")
    ]


def test_keys_may_stand_in_any_file_beside_the_head(tmp_path: Path) -> None:
    """An area keeps its contacts apart from the rest."""
    head = FILES["toolkit.yaml"]
    contacts = head[head.index("contacts:") : head.index("continuum:")]
    apart = {**FILES, "toolkit.yaml": head.replace(contacts, ""), "contacts.yaml": contacts}

    assert check([write(tmp_path, apart)]) == ()


def test_an_unknown_key_beside_the_head_is_told_in_its_file(tmp_path: Path) -> None:
    problems = check([write(tmp_path, spoilt("voice.yaml", "voice:", "vioce:"))])

    assert [(p.file, p.line, p.remedy) for p in problems] == [("small/voice.yaml", 1, "Did you mean `voice`?")]


def test_an_unreadable_file_hides_no_fault_elsewhere_and_invents_none(tmp_path: Path) -> None:
    files = spoilt("domains/food.yaml", "short:", "shrt:")
    files |= {"flags.yaml": "tiers: [\nflags: here", "domains/warmth.yaml": "a: 'b"}

    assert {(p.file, p.place) for p in check([write(tmp_path, files)])} == {
        ("small/flags.yaml", ""),
        ("small/domains/warmth.yaml", ""),
        ("small/domains/food.yaml", "shrt"),
    }


def test_a_toolkit_without_its_head_says_so(tmp_path: Path) -> None:
    files = {name: text for name, text in FILES.items() if name != "toolkit.yaml"}

    problems = check([write(tmp_path, files)])

    assert [(p.file, p.line) for p in problems] == [("small/toolkit.yaml", 0)]
    assert problems[0].problem == "The file cannot be read: No such file or directory."


def test_a_file_with_another_ending_is_not_silently_left_out(tmp_path: Path) -> None:
    toolkit = write(tmp_path)
    (toolkit / "domains" / "learning.yml").write_text("id: learning\n", encoding="utf-8")
    (tmp_path / "other.yml").write_text("id: other\n", encoding="utf-8")

    assert [p.file for p in check([tmp_path])] == ["other.yml", "small/domains/learning.yml"]


def test_a_missing_flag_list_does_not_let_an_indicator_name_a_flag(tmp_path: Path) -> None:
    files = spoilt("flags.yaml", FILES["flags.yaml"][FILES["flags.yaml"].index("flags:") :], "")

    assert [p.problem for p in check([write(tmp_path, files)])] == ["There is no flag `not-fed`."]
