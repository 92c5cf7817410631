"""Parts that several toolkits share: named in the head, found beside it, an area's own first."""

from __future__ import annotations

from pathlib import Path

import pytest

from neglect_widgets.definitions import check, load_toolkit, read_toolkit
from neglect_widgets.definitions.files import shipped_folder, toolkits_in

from .small import FILES, line_of, write

HEAD = FILES["toolkit.yaml"]
CONTACTS = HEAD[HEAD.index("contacts:") : HEAD.index("continuum:")]
SHARING = {**FILES, "toolkit.yaml": HEAD.replace(CONTACTS, "shared: [contacts]\n")}


@pytest.fixture
def area(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An area's own folder of definitions, which the program is told to use."""
    monkeypatch.setenv("NEGLECT_WIDGETS_DEFINITIONS", str(tmp_path))
    return tmp_path


def share(folder: Path, name: str, text: str) -> Path:
    path = folder / "shared" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_toolkit_takes_whole_parts_from_a_shared_file(tmp_path: Path) -> None:
    share(tmp_path, "contacts.yaml", CONTACTS)

    assert read_toolkit(write(tmp_path, SHARING)).contacts == read_toolkit(write(tmp_path / "own")).contacts


def test_a_shared_file_that_is_not_there_is_told_where_it_is_named(tmp_path: Path) -> None:
    share(tmp_path, "contacts.yaml", CONTACTS)
    files = {**SHARING, "toolkit.yaml": SHARING["toolkit.yaml"].replace("[contacts]", "[contacts, contcats]")}

    (problem,) = check([write(tmp_path, files)])

    assert str(problem) == (
        f"small/toolkit.yaml:{line_of(files['toolkit.yaml'], 'contcats')}: shared[2]: There is no file "
        "shared/contcats.yaml. Did you mean `contacts`? Add the file shared/contcats.yaml beside the toolkit, "
        "or take the name out."
    )


def test_a_shared_name_never_leads_out_of_the_shared_folders(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text(CONTACTS, encoding="utf-8")
    share(tmp_path, "contacts.yaml", CONTACTS)
    files = {**SHARING, "toolkit.yaml": SHARING["toolkit.yaml"].replace("[contacts]", "[contacts, ../secret]")}

    assert [p.problem for p in check([write(tmp_path, files)])] == ["There is no file shared/../secret.yaml."]


def test_a_key_that_is_shared_and_the_toolkits_own_is_told_where_it_is_shared(tmp_path: Path) -> None:
    share(tmp_path, "contacts.yaml", f"types: []\n{CONTACTS}")

    (problem,) = check([write(tmp_path, SHARING)])

    assert (problem.file, problem.line, problem.place) == ("shared/contacts.yaml", 1, "types")
    assert problem.problem == "`types` stands in small/toolkit.yaml as well."


def test_a_key_that_two_shared_files_hold_is_told_in_the_later_one(tmp_path: Path) -> None:
    share(tmp_path, "contacts.yaml", CONTACTS)
    share(tmp_path, "people.yaml", CONTACTS)
    files = {**SHARING, "toolkit.yaml": SHARING["toolkit.yaml"].replace("[contacts]", "[contacts, people]")}

    (problem,) = check([write(tmp_path, files)])

    assert (problem.file, problem.problem) == (
        "shared/people.yaml",
        "`contacts` stands in shared/contacts.yaml as well.",
    )


def test_a_name_that_is_shared_twice_is_told(tmp_path: Path) -> None:
    share(tmp_path, "contacts.yaml", CONTACTS)
    files = {**SHARING, "toolkit.yaml": SHARING["toolkit.yaml"].replace("[contacts]", "[contacts, contacts]")}

    assert [(p.place, p.problem) for p in check([write(tmp_path, files)])] == [
        ("shared[2]", "`contacts` is named twice.")
    ]


def test_a_fault_in_a_shared_file_is_told_once_with_its_line(tmp_path: Path) -> None:
    text = CONTACTS.replace("label: Your manager", "lable: Your manager")
    share(tmp_path, "contacts.yaml", text)
    write(tmp_path, SHARING)
    other = {name: text.replace("id: small", "id: other") for name, text in SHARING.items()}
    write(tmp_path / "moved", other).rename(tmp_path / "other")

    assert [(p.file, p.line, p.place) for p in check([tmp_path])] == [
        ("shared/contacts.yaml", line_of(text, "lable"), "manager > lable")
    ]


def test_an_unreadable_shared_file_invents_no_fault_elsewhere(tmp_path: Path) -> None:
    share(tmp_path, "contacts.yaml", "contacts: [")

    assert [p.file for p in check([write(tmp_path, SHARING)])] == ["shared/contacts.yaml"]


def test_an_edit_of_a_shared_file_is_seen_at_once(area: Path) -> None:
    shared = share(area, "contacts.yaml", CONTACTS)
    write(area, SHARING)
    assert load_toolkit("small").contacts[0].label == "Your manager"

    shared.write_text(CONTACTS.replace("Your manager", "Your lead"), encoding="utf-8")

    assert load_toolkit("small").contacts[0].label == "Your lead"


def test_an_areas_shared_file_takes_the_place_of_the_shipped_one_for_every_toolkit_that_shares_it(area: Path) -> None:
    sharing = [
        path.name
        for path in toolkits_in(shipped_folder())
        if "people" in (path / "toolkit.yaml").read_text(encoding="utf-8").split("shared:")[-1].splitlines()[0]
    ]
    shipped = (shipped_folder() / "shared" / "people.yaml").read_text(encoding="utf-8")
    assert "everyday-care" in sharing
    assert not any(load_toolkit(name).contacts[1].set for name in sharing)

    own = shipped.replace("front door}", 'front door, phone: "01234 567890"}')
    share(area, "people.yaml", own)

    assert {load_toolkit(name).contacts[1].phone for name in sharing} == {"01234 567890"}


def test_a_toolkit_of_an_area_may_take_a_shipped_part(area: Path) -> None:
    files = {**SHARING, "toolkit.yaml": SHARING["toolkit.yaml"].replace("[contacts]", "[people]")}
    files["toolkit.yaml"] = files["toolkit.yaml"].replace("ask: [health visitor, school]\n", "")
    write(area, files)

    assert load_toolkit("small").contacts[0].id == "emergency"


def test_checking_a_shared_file_checks_every_toolkit_that_may_take_it(area: Path) -> None:
    shared = share(area, "people.yaml", "contacts: []\nask: [school]\n")

    problems = check([shared])

    assert {p.file for p in problems} == {"shared/red-flags.yaml"}
    assert {p.remedy for p in problems} == {"Add it under `contacts:`, or take it out here."}


def test_checking_a_shared_file_of_some_other_folder_checks_the_toolkits_beside_it(tmp_path: Path) -> None:
    shared = share(tmp_path, "contacts.yaml", "contacts: {}\n")
    write(tmp_path, SHARING)

    assert {p.file for p in check([shared])} == {"shared/contacts.yaml"}


def test_a_shared_file_that_no_toolkit_takes_is_told_since_it_would_change_nothing(area: Path) -> None:
    share(area, "poeple.yaml", CONTACTS)

    (problem,) = check([area])

    assert (problem.file, problem.problem) == ("shared/poeple.yaml", "No toolkit takes anything from this file.")
    assert problem.remedy.startswith("Did you mean the name `people`?")


def test_a_shared_file_is_checked_for_its_keys_even_where_nobody_takes_it(area: Path) -> None:
    share(area, "spare.yaml", "contatcs: []\n")

    assert ("contatcs", "Did you mean `contacts`?") in [(p.place, p.remedy) for p in check([area])]


def test_a_shared_file_with_another_ending_is_not_silently_left_out(area: Path) -> None:
    share(area, "people.yml", CONTACTS)

    assert [(p.file, p.problem) for p in check([area])] == [("shared/people.yml", "Files ending in .yml are not read.")]
