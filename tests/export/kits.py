"""Invented toolkits that ask for more than ratings, or for none, with an assessment by each."""

from __future__ import annotations

from datetime import date

from neglect_widgets.model import (
    Action,
    Assessment,
    Condition,
    Depth,
    Descriptor,
    Domain,
    Factor,
    FactorNote,
    Indicator,
    Judgement,
    NeglectType,
    Numbered,
    Prompt,
    Rating,
    SubDomain,
    Toolkit,
    VoiceNote,
)
from tests.builders import ALL_BANDS, ANN, BEN, FATHER, MOTHER, NOON, make_assessment, make_evidence, make_toolkit
from tests.charts.scales import NINE

_WORDS = {level.value: f"Care as grade {level.value} has it." for level in NINE.levels if not level.between}


def _indicator(id: str, **fields: object) -> Indicator:
    worded = {} if "numbers" in fields else {"descriptors": (Descriptor(bands=ALL_BANDS, levels=_WORDS),)}
    return Indicator.model_validate({"id": id, "title": f"Question {id}", "bands": ALL_BANDS, **worded, **fields})


ROOM = tuple(
    Numbered(number=n, level=level, words=f"A room of number {n}.") for n, level in enumerate(("5", "4", "2", "1"), 1)
)
FOOD = Domain(
    id="food",
    title="Food and drink",
    short="Food",
    look_for="Look in the fridge.",
    types=("physical",),
    sub_domains=(SubDomain(id="meals", title="Meals"), SubDomain(id="milk", title="Milk and water")),
    indicators=(
        _indicator("food.meals", sub_domain="meals", flags=("danger",), help="Ask what there was yesterday."),
        _indicator("food.water", sub_domain="milk"),
        _indicator("food.milk", sub_domain="milk"),
        _indicator("food.snacks", sub_domain="meals", core=False),
    ),
)
HOME = Domain(
    id="home",
    title="Home and room",
    short="Home",
    look_for="Ask to see the room.",
    types=("physical", "emotional"),
    indicators=(
        _indicator("home.room", numbers=ROOM),
        _indicator("home.warm"),
        _indicator("home.damp", asked_if=(Condition(indicator="home.warm", from_rank=4), Condition(factor="debt"))),
    ),
)

RICH = make_toolkit([FOOD, HOME], id="rich-care", scale=NINE).model_copy(
    update={
        "roll_up": "most-common-with-problem-override",
        "family_rates": True,
        "types": (NeglectType(id="physical", label="Physical"), NeglectType(id="emotional", label="Emotional")),
        "factors": (
            Factor(id="debt", title="Money is short", group="The home", hint="Ask about meters."),
            Factor(id="illness", title="A parent is ill", group="The parents"),
        ),
        "voice": (
            Prompt(id="voice.morning", title="Who wakes you?", bands=ALL_BANDS, group="Morning"),
            Prompt(id="voice.night", title="Who is there at night?", bands=ALL_BANDS, group="Night"),
        ),
        "closing": (
            Prompt(id="closing.tried", title="What has been tried?", bands=ALL_BANDS, group="Help so far"),
            Prompt(id="closing.unchanged", title="What did not change?", bands=ALL_BANDS, group="Help so far"),
        ),
    }
)
"""Half steps, the best care printed 5; sub-domains rolled up; numbers, depth, conditions, factors, closing prompts."""

STEPS = RICH.model_copy(
    update={"id": "step-care", "continuum": RICH.continuum and RICH.continuum.model_copy(update={"steps": True})}
)
"""Ends in a next step and not in a level of need."""

WORDS = Toolkit.model_validate(
    {
        **make_toolkit([], id="words-care").model_dump(),
        "title": "A day in words",
        "roll_up": "none",
        "scale": {},
        "types": (),
        "tiers": (),
        "flags": (),
        "contacts": (),
        "continuum": None,
        "indicated": (),
        "reader": "child",
        "voice": RICH.voice,
        "closing": (),
        "grows_into": RICH.id,
    }
).model_copy(update={"voice": tuple(p.model_copy(update={"grows_into": ("food.meals",)}) for p in RICH.voice)})
"""Rates nothing, judges nothing, raises nothing: prompts only."""


