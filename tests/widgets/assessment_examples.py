"""Invented content and state of the parts of an assessment, shaped as the pages give them. Nobody in it is real."""

from __future__ import annotations

from typing import Any

from .examples import MANY, MET, MOST, SOME

Dict = dict[str, Any]

ASSESSMENT = f"{3:032x}"
HOME = f"/assessment/{ASSESSMENT}"
OWN_LANGUAGE: Dict = {"language": "en", "translated": []}
AROUND: Dict = {
    **OWN_LANGUAGE,
    "caption": "Child A",
    "previous": {"label": "About this assessment", "to": HOME},
    "next": {"label": "Food and feeding", "to": f"{HOME}/domain/food"},
}
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 300" role="img" aria-labelledby="p-title">'
    '<title id="p-title">Profile of care</title><text x="20" y="40">Food</text></svg>'
)
ROWS = [
    {
        "domain": "Food and feeding",
        "worst": "Most needs unmet",
        "most_common": "Many needs unmet",
        "known": "3 of 3 known",
        "level": MOST,
        "rolled": None,
        "groups": [],
    },
    {
        "domain": "Health and development",
        "worst": "Not known",
        "most_common": "Not known",
        "known": "0 of 2 known",
        "level": None,
        "rolled": None,
        "groups": [],
    },
]

ABOUT_VIEW: Dict = {
    "content": {
        **AROUND,
        "previous": None,
        "title": "About this assessment",
        "intro": "Looks at the care a child gets day to day.",
        "assessment": ASSESSMENT,
        "form": "Blank form to print",
        "rows": [{"key": "Child", "value": "A, 8 years old"}, {"key": "Whose care is rated", "value": "Mother"}],
        "languages": [],
    },
    "state": {"locked": False, "language": "en"},
}


def _task(id: str, label: str, status: str, tone: str = "", *, current: bool = False) -> Dict:
    return {
        "id": id,
        "label": label,
        "status": status,
        "tone": tone,
        "to": f"{HOME}/{id.replace(':', '/')}",
        "current": current,
    }


def task_list(current: str = "domain:food") -> Dict:
    """Return a task list on which one part is the current one."""
    first = [_task("about", "About this assessment", "Done"), _task("flags", "Urgent concerns", "To answer: 1", "red")]
    domains = [
        _task("domain:food", "Food and feeding", "3 of 3 looked at"),
        _task("domain:home", "Home and living conditions", "1 of 3 looked at, 1 not known", "blue"),
    ]
    last = [_task("summary", "Summary", "To do", "blue"), _task("check", "Check and finish", "4 things left", "blue")]
    for task in (*first, *domains, *last):
        task["current"] = task["id"] == current
    titles = ("Start here", "Areas of care", "Bring it together")
    sections = [{"title": title, "tasks": tasks} for title, tasks in zip(titles, (first, domains, last), strict=True)]
    return {"content": OWN_LANGUAGE, "state": {"heading": "Parts of this assessment", "sections": sections}}


CONTACTS = [
    {"label": "Police, ambulance or fire", "phone": "999", "hours": "always", "note": "", "set": True},
    {"label": "Children’s social care", "phone": "", "hours": "", "note": "Set by your area", "set": False},
]
UNSET = "No number has been set for your area. Ask your manager."
ALONE = "A child who is too young to cope is alone"
DANGER = "The child is in danger this minute"
WEIGHT = "The child is badly underweight and no medical help is used"


def _flag(id: str, title: str, tier: str, do: str) -> Dict:
    return {
        "id": id,
        "title": title,
        "why": "A child alone cannot get help.",
        "tier_label": tier,
        "do": do,
        "contacts": CONTACTS,
    }


RAISED: Dict = {
    "note": "Found alone at 6 pm.",
    "done": "",
    "done_on": "",
    "done_by": "",
    "told": "",
    "withdrawn": "",
    "version": 1,
    "raised_words": "Raised by Robin Example, Health visitor, 20 November 2026",
    "answered": False,
}
RED_FLAGS: Dict = {
    "content": {
        **AROUND,
        "title": "Urgent concerns",
        "intro": "Look at these first. If one applies, act on it now.",
        "flags": [
            _flag("danger", DANGER, "Call 999 now", "Call 999 now. Stay with the child if it is safe for you."),
            _flag("left-alone", ALONE, "Call 999 now", "Call 999 now. Then tell your manager."),
            _flag("growth", WEIGHT, "Phone children’s social care today", "Phone children’s social care today."),
        ],
        "unset_words": UNSET,
    },
    "state": {"assessment": ASSESSMENT, "locked": False, "raised": {"left-alone": RAISED}},
}


