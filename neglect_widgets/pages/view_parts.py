"""What an assessment is about, and its red flags."""

from __future__ import annotations

from typing import Any

from ..model import FlagRecord
from . import words
from .opened import Opened, State, Wording


def about(opened: Opened) -> State:
    """Who and what this assessment is about."""
    toolkit, assessment, wording = opened.toolkit, opened.assessment, opened.wording
    child = opened.case.child(assessment.child_id)
    assert child is not None
    band = toolkit.band(assessment.band)
    carers = [words.carer(carer) for carer in opened.case.carers if carer.id in assessment.carer_ids]
    previous = opened.previous
    rows = [
        ("child", f"{child.code}, {words.age(child, assessment.window_end)}"),
        ("band", band.label if band else assessment.band),
        ("carer", ", ".join(carers)),
        ("window", words.window(assessment.window_start, assessment.window_end)),
        ("toolkit", f"{toolkit.title}, {wording['page.about.version'].format(version=toolkit.version)}"),
        ("started", f"{words.who(assessment.started_by)}, {words.day(assessment.started_at.date())}"),
        (
            "follows",
            words.window(previous.window_start, previous.window_end) if previous else wording["page.about.first"],
        ),
        *_grown(opened),
    ]
    return {
        "intro": toolkit.summary,
        "assessment": assessment.id,
        "form": wording["page.about.form"],
        "rows": [{"key": wording[f"page.about.{key}"], "value": value} for key, value in rows],
        "languages": [
            {"value": language, "label": wording.get(f"page.language.{language}", language)}
            for language in toolkit.languages
        ]
        if len(toolkit.languages) > 1
        else [],
    }


def about_state(opened: Opened) -> State:
    """Whether it is locked, and the language it is shown in."""
    return {"locked": opened.assessment.finished, "language": opened.language}


def _grown(opened: Opened) -> list[tuple[str, str]]:
    """The shorter assessments whose evidence this one began with."""
    found = [a for a in opened.series if a.id in opened.assessment.grown_from]
    told = [f"{opened.wording['page.about.other']}, {words.day(a.window_end)}" for a in found]
    return [("grown", "; ".join(told))] if told else []


def red_flags(opened: Opened) -> State:
    """The band's red flags, those first that ask for the fastest action."""
    toolkit, wording = opened.toolkit, opened.wording
    flags: list[dict[str, Any]] = []
    tiers = [tier.label for tier in toolkit.tiers]
    for flag in toolkit.flags_asked(opened.band):
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
    return {"intro": wording["page.flags.intro"], "flags": flags, "unset_words": wording["page.contact.unset"]}


def red_flags_state(opened: Opened) -> State:
    """What is on disk about the red flags."""
    assessment = opened.assessment
    return {
        "assessment": assessment.id,
        "locked": assessment.finished,
        "raised": {record.flag: _flag(record, opened.wording) for record in assessment.flags},
    }


def _flag(record: FlagRecord, wording: Wording) -> State:
    values = record.model_dump(include={"note", "done", "done_by", "told", "withdrawn", "version"})
    raised = wording["page.flags.raised"].format(
        who=words.who(record.raised_by), when=words.day(record.raised_at.date())
    )
    done_on = record.done_on.isoformat() if record.done_on else ""
    return {**values, "done_on": done_on, "raised_words": raised, "answered": record.answered}
