from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from neglect_widgets.errors import StoreError
from neglect_widgets.model import Person
from neglect_widgets.store.codec import canonical, from_json, join, moment, split, to_json

from .invented import RATER, a_case, an_assessment, one_of_each


def test_canonical_json_does_not_depend_on_the_order_of_keys() -> None:
    assert canonical({"b": 1, "a": {"d": "é", "c": None}}) == canonical({"a": {"c": None, "d": "é"}, "b": 1})
    assert canonical({"b": 1, "a": "é"}) == '{"a":"é","b":1}'


def test_an_assessment_split_into_rows_is_joined_to_an_equal_one() -> None:
    whole = an_assessment(a_case())
    for part in one_of_each(whole):
        whole = whole.with_part(part)
    header, rows = split(whole.model_dump(mode="json"))
    assert len(rows) == 5
    assert join(header, [(row.kind, row.body) for row in rows]) == whole


def test_times_of_all_zones_sort_as_text() -> None:
    earlier = datetime(2026, 3, 29, 1, 30, tzinfo=timezone(timedelta(hours=1)))
    assert moment(earlier) == "2026-03-29T00:30:00.000000+00:00"
    assert moment(earlier) < moment(datetime(2026, 3, 29, 0, 30, 0, 1, tzinfo=UTC))


def test_a_record_that_cannot_be_read_is_told_without_quoting_it() -> None:
    with pytest.raises(StoreError) as caught:
        from_json(Person, to_json(RATER).replace('"role"', '"rôle"'))
    assert RATER.name not in str(caught.value)
    assert caught.value.__cause__ is None
