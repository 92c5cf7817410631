from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neglect_widgets.engine import ComparisonResult, DomainRow, IndicatorRow, compare, compare_domains
from neglect_widgets.errors import InputRefused
from neglect_widgets.model import Assessment, Rating, Toolkit
from tests.builders import (
    ANN,
    BAND,
    BEN,
    FATHER,
    MOTHER,
    OTHER_BAND,
    every,
    make_assessment,
    make_domain,
    make_flag,
    make_indicator,
    make_rating,
    make_scale,
    make_toolkit,
)

TOOLKIT = make_toolkit(2, 2)
DATES = (date(2025, 3, 3), date(2025, 9, 1), date(2026, 6, 1), date(2026, 9, 7))


def line_up(*ratings: Mapping[str, str] | list[Rating], toolkit: Toolkit = TOOLKIT) -> ComparisonResult:
    """Compare assessments on the dates above, one per set of ratings."""
    return compared(
        [make_assessment(r, on=on, toolkit=toolkit) for r, on in zip(ratings, DATES, strict=False)], toolkit
    )


def compared(assessments: list[Assessment], *toolkits: Toolkit) -> ComparisonResult:
    by_id = {t.id: t for t in toolkits or (TOOLKIT,)}
    return compare(lambda assessment: by_id[assessment.toolkit], assessments)


def row(result: ComparisonResult, id: str) -> DomainRow | IndicatorRow:
    """Return the row of an indicator or domain."""
    by_id: dict[str, DomainRow | IndicatorRow] = {r.domain.id: r for r in result.domains}
    return {**by_id, **{r.indicator.id: r for r in result.indicators}}[id]


def kinds(result: ComparisonResult, id: str) -> list[str]:
    return [c.kind for c in row(result, id).changes]


def note_kinds(result: ComparisonResult, id: str) -> list[str]:
    return [n.kind for n in row(result, id).overall.notes]


def test_assessments_stand_in_order_of_their_windows() -> None:
    late, early = make_assessment(on=DATES[1]), make_assessment(on=DATES[0])
    result = compared([late, early])
    assert [c.assessment_id for c in result.columns] == [early.id, late.id]
    assert result.columns[0].date_words == "3 March 2025"


def test_fewer_than_two_or_different_children_are_refused() -> None:
    with pytest.raises(InputRefused, match="two or more"):
        compared([make_assessment()])
    with pytest.raises(InputRefused, match="different children"):
        compared([make_assessment(), make_assessment(child_id="e" * 32)])


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("3", "1", "better"),
        ("1", "3", "worse"),
        ("2", "2", "same"),
        ("?", "?", "same"),
        ("?", "4", "newly_known"),
        ("?", "1", "newly_known"),
        (None, "4", "newly_known"),
        ("4", "?", "newly_unknown"),
        ("4", None, "not_comparable"),
        ("4", "n/a", "not_comparable"),
        ("n/a", "4", "not_comparable"),
        (None, None, "not_comparable"),
        ("n/a", "?", "not_comparable"),
    ],
)
def test_a_change_is_named_in_one_word(before: str | None, after: str | None, kind: str) -> None:
    result = line_up(*({"food.q1": a} if a else {} for a in (before, after)))
    assert kinds(result, "food.q1") == [kind]
    assert row(result, "food.q1").overall.kind == kind


def test_neighbours_and_first_to_last_are_compared() -> None:
    result = line_up({"food.q1": "4"}, {"food.q1": "1"}, {"food.q1": "3"})
    assert kinds(result, "food.q1") == ["better", "worse"]
    assert row(result, "food.q1").overall.kind == "better"
    assert row(result, "food.q1").pattern.name == "relapse"


def test_a_domain_is_not_better_because_its_worst_indicator_is_no_longer_known() -> None:
    result = line_up({"food.q1": "4", "food.q2": "1"}, {"food.q1": "?", "food.q2": "1"})
    food = row(result, "food")
    assert food.overall.kind == "newly_unknown"
    assert food.pattern.name == "newly_unknown"
    assert food.cells[1].level is not None
    assert food.cells[1].shown is None


def test_a_domain_is_not_better_because_its_worst_indicator_was_not_looked_at_again() -> None:
    result = line_up({"food.q1": "4", "food.q2": "1"}, {"food.q2": "1"})
    assert row(result, "food").overall.kind == "not_comparable"
    assert row(result, "food").pattern.name == "too_few"


def test_a_domain_is_not_better_because_its_worst_indicator_is_said_not_to_apply() -> None:
    result = line_up({"food.q1": "4", "food.q2": "1"}, {"food.q1": "n/a", "food.q2": "1"})
    assert row(result, "food").overall.kind == "not_comparable"


