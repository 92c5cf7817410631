from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest

from neglect_widgets.errors import InputRefused, NotFound, NotPermitted, VersionConflict
from neglect_widgets.model import Assessment, Part, new_id
from neglect_widgets.store import CaseStore

from .invented import AT, OTHER, RATER, a_case, a_rating, an_assessment, later, one_of_each

AS_TYPED = (
    "Zoë said “fine”",
    "الطفل جائع\u200f (she is hungry)",
    "👩‍👧‍👦 🏚️",
    "<script>alert(1)</script> & <b>bold</b>",
    '=HYPERLINK("x")',
    "'; DROP TABLE cases; --",
    'line one\n\tline two \\ " {name} %s',
    "e\u0301 is not é",
    "  spaces kept  ",
)


def test_what_save_returns_is_what_is_read_back(store: CaseStore, assessment: Assessment) -> None:
    for number, part in enumerate(one_of_each(assessment)):
        saved = store.save(assessment.id, part, base_version=0, by=RATER, at=AT, op_id=f"op-{number}")
        assert saved.part == part.model_copy(update={"version": 1})
        assert (saved.at, saved.repeated) == (AT, False)
    read = store.assessment(assessment.id)
    assert (*read.ratings, *read.flags, *read.voice, read.judgement, *read.plan) == tuple(
        part.model_copy(update={"version": 1}) for part in one_of_each_again(read)
    )


def one_of_each_again(read: Assessment) -> tuple[Part, ...]:
    """The same parts, with the random ids that were given when they were made."""
    made = one_of_each(read)
    rating = made[0].model_copy(update={"evidence": read.ratings[0].evidence})
    return (rating, *made[1:-1], made[-1].model_copy(update={"id": read.plan[0].id}))


@pytest.mark.parametrize("text", AS_TYPED)
def test_words_stay_as_typed(store: CaseStore, assessment: Assessment, text: str) -> None:
    for number, part in enumerate(one_of_each(assessment, text)):
        store.save(assessment.id, part, base_version=0, by=RATER, at=AT, op_id=f"op-{number}")
    read = store.assessment(assessment.id)
    assert read.ratings[0].evidence[0].text == text
    assert read.judgement is not None
    assert {read.flags[0].note, read.voice[0].text, read.judgement.analysis, read.plan[0].target} == {text}
    assert store.verify_journal() == ()


def test_parts_keep_the_order_in_which_they_were_first_saved(store: CaseStore, assessment: Assessment) -> None:
    names = ["safety.fire", "food.enough", "health.dentist"]
    for name in names:
        store.save(assessment.id, a_rating(assessment, indicator=name), base_version=0, by=RATER, at=AT, op_id=name)
    again = a_rating(assessment, "Later.", indicator=names[0])
    store.save(assessment.id, again, base_version=1, by=RATER, at=AT, op_id="again")
    assert [rating.indicator for rating in store.assessment(assessment.id).ratings] == names


def test_a_stale_save_is_refused_and_neither_value_is_lost(store: CaseStore, assessment: Assessment) -> None:
    first = store.save(assessment.id, a_rating(assessment, "hers"), base_version=0, by=RATER, at=AT, op_id="hers")
    with pytest.raises(VersionConflict) as caught:
        store.save(assessment.id, a_rating(assessment, "his"), base_version=0, by=OTHER, at=later(1), op_id="his")
    assert caught.value.current == first.part
    assert store.assessment(assessment.id).ratings == (first.part,)
    kept = store.journal()[-1]
    assert (kept.action, kept.by, kept.at) == ("conflict", OTHER, later(1))
    assert kept.before is not None
    assert kept.before["evidence"][0]["text"] == "hers"
    assert kept.after is not None
    assert kept.after["evidence"][0]["text"] == "his"


def test_a_version_that_was_never_saved_is_a_conflict_with_nothing(store: CaseStore, assessment: Assessment) -> None:
    with pytest.raises(VersionConflict) as caught:
        store.save(assessment.id, a_rating(assessment), base_version=3, by=RATER, at=AT, op_id="op")
    assert caught.value.current is None
    assert store.assessment(assessment.id).ratings == ()


def test_a_repeated_save_gives_the_first_result_and_changes_nothing(store: CaseStore, assessment: Assessment) -> None:
    first = store.save(assessment.id, a_rating(assessment, "one"), base_version=0, by=RATER, at=AT, op_id="op")
    second = store.save(assessment.id, a_rating(assessment, "two"), base_version=1, by=RATER, at=AT, op_id="op-2")
    journal = store.journal()
    repeated = store.save(assessment.id, a_rating(assessment, "one"), base_version=0, by=RATER, at=later(5), op_id="op")
    assert (repeated.part, repeated.at, repeated.sequence, repeated.repeated) == (first.part, AT, first.sequence, True)
    assert store.assessment(assessment.id).ratings == (second.part,)
    assert store.journal() == journal