def _rating(indicator: str, **fields: object) -> Rating:
    told = {"indicator": indicator, "carer_id": MOTHER.id, "status": "rated", "rater": ANN, "at": NOON}
    return Rating.model_validate({**told, **fields})


def rich_assessment(toolkit: Toolkit = RICH) -> Assessment:
    """Return an assessment of two carers that uses all that RICH asks for."""
    base = make_assessment(
        [
            _rating("food.meals", level="2", impact="Hungry at school.", family_level="4.5", family_words="We manage."),
            _rating("food.water", level="5", evidence=(make_evidence("Clean cups."),)),
            _rating("food.milk", level="4.5"),
            _rating("food.snacks", status="not_known", ask="school", family_level="3", family_words="Crisps mostly."),
            _rating("home.room", level="2", number=3),
            _rating("home.warm", carer_id=FATHER.id, level="1", rater=BEN, impact="Cold at night."),
        ],
        toolkit=toolkit,
        carers=(MOTHER.id, FATHER.id),
    )
    return base.model_copy(
        update={
            "depth": Depth(opened=("food",), by=ANN, at=NOON),
            "grown_from": ("f" * 32,),
            "factors": (
                FactorNote(factor="debt", answer="yes", text="The meter is empty by Friday.", by=ANN, at=NOON),
                FactorNote(factor="illness", answer="not_known", by=ANN, at=NOON),
            ),
            "voice": (
                VoiceNote(prompt="voice.night", text="Nobody, I think.", words_of="child", by=ANN, at=NOON),
                VoiceNote(prompt="voice.morning", text="I wake my sister.", words_of="child", by=ANN, at=NOON),
                VoiceNote(prompt="closing.tried", text="Breakfast club since May.", by=BEN, at=NOON),
                VoiceNote(prompt="closing.unchanged", text="Weekends without food.", by=BEN, at=NOON),
            ),
            "judgement": Judgement(level="3", reason="It does not last.", by=ANN, at=NOON),
            "plan": (
                Action(
                    indicator="food.meals",
                    target="Three meals every day.",
                    target_level="4",
                    measure="The school and the child say so.",
                    who="Mother",
                    by_date=date(2025, 4, 1),
                    if_not="Meet again.",
                    by=ANN,
                    at=NOON,
                ),
            ),
        }
    )


def earlier_assessment(toolkit: Toolkit = RICH) -> Assessment:
    """Return last time's assessment, whose plan aimed at what RICH's one found."""
    base = make_assessment(
        [_rating("food.meals", level="1"), _rating("home.warm", level="3")], on=date(2024, 9, 2), toolkit=toolkit
    )
    planned = [("food.meals", "3", "A meal in the evening."), ("home.warm", "4", "A warm room.")]
    plan = [Action(indicator=i, target=text, target_level=aim, by=ANN, at=NOON) for i, aim, text in planned]
    return base.model_copy(
        update={"id": "9" * 32, "plan": (*plan, Action(target="Somebody to ring.", by=ANN, at=NOON))}
    )


def words_assessment() -> Assessment:
    """Return what a child told under the prompts of WORDS."""
    note = VoiceNote(
        prompt="voice.morning", text="I wake my sister.", words_of="child", grows_into=("food.meals",), by=ANN, at=NOON
    )
    return make_assessment(toolkit=WORDS).model_copy(update={"id": "f" * 32, "voice": (note,)})


def typed(text: str) -> Assessment:
    """Return an assessment with one text in every place where a person may type what no rating holds."""
    base = rich_assessment()
    ratings = [r.model_copy(update={"family_words": text, "change": text}) for r in base.ratings]
    factors = [f.model_copy(update={"text": text}) for f in base.factors]
    notes = [n.model_copy(update={"text": text}) for n in base.voice]
    plan = [a.model_copy(update={"measure": text, "target": text}) for a in base.plan]
    parts = {"ratings": ratings, "factors": factors, "voice": notes, "plan": plan}
    return base.model_copy(update={key: tuple(found) for key, found in parts.items()})