def test_what_did_not_apply_before_is_no_deterioration_of_its_domain() -> None:
    result = line_up({"food.q1": "n/a", "food.q2": "1"}, {"food.q1": "4", "food.q2": "1"})
    assert row(result, "food").overall.kind == "not_comparable"
    assert row(result, "food").pattern.name == "too_few"


def test_a_late_discovery_is_not_called_deterioration() -> None:
    result = line_up({"food.q1": "?", "food.q2": "1"}, {"food.q1": "4", "food.q2": "1"})
    assert row(result, "food").overall.kind == "newly_known"
    assert row(result, "food").pattern.name == "newly_known"
    assert "Unmet needs in Food came to be known (September 2025). They may be older than that." in result.sentences


def test_met_needs_that_came_to_be_known_are_not_called_unmet() -> None:
    result = line_up(every(TOOLKIT, "?"), every(TOOLKIT, "1"))
    assert result.sentences == ("Food and Home came to be known (September 2025).",)


def test_a_real_worsening_is_not_hidden_by_a_discovery() -> None:
    result = line_up({"food.q1": "?", "food.q2": "1"}, {"food.q1": "4", "food.q2": "3"})
    assert row(result, "food").overall.kind == "worse"


def test_one_carer_no_longer_known_is_not_an_improvement() -> None:
    carers = (MOTHER.id, FATHER.id)

    def both(father: str) -> list[Rating]:
        return [make_rating("food.q1", "1", carer=MOTHER.id), make_rating("food.q1", father, carer=FATHER.id)]

    result = compared([make_assessment(both(f), on=on, carers=carers) for f, on in zip("4?", DATES, strict=False)])
    assert row(result, "food.q1").overall.kind == "newly_unknown"


def test_one_step_by_another_rater_stands_with_a_note_and_is_no_improvement() -> None:
    assessments = [
        make_assessment(every(TOOLKIT, "3"), on=DATES[0], rater=ANN),
        make_assessment(every(TOOLKIT, "2"), on=DATES[1], rater=BEN),
    ]
    result = compared(assessments)
    food = row(result, "food")
    assert (food.overall.kind, note_kinds(result, "food")) == ("better", ["rater"])
    assert "no proof of change" in food.overall.notes[0].words
    assert food.pattern.unsure
    assert not any("improved" in s for s in result.sentences)
    assert any(s.startswith("Food and Home changed only as much as two people may differ") for s in result.sentences)


def test_two_steps_by_another_rater_are_a_change_with_a_plain_note() -> None:
    assessments = [
        make_assessment({"food.q1": "4"}, on=DATES[0], rater=ANN),
        make_assessment({"food.q1": "2"}, on=DATES[1], rater=BEN),
    ]
    food = row(compared(assessments), "food.q1")
    assert [n.words for n in food.overall.notes] == ["Another person rated."]
    assert not food.pattern.unsure


def test_the_same_rater_in_a_new_role_is_the_same_rater() -> None:
    promoted = ANN.model_copy(update={"role": "senior social worker"})
    assessments = [
        make_assessment({"food.q1": "3"}, on=DATES[0], rater=ANN),
        make_assessment({"food.q1": "2"}, on=DATES[1], rater=promoted),
    ]
    assert row(compared(assessments), "food.q1").overall.notes == ()


def banded() -> Toolkit:
    scale = make_scale()
    food = [
        make_indicator("food.q1", scale=scale),
        make_indicator("food.young", scale=scale, bands=[BAND]),
        make_indicator("food.old", scale=scale, bands=[OTHER_BAND]),
    ]
    return make_toolkit([make_domain("food", indicators=food)])


def test_across_bands_only_shared_indicators_are_compared() -> None:
    toolkit = banded()
    result = compared(
        [
            make_assessment({"food.q1": "2", "food.young": "4"}, on=DATES[0], band=BAND),
            make_assessment({"food.q1": "2", "food.old": "1"}, on=DATES[1], band=OTHER_BAND),
        ],
        toolkit,
    )
    assert row(result, "food.q1").overall.kind == "same"
    assert note_kinds(result, "food.q1") == ["band"]
    assert kinds(result, "food.young") == ["not_comparable"]
    assert row(result, "food.young").cells[1].status == "not_asked"
    assert row(result, "food").overall.kind == "same"
    assert row(result, "food").pattern.name == "steady_met"
    assert [n.kind for n in result.notes] == ["band"]


