"""Invented content and state for each widget, shaped as the pages give them. Nobody in it is real."""

from __future__ import annotations

from typing import Any

Dict = dict[str, Any]


def level(value: str, label: str, rank: int, shape: str, colour: str) -> Dict:
    """Return one level of a scale as the pages give it."""
    first = len(value) <= 3
    return {"value": value, "label": label, "rank": rank, "shape": shape, "colour": colour, "value_first": first}


MET = level("1", "Needs met", 0, "circle", "#00703c")
SOME = level("2", "Some needs unmet", 1, "triangle", "#1d70b8")
MANY = level("3", "Many needs unmet", 2, "square", "#b35a00")
MOST = level("4", "Most needs unmet", 3, "diamond", "#942514")

DOMAINS = (
    "Food", "Home", "Clothing", "Health", "Safety", "Warmth", "Learning", "Identity", "Carers", "Working together"
)  # fmt: skip


def _strip(levels: str) -> list[Dict]:
    by_value: dict[str, Dict] = {level["value"]: level for level in (MET, SOME, MANY, MOST)}
    found = zip(DOMAINS, (by_value.get(value) for value in levels), strict=True)
    return [
        {"short": short, "level": level, "words": level["label"] if level else "Not known"} for short, level in found
    ]


def _case(number: int, code: str, children: str, last: str, following: str, state: str, **more: Any) -> Dict:
    words = {"children_words": children, "last_words": last, "next_words": following, "state_words": state}
    told = {"invented": False, "compared": False, "whose": "mine"}
    return {"id": f"{number:032x}", "code": code, **told, **words, **more}


CASE_LIST: Dict = {
    "content": {
        "what_is_a_case": "A case is the record of one family: its children, its carers, and each assessment of the "
        "children’s care. Add the family you work with, or look around in an invented one first.",
        "note": "Use your agency’s case code. Names can be left out everywhere.",
    },
    "state": {
        "cases": [
            _case(1, "EXAMPLE-1", "A (8 years), B (3 years)", "12 October 2026", "4 January 2027", "", invented=True),
            _case(2, "K-0142", "A (11 years)", "3 November 2026", "2 February 2027", "Drafts: 1"),
            _case(
                3, "K-0155", "A (5 years), B (4 years), C (9 months)", "1 May 2026", "3 August 2026", "Review overdue"
            ),
            _case(4, "K-0160", "A (unborn)", "Not yet", "", "Drafts: 1"),
        ],
        "has_example": True,
    },
}
CASE_LIST_EMPTY: Dict = {**CASE_LIST, "state": {"cases": [], "has_example": False}}

RESIDENT = {
    "yes": "Lives with the children",
    "partly": "Lives with them some of the time",
    "no": "Lives elsewhere",
    "not_known": "Not known where",
}
CASE_FORM: Dict = {
    "content": {
        "carer_roles": ["Mother", "Father", "Parent's partner", "Grandparent", "Foster carer"],
        "resident": [{"value": value, "label": label} for value, label in RESIDENT.items()],
    },
    "state": {},
}

CASE_VIEW: Dict = {
    "content": {
        "no_assessments": "No assessment has been started yet.",
        "keeping": {
            "heading": "Keep, share and delete", "own": "A person’s own record",
            "own_about": "What is recorded about one person.", "whose": "Who asks", "until": "Keep this record until",
            "until_hint": "The last day on which it must be kept.", "delete": "Delete this case",
            "why": "Why it can go", "copies": "Backups still hold the case.",
        },
    },
    "state": {
        "id": f"{1:032x}",
        "code": "EXAMPLE-1",
        "invented": True,
        "children": [
            {"id": "a", "code": "A", "name": "Amber", "age_words": "8 years"},
            {"id": "b", "code": "B", "name": "", "age_words": "3 years"},
        ],
        "carers": [
            {"id": "m", "code": "Mother", "name": "", "role": "Mother", "resident_words": RESIDENT["yes"]},
            {"id": "f", "code": "Father", "name": "", "role": "Father", "resident_words": RESIDENT["no"]},
            {"id": "g", "code": "Gran", "name": "", "role": "Grandparent", "resident_words": RESIDENT["partly"]},
        ],
        "assessments": [
            {
                "id": "3", "child_code": "A", "window_words": "28 September to 12 October 2026",
                "toolkit_title": "Everyday care", "state_words": "Draft", "finished": False, "carers_words": "Mother",
                "strip": _strip("32-1412--3"), "to": f"/assessment/{3:032x}",
            },
            {
                "id": "2", "child_code": "A", "window_words": "1 to 14 June 2026", "toolkit_title": "Everyday care",
                "state_words": "Finished 16 June 2026", "finished": True, "carers_words": "Mother",
                "strip": _strip("2211211122"), "to": f"/assessment/{2:032x}",
            },
        ],
        "compare": [{"child_code": "A", "to": "/case/1/compare/a", "count": 2}],
        "chronology_to": f"/case/{1:032x}/chronology",
        "imported_words": "Alex Example brought this record in from a file on 14 September 2026.",
        "start_to": f"/case/{1:032x}/start",
        "keeping": {
            "until": "2051-03-02", "over_words": "", "about_words": "What goes for good: 2 assessments.",
            "rule_words": "Somebody else must confirm.", "asked_words": "", "confirm_words": "",
        },
    },
}  # fmt: skip


