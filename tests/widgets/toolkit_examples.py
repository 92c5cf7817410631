"""Invented content as other toolkits bring it: half steps, numbers, factors, languages. Nobody in it is real."""

from __future__ import annotations

from typing import Any

from . import assessment_examples as plain
from .assessment_examples import AROUND, ASSESSMENT, HOME, choice, evidence, indicator, note, prompt, rating
from .examples import START_FORM, level

Dict = dict[str, Any]
MOTHER, FATHER = f"{9:032x}", f"{8:032x}"
BY = "Robin Example, Health visitor, 20 November 2026"

_HALF = (
    ("5", "A real strength", "star", "#00703c", "You can wash, cook and bring a friend home with no worry."),
    ("4.5", "Between 5 and 4", "hexagon", "#4d7300", ""),
    ("4", "Mostly going well", "circle", "#00718f", "Home is mostly clean. You catch up in a day or two."),
    ("3.5", "Between 4 and 3", "pentagon", "#1d5fb8", ""),
    ("3", "Up and down", "square", "#4c2c92", "In some weeks the pots get away from you."),
    ("2.5", "Between 3 and 2", "plus", "#8a3ba8", ""),
    ("2", "Hard in most weeks", "triangle", "#b35a00", "In most weeks the kitchen is too dirty to use."),
    ("1.5", "Between 2 and 1", "cross", "#c2185b", ""),
    ("1", "Help needed now", "diamond", "#7a1510", "Parts of your home are not safe."),
)
NINE = [level(value, label, rank, shape, colour) for rank, (value, label, shape, colour, _) in enumerate(_HALF)]
"""A scale of nine levels, every second one a half step, printed from 5, the best, down to 1."""
NINE_CHOICES = [choice(one, descriptor=found[4]) for one, found in zip(NINE, _HALF, strict=True)]
WORKS = level("A", "Works for the child", 0, "circle", "#00703c")
TO_DO = level("B", "Work to do", 1, "square", "#b35a00")
UNSAFE = level("C", "Not safe or not usable", 2, "diamond", "#942514")
LETTERS = [choice(one) for one in (WORKS, TO_DO, UNSAFE)]
_FULL = (
    "All the floor, every seat and the table can be used.",
    "Some toys, cups or papers are out.",
    "One seat or one corner is taken up.",
    "Half the seats, or the table, are out of use.",
    "Things stand along most walls.",
    "One seat is free and one path is left.",
    "There is a path, and nowhere to sit.",
    "The path is over things.",
    "The room cannot be entered.",
)
NUMBERS = [
    choice((WORKS, TO_DO, UNSAFE)[(number - 1) // 3], number=str(number), descriptor=words)
    for number, words in enumerate(_FULL, 1)
]
"""Nine numbers, three to each of three levels."""
AMBER = level("Amber", "Needs often not met", 2, "square", "#c25100")


def _domain(content: Dict, **state: Any) -> Dict:
    given = plain.DOMAIN_FORM
    return {"content": {**given["content"], **content}, "state": {**given["state"], **state}}


STRENGTH = "A clean and safe home"
FAMILY_VIEW = {"family_level": "3", "family_words": "We manage on most days."}
HALF_STEPS = _domain(
    {
        "title": "Home and money",
        "family": NINE,
        "indicators": [indicator("home.clean", STRENGTH, NINE_CHOICES), indicator("home.warm", "Warm", NINE_CHOICES)],
    },
    ratings={"home.clean": rating(level="4.5", **FAMILY_VIEW)},
)
"""A family's view beside the worker's, on a scale with half steps."""

FULL = "How full the living room is"
QUESTIONS = ["Where do you sit to eat?", "Which of these things matter most to you?"]
NUMBERED = _domain(
    {
        "title": "Living room",
        "indicators": [
            indicator("room.full", FULL, NUMBERS, help="Choose the number that comes nearest.", questions=QUESTIONS),
            indicator("room.floor", "Floor and seats", LETTERS),
        ],
    },
    ratings={"room.full": rating(level="B", number=5)},
)
"""A question that is answered by number, and what one may ask."""

CARERS = [
    {"label": "Mother", "to": f"{HOME}/domain/physical/{MOTHER}", "current": True},
    {"label": "F1 (Father)", "to": f"{HOME}/domain/physical/{FATHER}", "current": False},
]
OFFER = "There are more questions here. They open by themselves where many needs are unmet."
OPENED = "More questions are open here, as you asked."
GRADED = _domain(
    {
        "domain": "physical",
        "title": "Physical care",
        "carer": MOTHER,
        "carers": CARERS,
        "route": f"{HOME}/domain/physical/{MOTHER}",
        "more": {"open": False, "words": OFFER},
        "indicators": [
            indicator("physical.meals", "Meals", plain.LEVELS, group="Nutrition"),
            indicator("physical.drinks", "Drinks", plain.LEVELS, group="Nutrition"),
            indicator("physical.room", "A room that is warm", plain.LEVELS, group="Housing"),
        ],
    },
    ratings={"physical.meals": rating(evidence=[evidence()])},
    depth_version=3,
)
"""Two carers, sub-domains, and questions that are asked in full depth only."""


def with_more(given: Dict = GRADED) -> Dict:
    """Return the content once its further questions are open: one inside the first group, and one group more."""
    first, *others = given["content"]["indicators"]
    new = indicator("physical.portions", "Portions", plain.LEVELS, group="Nutrition")
    last = indicator("physical.teeth", "Teeth", plain.LEVELS, group="Hygiene")
    opened = {"open": True, "words": OPENED}
    return {**given["content"], "more": opened, "indicators": [first, new, *others, last]}


VIOLENCE, DRINK, MOVES = "Violence at home", "Drink or drugs", "Many moves"
FACTORS_FORM: Dict = {
    "content": {
        **AROUND,
        "title": "Factors that raise risk",
        "intro": "Having one is not neglect, and nothing here is rated or counted.",
        "groups": [
            {
                "title": "The carers",
                "factors": [
                    {"id": "carer.violence", "title": VIOLENCE, "hint": "Ask each of them alone."},
                    {"id": "carer.drink", "title": DRINK, "hint": ""},
                ],
            },
            {"title": "The home", "factors": [{"id": "home.moves", "title": MOVES, "hint": ""}]},
        ],
        "answers": [
            {"value": "yes", "label": "Yes, now"},
            {"value": "past", "label": "In the past"},
            {"value": "no", "label": "No"},
            {"value": "not_known", "label": "Not known"},
        ],
    },
    "state": {"assessment": ASSESSMENT, "locked": False, "notes": {}},
}


def factor(answer: str, text: str = "", **values: Any) -> Dict:
    """Return what is known of one factor as the page sends it."""
    return {"answer": answer, "text": text, "version": 1, "by_words": BY, **values}


LINKS = [
    {"value": "food.enough", "label": "Enough to eat and drink"},
    {"value": "home.sleep", "label": "A safe place to sleep"},
    {"value": "learning.school", "label": "Getting to school"},
]
WAKING = "How does a school day start for you?"
DAY: Dict = {
    "content": {
        **plain.VOICE_FORM["content"],
        "prompts": [
            prompt("day.waking", WAKING, "Listen for who wakes them.", "Waking up", LINKS),
            prompt("day.washing", "How do you get washed?", "", "Waking up"),
            prompt("day.tea", "What happens at tea time?", "", "Evening", LINKS[:1]),
        ],
    },
    "state": {
        "assessment": ASSESSMENT,
        "locked": False,
        "notes": {"day.waking": note("I get up first.", words_of="child", links=["home.sleep"])},
    },
}
"""Prompts in groups, whose notes can be linked to the questions of a fuller toolkit."""

THINKING = "What worries you most, and why now?"
CLOSING: Dict = {
    "content": {
        **DAY["content"],
        "title": "Think it through",
        "intro": "Think it through in your own words, with the family where you can.",
        "ask_whose": False,
        "prompts": [prompt("closing.worry", THINKING), prompt("closing.next", "What happens next?", "Who, by when?")],
    },
    "state": {"assessment": ASSESSMENT, "locked": False, "notes": {"closing.worry": note("No bed since May.")}},
}

KNOWN_ACTION: Dict = {
    **plain.PLAN_FORM["state"]["actions"][0],
    "now": plain.MANY,
    "target_level": "2",
    "measure": "Seen on two visits that were not announced.",
}


def _earlier(target: str, question: str, *levels: Dict | None, words: str) -> Dict:
    before, aim, now = levels
    return {"target": target, "question": question, "before": before, "aim": aim, "now": now, "words": words}


PLANNED: Dict = {
    "content": plain.PLAN_FORM["content"],
    "state": {
        **plain.PLAN_FORM["state"],
        "actions": [KNOWN_ACTION],
        "earlier": [
            _earlier("A cooked tea on every night.", "Meals", plain.MOST, plain.SOME, plain.MANY, words="Not met yet"),
            _earlier("A bed of A’s own.", "A good place to sleep", plain.MANY, plain.SOME, plain.MET, words="Met"),
            _earlier("Gran rings on Sundays.", "", None, None, None, words="No level was aimed for"),
        ],
    },
}
"""A plan with a level to reach, after a plan of last time."""

TYPES = [
    {"label": "Physical", "known": "2 of 3 known", "level": plain.MOST, "unmet": ["Weight and growth", "Washing"]},
    {"label": "Emotional", "known": "0 of 2 known", "level": None, "unmet": []},
]
FAMILY = [
    {
        "indicator": STRENGTH,
        "to": f"{HOME}/domain/home/at/home.clean",
        "family": plain.SOME,
        "own": plain.MANY,
        "sees": "The family sees it as better",
        "said": "We manage on most days.",
    },
    {
        "indicator": "Warm",
        "to": f"{HOME}/domain/home/at/home.warm",
        "family": plain.MET,
        "own": None,
        "sees": "Only the family has said so far",
        "said": "",
    },
]
ROLLED = [
    {
        **plain.ROWS[0],
        "rolled": plain.MANY,
        "groups": [
            {"title": "Nutrition", "known": "3/3", "level": plain.MOST},
            {"title": "Housing", "known": "0/4", "level": None},
        ],
    },
    plain.ROWS[1],
]
"""A profile that a rule brings together from sub-domains."""


def _summary(content: Dict, **state: Any) -> Dict:
    given = plain.SUMMARY_VIEW
    return {"content": {**given["content"], **content}, "state": {**given["state"], **state}}


FULL_SUMMARY = _summary({}, types=TYPES, family=FAMILY, rows=ROLLED)
STEPS = [
    {"value": "1", "label": "Carry on and look again", "means": "You have seen good care."},
    {"value": "3", "label": "Offer early help", "means": "One concern is serious."},
]
STEP_SUMMARY = _summary(
    {
        "continuum": "Next step",
        "levels": STEPS,
        "indicated_title": "Next step that the answers point to",
        "judged_title": "Your next step",
    },
    indicated={**plain.SUMMARY_VIEW["state"]["indicated"], "level": STEPS[1], "words": "Offer early help"},
    indicated_title="Next step that the answers point to",
    indicated_words="Offer early help",
)
"""A screening ends in a next step instead of a level of need."""

NOT_INDICATED: Dict = {
    "judged": False,
    "level": None,
    "because": "",
    "incomplete": False,
    "words": "",
    "findings": [],
    "next": "",
}
_WITHOUT = {"continuum": "", "levels": [], "indicated_title": "", "judges": False}
RECORD_SUMMARY = _summary(
    _WITHOUT, types=TYPES, indicated=NOT_INDICATED, indicated_title="", indicated_words="", svg="", differs=False
)
"""A toolkit that rates and has no continuum."""
TALK_SUMMARY = _summary(
    {**_WITHOUT, "rates": False},
    svg="",
    sentence="",
    rows=[],
    strengths=[],
    unmet=[],
    unknowns=[],
    not_looked_at=0,
    indicated=NOT_INDICATED,
    indicated_title="",
    indicated_words="",
    differs=False,
)
"""A toolkit in which nothing is rated."""

PLAIN_PANEL: Dict = {
    "content": plain.PROFILE_PANEL["content"],
    "state": {**plain.PROFILE_PANEL["state"], "svg": "", "rows": ROLLED, "indicated_title": "", "indicated_words": ""},
}
"""A profile without a radar and without an indicated level."""

BASICS, FOOD, SOME_CONCERN = "Bwyd, cartref a dillad", "Bwyd a diod", "Rhywfaint o bryder"
STEP_WELSH, VOICE_WELSH = "Cynnig cymorth cynnar", "Beth sy’n poeni’r plentyn?"
WELSH: Dict = {"language": "cy", "translated": sorted((BASICS, FOOD, SOME_CONCERN, STEP_WELSH, VOICE_WELSH))}
CONCERN = level("B", SOME_CONCERN, 1, "triangle", "#b35a00")
ABOUT_LANGUAGES: Dict = {
    "content": {
        **plain.ABOUT_VIEW["content"],
        "languages": [{"value": "en", "label": "English"}, {"value": "cy", "label": "Cymraeg (Welsh)"}],
    },
    "state": plain.ABOUT_VIEW["state"],
}
WELSH_DOMAIN = _domain(
    {**WELSH, "title": BASICS, "indicators": [indicator("basics.food", FOOD, [choice(CONCERN)])]},
    ratings={"basics.food": rating(level="B")},
)

_BEGIN = {"child": "a", "into": "everyday-care"}
GROWING: Dict = {
    "content": {
        **START_FORM["content"],
        "begin_with": [
            {"value": f"{1:032x}", "label": "Neglect screening, 1 to 14 June 2026", **_BEGIN},
            {"value": f"{2:032x}", "label": "Day in my life, 3 July 2026", **_BEGIN},
            {"value": f"{3:032x}", "label": "Neglect screening, 5 July 2026", **_BEGIN, "child": "b"},
        ],
    },
    "state": {**START_FORM["state"], "child": "a", "carers": ["m"]},
}
"""A child with shorter assessments that a fuller one can begin with."""


def locked(given: Dict, **state: Any) -> Dict:
    """Return the same once the assessment is finished."""
    return {**given, "state": {**given["state"], "locked": True, **state}}


ANSWERED = {"carer.violence": factor("yes", "Police came in March."), "home.moves": factor("no")}
BODIES: dict[str, tuple[str, Dict]] = {
    "half steps": ("domain_form", HALF_STEPS),
    "half steps, locked": ("domain_form", locked(HALF_STEPS)),
    "numbers": ("domain_form", NUMBERED),
    "numbers, locked": ("domain_form", locked(NUMBERED)),
    "groups and carers": ("domain_form", GRADED),
    "groups and carers, open": ("domain_form", {**GRADED, "content": with_more()}),
    "factors": ("factors_form", {**FACTORS_FORM, "state": {**FACTORS_FORM["state"], "notes": ANSWERED}}),
    "factors, locked": ("factors_form", locked(FACTORS_FORM, notes=ANSWERED)),
    "day": ("voice_form", DAY),
    "day, locked": ("voice_form", locked(DAY)),
    "closing": ("voice_form", CLOSING),
    "plan after a plan": ("plan_form", PLANNED),
    "plan after a plan, locked": ("plan_form", locked(PLANNED)),
    "full summary": ("summary_view", FULL_SUMMARY),
    "next step": ("summary_view", STEP_SUMMARY),
    "record": ("summary_view", RECORD_SUMMARY),
    "talk": ("summary_view", TALK_SUMMARY),
    "talk, locked": ("summary_view", locked(TALK_SUMMARY)),
    "languages": ("about_view", ABOUT_LANGUAGES),
    "Welsh domain": ("domain_form", WELSH_DOMAIN),
    "growing": ("start_form", GROWING),
}
"""A widget's file and what it shows, by what the screen is called."""