def test_no_unmet_needs_is_not_said_of_a_domain_without_what_was_left_out() -> None:
    toolkit = banded()
    result = compared(
        [
            make_assessment({"food.q1": "1", "food.young": "1"}, on=DATES[0], band=BAND),
            make_assessment({"food.q1": "1", "food.old": "4"}, on=DATES[1], band=OTHER_BAND),
        ],
        toolkit,
    )
    assert row(result, "food").pattern.partial
    assert "other ratings there were worse" in result.sentences[0]


def test_a_steady_domain_that_leaves_nothing_worse_out_says_no_more_than_that() -> None:
    result = line_up(every(TOOLKIT), every(TOOLKIT))
    assert result.sentences == ("Food and Home have had no unmet needs each time they were known.",)


def test_an_earlier_version_that_found_worse_is_not_passed_over() -> None:
    newer = make_toolkit(1, 1, version="2.0")
    result = compared(
        [
            make_assessment({"food.q1": "4"}, on=DATES[0], toolkit=TOOLKIT),
            make_assessment({"food.q1": "1"}, on=DATES[1], toolkit=newer),
            make_assessment({"food.q1": "1"}, on=DATES[2], toolkit=newer),
        ],
        newer,
    )
    assert row(result, "food").pattern.name == "steady_met"
    assert row(result, "food").pattern.partial


def test_carers_in_both_are_compared_and_others_are_not() -> None:
    ratings = [make_rating("food.q1", "1", carer=MOTHER.id), make_rating("food.q1", "4", carer=FATHER.id)]
    result = compared(
        [
            make_assessment({"food.q1": "1"}, on=DATES[0], carers=[MOTHER.id]),
            make_assessment(ratings, on=DATES[1], carers=[MOTHER.id, FATHER.id]),
        ]
    )
    food = row(result, "food.q1")
    assert food.cells[1].level
    assert food.cells[1].level.value == "4"
    assert (food.overall.kind, note_kinds(result, "food.q1")) == ("same", ["carer"])


def test_different_carers_are_not_comparable() -> None:
    result = compared(
        [
            make_assessment({"food.q1": "1"}, on=DATES[0], carers=[MOTHER.id]),
            make_assessment({"food.q1": "4"}, on=DATES[1], carers=[FATHER.id]),
        ]
    )
    assert (kinds(result, "food.q1"), note_kinds(result, "food.q1")) == (["not_comparable"], ["carer"])
    assert row(result, "food").pattern.name == "too_few"


def test_another_version_of_the_toolkit_is_not_comparable_but_shown() -> None:
    newer = make_toolkit(2, 2, version="2.0")
    result = compared(
        [
            make_assessment({"food.q1": "4"}, on=DATES[0], toolkit=TOOLKIT),
            make_assessment({"food.q1": "1"}, on=DATES[1], toolkit=newer),
        ],
        newer,
    )
    food = row(result, "food.q1")
    assert (food.overall.kind, note_kinds(result, "food.q1")) == ("not_comparable", ["toolkit"])
    assert [c.level.value for c in food.cells if c.level] == ["4", "1"]
    assert "Different versions of the toolkit were used." in result.sentences[-1]


def test_the_series_of_the_latest_version_is_still_named() -> None:
    newer = make_toolkit(2, 2, version="2.0")
    result = compared(
        [
            make_assessment({"food.q1": "1"}, on=DATES[0], toolkit=TOOLKIT),
            make_assessment({"food.q1": "4"}, on=DATES[1], toolkit=newer),
            make_assessment({"food.q1": "1"}, on=DATES[2], toolkit=newer),
        ],
        newer,
    )
    assert row(result, "food.q1").pattern.name == "improving"


def test_another_toolkit_stands_beside_and_nothing_is_compared() -> None:
    other = make_toolkit(1, 2, id="other-care", scale=make_scale(("5", "4", "3", "2", "1")))
    result = compared(
        [
            make_assessment({"food.q1": "4"}, on=DATES[0], toolkit=TOOLKIT),
            make_assessment({"food.q1": "5"}, on=DATES[1], toolkit=other),
        ],
        TOOLKIT,
        other,
    )
    foods = [r for r in result.indicators if r.indicator.id == "food.q1"]
    assert [(r.toolkit, [c.status for c in r.cells]) for r in foods] == [
        ("other-care", ["not_asked", "rated"]),
        ("example-care", ["rated", "not_asked"]),
    ]
    assert {c.kind for r in result.indicators for c in r.changes} == {"not_comparable"}
    assert "Different toolkits were used." in result.sentences[-1]


def test_a_cell_says_who_rated_and_how_well_it_is_evidenced() -> None:
    result = line_up([make_rating("food.q1", "4", evidence="Cupboards bare.", rater=BEN)], {})
    first, second = row(result, "food.q1").cells
    assert first.raters == (BEN,)
    assert first.evidence
    assert first.evidence.key == "unstated"
    assert (second.status, second.level, second.raters, second.evidence) == ("not_looked_at", None, (), None)


