"""An assessment by type of neglect, through the family's eyes, and against the plan before it."""

from __future__ import annotations

import pytest

from neglect_widgets.engine import by_type, family_views, targets
from neglect_widgets.model import Action, Assessment, NeglectType
from tests.builders import ANN, NOON, make_assessment, make_domain, make_indicator, make_scale, make_toolkit
from tests.builders import make_rating as rating

SCALE = make_scale()
TYPES = (
    NeglectType(id="physical", label="Physical"),
    NeglectType(id="medical", label="Medical"),
    NeglectType(id="emotional", label="Emotional"),
)
BOTH = make_indicator("food.q1", scale=SCALE).model_copy(update={"types": ("physical", "medical")})
TOOLKIT = make_toolkit([make_domain("food", indicators=[BOTH, make_indicator("food.q2", scale=SCALE)])]).model_copy(
    update={"types": TYPES}
)


def test_an_indicator_counts_under_each_of_its_types() -> None:
    physical, medical = by_type(TOOLKIT, make_assessment({"food.q1": "3", "food.q2": "1"}))
    assert (physical.asked, physical.rated, [f.indicator.id for f in physical.unmet]) == (2, 2, ["food.q1"])
    assert (medical.asked, medical.rated, [f.indicator.id for f in medical.unmet]) == (1, 1, ["food.q1"])
    assert medical.worst is not None
    assert medical.worst.value == "3"


def test_an_indicator_without_types_has_those_of_its_domain() -> None:
    assert by_type(TOOLKIT, make_assessment({"food.q2": "1"}))[0].rated == 1


def test_a_type_that_nothing_asked_belongs_to_is_left_out() -> None:
    assert [row.id for row in by_type(TOOLKIT, make_assessment())] == ["physical", "medical"]


def test_a_type_of_which_nothing_is_known_has_no_level() -> None:
    medical = by_type(TOOLKIT, make_assessment({"food.q1": "?"}))[1]
    assert medical.worst is None
    assert medical.not_known == 1


@pytest.mark.parametrize(
    ("own", "family", "sees"), [("3", "1", "better"), ("1", "3", "worse"), ("2", "2", "same"), ("?", "1", "alone")]
)
def test_the_familys_level_stands_beside_the_practitioners(own: str, family: str, sees: str) -> None:
    given = rating("food.q1", own).model_copy(update={"family_level": family})
    (view,) = family_views(TOOLKIT, make_assessment([given]))
    assert (view.family_level.value, view.sees) == (family, sees)


def test_what_the_family_did_not_say_is_not_shown() -> None:
    assert family_views(TOOLKIT, make_assessment({"food.q1": "3"})) == ()


def planned(aim: str | None, indicator: str | None = "food.q1") -> Assessment:
    action = Action(indicator=indicator, target="Breakfast on school days.", target_level=aim, at=NOON, by=ANN)
    return make_assessment({"food.q1": "3"}).model_copy(update={"plan": (action,)})


@pytest.mark.parametrize(
    ("now", "state"),
    [("1", "met"), ("2", "met"), ("3", "not_met"), ("4", "not_met"), ("?", "not_known"), ("n/a", "not_known")],
)
def test_a_target_is_met_at_its_level_or_better_and_never_when_it_is_not_known(now: str, state: str) -> None:
    (target,) = targets(TOOLKIT, planned("2"), make_assessment({"food.q1": now}))
    assert target.state == state
    assert target.before == SCALE.level("3")
    assert target.aim == SCALE.level("2")


def test_the_worst_carer_decides_whether_a_target_is_met() -> None:
    later = make_assessment(
        [rating("food.q1", "1"), rating("food.q1", "4", carer="b" * 32)], carers=["a" * 32, "b" * 32]
    )
    assert targets(TOOLKIT, planned("2"), later)[0].state == "not_met"


def test_a_target_without_a_level_is_neither_met_nor_missed() -> None:
    assert targets(TOOLKIT, planned(None), make_assessment({"food.q1": "1"}))[0].state == "no_level"


def test_a_target_of_another_toolkit_is_not_known() -> None:
    other = make_assessment({"food.q1": "1"}).model_copy(update={"toolkit": "other"})
    assert targets(TOOLKIT, planned("2"), other)[0].state == "not_known"
    edited = TOOLKIT.model_copy(update={"domains": (TOOLKIT.domains[0].model_copy(update={"title": "Other words"}),)})
    assert targets(TOOLKIT, planned("2"), make_assessment({"food.q1": "1"}), edited)[0].state == "not_known"
