"""The invented family tells a true-to-life story and is plainly about nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from neglect_widgets.definitions import load_example, load_toolkit
from neglect_widgets.definitions.example import EXAMPLE
from neglect_widgets.definitions.files import PRIVATE_FOLDER, shipped_folder
from neglect_widgets.engine import asked_in, blockers, compare, indicated, is_full, targets
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


def asked(toolkit: Toolkit, assessment: Assessment) -> set[str]:
    return {i.id for _, indicators in asked_in(toolkit, assessment) for i in indicators}


def target_state(toolkit: Toolkit, planned: Assessment, now: Assessment, indicator: str) -> str:
    return next(t.state for t in targets(toolkit, planned, now) if t.action.indicator == indicator)


def worst_rank(toolkit: Toolkit, assessment: Assessment, domain: str) -> int:
    rated = [r for r in assessment.ratings if r.indicator.startswith(f"{domain}.") and r.level]
    return max(rank(toolkit, r) for r in rated)


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
            yield from (f.by for f in a.factors)
            yield from (part.by for part in (a.judgement, a.depth) if part)

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
        notes = (*a.ratings, *a.voice, *a.factors, *a.plan, *((a.depth,) if a.depth else ()))
        parts = (*(n.at for n in notes), *(f.raised_at for f in a.flags))
        assert all(a.started_at <= at <= a.finished_at for at in parts)
        assert all(e.on <= r.at.date() for r in a.ratings for e in r.evidence if e.on)
        assert all(action.by_date and action.by_date > a.finished_at.date() for action in a.plan)
    assert all(before.window_end < after.window_start for before, after in pairwise(assessments))


def test_growing_to_full_depth_left_no_question_open(toolkit: Toolkit, assessments: tuple[Assessment, ...]) -> None:
    for a in assessments:
        answered = [r.indicator for r in a.ratings if r.status != "not_looked_at"]
        assert len(answered) == len(set(answered))
        assert asked(toolkit, a) == set(answered)


def test_further_questions_are_answered_exactly_where_a_domain_is_asked_in_full(
    toolkit: Toolkit, assessments: tuple[Assessment, ...]
) -> None:
    further = {i.id for d in toolkit.domains for i in d.indicators if not i.core}
    for a in assessments:
        answered = {r.indicator.split(".")[0] for r in a.ratings if r.indicator in further}
        assert answered == {d.id for d in toolkit.domains if is_full(toolkit, d, a)}


def test_what_the_first_asked_in_full_and_got_better_is_opened_again_on_request(
    assessments: tuple[Assessment, ...],
) -> None:
    opened = [set(a.depth.opened) if a.depth else set() for a in assessments]
    assert opened == [set(), set(RELAPSED), set(RELAPSED), set()]


def test_no_further_question_is_rated_worse_than_the_worst_core_one_beside_it(
    toolkit: Toolkit, assessments: tuple[Assessment, ...]
) -> None:
    for a in assessments:
        for domain, indicators in asked_in(toolkit, a):
            core = {i.id for i in indicators if i.core}
            worst = max((rank(toolkit, r) for r in a.ratings if r.indicator in core and r.level), default=-1)
            assert worst_rank(toolkit, a, domain.id) <= worst, domain.id


def test_every_id_is_one_that_the_toolkit_knows(toolkit: Toolkit, assessments: tuple[Assessment, ...]) -> None:
    prompts = {p.id for p in toolkit.voice if "primary" in p.bands}
    for a in assessments:
        assert all(toolkit.indicator(r.indicator) for r in a.ratings)
        assert all(toolkit.indicator(action.indicator or "") for action in a.plan)
        assert {f.flag for f in a.flags} <= {f.id for f in toolkit.flags_asked("primary")}
        assert {v.prompt for v in a.voice} <= prompts
        assert all(toolkit.scale.level(action.target_level or "") for action in a.plan)
        assert {f.factor for f in a.factors} <= {f.id for f in toolkit.factors}
        assert not a.depth or set(a.depth.opened) <= {d.id for d in toolkit.domains}


def test_no_id_is_given_twice(assessments: tuple[Assessment, ...]) -> None:
    ids = [*(e.id for r in ratings(assessments) for e in r.evidence), *(x.id for a in assessments for x in a.plan)]
    assert len(ids) == len(set(ids))


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
    def last_answer(before: Sequence[Assessment], rating: Rating) -> Rating | None:
        given = (a.rating(rating.indicator, rating.carer_id) for a in reversed(before))
        return next((r for r in given if r), None)

    for n, after in enumerate(assessments[1:], start=1):
        for r in after.ratings:
            earlier = last_answer(assessments[:n], r)
            assert earlier, r.indicator
            assert r.change or (earlier.status, earlier.level) == (r.status, r.level), r.indicator


def test_the_child_speaks_about_every_part_that_fell_back(assessments: tuple[Assessment, ...]) -> None:
    for a in (assessments[0], assessments[-1]):
        spoken = {r.indicator.split(".")[0] for r in a.ratings if any(e.child_words for e in r.evidence)}
        assert set(RELAPSED) <= spoken


def test_every_note_says_whose_words_it_holds(assessments: tuple[Assessment, ...]) -> None:
    assert {v.words_of for a in assessments for v in a.voice} == {"child", "carer", "worker"}
    assert all("child" in {v.words_of for v in a.voice} for a in assessments)


def test_factors_stand_in_the_newest_with_every_kind_of_answer(assessments: tuple[Assessment, ...]) -> None:
    assert [bool(a.factors) for a in assessments] == [False, False, False, True]
    newest = assessments[-1].factors
    assert {f.answer for f in newest} == {"yes", "past", "no", "not_known"}
    assert all(f.text for f in newest)


def test_a_target_of_the_first_plan_is_met_and_then_lost(toolkit: Toolkit, assessments: tuple[Assessment, ...]) -> None:
    first, *later = assessments
    for indicator in ("safety.left-with", "food.enough"):
        assert [target_state(toolkit, first, a, indicator) for a in later] == ["met", "met", "not_met"]


def test_a_dry_bed_is_planned_for_each_time_and_never_reached(
    toolkit: Toolkit, assessments: tuple[Assessment, ...]
) -> None:
    for n, planned in enumerate(assessments[:-1], start=1):
        states = {target_state(toolkit, planned, a, "home.sleeping-place") for a in assessments[n:]}
        assert states == {"not_met"}


def test_a_target_can_come_to_be_known_or_cease_to_be(toolkit: Toolkit, assessments: tuple[Assessment, ...]) -> None:
    first, second, third, fourth = assessments
    drink = [target_state(toolkit, first, a, "carers.substances") for a in (second, third)]
    assert drink == ["not_known", "met"]
    assert target_state(toolkit, third, fourth, "carers.who-cares") == "not_known"


def test_every_line_of_a_plan_says_how_one_will_see_that_it_is_met(assessments: tuple[Assessment, ...]) -> None:
    assert all(x.measure and x.who and x.if_not for a in assessments for x in a.plan)


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


def test_the_comparison_tells_the_relapse_in_one_sentence_and_the_home_in_another(
    assessments: tuple[Assessment, ...],
) -> None:
    sentences = compare(load_toolkit, assessments).sentences
    fell_back = "Care improved between March 2025 and March 2026 and fell back by September 2026"
    assert f"{fell_back} in Food, Clothes & washing and Safety." in sentences
    assert "Home has stayed at “many needs unmet” for 79 weeks." in sentences


def test_further_questions_tell_the_same_story_as_the_core_ones(assessments: tuple[Assessment, ...]) -> None:
    rows = {row.indicator.id: row.pattern.name for row in compare(load_toolkit, assessments).indicators}
    for indicator in ("food.mealtimes", "food.hunger-signs", "presentation.school-things", "safety.habits-at-home"):
        assert rows[indicator] == "relapse"
    assert rows["home.usable-rooms"] == "static_unmet"


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
