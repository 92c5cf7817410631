"""One invented assessment that uses every part of the model, and strings that try to do harm."""

from __future__ import annotations

from datetime import date

from neglect_widgets.model import Action, Assessment, CaseRecord, Judgement, Toolkit, VoiceNote
from tests.builders import (
    ANN,
    BEN,
    FATHER,
    MOTHER,
    NOON,
    make_assessment,
    make_case,
    make_evidence,
    make_flag,
    make_toolkit,
)
from tests.builders import make_rating as rating

KIT = make_toolkit(4, 3)
CASE = make_case()

_STARTS = ("=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "＋", "－", "＠", "'=", '"=', ";=", ",=", " =")
_REST = (
    "1+1",
    "cmd|' /C calc'!A0",
    'HYPERLINK("https://example.invalid","x")',
    "SUM(A1:A9)",
    '#read("/etc/passwd") #sys.inputs $x$ *b* _i_ `c` <l> @r //c',
    "<script>alert(1)</script> & </text>",
    "\u202eבוקר טוב صباح الخير",
    "😀👩\u200d👧 🏠 বাংলা 中文 \ufffe\ufeff\u0301",
    "line one\nline two\ttab; \\ \\u{41} {braces} %d",
    '#import "@preview/x:0.1.0": *',
    "[a](b) = heading\n- list\n/ term: x",
    "=\u00a0cell" + "x" * 300,
    "0123456789",
)
AWKWARD = [start + rest for start in _STARTS for rest in _REST]
assert len(AWKWARD) > 200


def assessment(kit: Toolkit = KIT) -> Assessment:
    """Return a full assessment of two carers, some of it not known."""
    seen = make_evidence("Cupboards bare.", known_by="seen", on=date(2025, 3, 2), announced="unannounced")
    told = make_evidence("I make my own tea.", known_by="told", source="Child A", child_words=True)
    base = make_assessment(
        [
            rating("food.q1", "4", evidence=[seen, told], impact="Goes to school hungry."),
            rating("food.q2", "1", evidence="There is always milk."),
            rating("food.q3", "?", ask="school"),
            rating("home.q1", "n/a"),
            rating("home.q2", "3", carer=FATHER.id, rater=BEN, impact="Cold at night."),
            rating("safety.q1", "2"),
        ],
        toolkit=kit,
        carers=(MOTHER.id, FATHER.id),
        flags=[
            make_flag("danger", done="Rang social care.", done_on=date(2025, 3, 3), done_by="Ann Example"),
            make_flag("worry", note="Not seen since Monday."),
        ],
        judgement=Judgement(
            level="2",
            reason="Grandmother helps.",
            analysis="Weekends are worst.",
            next_review=date(2025, 6, 2),
            by=ANN,
            at=NOON,
        ),
    )
    return base.model_copy(
        update={
            "voice": (VoiceNote(prompt="voice.day", text="I get up by myself.", by=ANN, at=NOON),),
            "plan": (
                Action(
                    target="Breakfast every school day.",
                    who="Mother",
                    by_date=date(2025, 4, 1),
                    if_not="Meet again.",
                    indicator="food.q1",
                    by=ANN,
                    at=NOON,
                ),
            ),
        }
    )


def awkward_assessment() -> Assessment:
    """Return an assessment in which people typed every awkward string somewhere."""
    parts = [AWKWARD[n::12] for n in range(12)]
    ids = [i.id for d in KIT.domains for i in d.indicators]
    ratings = [
        rating(i, "?134"[n % 4], ask=part[0][:50], evidence=map(make_evidence, part), impact=part[1])
        for n, (i, part) in enumerate(zip(ids, parts, strict=True))
    ]
    return assessment().model_copy(update={"ratings": tuple(ratings)})


def record() -> CaseRecord:
    """Return the invented case with one assessment and its review."""
    first = assessment()
    review = assessment().model_copy(update={"id": "e" * 32, "follows": first.id})
    return CaseRecord(case=CASE, assessments=(first, review))
