"""The parts of a report that only some toolkits ask for: there with all that was said, or gone without a trace."""

from __future__ import annotations

from functools import cache

import pytest

from neglect_widgets.export import assessment_pdf
from neglect_widgets.model import Judgement, VoiceNote
from tests.builders import ANN, BEN, NOON, every, make_assessment, make_toolkit
from tests.charts.scales import EVERY_SHAPE, TWO

from .family import CASE
from .family import assessment as plain_assessment
from .kits import RICH, STEPS, WORDS, earlier_assessment, rich_assessment, typed, words_assessment
from .reading import in_order, text_of


@cache
def rich_report() -> str:
    return said(RICH)


def said(toolkit=None, value=None, **options) -> str:
    if not (toolkit or value or options):
        return rich_report()
    toolkit = toolkit or RICH
    value = value or rich_assessment(toolkit)
    return text_of(assessment_pdf(toolkit, CASE, value, made_by=BEN, made_at=NOON, **options))


def test_factors_are_context_under_their_groups_and_in_no_finding():
    text = said()
    assert in_order(text, "Factors that raise risk", "Context only.", "The home", "Money is short: yes, now")
    assert in_order(text, "The meter is empty by Friday.", "The parents", "A parent is ill: not known")
    assert "Money is short" not in text[: text.index("Factors that raise risk")]


def test_closing_notes_stand_right_after_the_summary_so_that_the_first_pages_can_be_sent_on():
    text = said()
    assert in_order(text, "Summary", "Judged level of need", "Thinking it through", "Help so far", "Profile")
    assert in_order(
        text, "What has been tried? Breakfast club since May. Written by Ben Example", "What did not change?"
    )


def test_voice_notes_stand_under_their_groups_in_the_order_of_the_prompts_and_say_whose_words_they_are():
    text = said()
    assert in_order(text, "The child’s voice", "Morning", "Who wakes you?", "I wake my sister.", "The child’s words.")
    assert in_order(text, "I wake my sister.", "Night", "Who is there at night?", "Nobody, I think.")


def test_a_note_whose_prompt_is_gone_is_not_lost():
    lost = VoiceNote(prompt="voice.retired", text="I like my new bed.", by=ANN, at=NOON)
    assert "voice.retired I like my new bed." in said(value=rich_assessment().model_copy(update={"voice": (lost,)}))


def test_a_level_by_number_says_the_number_and_what_it_stands_for():
    assert "2 Care of grade 2 (number 3) A room of number 3." in said()


def test_the_familys_level_stands_beside_the_practitioners_and_with_each_answer():
    text = said()
    assert in_order(text, "How the family sees it", "Food and drink: Question food.meals", "We manage.")
    assert in_order(text, "4.5 Between 5 and 4", "2 Care of grade 2", "The family sees it as better")
    assert "Only the family has said so far" in text
    assert in_order(
        text, "Every answer", "The family: 4.5 Between 5 and 4. We manage.", "The family: 3 Care of grade 3."
    )


def test_a_family_that_gave_no_level_has_no_part_of_its_own():
    assert "How the family sees it" not in said(make_toolkit(4, 3), plain_assessment())


def test_the_profile_names_sub_domains_and_what_the_rule_makes_of_them():
    text = said()
    heads = "Domain Level Worst Most common Known"
    assert in_order(text, heads, "Food and drink 2 Care of grade 2", "Meals 2 Care of grade 2", "1 of 2")
    assert in_order(text, heads, "Milk and water 4.5 Between 5 and 4", "2 of 2", "Home and room")
    assert in_order(text, "Every answer", "Food and drink", "Meals", "Question food.snacks", "Milk and water")


@pytest.mark.parametrize("rule", ["profile", "none", "worst"])
def test_a_rule_that_says_no_more_than_the_worst_gets_no_column(rule):
    text = said(RICH.model_copy(update={"roll_up": rule}))
    assert "Domain Worst Most common Known" in text


def test_types_of_neglect_have_a_table_that_claims_no_sum():
    text = said()
    assert in_order(text, "By type of neglect", "the rows do not add up", "Physical", "Question food.meals", "5 of 7")
    assert "Emotional" in text
    assert "By type of neglect" not in said(value=make_assessment(toolkit=RICH))


def test_a_plan_says_the_level_now_the_level_to_reach_and_how_one_will_see_it():
    text = said()
    assert in_order(text, "1. Three meals every day.", "Level now:", "2 Care of grade 2", "Level to reach:", "4 Care")
    assert "How one will see it: The school and the child say so." in text


