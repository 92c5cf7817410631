"""The command line as a person runs it: a sentence when it will not, the whole truth when it does."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from neglect_widgets.app.surroundings import user_here
from neglect_widgets.definitions import load_example, load_toolkit
from tests.servers import ROOT, environment_of, python

EXAMPLE = ROOT / "definitions" / "examples" / "invented-family.json"
COMMANDS = (
    *("app", "lab", "check", "schema", "import", "export", "compare", "backup", "restore", "verify", "retain"),
    *("dispose", "passphrase", "change-key", "recovery-key", "recover", "subject-access"),
)


OPENED = """
import json, sys
from datetime import UTC, date, datetime
from pathlib import Path
from neglect_widgets.model import Person
from neglect_widgets.store import CaseStore
ALEX = Person(name="Alex Invented", role="Social worker", agency="Example Council")
LONG_AGO = datetime(2019, 1, 1, tzinfo=UTC)
store = CaseStore.open(Path(sys.argv[1]))
"""
KEPT_LONG_ENOUGH = f"""{OPENED}
case = store.cases()[0].case
store.retain(case.id, date(2020, 1, 1), by=ALEX, at=LONG_AGO, op_id="keep")
"""
SIGNED_IN = f"""{OPENED}
store.remember_person(ALEX, datetime.now(UTC))
"""
KEPT_TOOLKIT = f"""{OPENED}
assessments = store.assessments(store.cases()[0].case.id)
print(*sorted(set(store.kept_toolkit(store.wording_of(one)).title for one in assessments)))
"""
JOURNAL = f"""{OPENED}
said = [{{"action": e.action, "subject": e.subject, "why": e.why, "by": e.by.model_dump()}} for e in store.journal()]
print(json.dumps(said))
"""


def journal(home: Path, store: Path) -> list[dict[str, Any]]:
    """Return what a store's journal says: action, subject, why and by whom, in order."""
    found: list[dict[str, Any]] = json.loads(python(JOURNAL, home, str(store)))
    return found


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def store(home: Path) -> Path:
    """A store that holds the invented family."""
    path = home / "store.db"
    ran(home, "import", EXAMPLE, store=path)
    return path


