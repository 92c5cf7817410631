from __future__ import annotations

import re
from pathlib import Path

import pytest
import sqlcipher3

from neglect_widgets.model import Assessment, Case
from neglect_widgets.store import CaseStore
from neglect_widgets.store.chain import CONTENTS, ENVELOPE, digest, entry_hash
from neglect_widgets.store.journal import NOBODY, EventName
from tests.builders import make_toolkit

from .invented import AT, OTHER, RATER, a_case, a_rating, an_assessment, later
from .tampering import raw_store, without_guards


@pytest.fixture
def busy(store: CaseStore, assessment: Assessment) -> Assessment:
    """Entries: 1 add_case, 2 start, 3 to 6 save, 7 read."""
    for number in range(4):
        rating = a_rating(assessment, f"value {number}")
        store.save(assessment.id, rating, base_version=number, by=RATER, at=later(number), op_id=f"op-{number}")
    store.note_read(assessment.case_id, "overview", by=OTHER, at=later(9))
    return assessment


def test_an_entry_says_who_when_what_before_after_and_why(store: CaseStore, assessment: Assessment) -> None:
    store.save(assessment.id, a_rating(assessment, "one"), base_version=0, by=RATER, at=AT, op_id="op-1")
    store.save(
        assessment.id, a_rating(assessment, "two"), base_version=1, by=OTHER, at=later(1), op_id="op-2", why="Saw more"
    )
    entry = store.journal()[-1]
    rating = store.assessment(assessment.id).ratings[0]
    assert (entry.sequence, entry.by, entry.at, entry.action) == (4, OTHER, later(1), "save")
    assert (entry.case_id, entry.assessment_id) == (assessment.case_id, assessment.id)
    assert (entry.subject, entry.op_id, entry.why) == (f"rating:{rating.key}", "op-2", "Saw more")
    assert entry.before is not None
    assert entry.before["evidence"][0]["text"] == "one"
    assert entry.after == rating.model_dump(mode="json")


def test_each_entry_names_the_hash_of_the_one_before(store: CaseStore, busy: Assessment) -> None:
    entries = store.journal()
    assert [entry.sequence for entry in entries] == list(range(1, 8))
    assert [entry.previous_hash for entry in entries] == ["0" * 64, *(entry.hash for entry in entries[:-1])]


def test_a_cases_journal_leaves_out_other_cases(store: CaseStore, busy: Assessment) -> None:
    other = store.add_case(a_case("K-0002"), by=RATER, at=AT, op_id="other")
    assert [entry.action for entry in store.journal(other.id)] == ["add_case"]
    assert len(store.journal(busy.case_id)) == 7


def test_an_untouched_journal_is_whole(store: CaseStore, busy: Assessment) -> None:
    store.finish(busy.id, by=RATER, at=AT, op_id="finish")
    assert store.verify_journal() == ()


@pytest.mark.parametrize(
    "statement", ["UPDATE journal SET why = 'x'", "DELETE FROM journal", "REPLACE INTO journal SELECT * FROM journal"]
)
def test_the_database_itself_refuses_to_change_an_entry(
    store: CaseStore, busy: Assessment, path: Path, key: bytes, statement: str
) -> None:
    with raw_store(path, key) as raw, pytest.raises(sqlcipher3.IntegrityError, match="only be added to"):
        raw.execute(statement)
    assert len(store.journal()) == 7


SWAP = (
    "UPDATE journal SET sequence = 99 WHERE sequence = 4",
    "UPDATE journal SET sequence = 4 WHERE sequence = 5",
    "UPDATE journal SET sequence = 5 WHERE sequence = 99",
)

FORGED = (
    "INSERT INTO journal SELECT 8, at, person, action, case_id, assessment_id, 'forged', salt, subject, before, "
    "after, 'forged', contents_hash, previous_hash, hash FROM journal WHERE sequence = 7"
)

FOUR = r"entry 4 \(save, 2026-03-02 10:43 UTC\)"
FIVE = r"entry 5 \(save, 2026-03-02 10:44 UTC\)"


