from __future__ import annotations

from neglect_widgets.engine import strengths, unknowns, unmet_needs
from tests.builders import FATHER, MOTHER, make_assessment, make_evidence, make_rating, make_scale, make_toolkit

TOOLKIT = make_toolkit(2, 3)


def test_a_strength_is_needs_met_with_evidence_in_words() -> None:
    assessment = make_assessment(
        [
            make_rating("food.q1", "1", evidence="Breakfast was on the table."),
            make_rating("food.q2", "1"),
            make_rating("food.q3", "1", evidence=[make_evidence("  ")]),
            make_rating("home.q1", "2", evidence="Warm, but damp."),
        ]
    )
    assert [f.indicator.id for f in strengths(TOOLKIT, assessment)] == ["food.q1"]


def test_unmet_needs_come_worst_first_then_in_the_toolkits_order() -> None:
    assessment = make_assessment({"home.q2": "3", "home.q1": "4", "food.q3": "3", "food.q1": "2"})
    found = unmet_needs(TOOLKIT, assessment)
    assert [(f.indicator.id, f.level.value) for f in found] == [("home.q1", "4"), ("food.q3", "3"), ("home.q2", "3")]


def test_the_toolkit_says_from_where_a_need_is_unmet() -> None:
    toolkit = make_toolkit(1, 3, scale=make_scale(("a", "b", "c", "d", "e"), unmet_from=3))
    assessment = make_assessment({"food.q1": "c", "food.q2": "d"})
    assert [f.indicator.id for f in unmet_needs(toolkit, assessment)] == ["food.q2"]


def test_each_carer_has_their_own_findings() -> None:
    assessment = make_assessment(
        [
            make_rating("food.q1", "1", carer=MOTHER.id, evidence="She cooks daily."),
            make_rating("food.q1", "4", carer=FATHER.id),
        ],
        carers=(MOTHER.id, FATHER.id),
    )
    assert [f.rating.carer_id for f in strengths(TOOLKIT, assessment)] == [MOTHER.id]
    assert [f.rating.carer_id for f in unmet_needs(TOOLKIT, assessment)] == [FATHER.id]


def test_unknowns_are_grouped_by_whom_to_ask_in_the_toolkits_order_and_nobody_last() -> None:
    assessment = make_assessment(
        [
            make_rating("food.q1", "?"),
            make_rating("food.q2", "?", ask="school"),
            make_rating("food.q3", "?", ask="an aunt"),
            make_rating("home.q1", "?", ask="health visitor"),
            make_rating("home.q2", "?", ask="school"),
        ]
    )
    found = [(u.ask, [i.indicator.id for i in u.items]) for u in unknowns(TOOLKIT, assessment)]
    assert found == [
        ("health visitor", ["home.q1"]),
        ("school", ["food.q2", "home.q2"]),
        ("an aunt", ["food.q3"]),
        ("", ["food.q1"]),
    ]


def test_what_nobody_looked_at_is_not_among_the_unknowns() -> None:
    assert unknowns(TOOLKIT, make_assessment({"food.q1": "1"})) == ()