def run(home: Path, *words: str | Path, store: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run `neglect-widgets` as the user whose home this is, on a store or on none in particular."""
    command = [sys.executable, "-m", "neglect_widgets", *map(str, words), *(["--store", str(store)] if store else [])]
    return subprocess.run(command, env=environment_of(home), cwd=home, capture_output=True, text=True, check=False)


def ran(home: Path, *words: str | Path, store: Path | None = None) -> str:
    """Run a command that must do what it is told, and return what it said."""
    done = run(home, *words, store=store)
    assert done.returncode == 0, done.stderr
    return done.stdout


def refused(home: Path, *words: str | Path, store: Path | None = None) -> str:
    """Run a command that must refuse, in sentences and without a traceback, and return what it said."""
    done = run(home, *words, store=store)
    assert done.returncode == 1, (done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(home: Path, command: str) -> None:
    said = ran(home, command, "--help")
    assert said.startswith("Usage:")
    assert "--store" in said


def test_an_exported_record_equals_the_one_that_was_imported(home: Path, store: Path, tmp_path: Path) -> None:
    ran(home, "export", "example-1", "--format", "json", "-o", tmp_path / "record.json", store=store)
    assert json.loads((tmp_path / "record.json").read_text("utf-8")) == json.loads(EXAMPLE.read_text("utf-8"))
    ran(home, "import", tmp_path / "record.json", store=tmp_path / "other.db")
    ran(home, "export", "EXAMPLE-1", "--format", "json", "-o", tmp_path / "again.json", store=tmp_path / "other.db")
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "record.json").read_bytes()


def test_an_import_says_everything_that_is_wrong_and_takes_nothing(home: Path, tmp_path: Path) -> None:
    record = json.loads(EXAMPLE.read_text("utf-8"))
    record["case"]["surname"] = "Made-Up"
    record["assessments"][0]["ratings"][0]["level"] = "9"
    record["assessments"][1]["ratings"][1]["indicator"] = "food.made-up"
    record["assessments"][2]["child_id"] = "0" * 32
    (tmp_path / "wrong.json").write_text(json.dumps(record), "utf-8")
    said = refused(home, "import", tmp_path / "wrong.json", store=tmp_path / "new.db")
    assert "nothing was changed" in said
    for place in ("case.surname", "assessments[0]", "assessments[1]", "assessments[2].child_id"):
        assert place in said
    assert "Made-Up" not in said
    assert "no case" in refused(
        home, "export", "EXAMPLE-1", "--format", "json", "-o", tmp_path / "none.json", store=tmp_path / "new.db"
    )


def test_the_same_family_is_not_imported_twice(home: Path, store: Path) -> None:
    said = refused(home, "import", EXAMPLE, store=store)
    assert "Nothing was changed" in said


def test_a_case_is_exported_as_csv_excel_word_and_pdf(home: Path, store: Path, tmp_path: Path) -> None:
    for kind in ("csv", "xlsx", "docx", "pdf"):
        said = ran(home, "export", "EXAMPLE-1", "--format", kind, "-o", tmp_path / f"case.{kind}", store=store)
        assert "not encrypted" in said
    rows = list(csv.DictReader(StringIO((tmp_path / "case.csv").read_text("utf-8-sig"))))
    answers = sum(len(assessment.ratings) for assessment in load_example().assessments)
    assert len(rows) == answers
    assert {row["case"] for row in rows} == {"EXAMPLE-1"}
    assert load_workbook(BytesIO((tmp_path / "case.xlsx").read_bytes())).sheetnames[:2] == ["Summary", "Ratings"]
    printed = " ".join(page.extract_text() for page in PdfReader(tmp_path / "case.pdf").pages)
    worded = " ".join(paragraph.text for paragraph in Document(str(tmp_path / "case.docx")).paragraphs)
    for text in (printed, worded):
        assert "EXAMPLE-1" in text
        assert "25 September 2026" in text


def test_an_export_never_writes_over_a_file(home: Path, store: Path, tmp_path: Path) -> None:
    (tmp_path / "case.csv").write_text("mine", "utf-8")
    run(home, "export", "EXAMPLE-1", "--format", "csv", "-o", tmp_path / "case.csv", store=store)
    assert (tmp_path / "case.csv").read_text("utf-8") == "mine"


def test_a_comparison_is_printed_in_words_and_as_json(home: Path, store: Path) -> None:
    said = ran(home, "compare", "EXAMPLE-1", "--child", "A", store=store)
    assert "fell back by September 2026" in said
    result = json.loads(ran(home, "compare", "EXAMPLE-1", "--child", "a", "--json", store=store))
    assert set(said.splitlines()) <= set(result["sentences"])
    assert len(result["columns"]) == 4
    food = next(row for row in result["domains"] if row["domain"]["id"] == "food")
    assert food["pattern"]["name"] == "relapse"


def test_a_comparison_needs_two_assessments_and_says_so(home: Path, store: Path) -> None:
    assert "two or more" in refused(home, "compare", "EXAMPLE-1", "--child", "B", store=store)
    assert "it has A, B" in refused(home, "compare", "EXAMPLE-1", "--child", "Z", store=store)
    assert "no case “K-404”" in refused(home, "compare", "K-404", "--child", "A", store=store)


def test_a_backup_brings_back_what_was_there_and_keeps_what_is(home: Path, tmp_path: Path) -> None:
    path, backup = tmp_path / "store.db", tmp_path / "backup.db"
    ran(home, "import", EXAMPLE, store=path)
    ran(home, "backup", backup, store=path)
    assert not backup.read_bytes().startswith(b"SQLite format 3")
    path.write_bytes(b"broken" * 1000)
    assert "Traceback" not in refused(home, "compare", "EXAMPLE-1", "--child", "A", store=path)
    said = ran(home, "restore", backup, store=path)
    assert "kept as" in said
    assert "fell back" in ran(home, "compare", "EXAMPLE-1", "--child", "A", store=path)
    assert b"broken" in b"".join(kept.read_bytes() for kept in tmp_path.iterdir() if kept not in (path, backup))


def test_backup_and_restore_print_the_same_hash(home: Path, store: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.db"
    printed = re.findall(r"hash ([0-9a-f]{64})", ran(home, "backup", backup, store=store))
    assert printed == re.findall(r"hash ([0-9a-f]{64})", ran(home, "restore", backup, store=tmp_path / "new.db"))
    assert len(printed) == 1


def test_a_case_goes_in_two_steps_once_it_need_not_be_kept(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    ran(home, "import", EXAMPLE, store=path)
    assert "Say who asks" in refused(home, "dispose", "example-1", "--why", "A test.", store=path)
    said = ran(home, "dispose", "example-1", "--why", "A test.", "--by", "Alex", store=path)
    assert "Nothing is deleted yet" in said
    assert "4 assessments" in said
    assert "somebody else confirms, from 20" in said
    assert "may be confirmed from" in refused(home, "dispose", "EXAMPLE-1", "--confirm", "--by", "Sam", store=path)
    assert "say who confirms" in refused(home, "dispose", "EXAMPLE-1", "--confirm", store=path)
    assert [(entry["action"], entry["subject"]) for entry in journal(home, path)[-2:]] == [("refused", "dispose")] * 2
    assert "stays" in ran(home, "dispose", "EXAMPLE-1", "--withdraw", store=path)
    assert "Nobody has asked" in refused(home, "dispose", "EXAMPLE-1", "--confirm", "--by", "Sam", store=path)
    assert "or a later day" in refused(home, "retain", "EXAMPLE-1", "--until", "2020-01-01", store=path)
    assert "until 2051-03-02" in ran(home, "retain", "EXAMPLE-1", "--until", "2051-03-02", store=path)
    path = tmp_path / "other.db"
    ran(home, "import", EXAMPLE, store=path)
    python(KEPT_LONG_ENOUGH, home, str(path))
    ran(home, "backup", tmp_path / "backup.db", store=path)
    assert "confirm with --confirm" in ran(home, "dispose", "EXAMPLE-1", store=path)
    assert "EXAMPLE-1 is gone: 4 assessments" in ran(home, "dispose", "EXAMPLE-1", "--confirm", store=path)
    assert "no case" in refused(home, "compare", "EXAMPLE-1", "--child", "A", store=path)
    assert "all is as it was written" in ran(home, "verify", store=path)
    said = ran(home, "restore", tmp_path / "backup.db", store=path)
    assert "Disposed of since the backup, and back now: EXAMPLE-1" in said
    last = journal(home, path)[-1]
    assert (last["action"], last["why"]) == ("restored", "command line, from backup.db")
    assert "all is as it was written" in ran(home, "verify", store=path)


def test_a_command_acts_as_the_account_that_runs_it(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    ran(home, "import", EXAMPLE, store=path)
    # Whoever sits at the page need not be the one at the command line.
    python(SIGNED_IN, home, str(path))
    ran(home, "export", "EXAMPLE-1", "--format", "json", "-o", tmp_path / "record.json", store=path)
    by = journal(home, path)[-1]["by"]
    assert by == {"name": user_here(), "role": "command line", "agency": f"account {user_here()}"}


def test_an_imported_record_keeps_the_words_of_its_toolkit(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    ran(home, "import", EXAMPLE, store=path)
    title = load_toolkit(load_example().assessments[0]).title
    assert python(KEPT_TOOLKIT, home, str(path)) == title


def test_a_person_gets_their_own_record_with_the_rest_withheld(home: Path, store: Path, tmp_path: Path) -> None:
    written = tmp_path / "own.json"
    said = ran(home, "subject-access", "EXAMPLE-1", "--person", "Carer 1", "-o", written, store=store)
    assert "must read and decide" in said
    assert "another person" in written.read_text("utf-8")
    refused(home, "subject-access", "EXAMPLE-1", "--person", "Carer 9", "-o", tmp_path / "no.pdf", store=store)
    refused(home, "subject-access", "EXAMPLE-1", "--person", "Carer 1", "-o", tmp_path / "no.txt", store=store)
    assert not list(tmp_path.glob("no.*"))


def test_a_backup_never_writes_over_a_file(home: Path, store: Path, tmp_path: Path) -> None:
    (tmp_path / "backup.db").write_text("mine", "utf-8")
    refused(home, "backup", tmp_path / "backup.db", store=store)
    assert (tmp_path / "backup.db").read_text("utf-8") == "mine"


def test_a_store_that_does_not_open_is_told_in_a_sentence(home: Path, store: Path, tmp_path: Path) -> None:
    (tmp_path / "wrong.db").write_bytes(bytes(range(256)) * 64)
    other = tmp_path / "other home"
    other.mkdir()
    for said in (
        refused(home, "compare", "EXAMPLE-1", "--child", "A", store=tmp_path / "wrong.db"),
        refused(other, "compare", "EXAMPLE-1", "--child", "A", store=store),
    ):
        assert "Nothing was changed" in said
        # No machine paths: the name of the file is enough, and a folder's name can be a person's.
        assert str(tmp_path) not in said
        assert str(home) not in said


def test_shipped_toolkits_are_found_right(home: Path) -> None:
    assert ran(home, "check") == "No problems found in 10 toolkits and their wording.\n"


def test_a_blank_form_is_printed_without_a_store(home: Path, tmp_path: Path) -> None:
    written = tmp_path / "form.pdf"
    assert "form.pdf" in ran(home, "form", "nine-areas", "--band", "adolescent", "-o", str(written))
    assert written.read_bytes().startswith(b"%PDF")
    said = refused(home, "form", "pre-birth", "--band", "primary", "-o", str(tmp_path / "none.pdf"))
    assert "unborn" in said


def test_a_broken_toolkit_is_refused_with_all_that_is_wrong(home: Path, tmp_path: Path) -> None:
    toolkit = tmp_path / "everyday-care"
    shutil.copytree(ROOT / "definitions" / "everyday-care", toolkit)
    spoil(toolkit / "toolkit.yaml", "summary:", "sumary:")
    spoil(toolkit / "voice.yaml", "bands: [unborn]", "bands: [nowhere]")
    spoil(toolkit / "domains" / "food.yaml", "[unborn, baby, pre-school, primary, adolescent]", "[unborn, toddler]")
    said = refused(home, "check", toolkit)
    for file, word in (("toolkit.yaml", "`sumary`"), ("voice.yaml", "nowhere"), ("food.yaml", "toddler")):
        assert re.search(rf"{file}:\d+: .*{word}", said), said
    assert re.search(r"^\d+ to mend\.$", said, re.MULTILINE)
    assert str(tmp_path) not in said


def spoil(file: Path, old: str, new: str) -> None:
    """Replace the first of some words in a file."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_the_schemas_are_printed_as_json(home: Path) -> None:
    assert json.loads(ran(home, "schema"))["$schema"].startswith("https://json-schema.org/")
    assert "assessments" in json.loads(ran(home, "schema", "--record"))["properties"]
