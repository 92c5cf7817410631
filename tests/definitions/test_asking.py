"""What a toolkit may ask and how it is grouped: sub-domains, questions, prompts, and no ratings at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from neglect_widgets.definitions import check, read_toolkit

from .small import FILES, HEAD, spoilt, told, write

FOOD = FILES["domains/food.yaml"]
GROUPED = (
    FOOD.replace(
        "indicators:", "sub_domains:\n  - {id: meals, title: Meals}\n  - {id: drinks, title: Drinks}\nindicators:"
    )
    .replace("title: Enough to eat\n", "title: Enough to eat\n    sub_domain: meals\n")
    .replace("title: Enough to drink\n", "title: Enough to drink\n    sub_domain: drinks\n")
)
QUESTION = "    title: Enough to drink\n    questions:\n      - {bands: [older], ask: What do you drink?}\n"
ASKED = {**FILES, "domains/food.yaml": FOOD.replace("    title: Enough to drink\n", QUESTION)}

UNTIL_SCALE = HEAD[: HEAD.index("known_share")]
BANDS = HEAD[HEAD.index("bands:") : HEAD.index("types:")]
ONLY_PROMPTS = {"toolkit.yaml": f"{UNTIL_SCALE}roll_up: none\n{BANDS}", "voice.yaml": FILES["voice.yaml"]}


def grouped(old: str, new: str) -> dict[str, str]:
    assert old in GROUPED
    return {**FILES, "domains/food.yaml": GROUPED.replace(old, new, 1)}


def test_indicators_may_be_grouped_in_sub_domains(tmp_path: Path) -> None:
    food = read_toolkit(write(tmp_path, grouped("meals", "meals"))).domains[0]

    assert [group.id for group in food.sub_domains] == ["meals", "drinks"]
    assert [indicator.sub_domain for indicator in food.indicators] == ["meals", "drinks"]


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ("sub_domain: meals", "sub_domain: meal", "food.enough > sub_domain", "The domain has no sub-domain `meal`."),
        (
            "    sub_domain: meals\n",
            "",
            "food.enough > sub_domain",
            "The indicator is in none of the domain's sub-domains.",
        ),
        ("id: meals", "id: drinks", "drinks > id", "Another sub-domain has the id `drinks` already."),
        ("sub_domain: drinks", "sub_domain: meals", "drinks > id", "No indicator is in the sub-domain `drinks`."),
    ],
)
def test_an_indicator_outside_its_sub_domains_is_told(
    tmp_path: Path, old: str, new: str, place: str, said: str
) -> None:
    assert ("domains/food.yaml", place, said) in told(tmp_path, grouped(old, new))


def test_a_sub_domain_where_the_domain_has_none_is_told(tmp_path: Path) -> None:
    files = spoilt("domains/food.yaml", "title: Enough to eat\n", "title: Enough to eat\n    sub_domain: meals\n")

    assert [(p.problem, p.remedy) for p in check([write(tmp_path, files)])] == [
        ("The domain has no sub-domain `meals`.", "Take it out.")
    ]


def test_an_indicator_may_have_questions_to_ask(tmp_path: Path) -> None:
    water = read_toolkit(write(tmp_path, ASKED)).indicator("food.water")

    assert water is not None
    assert [(q.bands, q.ask) for q in water.questions] == [(("older",), "What do you drink?")]


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ("[older], ask", "[young], ask", "questions[1] > bands[1]", "The indicator is not asked in the band `young`."),
        ("[older], ask", "[oldest], ask", "questions[1] > bands[1]", "There is no band `oldest`."),
        ("[older], ask", "[older, older], ask", "questions[1] > bands[2]", "`older` is named twice."),
        ("[older], ask", "[], ask", "questions[1] > bands", "`bands` has 0 items."),
        (", ask: What do you drink?", "", "questions[1] > ask", "`ask` is missing."),
    ],
)
def test_a_faulty_question_is_told(tmp_path: Path, old: str, new: str, place: str, said: str) -> None:
    food = ASKED["domains/food.yaml"]
    files = {**ASKED, "domains/food.yaml": food.replace(old, new, 1)}

    assert told(tmp_path, files) == [("domains/food.yaml", f"food.water > {place}", said)]


def test_a_flag_that_is_for_none_of_the_indicators_bands_is_told(tmp_path: Path) -> None:
    files = spoilt("domains/food.yaml", "title: Enough to drink\n", "title: Enough to drink\n    flags: [not-fed]\n")

    assert told(tmp_path, files) == [
        ("domains/food.yaml", "food.water > flags[1]", "The flag `not-fed` is for none of the indicator's bands.")
    ]


def test_a_toolkit_may_have_only_prompts(tmp_path: Path) -> None:
    toolkit = read_toolkit(write(tmp_path, ONLY_PROMPTS))

    assert (toolkit.domains, toolkit.scale.levels, toolkit.continuum) == ((), (), None)
    assert [prompt.id for prompt in toolkit.prompts("older")] == ["voice.day", "voice.wish"]


def test_prompts_for_the_end_count_as_something_asked(tmp_path: Path) -> None:
    closing = {"closing.yaml": FILES["voice.yaml"].replace("voice", "closing")}
    files = {"toolkit.yaml": ONLY_PROMPTS["toolkit.yaml"], **closing}

    assert check([write(tmp_path, files)]) == ()


def test_a_prompt_of_the_end_may_not_have_the_id_of_another(tmp_path: Path) -> None:
    files = {**ONLY_PROMPTS, "closing.yaml": FILES["voice.yaml"].replace("voice:", "closing:")}

    assert {problem for *_, problem in told(tmp_path, files)} == {
        "Another prompt has the id `voice.day` already.",
        "Another prompt has the id `voice.wish` already.",
    }


def test_a_toolkit_that_asks_nothing_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, {"toolkit.yaml": ONLY_PROMPTS["toolkit.yaml"]}) == [
        ("toolkit.yaml", "domains", "The toolkit asks nothing.")
    ]


@pytest.mark.parametrize("scale", ["", "scale: {}\n", "scale: {levels: []}\n", "scale:\n  unmet_from: 2\n"])
def test_domains_without_levels_to_rate_them_on_are_told(tmp_path: Path, scale: str) -> None:
    old = HEAD[HEAD.index("scale:") : HEAD.index("bands:")]

    assert ("toolkit.yaml", "scale", "There are domains to rate, and no levels to rate them on.") in told(
        tmp_path, spoilt("toolkit.yaml", old, scale)
    )


def test_a_scale_of_one_level_is_told(tmp_path: Path) -> None:
    levels = "".join(
        line
        for line in HEAD.splitlines(keepends=True)
        if "{value: " in line and "rank: 0" not in line and "rank" in line
    )
    assert levels.count("rank") == 2

    assert ("toolkit.yaml", "scale > levels", "The scale has one level only.") in told(
        tmp_path, spoilt("toolkit.yaml", levels, "")
    )


def test_rules_without_levels_of_need_are_told(tmp_path: Path) -> None:
    continuum = HEAD[HEAD.index("continuum:") : HEAD.index("indicated:")]

    assert told(tmp_path, spoilt("toolkit.yaml", continuum, "")) == [
        ("toolkit.yaml", f"indicated[{n}] > level", "The rule points to a level of need, and the toolkit has none.")
        for n in (1, 2)
    ]


def test_levels_of_need_may_do_without_rules(tmp_path: Path) -> None:
    assert told(tmp_path, spoilt("toolkit.yaml", HEAD[HEAD.index("indicated:") :], "")) == []


def test_rules_are_not_told_while_the_levels_may_be_in_an_unreadable_file(tmp_path: Path) -> None:
    continuum = HEAD[HEAD.index("continuum:") : HEAD.index("indicated:")]
    files = {**spoilt("toolkit.yaml", continuum, ""), "need.yaml": "continuum: ["}

    assert [file for file, *_ in told(tmp_path, files)] == ["need.yaml"]


def test_a_rule_that_counts_ratings_where_none_are_asked_is_told(tmp_path: Path) -> None:
    need = HEAD[HEAD.index("continuum:") :].replace("flag_tiers: [now]", "rank: 1")
    files = {**ONLY_PROMPTS, "need.yaml": need}

    assert told(tmp_path, files) == [
        ("need.yaml", f"indicated[{n}] > rank", "The rule counts ratings, and the toolkit asks for none.")
        for n in (1, 2)
    ]


def test_a_list_that_is_missing_is_asked_for_and_not_taken_out(tmp_path: Path) -> None:
    contacts = HEAD[HEAD.index("contacts:") : HEAD.index("continuum:")]

    problems = check([write(tmp_path, spoilt("toolkit.yaml", contacts, ""))])
    assert {p.remedy for p in problems} == {"Add it under `contacts:`, or take it out here."}
