"""The table beside a picture has the same facts in words."""

from neglect_widgets.charts import radar_table
from neglect_widgets.engine import profile
from tests.builders import make_assessment, make_toolkit


def test_the_table_says_worst_most_common_and_how_much_is_known():
    kit = make_toolkit(1, 4)
    ratings = {"food.q1": "1", "food.q2": "1", "food.q3": "4", "food.q4": "?"}
    (row,) = radar_table(profile(kit, make_assessment(ratings, toolkit=kit)))
    assert row == ("Food and more", "Most needs unmet", "Needs met", "3 of 4 known", "")


def test_a_tie_names_every_level_that_is_most_common():
    kit = make_toolkit(1, 2)
    (row,) = radar_table(profile(kit, make_assessment({"food.q1": "1", "food.q2": "3"}, toolkit=kit)))
    assert row.most_common == "Needs met or Many needs unmet"


def test_nothing_known_is_said_and_not_left_empty():
    kit = make_toolkit(1, 2)
    (row,) = radar_table(profile(kit, make_assessment(toolkit=kit)))
    assert row[1:] == ("not known", "not known", "0 of 2 known", "")


def test_the_table_says_what_the_toolkits_rule_makes_of_a_domain():
    kit = make_toolkit(1, 4).model_copy(update={"roll_up": "most-common-with-problem-override"})
    ratings = {"food.q1": "1", "food.q2": "1", "food.q3": "2", "food.q4": "1"}
    (row,) = radar_table(profile(kit, make_assessment(ratings, toolkit=kit)))
    assert (row.worst, row.rolled) == ("Some needs unmet", "Needs met")
