from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from neglect_widgets.definitions import load_wording
from neglect_widgets.engine.words import capital, day, days, label, listed, number, span
from tests.builders import make_scale

ENGINE = Path(__file__).parents[2] / "neglect_widgets" / "engine"


def test_dates_do_not_follow_the_computers_language() -> None:
    assert day(date(2025, 3, 3)) == "3 March 2025"


def test_a_span_says_its_year_once() -> None:
    assert span(date(2025, 3, 3), date(2025, 9, 1), date(2026, 6, 1)) == "March and September 2025"
    assert span(date(2025, 12, 3), date(2026, 1, 1)) == "December 2025 and January 2026"
    assert span(date(2025, 3, 3), date(2025, 3, 20)) == "3 March 2025 and 20 March 2025"


def test_months_do_where_they_tell_dates_apart() -> None:
    assert days(date(2025, 3, 3), date(2025, 9, 1)) == ["March 2025", "September 2025"]
    assert days(date(2025, 3, 3)) == ["March 2025"]
    assert days() == []


def test_dates_in_one_month_are_told_by_day() -> None:
    assert days(date(2025, 3, 3), date(2025, 3, 20)) == ["3 March 2025", "20 March 2025"]


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["Food"], "Food"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_lists_read_as_a_sentence_does(items: list[str], text: str) -> None:
    assert listed(items) == text


def test_small_numbers_are_words_and_larger_ones_digits() -> None:
    assert [number(n) for n in (1, 12, 13)] == ["one", "twelve", "13"]
    assert capital("two areas") == "Two areas"


def test_a_label_inside_a_sentence_keeps_capitals_that_belong_to_it() -> None:
    level = make_scale().levels[0]
    assert label(level) == "needs met"
    assert label(level.model_copy(update={"label": "NHS urgent"})) == "NHS urgent"


def test_every_counted_template_has_both_forms() -> None:
    wording = load_wording()
    ones = {k.removesuffix(".one") for k in wording if k.startswith("engine.") and k.endswith(".one")}
    manys = {k.removesuffix(".many") for k in wording if k.startswith("engine.") and k.endswith(".many")}
    assert ones == manys


def test_the_templates_and_the_code_know_each_other() -> None:
    code = "\n".join(p.read_text("utf-8") for p in ENGINE.glob("*.py"))
    fixed = set(re.findall(r'(?:say|phrase|counted)\(\s*"([a-z_.]+)"', code))
    named = fixed | set(re.findall(r'"([a-z_]+\.[a-z_.]+)"', code))
    families = tuple(re.findall(r'f"([a-z_]+\.)\{', code))
    keys = {k.removeprefix("engine.").removesuffix(".one") for k in load_wording() if k.startswith("engine.")}
    written = {k for k in keys if not k.endswith(".many")}
    assert fixed <= written
    assert {k for k in written if k not in named and not k.startswith(families)} == set()