def test_a_repeated_refused_save_is_refused_again_and_journalled_once(store: CaseStore, assessment: Assessment) -> None:
    store.save(assessment.id, a_rating(assessment), base_version=0, by=RATER, at=AT, op_id="op")
    for _ in range(2):
        with pytest.raises(VersionConflict):
            store.save(assessment.id, a_rating(assessment, "his"), base_version=0, by=OTHER, at=AT, op_id="late")
    assert [entry.op_id for entry in store.journal()].count("late") == 1


def test_an_operation_id_cannot_serve_another_part(store: CaseStore, assessment: Assessment) -> None:
    store.save(assessment.id, a_rating(assessment), base_version=0, by=RATER, at=AT, op_id="op")
    other = a_rating(assessment, indicator="safety.fire")
    with pytest.raises(InputRefused) as caught:
        store.save(assessment.id, other, base_version=0, by=RATER, at=AT, op_id="op")
    assert caught.value.field == "op_id"


@pytest.mark.parametrize("op_id", ["", "   ", "x" * 201])
def test_a_save_needs_a_usable_operation_id(store: CaseStore, assessment: Assessment, op_id: str) -> None:
    with pytest.raises(InputRefused):
        store.save(assessment.id, a_rating(assessment), base_version=0, by=RATER, at=AT, op_id=op_id)
    assert store.assessment(assessment.id).ratings == ()


def test_a_value_that_could_not_be_read_back_is_not_stored(store: CaseStore, assessment: Assessment) -> None:
    unchecked = a_rating(assessment).model_copy(update={"impact": "\ud800"})
    overlong = a_rating(assessment).model_copy(update={"impact": "x" * 20_001})
    for number, part in enumerate((unchecked, overlong)):
        with pytest.raises(InputRefused):
            store.save(assessment.id, part, base_version=0, by=RATER, at=AT, op_id=f"op-{number}")
    assert store.assessment(assessment.id).ratings == ()


def test_a_finished_assessment_takes_no_save(store: CaseStore, assessment: Assessment) -> None:
    saved = store.save(assessment.id, a_rating(assessment), base_version=0, by=RATER, at=AT, op_id="op")
    store.finish(assessment.id, by=RATER, at=later(1), op_id="finish")
    journal = store.journal()
    with pytest.raises(NotPermitted):
        store.save(assessment.id, a_rating(assessment, "late"), base_version=1, by=RATER, at=later(2), op_id="late")
    assert store.assessment(assessment.id).ratings == (saved.part,)
    assert store.journal() == journal


def test_a_retry_after_finishing_still_learns_that_it_was_saved(store: CaseStore, assessment: Assessment) -> None:
    store.save(assessment.id, a_rating(assessment), base_version=0, by=RATER, at=AT, op_id="op")
    store.finish(assessment.id, by=RATER, at=later(1), op_id="finish")
    assert store.save(assessment.id, a_rating(assessment), base_version=0, by=RATER, at=AT, op_id="op").repeated


def test_an_unknown_assessment_is_not_found(store: CaseStore, assessment: Assessment) -> None:
    with pytest.raises(NotFound):
        store.save(new_id(), a_rating(assessment), base_version=0, by=RATER, at=AT, op_id="op")


def test_a_time_without_zone_is_refused(store: CaseStore, assessment: Assessment) -> None:
    local = AT.replace(tzinfo=None)
    with pytest.raises(ValueError, match="zone"):
        store.save(assessment.id, a_rating(assessment), base_version=0, by=RATER, at=local, op_id="op")
    assert store.assessment(assessment.id).ratings == ()


def test_two_writers_at_the_same_moment_lose_nothing(path: Path, key: bytes) -> None:
    with CaseStore.open(path, key=key) as first:
        case = first.add_case(a_case(), by=RATER, at=AT, op_id="case")
        assessment = first.start_assessment(an_assessment(case), by=RATER, at=AT, op_id="start")
        first.save(assessment.id, a_rating(assessment, "start"), base_version=0, by=RATER, at=AT, op_id="first")

    def add_words(name: str) -> None:
        with CaseStore.open(path, key=key) as store:
            for number in range(10):
                append(store, f"{name}{number}")

    def append(store: CaseStore, word: str) -> None:
        for attempt in range(1000):
            rating = store.assessment(assessment.id).ratings[0]
            longer = a_rating(assessment, f"{rating.evidence[0].text} {word}")
            try:
                store.save(
                    assessment.id, longer, base_version=rating.version, by=RATER, at=AT, op_id=f"{word}-{attempt}"
                )
                return
            except VersionConflict:
                continue

    writers = [Thread(target=add_words, args=(name,)) for name in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with CaseStore.open(path, key=key) as store:
        words = store.assessment(assessment.id).ratings[0].evidence[0].text.split()
        assert sorted(words[1:]) == sorted(f"{name}{number}" for name in "ab" for number in range(10))
        assert store.verify_journal() == ()
