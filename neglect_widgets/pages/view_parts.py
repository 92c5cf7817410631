"""What the parts of an assessment show: about, red flags, one domain, the child's voice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..engine import asked_in
from ..model import Assessment, Case, Domain, FlagRecord, Indicator, Rating, Toolkit
from . import routes, words

Dicts = tuple[dict[str, Any], dict[str, Any]]


def about(
    toolkit: Toolkit, case: Case, assessment: Assessment, previous: Assessment | None, wording: Mapping[str, str]
) -> Dicts:
    """Who and what this assessment is about."""
    child = case.child(assessment.child_id)
    assert child is not None
    band = toolkit.band(assessment.band)
    carers = [words.carer(carer) for carer in case.carers if carer.id in assessment.carer_ids]
    rows = [
        (wording["page.about.child"], f"{child.code}, {words.age(child, assessment.window_end)}"),
        (wording["page.about.band"], band.label if band else assessment.band),
        (wording["page.about.carer"], ", ".join(carers)),
        (wording["page.about.window"], words.window(assessment.window_start, assessment.window_end)),
        (
            wording["page.about.toolkit"],
            f"{toolkit.title}, {wording['page.about.version'].format(version=toolkit.version)}",
        ),
        (
            wording["page.about.started"],
            f"{words.who(assessment.started_by)}, {words.day(assessment.started_at.date())}",
        ),
        (
            wording["page.about.follows"],
            words.window(previous.window_start, previous.window_end) if previous else wording["page.about.first"],
        ),
    ]
    content = {
        "title": wording["page.task.about"],
        "intro": toolkit.summary,
        "rows": [{"key": key, "value": value} for key, value in rows],
    }
    return content, {"locked": assessment.finished}


def red_flags(toolkit: Toolkit, assessment: Assessment, wording: Mapping[str, str]) -> Dicts:
    """The band's red flags and what was done about those raised."""
    flags: list[dict[str, Any]] = []
    tiers = [tier.label for tier in toolkit.tiers]
    for flag in toolkit.flags_asked(assessment.band):
        tier = toolkit.tier(flag.tier)
        contacts = [words.contact_dict(contact) for contact in toolkit.contacts_for(tier)]
        flags.append(
            {
                "id": flag.id,
                "title": flag.title,
                "why": flag.why,
                "tier_label": tier.label,
                "do": tier.do,
                "contacts": contacts,
            }
        )
    flags.sort(key=lambda flag: tiers.index(flag["tier_label"]))
    content = {"intro": wording["page.flags.intro"], "flags": flags, "unset_words": wording["page.contact.unset"]}
    return content, red_flags_state(assessment, wording)


def red_flags_state(assessment: Assessment, wording: Mapping[str, str]) -> dict[str, Any]:
    """What is on disk about the red flags."""
    return {
        "assessment": assessment.id,
        "locked": assessment.finished,
        "raised": {record.flag: _flag(record, wording) for record in assessment.flags},
    }


def _flag(record: FlagRecord, wording: Mapping[str, str]) -> dict[str, Any]:
    values = record.model_dump(include={"note", "done", "done_by", "told", "withdrawn", "version"})
    raised = wording["page.flags.raised"].format(
        who=words.who(record.raised_by), when=words.day(record.raised_at.date())
    )
    done_on = record.done_on.isoformat() if record.done_on else ""
    return {**values, "done_on": done_on, "raised_words": raised, "answered": record.answered}


def domain_form(
    toolkit: Toolkit,
    assessment: Assessment,
    previous: Assessment | None,
    domain: Domain,
    carer_id: str,
    wording: Mapping[str, str],
) -> Dicts:
    """One domain to rate for one carer, with last time beside it."""
    indicators = next((found for d, found in asked_in(toolkit, assessment) if d.id == domain.id), [])
    content = {
        "domain": domain.id,
        "title": domain.title,
        "look_for": domain.look_for,
        "carer": carer_id,
        "route": routes.to_domain(assessment.id, domain.id),
        "ask": list(toolkit.ask),
        "indicators": [
            _indicator(toolkit, assessment, indicator, _last(toolkit, previous, indicator, carer_id, wording))
            for indicator in indicators
        ],
    }
    return content, domain_state(toolkit, assessment, domain, carer_id, wording)


