"""Small invented toolkits, cases and assessments; nobody in here exists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from neglect_widgets.model import (
    Assessment,
    Band,
    Carer,
    Case,
    Child,
    Contact,
    Continuum,
    Descriptor,
    Domain,
    Evidence,
    Flag,
    FlagRecord,
    IndicatedRule,
    Indicator,
    Judgement,
    Level,
    NeedLevel,
    NeglectType,
    PatternRule,
    Person,
    Prompt,
    Rating,
    Scale,
    Tier,
    Toolkit,
)

NOON = datetime(2025, 3, 3, 12, 0, tzinfo=UTC)
ANN = Person(name="Ann Example", role="social worker", agency="Exampleshire Council")
BEN = Person(name="Ben Example", role="health visitor", agency="Exampleshire Health")
CHILD = Child(id="c" * 32, code="Child A", birth_date=date(2018, 5, 1))
MOTHER = Carer(id="a" * 32, code="Carer 1", role="mother", resident="yes")
FATHER = Carer(id="b" * 32, code="Carer 2", role="father", resident="no")
CASE_ID = "d" * 32

FOUR_LABELS = ("Needs met", "Some needs unmet", "Many needs unmet", "Most needs unmet")
DOMAIN_NAMES = ("food", "home", "safety", "health", "learning", "warmth", "identity", "carers", "engagement")
BAND = "primary"
OTHER_BAND = "adolescent"
BANDS = (
    Band(id="pre-school", label="Pre-school (2 to 4)", from_age=2, to_age=5),
    Band(id=BAND, label="Primary (5 to 11)", from_age=5, to_age=12),
    Band(id=OTHER_BAND, label="Adolescent (12 to 17)", from_age=12, to_age=18),
)
ALL_BANDS = tuple(b.id for b in BANDS)


def make_scale(values: Sequence[str] = ("1", "2", "3", "4"), unmet_from: int = 2) -> Scale:
    """Return a scale with these printed values, needs met first."""
    shapes = ("circle", "triangle", "square", "diamond")
    colours = ("#00703c", "#1d70b8", "#b35a00", "#942514")
    labels = FOUR_LABELS if len(values) == 4 else [f"Level {v}" for v in values]
    return Scale(
        levels=tuple(
            Level.model_validate(
                {"value": v, "rank": n, "label": labels[n], "shape": shapes[n % 4], "colour": colours[n % 4]}
            )
            for n, v in enumerate(values)
        ),
        unmet_from=unmet_from,
        impact_from=unmet_from,
        flag_from=len(values) - 1,
    )


def make_indicator(id: str, *, scale: Scale, bands: Sequence[str] = ALL_BANDS, retired: bool = False) -> Indicator:
    """Return an indicator with one descriptor for all its bands."""
    words = {x.value: f"What {x.label.lower()} looks like." for x in scale.levels}
    return Indicator(
        id=id,
        title=f"Question {id}",
        bands=tuple(bands),
        retired=retired,
        descriptors=(Descriptor(bands=tuple(bands), levels=words),),
    )


def make_domain(
    id: str,
    *,
    indicators: int | Sequence[Indicator] = 3,
    scale: Scale | None = None,
    on_radar: bool = True,
) -> Domain:
    """Return a domain with indicators `id.q1`, `id.q2`, ... for all bands, or with those given."""
    scale = scale or make_scale()
    if isinstance(indicators, int):
        indicators = [make_indicator(f"{id}.q{n + 1}", scale=scale) for n in range(indicators)]
    return Domain(
        id=id,
        title=f"{id.capitalize()} and more",
        short=id.capitalize(),
        look_for="Look around.",
        types=("physical",),
        on_radar=on_radar,
        indicators=tuple(indicators),
    )


DEFAULT_RULES = (
    IndicatedRule(level="3", flag_tiers=("now",), because="A red flag asks for action at once."),
    IndicatedRule(level="3", rank=3, indicators=2, domains=2, because="Most needs are unmet in two areas of care."),
    IndicatedRule(level="2", rank=2, because="Many needs are unmet in part of the care."),
)


def make_toolkit(
    domains: int | Sequence[Domain] = 3,
    indicators: int = 3,
    *,
    id: str = "example-care",
    version: str = "1.0",
    scale: Scale | None = None,
    rules: Sequence[IndicatedRule] = DEFAULT_RULES,
    patterns: PatternRule | None = None,
    known_share: float = 0.6,
) -> Toolkit:
    """Return an invented toolkit: n domains (food, home, safety, ...) of n indicators, or the domains given."""
    scale = scale or make_scale()
    if isinstance(domains, int):
        domains = [make_domain(name, indicators=indicators, scale=scale) for name in domain_names(domains)]
    return Toolkit(
        id=id,
        version=version,
        title="Example care",
        summary="An invented toolkit.",
        source="Invented for tests.",
        licence="CC BY 4.0",
        published=date(2025, 1, 1),
        scale=scale,
        bands=BANDS,
        types=(NeglectType(id="physical", label="Physical"),),
        known_share=known_share,
        domains=tuple(domains),
        tiers=(
            Tier(id="now", label="Call now", do="Call 999.", contacts=("manager",)),
            Tier(id="soon", label="Ask soon", do="Ask your manager.", contacts=("manager",)),
        ),
        flags=(
            Flag(id="danger", title="The child is in danger", bands=ALL_BANDS, tier="now", why="Harm is near."),
            Flag(id="worry", title="Nobody has seen the child", bands=ALL_BANDS, tier="soon", why="Lost sight of."),
        ),
        ask=("health visitor", "school"),
        voice=(Prompt(id="voice.day", title="What is a day like?", bands=ALL_BANDS),),
        continuum=Continuum(
            title="Levels of need",
            source="Invented for tests.",
            levels=tuple(
                NeedLevel(value=str(n), label=label, means=f"{label} is enough.", next="Talk it over.")
                for n, label in enumerate(("Everyday services", "Early help", "Social care"), start=1)
            ),
        ),
        indicated=tuple(rules),
        contacts=(Contact(id="manager", label="Your manager"),),
        patterns=patterns or PatternRule(),
    )


def domain_names(count: int) -> list[str]:
    """Return so many domain ids, the readable ones first."""
    spare = [f"area-{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(max(0, count - len(DOMAIN_NAMES)))]
    return [*DOMAIN_NAMES[:count], *spare]


def make_case(children: Sequence[Child] = (CHILD,), carers: Sequence[Carer] = (MOTHER, FATHER)) -> Case:
    """Return an invented family."""
    return Case(
        id=CASE_ID, code="X-0001", children=tuple(children), carers=tuple(carers), invented=True, opened_at=NOON
    )


def make_evidence(text: str = "Cupboards were full.", **fields: object) -> Evidence:
    """Return a piece of evidence; any field of the model may be given."""
    return Evidence.model_validate({"text": text, **fields})


def make_rating(
    indicator: str,
    answer: str = "1",
    *,
    carer: str = MOTHER.id,
    rater: Person = ANN,
    evidence: str | Iterable[Evidence] = (),
    impact: str = "",
    ask: str = "",
    at: datetime = NOON,
) -> Rating:
    """Return a rating; `answer` is a printed level, "not_known" ("?") or "not_applicable" ("n/a")."""
    status = {"?": "not_known", "n/a": "not_applicable"}.get(answer, answer)
    rated = status not in ("not_known", "not_applicable")
    return Rating.model_validate(
        {
            "indicator": indicator,
            "carer_id": carer,
            "status": "rated" if rated else status,
            "level": answer if rated else None,
            "ask": ask,
            "evidence": (make_evidence(evidence),) if isinstance(evidence, str) else tuple(evidence),
            "impact": impact,
            "rater": rater,
            "at": at,
        }
    )


def make_flag(flag: str = "danger", **fields: object) -> FlagRecord:
    """Return a raised red flag; any field of the model may be given."""
    return FlagRecord.model_validate({"flag": flag, "raised_by": ANN, "raised_at": NOON, **fields})


def make_judgement(level: str | None = "1", reason: str = "") -> Judgement:
    """Return a judged level of need."""
    return Judgement(level=level, reason=reason, by=ANN, at=NOON)


def make_assessment(
    ratings: Mapping[str, str] | Iterable[Rating] = (),
    *,
    on: date = date(2025, 3, 3),
    toolkit: Toolkit | None = None,
    band: str = BAND,
    carers: Sequence[str] = (MOTHER.id,),
    rater: Person = ANN,
    flags: Iterable[FlagRecord] = (),
    judgement: Judgement | None = None,
    child_id: str = CHILD.id,
    finished: bool = False,
) -> Assessment:
    """Return an assessment whose window ends on a day; ratings as a map indicator -> answer, or ready made."""
    if isinstance(ratings, Mapping):
        ratings = [make_rating(i, answer, carer=carers[0], rater=rater) for i, answer in ratings.items()]
    return Assessment(
        case_id=CASE_ID,
        child_id=child_id,
        carer_ids=tuple(carers),
        toolkit=toolkit.id if toolkit else "example-care",
        toolkit_version=toolkit.version if toolkit else "1.0",
        band=band,
        window_start=on - timedelta(days=14),
        window_end=on,
        started_by=ANN,
        started_at=NOON,
        ratings=tuple(ratings),
        flags=tuple(flags),
        judgement=judgement,
        finished_by=ANN if finished else None,
        finished_at=NOON if finished else None,
    )


def core_asked(toolkit: Toolkit, band: str = BAND) -> list[tuple[Domain, list[Indicator]]]:
    """Return what a new assessment in a band asks, before anything is answered."""
    found = [(d, [i for i in d.indicators if band in i.bands and i.core and not i.retired]) for d in toolkit.domains]
    return [(domain, indicators) for domain, indicators in found if indicators]


def every(toolkit: Toolkit, answer: str = "1", band: str = BAND) -> dict[str, str]:
    """Return the same answer for every indicator asked in a band."""
    return {i.id: answer for d in toolkit.domains for i in d.indicators if band in i.bands and not i.retired}
