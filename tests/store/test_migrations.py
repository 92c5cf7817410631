from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, text

from neglect_widgets.errors import StoreError
from neglect_widgets.store import CaseStore, migrations, restore, schema
from neglect_widgets.store.connection import Database

from .invented import AT, RATER, a_case, a_rating
from .tampering import raw_store, without_guards

ASSESSMENT = "a" * 32
DISPOSED_BY_VERSION_3 = """
INSERT INTO journal SELECT 10, at, person, 'dispose', case_id, NULL, NULL, salt, subject, before, after, why,
contents_hash, previous_hash, hash FROM journal WHERE sequence = 9
"""


def as_written_by(version: int, path: Path, key: bytes) -> Path:
    """Make a store as that version of the tables has it."""
    script = Path(__file__).with_name(f"version_{version}.sql").read_text(encoding="utf-8")
    with raw_store(path, key) as raw:
        raw.executescript(script)
    return path


@pytest.fixture
def version_1(path: Path, key: bytes) -> Path:
    """A store as version 1 wrote it."""
    return as_written_by(1, path, key)


@pytest.fixture
def version_2(path: Path, key: bytes) -> Path:
    """A store as version 2 wrote it, with an entry of every kind that it knew."""
    return as_written_by(2, path, key)


@pytest.fixture
def version_3(path: Path, key: bytes) -> Path:
    """A store as version 3 wrote it, with a toolkit that it had kept."""
    return as_written_by(3, path, key)


def add_colour(connection: Connection, at: datetime) -> None:
    connection.execute(text("ALTER TABLE cases ADD COLUMN colour TEXT"))


def add_colour_and_fail(connection: Connection, at: datetime) -> None:
    add_colour(connection, at)
    connection.execute(text("INSERT INTO cases (id) VALUES (NULL)"))


def test_a_store_of_version_1_opens_with_all_that_is_in_it(version_1: Path, key: bytes) -> None:
    with CaseStore.open(version_1, key=key) as store:
        assert store.verify_journal() == ()
        assessment = store.assessment(ASSESSMENT)
        assert assessment.finished
        assert assessment.ratings[0].evidence[0].text == "Saved by version 1: “Zoë”."
        assert len(assessment.flags) == len(assessment.voice) == len(assessment.plan) == 1
        assert [summary.case.code for summary in store.cases()] == ["V-0001"]
        assert store.last_person() == RATER


def test_a_store_of_version_2_keeps_every_entry_of_its_journal(version_2: Path, key: bytes) -> None:
    with CaseStore.open(version_2, key=key, clock=lambda: AT) as store:
        assert store.verify_journal() == ()
        entries = store.journal()
        assert [entry.action for entry in entries] == [
            *("add_case", "start", "save", "save", "save", "save", "save", "save", "conflict"),
            *("read", "finish", "import", "update_case", "export", "new_form"),
        ]
        assert entries[8].after is not None
        assert entries[8].after["evidence"][0]["text"] == "Refused by version 2."
        assert (entries[12].why, entries[13].why, entries[9].subject) == ("Renumbered", "Conference", "comparison")
        assert [summary.case.code for summary in store.cases()] == ["V-0002", "V-0004"]
        first = a_rating(store.assessment(ASSESSMENT))
        assert store.journal()[2].op_id == "v2-0"
        assert store.save(ASSESSMENT, first, base_version=0, by=RATER, at=AT, op_id="v2-0").repeated


def test_a_store_of_version_3_keeps_its_toolkits_and_claims_no_words_for_its_assessments(
    version_3: Path, key: bytes
) -> None:
    with CaseStore.open(version_3, key=key) as store:
        assert store.verify_journal() == ()
        first = store.assessment(ASSESSMENT)
        assert first.finished
        assert store.wording_of(first) is None
        wording = store.newest_wording(first.toolkit, first.toolkit_version)
        assert wording
        kept = store.kept_toolkit(wording)
        assert kept
        assert (kept.id, kept.version) == (first.toolkit, first.toolkit_version)


def test_a_store_whose_deletion_was_not_swept_by_an_earlier_program_is_swept(version_3: Path, key: bytes) -> None:
    with raw_store(version_3, key) as raw:
        raw.execute(DISPOSED_BY_VERSION_3)
    swept: list[Path] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Database, "sweep", lambda self: swept.append(self.path))
        CaseStore.open(version_3, key=key).close()
    assert swept == [version_3]


