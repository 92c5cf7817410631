"""One domain to rate for one carer: its indicators with their levels in words, and last time beside them."""

from __future__ import annotations

from ..engine import asked_in, has_more, is_full
from ..model import Domain, Indicator, Level, Rating, Scale
from . import routes, words
from .opened import Opened, State, Wording


def domain_form(opened: Opened, domain: Domain, carer_id: str) -> State:
    """Everything about one domain that is not on disk."""
    toolkit, assessment = opened.toolkit, opened.assessment
    groups = {group.id: group.title for group in domain.sub_domains}
    indicators = next((found for d, found in asked_in(toolkit, assessment) if d.id == domain.id), [])
    return {
        "domain": domain.id,
        "look_for": domain.look_for,
        "carer": carer_id,
        "carers": _carers(opened, domain, carer_id),
        "route": routes.to_domain(assessment.id, domain.id, carer_id),
        "ask": list(toolkit.ask),
        "family": [words.level_dict(level) for level in toolkit.scale.levels] if toolkit.family_rates else [],
        "indicators": [
            {**_indicator(opened, indicator, carer_id), "group": groups.get(indicator.sub_domain or "", "")}
            for indicator in indicators
        ],
        "more": _more(opened, domain),
    }


def domain_state(opened: Opened, domain: Domain, carer_id: str) -> State:
    """What is on disk about one domain."""
    assessment = opened.assessment
    found = ((i.id, assessment.rating(i.id, carer_id)) for i in domain.indicators)
    ratings = {indicator: _rating(rating, opened.wording) for indicator, rating in found if rating}
    depth = assessment.depth
    return {
        "assessment": assessment.id,
        "locked": assessment.finished,
        "ratings": ratings,
        "depth_version": depth.version if depth else 0,
    }


def _carers(opened: Opened, domain: Domain, carer_id: str) -> list[State]:
    """The carers to turn to; none where only one is rated."""
    rated = [carer for carer in opened.case.carers if carer.id in opened.assessment.carer_ids]
    if len(rated) < 2:
        return []
    to = routes.to_domain
    return [
        {"label": words.carer(c), "to": to(opened.assessment.id, domain.id, c.id), "current": c.id == carer_id}
        for c in rated
    ]


def _more(opened: Opened, domain: Domain) -> State | None:
    """What full depth adds: offered, or already open and why."""
    if not has_more(domain, opened.band):
        return None
    if not is_full(opened.toolkit, domain, opened.assessment):
        return {"open": False, "words": opened.wording["page.more.offer"]}
    depth = opened.assessment.depth
    requested = depth is not None and domain.id in depth.opened
    return {"open": True, "words": opened.wording["page.more.requested" if requested else "page.more.unmet"]}


def _indicator(opened: Opened, indicator: Indicator, carer_id: str) -> State:
    toolkit, assessment = opened.toolkit, opened.assessment
    flags = [flag for flag in toolkit.flags_asked(opened.band) if flag.id in indicator.flags]
    return {
        "id": indicator.id,
        "title": indicator.title,
        "help": indicator.help,
        "questions": [q.ask for q in indicator.questions if opened.band in q.bands],
        "last": _last(opened, indicator, carer_id),
        "levels": _by_number(toolkit.scale, indicator) if indicator.numbers else _by_level(opened, indicator),
        "flags": [{"id": f.id, "title": f.title, "to": routes.to_assessment(assessment.id, "flags")} for f in flags],
    }


def _by_level(opened: Opened, indicator: Indicator) -> list[State]:
    descriptor = indicator.descriptor(opened.band)
    found = descriptor.levels if descriptor else {}
    scale = opened.toolkit.scale
    return [_choice(scale, level, level.value, found.get(level.value, "")) for level in scale.levels]


def _by_number(scale: Scale, indicator: Indicator) -> list[State]:
    numbered = ((one, scale.level(one.level)) for one in indicator.numbers)
    return [_choice(scale, level, str(one.number), one.words) for one, level in numbered if level]


def _choice(scale: Scale, level: Level, choice: str, descriptor: str) -> State:
    return {
        **words.level_dict(level),
        "choice": choice,
        "descriptor": descriptor,
        "impact_needed": level.rank >= scale.impact_from,
        "ask_flags": level.rank >= scale.flag_from,
    }


def _last(opened: Opened, indicator: Indicator, carer_id: str) -> State | None:
    """The answer from last time: the same carer's, else another's, and then it says so."""
    toolkit, previous, wording = opened.previous_toolkit, opened.previous, opened.wording
    if previous is None or toolkit is None:
        return None
    found = [r for r in previous.ratings if r.indicator == indicator.id and r.status != "not_looked_at"]
    rating = next((r for r in found if r.carer_id == carer_id), found[0] if found else None)
    if rating is None:
        return None
    level = toolkit.scale.level(rating.level) if rating.level else None
    when = f"{words.day(previous.window_end)}, {rating.rater.name}"
    if rating.carer_id != carer_id:
        when = f"{when}, {wording['page.last.other_carer']}"
    return {
        "when": when,
        "words": words.answer(toolkit, rating, wording),
        "level": words.level_dict(level) if level else None,
        "evidence": [words.evidence_line(item, wording) for item in rating.evidence if item.text.strip()],
    }


def _rating(rating: Rating, wording: Wording) -> State:
    values = rating.model_dump(
        include={"status", "level", "number", "ask", "impact", "change", "family_words", "version"}
    )
    by_words = f"{rating.rater.name}, {words.day(rating.at.date())} {words.clock_time(rating.at)}"
    evidence = [
        {
            **item.model_dump(mode="json"),
            "on": item.on.isoformat() if item.on else "",
            "about": words.evidence_line(item, wording),
        }
        for item in rating.evidence
    ]
    return {**values, "family_level": rating.family_level or "", "by_words": by_words, "evidence": evidence}
