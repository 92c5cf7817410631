from __future__ import annotations

import subprocess
import sys

import pandas as pd

from neglect_widgets.engine import rating_frame
from neglect_widgets.model import Assessment
from tests.builders import FATHER, MOTHER, every, make_assessment, make_rating, make_toolkit

TOOLKIT = make_toolkit(2, 2)


def frame_of(*assessments: Assessment) -> pd.DataFrame:
    return rating_frame(assessments, lambda id: TOOLKIT)


def test_every_indicator_asked_has_a_row_per_carer_and_assessment_rated_or_not() -> None:
    carers = (MOTHER.id, FATHER.id)
    frame = frame_of(make_assessment({"food.q1": "3"}, carers=carers), make_assessment())
    assert len(frame) == 4 * 2 + 4
    assert frame["status"].value_counts().to_dict() == {"not_looked_at": 11, "rated": 1}


def test_columns_keep_their_types_however_little_is_in_them() -> None:
    expected = {
        "assessment_id": "string",
        "child_id": "string",
        "window_end": "datetime64[s]",
        "finished": "boolean",
        "toolkit": "string",
        "toolkit_version": "string",
        "band": "string",
        "domain": "string",
        "sub_domain": "string",
        "indicator": "string",
        "carer_id": "string",
        "status": "string",
        "level": "string",
        "label": "string",
        "rank": "Int64",
        "unmet": "boolean",
        "number": "Int64",
        "family_level": "string",
        "family_rank": "Int64",
        "evidence": "string",
        "rater": "string",
        "agency": "string",
    }
    for frame in (frame_of(), frame_of(make_assessment()), frame_of(make_assessment(every(TOOLKIT)))):
        assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == expected


def test_unrated_has_no_rank_and_is_not_zero() -> None:
    frame = frame_of(make_assessment([make_rating("food.q1", "?"), make_rating("food.q2", "1", evidence="Seen.")]))
    unrated = frame["indicator"] != "food.q2"
    assert frame.loc[unrated, ["level", "rank", "unmet"]].isna().all(axis=None)
    assert frame.loc[~unrated, ["rank", "evidence"]].to_numpy().tolist() == [[0, "unstated"]]


def test_what_was_not_looked_at_has_neither_evidence_nor_rater() -> None:
    frame = frame_of(make_assessment([make_rating("food.q1", "?")]))
    unseen = frame["status"] == "not_looked_at"
    assert frame.loc[unseen, ["evidence", "rater", "agency"]].isna().all(axis=None)
    assert frame.loc[~unseen, "evidence"].tolist() == ["none"]


def test_unmet_follows_the_scale() -> None:
    frame = frame_of(make_assessment({"food.q1": "2", "food.q2": "3"}))
    assert frame.set_index("indicator")["unmet"].dropna().to_dict() == {"food.q1": False, "food.q2": True}


def test_importing_the_engine_loads_no_pandas() -> None:
    code = "import sys, neglect_widgets.engine; print('pandas' in sys.modules, 'plotly' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False False"


def test_the_familys_level_and_the_number_stand_in_columns_of_their_own() -> None:
    rating = make_rating("food.q1", "2").model_copy(update={"family_level": "4", "number": 5})
    row = frame_of(make_assessment([rating])).set_index("indicator").loc["food.q1"]
    assert (row["level"], row["family_level"], row["family_rank"], row["number"]) == ("2", "4", 3, 5)