def _event(day: str, kind: str, words: str, title: str, text: str, about: str = "") -> Dict:
    known = {"day": day, "kind": kind, "kind_words": words, "child_code": "A"}
    return {**known, "title": title, "text": text, "about": about, "to": f"/assessment/{3:032x}/flags"}


CHRONOLOGY_VIEW: Dict = {
    "content": {
        "intro": "What was seen, told and recorded, by the day it belongs to.",
        "none": "Nothing with a date has been recorded yet.",
        "kinds": [{"value": "evidence", "label": "Evidence"}, {"value": "flag", "label": "Urgent concern raised"}],
    },
    "state": {
        "title": "Chronology", "code": "EXAMPLE-1", "children": 2,
        "undated_words": "2 pieces of evidence have no date and are not shown here.",
        "events": [
            _event("4 March 2026", "evidence", "Evidence", "Enough to eat", "Cupboards bare.", "seen, Robin Example"),
            _event("4 March 2026", "flag", "Urgent concern raised", "Left alone", "Alone at night."),
            _event("5 March 2026", "done", "Urgent concern answered", "Left alone", "Rang the duty desk."),
            _event("16 March 2026", "finished", "Assessment finished", "Everyday care", "Food: most needs unmet."),
            _event("1 June 2026", "due", "Planned by this day", "", "A cooked tea on every school night."),
        ],
    },
}  # fmt: skip

ASKED = "Robin Example asked on 3 March 2026 for this case to be deleted. Nothing has been deleted yet."
CASE_ASKED: Dict = {
    **CASE_VIEW,
    "state": {
        **CASE_VIEW["state"],
        "keeping": {
            **CASE_VIEW["state"]["keeping"],
            "over_words": "The day has passed.", "asked_words": ASKED, "confirm_words": "It can be confirmed now.",
        },
    },
}  # fmt: skip

SIGN_IN_FORM: Dict = {
    "content": {
        "roles": ["Social worker", "Health visitor", "School safeguarding lead", "Supervisor"],
        "why": "Your name stands beside every rating you make, so that a reader knows who saw what.",
    },
    "state": {"person": None},
}

START_FORM: Dict = {
    "content": {
        "case": f"{1:032x}",
        "case_to": f"/case/{1:032x}",
        "toolkits": [
            {
                "value": "everyday-care", "label": "Everyday care",
                "hint": "Looks at the care a child gets day to day, from food and home to warmth and learning.",
                "asks": ["a", "b"],
            },
            {"value": "nine-areas", "label": "Nine areas", "hint": "In a young person's voice.", "asks": ["a"]},
            {
                "value": "screening", "label": "Neglect screening", "hint": "A first look, in about ten minutes.",
                "asks": ["a", "b"],
            },
        ],
        "other_ages": "The rest have no questions for a child of this age.",
        "unsound": "",
        "children": [{"value": "a", "label": "A", "hint": "8 years"}, {"value": "b", "label": "B", "hint": "3 years"}],
        "carers": [
            {"value": "m", "label": "Mother", "hint": "Mother, lives with the children"},
            {"value": "f", "label": "Father", "hint": "Father, lives elsewhere"},
        ],
        "carers_hint": "Each carer you choose is rated apart.",
        "begin_with": [],
        "begin_hint": "What was recorded comes in as evidence. No level is carried over.",
        "window_hint": "The first and last day on which you saw or were told what you will rate.",
    },
    "state": {"toolkit": "everyday-care", "child": "", "carers": [], "window_start": "", "window_end": ""},
}  # fmt: skip

PAGE_FOOTER: Dict = {
    "content": {
        "line": "Supports, and does not replace, professional judgement.",
        "contacts": [
            {"label": "Children’s social care, duty", "phone": "01632 960 001", "note": "Weekdays", "set": True},
            {"label": "Out of hours", "phone": "", "note": "Nights and weekends", "set": False},
            {"label": "Safeguarding nurse", "phone": "01632 960 003", "note": "", "set": True},
        ],
        "unset_words": "No number has been set for your area. Ask your manager.",
    },
    "state": {},
}

PAGE_HEADER: Dict = {
    "content": {"product": "Everyday care workbook", "home": "/cases"},
    "state": {
        "title": "Case EXAMPLE-1",
        "case_code": "EXAMPLE-1",
        "invented": True,
        "person": {"name": "Robin Example", "role": "Health visitor", "agency": "Example Trust"},
        "crumbs": [{"label": "Cases", "to": "/cases"}, {"label": "Case EXAMPLE-1", "to": f"/case/{1:032x}"}],
        "notice": "",
    },
}

BODIES: dict[str, tuple[str, Dict]] = {
    "sign in": ("sign_in_form", SIGN_IN_FORM),
    "cases": ("case_list", CASE_LIST),
    "no cases": ("case_list", CASE_LIST_EMPTY),
    "new case": ("case_form", CASE_FORM),
    "case": ("case_view", CASE_VIEW),
    "case to be deleted": ("case_view", CASE_ASKED),
    "chronology": ("chronology_view", CHRONOLOGY_VIEW),
    "start": ("start_form", START_FORM),
}
"""A widget's file and what it shows, by what the screen is called."""