@pytest.mark.parametrize(
    ("statements", "named"),
    [
        (("UPDATE journal SET why = 'Never said' WHERE sequence = 4",), rf"{FOUR} was altered"),
        (("UPDATE journal SET before = replace(before, 'value', 'VALUE') WHERE sequence = 5",), rf"{FIVE} was altered"),
        (("UPDATE journal SET after = '{}' WHERE sequence = 4",), rf"{FOUR} was altered"),
        (("UPDATE journal SET subject = '' WHERE sequence = 7",), r"entry 7 \(read, .*\) was altered"),
        (("UPDATE journal SET salt = 'x' WHERE sequence = 4",), rf"{FOUR} was altered"),
        (("UPDATE journal SET salt = NULL WHERE sequence = 4",), rf"{FOUR} was altered"),
        (
            ("UPDATE journal SET salt = NULL, subject = NULL, before = NULL, after = NULL, why = NULL",),
            rf"{FOUR} lost its contents, but its case was not disposed of",
        ),
        (("UPDATE journal SET contents_hash = 'x' WHERE sequence = 4",), rf"{FOUR} was altered"),
        (("UPDATE journal SET op_id = 'other' WHERE sequence = 4",), rf"{FOUR} was altered"),
        (("UPDATE journal SET case_id = NULL WHERE sequence = 4",), rf"{FOUR} was altered"),
        (
            ("UPDATE journal SET at = '2020-01-01T00:00:00.000000+00:00' WHERE sequence = 3",),
            r"entry 3 \(save, 2020-01-01 00:00 UTC\) was altered",
        ),
        (("UPDATE journal SET at = 'Plum Street' WHERE sequence = 3",), r"entry 3 \(save, time unreadable\) was"),
        (("UPDATE journal SET action = 'He said' WHERE sequence = 3",), r"entry 3 \(kind unreadable, .*\) was"),
        (("UPDATE journal SET person = replace(person, 'Alex', 'Kim') WHERE sequence = 7",), r"entry 7 .* was altered"),
        (("UPDATE journal SET after = 'no json' WHERE sequence = 2",), r"entry 2 \(start, .*\) was altered"),
        (("DELETE FROM journal WHERE sequence = 1",), r"entry 1 is missing, between its beginning and entry 2"),
        (
            ("DELETE FROM journal WHERE sequence = 4",),
            r"entry 4 is missing, between entry 3 of 2026-03-02 10:42 UTC and entry 5 of 2026-03-02 10:44 UTC",
        ),
        (("DELETE FROM journal WHERE sequence IN (4, 5)",), r"entries 4 to 5 are missing"),
        (("DELETE FROM journal WHERE sequence = 7",), r"entry 7 is missing, between entry 6 .* and its end"),
        (("DELETE FROM journal WHERE sequence > 5",), r"entries 6 to 7 are missing"),
        (("DELETE FROM journal",), r"entries 1 to 7 are missing"),
        (SWAP, r"entry 4 \(save, 2026-03-02 10:44 UTC\) was altered or moved.*entry 5 \(.*\) was altered or moved"),
        (
            ("UPDATE journal SET sequence = 99 WHERE sequence = 4",),
            r"entry 4 is missing.*entry 99 \(.*\) was altered or moved",
        ),
        ((FORGED,), r"entry 8 \(read, .*\) was altered.*entry 8 \(read, .*\) does not follow"),
        (("DELETE FROM journal_head",), r"how far the journal goes is missing"),
        (("UPDATE journal_head SET hash = 'x'",), r"how far the journal goes was altered"),
        (
            ("DELETE FROM journal WHERE sequence = 7", "UPDATE journal_head SET sequence = 6"),
            r"how far the journal goes was altered",
        ),
        ((), r"guards .* were taken out"),
    ],
)
def test_whatever_is_done_to_the_journal_is_found_and_named(
    store: CaseStore, busy: Assessment, path: Path, key: bytes, statements: tuple[str, ...], named: str
) -> None:
    with raw_store(path, key) as raw:
        without_guards(raw, *statements)
    assert re.search(named, " ".join(store.verify_journal()))


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        (
            "UPDATE parts SET body = replace(body, 'value 3', 'milder')",
            r"stored part .* rating:food.enough.* is not what",
        ),
        ("UPDATE cases SET body = replace(body, 'K-0001', 'K-0002')", r"stored case .* is not what"),
        ("UPDATE assessments SET body = replace(body, 'primary', 'teens')", r"stored assessment .* is not what"),
        ("DELETE FROM parts", r"journal has part .*, but the store does not"),
        ("UPDATE parts SET key = 'food.other|x'", r"store has part .*food.other.*, but the journal does not"),
        ("UPDATE assessments SET finished_at = started_at", r"stored assessment .* is filed under something else"),
        ("UPDATE assessments SET child_id = 'x'", r"stored assessment .* is filed under something else"),
        ("UPDATE cases SET code_key = 'k-0002'", r"stored case .* is filed under something else"),
        ("UPDATE parts SET version = version + 1", r"stored part .*food.enough.* is filed under something else"),
    ],
)
def test_a_record_changed_behind_the_journal_is_named(
    store: CaseStore, busy: Assessment, path: Path, key: bytes, statement: str, named: str
) -> None:
    with raw_store(path, key) as raw:
        without_guards(raw, statement)
    assert re.search(named, " ".join(store.verify_journal()))


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE toolkits SET body = replace(body, 'Example', 'Other')", "stored toolkit example-care 1.0"),
        ("UPDATE toolkits SET version = '9.0'", "stored toolkit example-care 9.0"),
        ("UPDATE assessments SET wording = 'newer' WHERE wording IS NOT NULL", "stored toolkit of"),
    ],
)
def test_a_kept_toolkit_changed_behind_the_program_is_named(
    store: CaseStore, case: Case, path: Path, key: bytes, statement: str, named: str
) -> None:
    toolkit = make_toolkit(version="1.0")
    made_with = an_assessment(case, toolkit=toolkit.id, toolkit_version=toolkit.version)
    store.start_assessment(made_with, by=RATER, at=AT, op_id="start", toolkit=toolkit)
    assert store.verify_journal() == ()
    with raw_store(path, key) as raw:
        without_guards(raw, statement)
    assert f"The {named}" in " ".join(store.verify_journal())


