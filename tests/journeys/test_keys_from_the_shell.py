"""Passphrase, recovery key and change of key as a person meets them, on a terminal and without one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .terminal import typed
from .test_command_line import EXAMPLE, ran, refused

WORDS, OTHER = "lantern gravel tuesday", "marmalade ferry thimble"
SET = [("New passphrase: ", WORDS), ("The same again: ", WORDS)]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The home of a user with one case in a store of their own."""
    ran(tmp_path, "import", EXAMPLE)
    return tmp_path


def key_file(home: Path) -> Path:
    (found,) = home.rglob("store.key")
    return found


def test_a_passphrase_is_asked_twice_never_shown_and_then_needed(home: Path) -> None:
    key = key_file(home).read_text().strip()
    status, shown = typed(home, ["passphrase", "--set"], SET)
    assert (status, "The passphrase is set" in shown) == (0, True), shown
    assert WORDS not in shown
    assert key not in key_file(home).read_text()
    status, shown = typed(home, ["verify"], [("Passphrase: ", WORDS)])
    assert (status, "all is as it was written" in shown) == (0, True), shown
    assert WORDS not in shown
    status, shown = typed(home, ["verify"], [("Passphrase: ", OTHER)])
    assert (status, "not the passphrase" in shown) == (1, True), shown


@pytest.mark.parametrize(
    "words",
    [("verify",), ("backup", "monday.db"), ("change-key",)],
)
def test_without_a_terminal_a_locked_store_is_told_in_a_sentence(
    locked_home: Path, words: tuple[str | Path, ...]
) -> None:
    said = refused(locked_home, *words)
    assert "locked with a passphrase" in said
    assert "terminal" in said


@pytest.fixture(scope="module")
def locked_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("locked")
    ran(home, "import", EXAMPLE)
    typed(home, ["passphrase", "--set"], SET)
    return home


def test_two_different_answers_and_a_short_one_set_nothing(home: Path) -> None:
    before = key_file(home).read_text()
    short = [("New passphrase: ", "short"), ("The same again: ", "short")]
    status, shown = typed(home, ["passphrase", "--set"], [SET[0], ("The same again: ", OTHER), *short])
    assert (status, "do not match" in shown, "needs at least 12" in shown) == (1, True, True), shown
    assert key_file(home).read_text() == before


def test_the_passphrase_is_changed_and_removed(home: Path) -> None:
    typed(home, ["passphrase", "--set"], SET)
    again = [("New passphrase: ", OTHER), ("The same again: ", OTHER)]
    status, shown = typed(home, ["passphrase", "--change"], [("Passphrase: ", WORDS), *again])
    assert (status, "is changed" in shown) == (0, True), shown
    status, shown = typed(home, ["passphrase", "--remove"], [("Passphrase: ", OTHER)])
    assert (status, "No passphrase is asked for" in shown) == (0, True), shown
    assert "all is as it was written" in ran(home, "verify")


def test_a_passphrase_is_not_set_by_a_program(home: Path) -> None:
    assert "no terminal" in refused(home, "passphrase", "--set")
    assert "--set, --change or --remove" in refused(home, "passphrase")


def test_a_forgotten_passphrase_is_replaced_with_the_key_on_paper(home: Path) -> None:
    typed(home, ["passphrase", "--set"], SET)
    status, shown = typed(home, ["recovery-key"], [("Passphrase: ", WORDS)])
    (written,) = re.findall(r"^ {4}((?:\w{5}-){6}\w{5})$", shown, re.MULTILINE)
    assert status == 0
    wrong = written[:-1] + ("2" if written[-1] != "2" else "3")
    status, shown = typed(home, ["recover"], [("Recovery key: ", wrong)])
    assert (status, "slip in group 7" in shown) == (1, True), shown
    again = [("New passphrase: ", OTHER), ("The same again: ", OTHER)]
    status, shown = typed(home, ["recover"], [("Recovery key: ", written), *again])
    assert (status, "The key is back" in shown) == (0, True), shown
    status, shown = typed(home, ["verify"], [("Passphrase: ", OTHER)])
    # import, passphrase, recovery key, recovery
    assert (status, "4 entries checked" in shown) == (0, True), shown


def test_a_recovery_key_is_not_shown_where_it_would_be_recorded(home: Path) -> None:
    assert "no terminal" in refused(home, "recovery-key")
    assert "no terminal" in refused(home, "recover")


def test_a_changed_key_opens_the_store_and_older_backups(home: Path) -> None:
    said = ran(home, "backup", "monday.db")
    (contents,) = re.findall(r"hash ([0-9a-f]{64})", said)
    key = key_file(home).read_text()
    assert "new key" in ran(home, "change-key", "--why", "A laptop was lost.")
    assert key_file(home).read_text() != key
    assert "all is as it was written" in ran(home, "verify")
    said = ran(home, "restore", "monday.db")
    assert contents in said
    assert "fell back" in ran(home, "compare", "EXAMPLE-1", "--child", "A")


def test_a_check_names_what_was_altered_and_notices_a_journal_written_anew(home: Path) -> None:
    said = ran(home, "verify")
    (last,) = re.findall(r"Last entry: (\d+:[0-9a-f]{64})", said)
    assert "all is as it was written" in ran(home, "verify", "--noted", last)
    number, _, hash_ = last.partition(":")
    assert "not the one that was noted" in refused(home, "verify", "--noted", f"{number}:{hash_[::-1]}")
    assert "takes a number" in refused(home, "verify", "--noted", "x")