def test_a_backup_of_version_3_is_checked_and_restored(version_3: Path, key: bytes, tmp_path: Path) -> None:
    restored = tmp_path / "restored.db"
    restore(version_3, restored, key, at=AT)
    with CaseStore.open(restored, key=key) as store:
        assert store.assessment(ASSESSMENT).finished


def test_the_journal_says_that_it_was_bound_anew_and_where_it_had_ended(version_2: Path, key: bytes) -> None:
    with raw_store(version_2, key) as raw:
        ended = raw.execute("SELECT sequence, hash FROM journal_head").fetchone()
    with CaseStore.open(version_2, key=key, clock=lambda: AT) as store:
        entry = store.journal()[-1]
        assert (entry.action, entry.at, entry.by.role) == ("new_form", AT, "program")
        assert entry.after == {"first_form": list(ended), "findings": []}
    with CaseStore.open(version_2, key=key) as store:
        assert [entry.action for entry in store.journal()].count("new_form") == 1


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE journal SET why = 'Never said' WHERE sequence = 8", "Journal entry 8 was altered"),
        ("DELETE FROM journal WHERE sequence IN (4, 5)", "Journal entries 4 to 5 are missing"),
        ("DELETE FROM journal WHERE sequence > 12", "does not end where the note"),
        ("DELETE FROM journal_head", "does not end where the note"),
        ("UPDATE journal SET previous_hash = 'x' WHERE sequence = 3", "Journal entry 3 does not follow"),
    ],
)
def test_binding_a_journal_anew_hides_nothing_that_was_done_to_it(
    version_2: Path, key: bytes, statement: str, said: str
) -> None:
    with raw_store(version_2, key) as raw:
        without_guards(raw, statement)
    with CaseStore.open(version_2, key=key) as store:
        assert said in " ".join(store.verify_journal())


def test_the_migrated_tables_are_the_ones_the_statements_use(path: Path, key: bytes) -> None:
    CaseStore.open(path, key=key).close()
    database = Database(path, key)
    with database.reading() as connection:
        found = inspect(connection)
        assert set(found.get_table_names()) == set(schema.metadata.tables)
        for name, table in schema.metadata.tables.items():
            assert [(c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(name)] == [
                (c.name, str(c.type), c.nullable) for c in table.columns
            ]
            assert set(found.get_pk_constraint(name)["constrained_columns"]) == set(table.primary_key.columns.keys())
            assert {index["name"] for index in found.get_indexes(name)} == {index.name for index in table.indexes}
            assert {key["referred_table"] for key in found.get_foreign_keys(name)} == {
                key.column.table.name for key in table.foreign_keys
            }
    database.close()


def test_a_new_step_runs_once_after_a_backup(version_1: Path, key: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, add_colour))
    for _ in range(2):
        with CaseStore.open(version_1, key=key) as store:
            assert store.assessment(ASSESSMENT).finished
            assert store.verify_journal() == ()
    (copy,) = version_1.parent.glob("*copy*")
    assert columns(version_1, key)[-1] == "colour"
    assert "colour" not in columns(copy, key)
    monkeypatch.undo()
    with CaseStore.open(copy, key=key) as store:
        assert store.assessment(ASSESSMENT).finished


def test_a_new_store_needs_no_backup(path: Path, key: bytes) -> None:
    CaseStore.open(path, key=key).close()
    assert sorted(file.name for file in path.parent.iterdir()) == ["store.db", "store.db.lock"]


def test_a_step_that_fails_leaves_the_store_as_it_was(
    version_1: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, add_colour_and_fail))
    with pytest.raises(StoreError, match="Nothing was changed"):
        CaseStore.open(version_1, key=key)
    monkeypatch.undo()
    assert "colour" not in columns(version_1, key)
    with CaseStore.open(version_1, key=key) as store:
        assert store.verify_journal() == ()


def test_a_store_of_a_newer_program_is_refused_untouched(
    path: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, add_colour))
    with CaseStore.open(path, key=key) as store:
        store.add_case(a_case(), by=RATER, at=AT, op_id="case")
    monkeypatch.undo()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="Install the newer version"):
        CaseStore.open(path, key=key)
    assert path.read_bytes() == before


def test_another_programs_database_is_refused_untouched(path: Path, key: bytes) -> None:
    with raw_store(path, key) as raw:
        raw.execute("CREATE TABLE other (x)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="no store of this workbook"):
        CaseStore.open(path, key=key)
    assert path.read_bytes() == before


def columns(path: Path, key: bytes) -> list[str]:
    with raw_store(path, key) as raw:
        return [row[1] for row in raw.execute("PRAGMA table_info(cases)").fetchall()]