def test_verifying_names_no_words_from_the_record(store: CaseStore, busy: Assessment, path: Path, key: bytes) -> None:
    with raw_store(path, key) as raw:
        without_guards(raw, "UPDATE parts SET body = replace(body, 'value 3', 'milder')")
    assert "milder" not in " ".join(store.verify_journal())


def test_a_finding_names_its_entry_by_number(store: CaseStore, busy: Assessment, path: Path, key: bytes) -> None:
    with raw_store(path, key) as raw:
        without_guards(raw, "UPDATE journal SET why = 'x' WHERE sequence IN (4, 6)")
    assert [found.sequence for found in store.verify().findings] == [None, 4, 6]


def test_a_journal_written_anew_is_seen_by_a_hash_that_was_noted_elsewhere(
    store: CaseStore, busy: Assessment, path: Path, key: bytes
) -> None:
    noted = store.verify().last
    store.note_read(busy.case_id, "overview", by=OTHER, at=later(10))
    assert store.verify(noted).findings == ()
    forge_from(path, key, 4)
    assert store.verify().findings == ()
    assert "entry 7 is not the one that was noted" in " ".join(map(str, store.verify(noted).findings))


def test_an_older_copy_in_the_stores_place_is_seen_by_a_hash_that_was_noted_elsewhere(
    store: CaseStore, busy: Assessment, path: Path, key: bytes
) -> None:
    store.note_read(busy.case_id, "overview", by=OTHER, at=later(10))
    noted = store.verify().last
    forge_from(path, key, 8, keep_until=7)
    assert store.verify().findings == ()
    assert "ends at entry 7; entry 8 had been noted" in " ".join(map(str, store.verify(noted).findings))


