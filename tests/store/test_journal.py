from __future__ import annotations

import re
from pathlib import Path

import pytest
import sqlcipher3

from neglect_widgets.model import Assessment
from neglect_widgets.store import CaseStore

from .invented import AT, OTHER, RATER, a_case, a_rating, later
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


@pytest.mark.parametrize(
    ("statements", "named"),
    [
        (("UPDATE journal SET why = 'Never said' WHERE sequence = 4",), r"entry 4 was altered"),
        (("UPDATE journal SET at = '2020-01-01T00:00:00.000000+00:00' WHERE sequence = 3",), r"entry 3 was altered"),
        (("UPDATE journal SET person = replace(person, 'Alex', 'Kim') WHERE sequence = 7",), r"entry 7 was altered"),
        (("UPDATE journal SET before = replace(before, 'value', 'VALUE') WHERE sequence = 5",), r"entry 5 was altered"),
        (
            (
                "UPDATE journal SET after = NULL WHERE sequence = 7",
                "UPDATE journal SET subject = '' WHERE sequence = 7",
            ),
            r"entry 7 was altered",
        ),
        (("DELETE FROM journal WHERE sequence = 1",), r"entry 1 is missing"),
        (("DELETE FROM journal WHERE sequence = 4",), r"entry 4 is missing"),
        (("DELETE FROM journal WHERE sequence IN (4, 5)",), r"entries 4 to 5 are missing"),
        (("DELETE FROM journal WHERE sequence = 7",), r"entry 7 is missing"),
        (("DELETE FROM journal WHERE sequence > 5",), r"entries 6 to 7 are missing"),
        (("DELETE FROM journal",), r"entries 1 to 7 are missing"),
        (SWAP, r"entry 4 was altered or moved.*entry 5 was altered or moved"),
        (
            ("UPDATE journal SET sequence = 99 WHERE sequence = 4",),
            r"entry 4 is missing.*entry 99 was altered or moved",
        ),
        (
            (
                "INSERT INTO journal SELECT 8, at, person, action, case_id, assessment_id, subject, before, after, "
                "'forged', 'forged', previous_hash, hash FROM journal WHERE sequence = 7",
            ),
            r"entry 8 was altered.*entry 8 does not follow",
        ),
        (("DELETE FROM journal_head",), r"how far the journal goes is missing"),
        (("UPDATE journal_head SET hash = 'x'",), r"how far the journal goes was altered"),
        (
            ("DELETE FROM journal WHERE sequence = 7", "UPDATE journal_head SET sequence = 6"),
            r"how far the journal goes was altered",
        ),
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
    ],
)
def test_a_record_changed_behind_the_journal_is_named(
    store: CaseStore, busy: Assessment, path: Path, key: bytes, statement: str, named: str
) -> None:
    with raw_store(path, key) as raw:
        without_guards(raw, statement)
    assert re.search(named, " ".join(store.verify_journal()))


def test_verifying_names_no_words_from_the_record(store: CaseStore, busy: Assessment, path: Path, key: bytes) -> None:
    with raw_store(path, key) as raw:
        without_guards(raw, "UPDATE parts SET body = replace(body, 'value 3', 'milder')")
    assert "milder" not in " ".join(store.verify_journal())