def prompt(id: str, title: str, hint: str = "", group: str = "", links: list[Dict] | None = None) -> Dict:
    """Return one prompt as the page sends it."""
    return {"id": id, "title": title, "hint": hint, "group": group, "links": links or []}


def note(text: str, **values: Any) -> Dict:
    """Return what stands under one prompt as the page sends it."""
    blank = {"words_of": "", "links": [], "version": 1, "by_words": "Robin Example, Health visitor"}
    return {"text": text, **blank, **values}


VOICE_FORM: Dict = {
    "content": {
        **AROUND,
        "title": "Child’s voice",
        "intro": "What the child says, shows and does.",
        "ask_whose": True,
        "prompts": [
            prompt("day", "An ordinary day", "From waking up to going to bed."),
            prompt("worries", "Worries and wishes", "Three wishes, three worries."),
        ],
    },
    "state": {
        "assessment": ASSESSMENT,
        "locked": False,
        "notes": {
            "day": note("“I make my own breakfast.”", version=2),
        },
    },
}

PROFILE_PANEL: Dict = {
    "content": {**OWN_LANGUAGE, "heading": "Profile so far"},
    "state": {
        "svg": SVG,
        "sentence": "One area of care has most needs unmet: Food. Health is not known.",
        "rows": ROWS,
        "indicated_title": "Indicated level of need",
        "indicated_words": "3, Targeted support",
    },
}


def _finding(indicator: str, level: Dict, impact: str = "") -> Dict:
    return {
        "domain": "Food and feeding",
        "indicator": indicator,
        "level": level,
        "impact": impact,
        "to": f"{HOME}/domain/food",
        "evidence": ["4 October 2026, seen, not announced: “Cupboards bare”"],
        "evidence_words": "seen unannounced",
    }


CONTINUUM = [
    {"value": "1", "label": "1 Everyday services", "means": "The child’s needs are met."},
    {"value": "3", "label": "3 Targeted support", "means": "Several needs are not met."},
]
NEED: Dict = {
    "indicated_title": "Indicated level of need",
    "judged_title": "Judged level of need",
    "judges": True,
    "rates": True,
}
SUMMARY_VIEW: Dict = {
    "content": {**AROUND, "title": "Summary", "continuum": "Levels of need", "levels": CONTINUUM, **NEED},
    "state": {
        **PROFILE_PANEL["state"],
        "assessment": ASSESSMENT,
        "locked": False,
        "strengths": [_finding("A safe place to sleep", MET)],
        "unmet": [
            _finding("Weight and growth", MOST, "A is tired at school."),
            _finding("Enough to eat and drink", MANY),
        ],
        "unknowns": [
            {
                "ask": "health visitor",
                "items": [{"domain": "Health", "indicator": "Teeth", "to": f"{HOME}/domain/health"}],
            }
        ],
        "not_looked_at": 2,
        "types": [],
        "family": [],
        "flags": [
            {
                "title": ALONE,
                "answered": False,
                "words": "Raised; what was done is not recorded yet",
                "done": "",
                "to": HOME,
            }
        ],
        "indicated": {
            "judged": True,
            "level": {"value": "3", "label": "Targeted support", "means": "Several needs are not met."},
            "because": "Two areas of care have many needs unmet.",
            "incomplete": False,
            "words": "3, Targeted support",
            "findings": [_finding("Weight and growth", MOST)],
            "next": "Bring the agencies together.",
        },
        "judgement": {
            "level": "1",
            "reason": "",
            "analysis": "A is cared about.",
            "next_review": "2027-02-01",
            "version": 4,
        },
        "differs": True,
    },
}