def forge_from(path: Path, key: bytes, first: int, *, keep_until: int = 99) -> None:
    """Give a forger everything: the key, the hashes and the note of the end."""
    with raw_store(path, key) as raw:
        guards = [row[0] for row in raw.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'").fetchall()]
        without_guards(raw, f"DELETE FROM journal WHERE sequence > {keep_until}")
        (previous,) = raw.execute("SELECT hash FROM journal WHERE sequence = ?", (first - 1,)).fetchone()
        columns = ", ".join((*ENVELOPE, *CONTENTS))
        rows = raw.execute(f"SELECT {columns} FROM journal WHERE sequence >= {first} ORDER BY sequence").fetchall()
        for row in rows:
            contents = (*row[len(ENVELOPE) : -1], "Never said")
            hashes = (digest(contents), previous, entry_hash(row[: len(ENVELOPE)], digest(contents), previous))
            raw.execute(
                "UPDATE journal SET why = ?, contents_hash = ?, previous_hash = ?, hash = ? WHERE sequence = ?",
                ("Never said", *hashes, row[0]),
            )
            previous = hashes[-1]
        raw.execute("UPDATE journal_head SET sequence = (SELECT max(sequence) FROM journal), hash = ?", (previous,))
        for guard in guards:
            raw.execute(guard)


def test_sign_ins_refusals_and_exports_are_in_the_chain(store: CaseStore, case: Case) -> None:
    store.note_sign_in(by=RATER, at=AT)
    store.note_refused("save_rating", by=RATER, at=later(1), why="It is finished.", case_id=case.id)
    store.note_refused("open", by=None, at=later(2), why="Nobody is signed in.")
    store.note_export(case.id, "pdf", by=RATER, at=later(3), why="Conference")
    noted = [(entry.action, entry.by, entry.at, entry.subject, entry.why, entry.case_id) for entry in store.journal()]
    assert noted[1:] == [
        ("sign_in", RATER, AT, "", "", None),
        ("refused", RATER, later(1), "save_rating", "It is finished.", case.id),
        ("refused", NOBODY, later(2), "open", "Nobody is signed in.", None),
        ("export", RATER, later(3), "pdf", "Conference", case.id),
    ]
    assert store.verify_journal() == ()


@pytest.mark.parametrize("what", ["", "   ", "\x00", "\ud800", "x" * 100_000, "'; DROP TABLE journal; --"])
def test_whatever_a_browser_sends_can_be_noted_as_refused(store: CaseStore, what: str) -> None:
    store.note_refused(what, by=None, at=AT, why=what, case_id="no such case")
    (entry,) = store.journal()
    assert entry.action == "refused"
    assert entry.subject in ("unnamed", "x" * 200, what)
    assert entry.case_id is None
    assert store.verify_journal() == ()


def test_entries_stand_in_the_order_of_writing_though_the_clock_went_back(
    store: CaseStore, assessment: Assessment
) -> None:
    for number, minutes in enumerate((0, -60, 5)):
        rating = a_rating(assessment, f"value {number}")
        at = later(minutes)
        store.save(assessment.id, rating, base_version=number, by=RATER, at=at, op_id=f"op-{number}")
    entries = store.journal(assessment.case_id)[2:]
    assert [entry.sequence for entry in entries] == [3, 4, 5]
    assert [entry.at for entry in entries] == [later(0), later(-60), later(5)]
    assert store.assessment(assessment.id).ratings[0].evidence[0].text == "value 2"
    assert store.verify_journal() == ()


@pytest.mark.parametrize("action", ["signed_in", "signed_out", "locked", "refused"])
def test_what_happens_at_the_door_is_chained_and_belongs_to_no_case(store: CaseStore, action: EventName) -> None:
    store.note_event(action, who="Robin Invented", why="quick exit", at=later(1))
    store.note_event(action, who="", why="", at=later(2))
    first, second = store.journal()
    assert (first.action, first.by.name, first.why, first.at) == (action, "Robin Invented", "quick exit", later(1))
    assert (first.case_id, first.assessment_id, first.before, first.after) == (None, None, None, None)
    assert (second.by.name, second.previous_hash) == (NOBODY.name, first.hash)
    assert store.verify_journal() == ()


def test_what_a_browser_sent_as_a_name_cannot_keep_an_event_from_being_noted(store: CaseStore) -> None:
    store.note_event("refused", who="x" * 10_000 + "\0\ud800", why="\0\x07" + "y" * 100_000, at=AT)
    (entry,) = store.journal()
    assert entry.by.name == "x" * 200
    assert set(entry.why) == {"y"}
    assert store.verify_journal() == ()


def test_an_altered_event_is_named(store: CaseStore, path: Path, key: bytes) -> None:
    store.note_event("signed_in", who="Robin Invented", why="", at=AT)
    store.note_event("locked", who="Robin Invented", why="", at=AT)
    store.close()
    with raw_store(path, key) as raw:
        without_guards(raw, "UPDATE journal SET person = replace(person, 'Robin', 'Alex') WHERE sequence = 1")
    with CaseStore.open(path, key=key) as opened:
        assert any("entry 1 (signed_in" in finding for finding in opened.verify_journal())
