"""The form to fill in by hand: all that is asked at an age, and nothing else."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader

from neglect_widgets.errors import InputRefused
from neglect_widgets.export import blank_form_pdf
from neglect_widgets.model import Question
from tests.builders import ALL_BANDS, BAND, OTHER_BAND, make_domain, make_indicator, make_scale, make_toolkit
from tests.charts.scales import THREE

from .kits import RICH, STEPS, WORDS
from .reading import in_order, tags, text_of

KIT = make_toolkit(2, 2)


@cache
def rich_form() -> str:
    return form(RICH)


def form(toolkit=KIT, band=BAND) -> str:
    return text_of(blank_form_pdf(toolkit, band))


def test_every_question_stands_with_all_its_levels_best_first():
    text = form()
    for domain in KIT.domains:
        for indicator in domain.indicators:
            levels = [f"{level.value} {level.label}" for level in KIT.scale.levels]
            assert in_order(text, indicator.title, *levels, "Not known; ask", "Does not apply", "Evidence", "Impact")
    assert text.count("What most needs unmet looks like.") == 4


def test_only_what_is_asked_at_that_age_is_on_it():
    scale = make_scale()
    older = make_indicator("food.older", scale=scale, bands=(OTHER_BAND,))
    retired = make_indicator("food.gone", scale=scale, retired=True)
    both = make_indicator("food.both", scale=scale)
    kit = make_toolkit(
        [make_domain("food", indicators=[older, retired, both]), make_domain("home", indicators=[older])]
    )
    text = form(kit)
    assert "Question food.both" in text
    for gone in ("Question food.older", "Question food.gone", "Home and more"):
        assert gone not in text
    assert "Question food.older" in form(kit, OTHER_BAND)


def test_red_flags_stand_first_with_what_to_do_and_whom_to_call():
    text = form()
    assert in_order(text, "Red flags", "Call now", "Call 999.", "Your manager", "The child is in danger", "Ask soon")
    assert in_order(text, "What was done, when, by whom, and who was told", "Question food.q1")


def test_judgement_is_a_persons_and_the_form_indicates_none():
    text = form()
    assert in_order(text, "Judged level of need", "Supports, does not replace", "1 Everyday services", "3 Social care")
    assert "Indicated" not in text
    assert "Next step chosen" in form(STEPS)


def test_a_question_for_full_depth_or_on_a_condition_says_when_it_is_asked():
    text = rich_form()
    assert in_order(text, "Question food.snacks", "Ask this where a need in this part is unmet")
    reason = (
        "Ask this only if “Question home.warm” is at “3 Care of grade 3” or worse, or this is so now, “Money is short”."
    )
    assert in_order(text, "Question home.damp", reason)


def test_half_steps_are_offered_in_one_line_without_a_description():
    text = rich_form()
    assert in_order(
        text, "Question food.meals", "5 Care of grade 5", "1 Care of grade 1", "Between two of these:", "4.5"
    )
    assert "Between 5 and 4" not in text


def test_a_question_by_number_lists_its_numbers():
    text = rich_form()
    assert in_order(text, "Question home.room", "A room of number 1.", "A room of number 4.", "Question home.warm")
    room = text[text.index("Question home.room") : text.index("Question home.warm")]
    assert "Between two of these" not in room


def test_the_form_leaves_room_for_all_that_the_toolkit_asks_for():
    text = rich_form()
    assert in_order(
        text, "Factors that raise risk", "Money is short", "Meals", "The family’s own level", "The child’s voice"
    )
    assert in_order(
        text, "Morning", "Who wakes you?", "Thinking it through", "What has been tried?", "Plan", "Signature"
    )
    assert "The family’s own level" not in form()


def test_help_and_questions_to_ask_stand_under_the_question():
    asked = make_indicator("food.q1", scale=make_scale()).model_copy(
        update={"help": "Look closely.", "questions": (Question(bands=ALL_BANDS, ask="What did you eat?"),)}
    )
    text = form(make_toolkit([make_domain("food", indicators=[asked])]))
    assert in_order(text, "Question food.q1", "Look closely.", "You may ask: What did you eat?", "1 Needs met")


def test_a_toolkit_of_prompts_only_makes_a_form_without_ratings():
    text = form(WORDS)
    assert in_order(text, "A day in words", "Morning", "Who wakes you?", "Whose words", "Night", "Plan", "Signature")
    for gone in ("Red flags", "Evidence", "Level now", "Judged", "Use one form for each child and each carer"):
        assert gone not in text


def test_a_scale_of_words_reads_as_words():
    assert "amber: Care of grade amber" in form(make_toolkit(1, 1, scale=THREE))


@pytest.mark.parametrize("band", ["grown-up", ""])
def test_an_age_band_that_asks_nothing_is_refused_with_those_that_do(band):
    with pytest.raises(InputRefused, match="pre-school, primary, adolescent"):
        blank_form_pdf(KIT, band)


def test_the_form_is_tagged_and_the_same_each_time():
    data = blank_form_pdf(RICH, BAND)
    assert data == blank_form_pdf(RICH, BAND)
    reader = PdfReader(BytesIO(data))
    assert reader.metadata is not None
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date() == RICH.published
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert {"/H1", "/H2", "/H3", "/TH", "/TD"} <= {kind for kind, _ in tags(root["/StructTreeRoot"]["/K"])}


def test_markup_in_a_definition_comes_out_as_written():
    domain = make_domain("food", indicators=1).model_copy(update={"look_for": '#read("/etc/passwd") $x$ *b*'})
    assert '#read("/etc/passwd")$x$*b*' in form(make_toolkit([domain])).replace(" ", "")