CHECK_ANSWERS: Dict = {
    "content": {
        **AROUND,
        "title": "Check and finish",
        "next": None,
        "promise": "Finishing locks the assessment.",
        "draft_hint": "A draft says on every page that it is not finished.",
        "formats": [{"value": "pdf", "label": "PDF to print or send"}, {"value": "csv", "label": "CSV table"}],
    },
    "state": {
        "assessment": ASSESSMENT,
        "locked": False,
        "finished_words": "",
        "blockers": [
            {
                "sentence": "Weight and growth: say what “most needs unmet” means for this child.",
                "to": f"{HOME}/domain/food",
            }
        ],
        "unknowns": 1,
        "sections": [
            {
                "title": "Food and feeding",
                "to": f"{HOME}/domain/food",
                "rows": [
                    {
                        "question": "Weight and growth",
                        "answer": "Most needs unmet",
                        "level": MOST,
                        "detail": ["4 October 2026, seen"],
                    },
                    {"question": "Enough to eat and drink", "answer": "Not known, ask GP", "level": None, "detail": []},
                ],
            }
        ],
        "compare_to": None,
        "review_words": "Start a review of this child",
        "review_to": None,
    },
}
FINISHED: Dict = {
    "locked": True,
    "finished_words": "Finished by Robin Example, 20 November 2026",
    "blockers": [],
    "compare_to": "/case/1/compare/2",
    "review_to": "/case/1/start/2",
}


def _cell(level: Dict | None, words: str = "") -> Dict:
    return {
        "words": words or (level["label"] if level else ""),
        "level": level,
        "detail": "Robin Example; seen unannounced",
        "notes": ["Another person rated: no proof of change."] if level == MET else [],
    }


def choices(*checked: bool) -> list[Dict]:
    """Return three assessments to choose from."""
    labels = ("1 to 12 March 2025", "1 to 12 March 2026", "1 to 12 November 2026, draft")
    return [
        {"id": f"{n:032x}", "label": label, "checked": on}
        for n, (label, on) in enumerate(zip(labels, checked, strict=True))
    ]


COMPARISON_VIEW: Dict = {
    "content": {
        "heading": "Child A: compare assessments",
        "case_to": "/case/1",
        "too_few": "Choose two or more assessments to see them side by side.",
        "pictures": [
            {"id": "radar", "title": "Radar of the assessments", "description": "Each line is one assessment."}
        ],
    },
    "state": {
        "child_code": "A",
        "choices": choices(True, True, False),
        "ready": True,
        "sentences": ["Care improved between March 2025 and March 2026 in Food."],
        "notes": ["Another person rated."],
        "flags": ["Red flag raised on 14 March 2026: answered the same day."],
        "columns": [{"label": "12 March 2025", "detail": "Primary"}, {"label": "12 March 2026", "detail": "Primary"}],
        "domains": [
            {
                "title": "Food and feeding",
                "pattern": "Improving",
                "cells": [_cell(MOST), _cell(SOME)],
                "rows": [
                    {
                        "indicator": "Enough to eat and drink",
                        "pattern": "Improving",
                        "cells": [_cell(MOST), _cell(SOME)],
                        "change": {"kind": "better", "label": "Better"},
                        "notes": ["Another person rated."],
                    },
                    {
                        "indicator": "Weight and growth",
                        "pattern": "Newly known",
                        "cells": [_cell(None, "Not known"), _cell(MET)],
                        "change": {"kind": "newly_known", "label": "Newly known"},
                        "notes": [],
                    },
                ],
            }
        ],
    },
}


def choice(level: Dict, *, number: str = "", descriptor: str | None = None) -> Dict:
    """Return one answer to choose: a level, or a number that stands for one."""
    words = f"What {level['label'].lower()} looks like." if descriptor is None else descriptor
    more = {"choice": number or level["value"], "descriptor": words}
    return {**level, **more, "impact_needed": level["rank"] >= 2, "ask_flags": level["rank"] >= 3}


def indicator(id: str, title: str, levels: list[Dict], **values: Any) -> Dict:
    """Return one question as the page sends it."""
    blank: Dict = {"group": "", "help": "", "questions": [], "last": None, "flags": []}
    return {"id": id, "title": title, "levels": levels, **blank, **values}