def test_last_times_targets_are_shown_with_their_levels_then_and_now():
    text = said(earlier=(earlier_assessment(), RICH))
    assert in_order(text, "What was planned last time", "A meal in the evening.", "Not met yet", "A warm room.")
    assert in_order(text, "Somebody to ring.", "No level was aimed for")
    assert "What was planned last time" not in said()


def test_a_target_that_is_not_rated_now_is_not_known_and_never_met():
    text = said(value=make_assessment(toolkit=RICH), earlier=(earlier_assessment(), RICH))
    assert in_order(text, "A meal in the evening.", "not known", "Not known")
    assert " Met" not in text


def test_the_facts_say_which_parts_were_asked_in_full():
    assert "Asked in full Food and drink" in said()
    assert "Asked in full No part; the main questions of each" in said(value=make_assessment(toolkit=RICH))
    assert "Asked in full" not in said(make_toolkit(4, 3), plain_assessment())


def test_the_facts_say_what_the_assessment_began_with():
    assert "Began with A day in words, 3 March 2025" in said(sources=[(words_assessment(), WORDS)])
    assert "Began with An assessment that is not part of this file" in said()
    assert "Began with" not in said(value=make_assessment(toolkit=RICH))


def test_a_screening_speaks_of_a_next_step_and_not_of_a_level_of_need():
    text = said(STEPS)
    assert in_order(text, "Next step that the answers point to", "Next step chosen", "Social care")
    assert "level of need" not in text
    assert "3 Social care" not in text


def test_a_level_of_need_whose_value_is_a_word_is_named_once():
    assert RICH.continuum is not None
    levels = [x.model_copy(update={"value": f"step{chr(97 + n)}"}) for n, x in enumerate(RICH.continuum.levels)]
    continuum = RICH.continuum.model_copy(update={"levels": tuple(levels)})
    kit = RICH.model_copy(update={"continuum": continuum, "indicated": ()})
    value = rich_assessment().model_copy(update={"judgement": Judgement(level="stepa", by=ANN, at=NOON)})
    assert "Everyday services" in said(kit, value)
    assert "stepa" not in said(kit, value)


def test_a_toolkit_without_levels_of_need_has_no_heading_for_them_and_keeps_the_thinking():
    kit = RICH.model_copy(update={"continuum": None, "indicated": ()})
    thoughts = Judgement(analysis="Weekends are worst.", by=ANN, at=NOON)
    text = said(kit, rich_assessment().model_copy(update={"judgement": thoughts}))
    assert "level of need" not in text
    assert in_order(text, "Summary", "Thinking behind it: Weekends are worst.", "Thinking it through")


def test_a_toolkit_of_prompts_only_gives_a_report_of_words_without_empty_headings():
    text = said(WORDS, words_assessment())
    assert in_order(text, "Written by Ann Example", "The child’s voice", "Morning", "I wake my sister.", "Plan")
    for gone in (
        "Red flags",
        "Summary",
        "Profile",
        "Strengths",
        "Unmet",
        "Not known",
        "Rated",
        "Every answer",
        "Factors",
    ):
        assert gone not in text


def test_words_beside_no_rating_come_after_the_childs_voice():
    kit = WORDS.model_copy(update={"closing": RICH.closing})
    value = words_assessment().model_copy(update={"voice": rich_assessment().voice})
    assert in_order(said(kit, value), "The child’s voice", "I wake my sister.", "Thinking it through", "Breakfast club")


@pytest.mark.parametrize("scale", [TWO, EVERY_SHAPE])
def test_every_shape_of_a_scale_can_be_printed(scale):
    kit = make_toolkit(3, 4, scale=scale)
    values = [level.value for level in scale.levels]
    answers = {indicator: values[n % len(values)] for n, indicator in enumerate(every(kit))}
    text = said(kit, make_assessment(answers, toolkit=kit))
    assert all(f"{level.value}: {level.label}" in text or level.label in text for level in scale.levels)


def test_several_carers_are_told_apart_in_every_part():
    text = said()
    assert in_order(text, "Carers", "Carer 1, mother", "Carer 2, father", "Question home.warm (Carer 2, father)")
    assert in_order(
        text, "Every answer", "Question home.warm", "Carer 1, mother: not looked at yet", "Carer 2, father:"
    )


@pytest.mark.parametrize("text", ['#read("/etc/passwd") $x$ *b* <l> @r', "= Heading", "\\u{41} [a](b) //gone"])
def test_markup_in_any_new_free_text_comes_out_as_typed(text):
    squeezed = said(value=typed(text)).replace(" ", "")
    # Each rating's family words (once more where the family gave a level) and change, factors, notes, measure, target.
    assert squeezed.count(text.replace(" ", "")) == 6 + 2 + 6 + 2 + 4 + 2