def test_the_domains_alone_are_as_in_the_whole_comparison() -> None:
    assessments = [make_assessment(every(TOOLKIT, value), on=on) for value, on in zip("324", DATES, strict=False)]
    alone = compare_domains(lambda _: TOOLKIT, assessments)
    assert alone == compared(assessments).domains
    assert {row.pattern.name for row in alone} == {"relapse"}


def test_relapse_and_drift_are_told_in_words_with_dates_and_weeks() -> None:
    toolkit = make_toolkit(3, 2)
    relapsed = [every(toolkit) | dict.fromkeys(["food.q1", "safety.q1"], a) for a in ("4", "2", "4")]
    result = line_up(*({**r, "home.q1": "3"} for r in relapsed), toolkit=toolkit)
    assert result.sentences == (
        "Care improved between March and September 2025 and fell back by June 2026 in Food and Safety.",
        "Home has stayed at “many needs unmet” for 65 weeks.",
    )


def test_drift_that_was_not_known_all_along_is_said_so() -> None:
    result = line_up(*({"food.q1": a, "food.q2": a} for a in "3?3"))
    assert result.sentences[0] == "Food was at “many needs unmet” each time it was known, over 65 weeks."


def test_what_is_no_longer_known_is_said_to_be_no_improvement() -> None:
    result = line_up(every(TOOLKIT, "3"), every(TOOLKIT, "?"))
    assert result.sentences == (
        "Food and Home are no longer known (last rated March 2025; not known September 2025). This is no improvement.",
    )


def test_an_improvement_that_held_says_for_how_long() -> None:
    result = line_up(*(every(TOOLKIT, a) for a in "4111"))
    assert result.sentences == (
        "Care improved between March and September 2025 in Food and Home and has held for 53 weeks.",
    )


def test_two_dates_in_one_month_are_told_by_day() -> None:
    assessments = [
        make_assessment(every(TOOLKIT, a), on=on) for a, on in (("4", date(2025, 3, 3)), ("1", date(2025, 3, 28)))
    ]
    assert compared(assessments).sentences[0].startswith("Care improved between 3 March 2025 and 28 March 2025 in")


def test_red_flags_ever_raised_come_first_with_what_became_of_them() -> None:
    flags = [
        make_flag("danger", done="Called.", done_on="2025-03-04", done_by="Ann Example"),
        make_flag("worry", withdrawn="Seen at school."),
    ]
    result = compared(
        [make_assessment(on=DATES[0], flags=flags), make_assessment(on=DATES[1], flags=[make_flag("worry")])]
    )
    assert [(f.column, f.state) for f in result.flags] == [(0, "answered"), (0, "withdrawn"), (1, "unanswered")]
    assert result.sentences[:3] == (
        "Red flag raised on 3 March 2025: “The child is in danger”. Answered on 4 March 2025.",
        "Red flag raised on 3 March 2025: “Nobody has seen the child”. Withdrawn: Seen at school.",
        "Red flag raised on 3 March 2025: “Nobody has seen the child”. It has not been answered yet.",
    )


@pytest.mark.parametrize("values", [("5", "4", "3", "2", "1"), ("1", "1.5", "2", "2.5", "3")])
def test_the_rank_decides_what_is_better_however_levels_are_printed(values: tuple[str, ...]) -> None:
    toolkit = make_toolkit(1, 1, scale=make_scale(values))
    result = line_up({"food.q1": values[4]}, {"food.q1": values[0]}, toolkit=toolkit)
    assert kinds(result, "food.q1") == ["better"]


ANSWERS = st.fixed_dictionaries({i: st.sampled_from(["1", "2", "3", "4", "?"]) for i in every(TOOLKIT)})


@settings(max_examples=60, deadline=None)
@given(st.lists(ANSWERS, min_size=1, max_size=3), st.sets(st.sampled_from(list(every(TOOLKIT)))), st.booleans())
def test_knowing_less_than_last_time_is_never_better(
    answers: list[dict[str, str]], forgotten: set[str], left_out: bool
) -> None:
    last = answers[-1]
    less = {i: a for i, a in last.items() if i not in forgotten} if left_out else last | dict.fromkeys(forgotten, "?")
    result = line_up(*answers, less)
    last_changes = [r.changes[-1].kind for r in result.domains] + [r.changes[-1].kind for r in result.indicators]
    assert "better" not in last_changes
    repeated = line_up(last, less)
    assert not {r.pattern.name for r in repeated.domains} & {"improving", "sustained_improvement"}