LEVELS = [choice(level) for level in (MET, SOME, MANY, MOST)]
EATING = "Enough to eat and drink"
DOMAIN_FORM: Dict = {
    "content": {
        **AROUND,
        "domain": "food",
        "title": "Food and feeding",
        "look_for": "Be there for a meal if you can.",
        "carer": f"{9:032x}",
        "carers": [],
        "route": f"{HOME}/domain/food/{9:032x}",
        "at": "",
        "ask": ["health visitor", "GP"],
        "family": [],
        "more": None,
        "indicators": [
            indicator(
                "food.enough",
                EATING,
                LEVELS,
                help="Using a food bank is good care.",
                last={
                    "when": "12 March 2026, Ann Example",
                    "words": "Needs met",
                    "level": MET,
                    "evidence": ["Seen: “lunch”"],
                },
                flags=[{"id": "growth", "title": WEIGHT, "to": f"{HOME}/flags"}],
            ),
            indicator("food.enough-more", "Drinks", LEVELS),
        ],
    },
    "state": {"assessment": ASSESSMENT, "locked": False, "ratings": {}, "depth_version": 0},
}


def rating(**values: Any) -> Dict:
    """Return one rating as the page sends it."""
    blank = {"status": "rated", "level": "3", "number": None, "ask": "", "impact": "", "change": "", "version": 1}
    family = {"family_level": "", "family_words": ""}
    return {**blank, **family, "evidence": [], "by_words": "Robin Example, 20 November 2026 10:42", **values}


def evidence(**values: Any) -> Dict:
    """Return one piece of evidence as the page sends it."""
    blank = {
        "id": f"{7:032x}",
        "text": "Cupboards bare",
        "known_by": "seen",
        "announced": "",
        "frequency": "",
        "source": "",
    }
    return {**blank, "child_words": False, "on": "", "about": "seen: “Cupboards bare”", **values}


PLAN_FORM: Dict = {
    "content": {
        **AROUND,
        "title": "Plan",
        "intro": "Say what the child will experience, through whom, by when, and what happens if it does not.",
        "indicators": [
            {"value": "food.enough", "label": "Food and feeding: Enough to eat and drink"},
            {"value": "home.sleep", "label": "Home and living conditions: A safe place to sleep"},
        ],
        "levels": [{"value": x["value"], "label": f"{x['value']} {x['label']}"} for x in (MET, SOME, MANY, MOST)],
    },
    "state": {
        "assessment": ASSESSMENT,
        "locked": False,
        "actions": [
            {
                "id": f"{5:032x}",
                "target": "A cooked tea on every school night.",
                "indicator": "food.enough",
                "now": None,
                "target_level": "",
                "measure": "",
                "who": "Robin Example",
                "by_date": "2026-12-18",
                "if_not": "",
                "version": 2,
                "by_words": "Robin Example, Health visitor, 20 November 2026",
            }
        ],
        "earlier": [],
    },
}


def _with(given: Dict, **state: Any) -> Dict:
    return {**given, "state": {**given["state"], **state}}


BODIES: dict[str, tuple[str, Dict]] = {
    "about": ("about_view", ABOUT_VIEW),
    "red flags": ("red_flags", RED_FLAGS),
    "red flags, locked": ("red_flags", _with(RED_FLAGS, locked=True)),
    "domain": ("domain_form", _with(DOMAIN_FORM, ratings={"food.enough": rating(evidence=[evidence()])})),
    "domain, locked": ("domain_form", _with(DOMAIN_FORM, locked=True)),
    "voice": ("voice_form", VOICE_FORM),
    "summary": ("summary_view", SUMMARY_VIEW),
    "summary, locked": ("summary_view", _with(SUMMARY_VIEW, locked=True)),
    "check": ("check_answers", CHECK_ANSWERS),
    "check, finished": ("check_answers", _with(CHECK_ANSWERS, **FINISHED)),
    "plan": ("plan_form", PLAN_FORM),
    "plan, locked": ("plan_form", _with(PLAN_FORM, locked=True)),
    "comparison": ("comparison_view", COMPARISON_VIEW),
}
"""A widget's file and what it shows, by what the screen is called."""
