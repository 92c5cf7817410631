"""The invented family tells a true-to-life story and is plainly about nobody."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from neglect_widgets.definitions import load_example, load_toolkit
from neglect_widgets.definitions.example import EXAMPLE
from neglect_widgets.definitions.files import PRIVATE_FOLDER, shipped_folder
from neglect_widgets.engine import blockers, compare, indicated
from neglect_widgets.errors import NotFound, RecordError
from neglect_widgets.model import Assessment, Person, Rating, Toolkit, band_on

RELAPSED = ("food", "presentation", "safety")


@pytest.fixture(autouse=True)
def only_shipped_definitions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PRIVATE_FOLDER, raising=False)


@pytest.fixture
def toolkit() -> Toolkit:
    return load_toolkit("everyday-care")


@pytest.fixture
def assessments() -> tuple[Assessment, ...]:
    return load_example().assessments


def ratings(assessments: tuple[Assessment, ...]) -> Iterator[Rating]:
    return (rating for assessment in assessments for rating in assessment.ratings)


def worst_rank(toolkit: Toolkit, assessment: Assessment, domain: str) -> int:
    asked = [r for r in assessment.ratings if r.indicator.startswith(f"{domain}.") and r.level]
    return max(rank(toolkit, r) for r in asked)


def rank(toolkit: Toolkit, rating: Rating) -> int:
    level = toolkit.scale.level(rating.level or "")
    assert level, f"{rating.indicator} is rated {rating.level}, which is not on the scale"
    return level.rank


def test_the_family_is_marked_as_invented_and_nobody_in_it_has_a_name() -> None:
    case = load_example().case
    assert case.invented
    assert case.code == "EXAMPLE-1"
    assert {c.name for c in case.children} | {c.name for c in case.carers} == {""}


def test_everybody_who_writes_says_in_their_name_that_they_are_invented(assessments: tuple[Assessment, ...]) -> None:
    def writers() -> Iterator[Person]:
        for a in assessments:
            yield a.started_by
            yield from (r.rater for r in a.ratings)
            yield from (v.by for v in a.voice)
            yield from (action.by for action in a.plan)
            yield from (f.raised_by for f in a.flags)

    assert {p.name.split()[-1] for p in writers()} == {"Example", "Invented"}


def test_it_is_the_same_family_each_time_it_is_loaded() -> None:
    assert load_example() == load_example()


def test_the_file_is_written_as_the_model_prints_it() -> None:
    text = (shipped_folder() / EXAMPLE).read_text(encoding="utf-8")
    assert text == load_example().model_dump_json(indent=1) + "\n"


def test_four_finished_assessments_of_one_child_follow_each_other(assessments: tuple[Assessment, ...]) -> None:
    assert len(assessments) == 4
    assert all(a.finished for a in assessments)
    assert len({(a.child_id, a.carer_ids) for a in assessments}) == 1
    assert [a.follows for a in assessments] == [None, *(a.id for a in assessments[:-1])]


def test_the_band_is_the_childs_band_on_the_last_day(toolkit: Toolkit, assessments: tuple[Assessment, ...]) -> None:
    child = load_example().case.child(assessments[0].child_id)
    assert child
    assert [a.band for a in assessments] == [band_on(toolkit, child, a.window_end).id for a in assessments]


def test_assessments_are_pinned_to_the_shipped_toolkit(toolkit: Toolkit, assessments: tuple[Assessment, ...]) -> None:
    assert {(a.toolkit, a.toolkit_version) for a in assessments} == {(toolkit.id, toolkit.version)}


def test_dates_are_in_order_and_evidence_is_from_inside_the_window(assessments: tuple[Assessment, ...]) -> None:
    for a in assessments:
        assert a.judgement
        assert a.judgement.next_review
        assert a.finished_at
        days = [a.window_start, a.window_end, a.judgement.at.date(), a.finished_at.date(), a.judgement.next_review]
        assert days == sorted(days)
        dated = [e.on for r in a.ratings for e in r.evidence]
        assert all(on and a.window_start <= on <= a.window_end for on in dated)
        parts = (*(r.at for r in a.ratings), *(v.at for v in a.voice), *(f.raised_at for f in a.flags))
        assert all(a.started_at <= at <= a.finished_at for at in parts)
        assert all(action.by_date and action.by_date > a.finished_at.date() for action in a.plan)
    assert all(before.window_end < after.window_start for before, after in pairwise(assessments))


def test_every_core_indicator_of_the_band_is_answered(toolkit: Toolkit, assessments: tuple[Assessment, ...]) -> None:
    indicators = (i for d in toolkit.domains for i in d.indicators if i.core and not i.retired and not i.asked_if)
    core = {i.id for i in indicators if "primary" in i.bands}
    for a in assessments:
        answered = [r.indicator for r in a.ratings if r.status != "not_looked_at"]
        assert len(answered) == len(set(answered))
        assert core <= set(answered)


def test_every_id_is_one_that_the_toolkit_knows(toolkit: Toolkit, assessments: tuple[Assessment, ...]) -> None:
    prompts = {p.id for p in toolkit.voice if "primary" in p.bands}
    for a in assessments:
        assert all(toolkit.indicator(r.indicator) for r in a.ratings)
        assert all(toolkit.indicator(action.indicator or "") for action in a.plan)
        assert {f.flag for f in a.flags} <= {f.id for f in toolkit.flags_asked("primary")}
        assert {v.prompt for v in a.voice} <= prompts


def test_no_level_is_off_the_scale(toolkit: Toolkit, assessments: tuple[Assessment, ...]) -> None:
    assert all(r.level is None or toolkit.scale.level(r.level) for r in ratings(assessments))


def test_what_is_not_known_says_whom_to_ask(toolkit: Toolkit, assessments: tuple[Assessment, ...]) -> None:
    unknown = [r for r in ratings(assessments) if r.status == "not_known"]
    assert unknown
    assert all(r.ask in toolkit.ask for r in unknown)


def test_every_rating_rests_on_evidence_in_words(assessments: tuple[Assessment, ...]) -> None:
    rated = [r for r in ratings(assessments) if r.status == "rated"]
    assert all(r.evidence and all(e.text and e.known_by and e.source for e in r.evidence) for r in rated)


def test_the_impact_is_told_exactly_where_the_toolkit_needs_it(
    toolkit: Toolkit, assessments: tuple[Assessment, ...]
) -> None:
    for r in ratings(assessments):
        needed = r.level is not None and rank(toolkit, r) >= toolkit.scale.impact_from
        assert bool(r.impact) == needed, r.indicator


def test_a_changed_answer_says_what_is_different(assessments: tuple[Assessment, ...]) -> None:
    for before, after in pairwise(assessments):
        for r in after.ratings:
            earlier = before.rating(r.indicator, r.carer_id)
            assert earlier
            assert r.change or (earlier.status, earlier.level) == (r.status, r.level), r.indicator


@pytest.mark.parametrize("domain", RELAPSED)
def test_care_improves_and_then_relapses(toolkit: Toolkit, assessments: tuple[Assessment, ...], domain: str) -> None:
    first, second, third, fourth = (worst_rank(toolkit, a, domain) for a in assessments)
    assert first > second > third
    assert fourth >= toolkit.scale.unmet_from


@pytest.mark.parametrize("domain", RELAPSED)
def test_a_comparison_calls_it_a_relapse(assessments: tuple[Assessment, ...], domain: str) -> None:
    pattern = next(row.pattern for row in compare(load_toolkit, assessments).domains if row.domain.id == domain)
    assert pattern.name == "relapse"
    assert not pattern.unsure


def test_the_home_stands_still_at_many_needs_unmet(toolkit: Toolkit, assessments: tuple[Assessment, ...]) -> None:
    assert {worst_rank(toolkit, a, "home") for a in assessments} == {toolkit.scale.unmet_from}
    home = next(row for row in compare(load_toolkit, assessments).domains if row.domain.id == "home")
    assert home.pattern.name == "static_unmet"


def test_warmth_is_a_strength_throughout(assessments: tuple[Assessment, ...]) -> None:
    assert {r.level for r in ratings(assessments) if r.indicator == "emotional-care.warmth"} == {"1"}


def test_something_becomes_known_and_something_else_becomes_unknown(assessments: tuple[Assessment, ...]) -> None:
    rows = compare(load_toolkit, assessments).indicators
    kinds = {change.kind for row in rows for change in row.changes}
    assert {"newly_known", "newly_unknown"} <= kinds


def test_nothing_kept_any_of_the_assessments_from_being_finished(
    toolkit: Toolkit, assessments: tuple[Assessment, ...]
) -> None:
    assert [blockers(toolkit, a) for a in assessments] == [(), (), (), ()]


def test_a_judged_level_that_differs_from_the_indicated_one_is_among_them(
    toolkit: Toolkit, assessments: tuple[Assessment, ...]
) -> None:
    pointed_to = [indicated(toolkit, a).level for a in assessments]
    judged = [a.judgement.level for a in assessments if a.judgement]
    assert [level.value for level in pointed_to if level] != judged


def test_red_flags_are_raised_in_the_first_and_last_and_answered(assessments: tuple[Assessment, ...]) -> None:
    assert [len(a.flags) for a in assessments] == [1, 0, 0, 1]
    assert all(f.answered for a in assessments for f in a.flags)


def test_another_rater_makes_one_of_the_assessments(assessments: tuple[Assessment, ...]) -> None:
    raters = [{r.rater.name for r in a.ratings} for a in assessments]
    assert all(len(names) == 1 for names in raters)
    assert sorted(raters.count(names) for names in raters) == [1, 3, 3, 3]


def test_an_areas_own_family_takes_the_place_of_the_shipped_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = load_example().model_dump_json().replace("EXAMPLE-1", "EXAMPLE-2")
    place_own(tmp_path, monkeypatch, text)
    assert load_example().case.code == "EXAMPLE-2"


def test_a_family_that_is_not_marked_as_invented_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = load_example().model_dump_json().replace('"invented":true', '"invented":false')
    place_own(tmp_path, monkeypatch, text)
    with pytest.raises(RecordError, match="not marked as invented"):
        load_example()


def test_a_spoilt_file_is_refused_without_repeating_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place_own(tmp_path, monkeypatch, '{"case": "Perhaps somebody"}')
    with pytest.raises(RecordError) as refused:
        load_example()
    assert "Perhaps" not in str(refused.value)


def test_a_missing_file_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("neglect_widgets.definitions.example.definitions_folders", lambda: (tmp_path,))
    with pytest.raises(NotFound, match="Nothing was changed"):
        load_example()


def place_own(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    (folder / EXAMPLE).parent.mkdir()
    (folder / EXAMPLE).write_text(text, encoding="utf-8")
    monkeypatch.setenv(PRIVATE_FOLDER, str(folder))