def _indicator(
    toolkit: Toolkit, assessment: Assessment, indicator: Indicator, last: dict[str, Any] | None
) -> dict[str, Any]:
    descriptor = indicator.descriptor(assessment.band)
    scale = toolkit.scale
    flags = [flag for flag in toolkit.flags_asked(assessment.band) if flag.id in indicator.flags]
    return {
        "id": indicator.id,
        "title": indicator.title,
        "help": indicator.help,
        "last": last,
        "levels": [
            {
                **words.level_dict(level),
                "descriptor": descriptor.levels[level.value] if descriptor else "",
                "impact_needed": level.rank >= scale.impact_from,
                "ask_flags": level.rank >= scale.flag_from,
            }
            for level in scale.levels
        ],
        "flags": [{"id": f.id, "title": f.title, "to": routes.to_assessment(assessment.id, "flags")} for f in flags],
    }


def _last(
    toolkit: Toolkit, previous: Assessment | None, indicator: Indicator, carer_id: str, wording: Mapping[str, str]
) -> dict[str, Any] | None:
    """The answer from last time: the same carer's, else another's, and then it says so."""
    if previous is None or previous.toolkit != toolkit.id:
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


def domain_state(
    toolkit: Toolkit, assessment: Assessment, domain: Domain, carer_id: str, wording: Mapping[str, str]
) -> dict[str, Any]:
    """What is on disk about one domain."""
    found = ((i.id, assessment.rating(i.id, carer_id)) for i in domain.indicators)
    ratings = {indicator: _rating(rating, wording) for indicator, rating in found if rating}
    return {"assessment": assessment.id, "locked": assessment.finished, "ratings": ratings}


def _rating(rating: Rating, wording: Mapping[str, str]) -> dict[str, Any]:
    values = rating.model_dump(include={"status", "level", "ask", "impact", "change", "version"})
    by_words = f"{rating.rater.name}, {words.day(rating.at.date())} {words.clock_time(rating.at)}"
    evidence = [
        {
            **item.model_dump(mode="json"),
            "on": item.on.isoformat() if item.on else "",
            "about": words.evidence_line(item, wording),
        }
        for item in rating.evidence
    ]
    return {**values, "by_words": by_words, "evidence": evidence}


def plan_form(toolkit: Toolkit, assessment: Assessment, wording: Mapping[str, str]) -> Dicts:
    """The plan, and the needs that an action may answer."""
    indicators = [
        {"value": i.id, "label": f"{d.title}: {i.title}"} for d, asked in asked_in(toolkit, assessment) for i in asked
    ]
    return {"intro": wording["page.plan.intro"], "indicators": indicators}, plan_state(assessment)


def plan_state(assessment: Assessment) -> dict[str, Any]:
    """What is on disk about the plan."""
    actions = [
        {
            **action.model_dump(include={"id", "target", "who", "if_not", "version"}),
            "indicator": action.indicator or "",
            "by_date": action.by_date.isoformat() if action.by_date else "",
            "by_words": f"{words.who(action.by)}, {words.day(action.at.date())}",
        }
        for action in assessment.plan
    ]
    return {"assessment": assessment.id, "locked": assessment.finished, "actions": actions}


def voice_form(toolkit: Toolkit, assessment: Assessment, wording: Mapping[str, str]) -> Dicts:
    """Prompts for the child's voice in this band."""
    prompts = [{"id": p.id, "title": p.title, "hint": p.hint} for p in toolkit.voice if assessment.band in p.bands]
    return {"intro": wording["page.voice.intro"], "prompts": prompts}, voice_state(assessment)


def voice_state(assessment: Assessment) -> dict[str, Any]:
    """What is on disk about the child's voice."""
    notes = {n.prompt: {"text": n.text, "version": n.version, "by_words": words.who(n.by)} for n in assessment.voice}
    return {"assessment": assessment.id, "locked": assessment.finished, "notes": notes}
