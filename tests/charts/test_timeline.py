"""What was recorded when, as a plotly Figure."""

from __future__ import annotations

from datetime import date

from neglect_widgets.charts import timeline
from neglect_widgets.engine import Event, EventKind


def event(on: date, kind: EventKind = "evidence", title: str = "Enough to eat", text: str = "Bare shelves.") -> Event:
    return Event(on, kind, "a", "1", "summary", title, text)


MARCH, MAY = date(2026, 3, 3), date(2026, 5, 30)


def test_each_kind_has_a_row_and_a_mark_of_its_own() -> None:
    seen, raised = timeline([event(MARCH, "flag"), event(MARCH), event(MAY)]).data
    assert (set(seen.y), set(raised.y)) == ({"Evidence"}, {"Urgent concern raised"})
    assert seen.marker.symbol != raised.marker.symbol


def test_several_things_on_a_day_are_one_mark_with_their_number() -> None:
    (seen,) = timeline([event(MARCH), event(MARCH, title="Sleep"), event(MAY)]).data
    assert list(seen.x) == ["2026-03-03", "2026-05-30"]
    assert list(seen.customdata) == ["2 entries", "Enough to eat"]


def test_days_without_a_record_stay_empty_and_are_joined_by_nothing() -> None:
    figure = timeline([event(MARCH), event(MAY)])
    assert figure.layout.xaxis.type == "date"
    assert figure.data[0].mode == "markers"


def test_the_timeline_is_told_in_words_too() -> None:
    told = timeline([event(MAY), event(MARCH)]).layout.meta["description"]
    assert told == "Evidence: 2, the first on 3 March 2026, the last on 30 May 2026."


def test_what_was_typed_is_not_taken_for_markup() -> None:
    (planned,) = timeline([event(MAY, "due", title="", text="<b>A cooked tea</b>")]).data
    assert planned.customdata[0] == "&lt;b&gt;A cooked tea&lt;/b&gt;"


def test_without_a_date_the_timeline_says_so() -> None:
    figure = timeline([])
    assert figure.layout.annotations[0].text == "Nothing with a date has been recorded."
