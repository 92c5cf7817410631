"""The parts of a report that weigh what was found: red flags, levels of need, findings, not known."""

from __future__ import annotations

from ..engine import Finding, evidence_strength, indicated, unknowns
from ..model import Assessment, Case, FlagRecord, Indicator, Rating, Toolkit
from . import words
from .report_values import Plain, evidence_items, level_words
from .words import say


def flag(toolkit: Toolkit, record: FlagRecord) -> Plain:
    """Return a raised red flag, what was done about it, and what to do while nothing was."""
    known = toolkit.flag(record.flag)
    tier = toolkit.tier(known.tier) if known else None
    answers = [
        (say("column.done"), record.done),
        (say("column.done_on"), words.on(record.done_on)),
        (say("column.done_by"), record.done_by),
        (say("column.told"), record.told),
        (say("column.withdrawn"), record.withdrawn),
    ]
    return {
        "title": known.title if known else record.flag,
        "tier": f"{tier.label}." if tier else "",
        "raised": say("raised", at=words.at(record.raised_at), person=words.person(record.raised_by)),
        "note": record.note,
        "answers": [pair for pair in answers if pair[1]],
        "unanswered": "" if record.answered else say("unanswered", do=tier.do if tier else ""),
    }


def summary(toolkit: Toolkit, case: Case, assessment: Assessment, sentence: str, earlier: Assessment | None) -> Plain:
    """Return the profile in a sentence, and the indicated and judged level of need with their reasons."""
    points = indicated(toolkit, assessment)
    judged = assessment.judgement
    judged_level = toolkit.need_level(judged.level) if judged else None
    # Both are shown where they differ: a lower judgement must not hide what the toolkit asks to consider.
    levels = dict.fromkeys(level for level in (points.level, judged_level) if level)
    lines = (
        [
            (say("reason"), judged.reason),
            (say("analysis"), judged.analysis),
            (say("next_review"), words.on(judged.next_review)),
        ]
        if judged
        else []
    )
    return {
        "sentence": sentence,
        "earlier": say("earlier", day=words.on(earlier.window_end)) if earlier else "",
        "indicated": _need(points.level.value, points.level.label) if points.level else say("no_level"),
        "because": points.because,
        "findings": [_because(case, assessment, f) for f in points.findings],
        "judged": _need(judged_level.value, judged_level.label) if judged_level else words.judged(toolkit, assessment),
        "judgement": lines,
        "next": [(_need(level.value, level.label), level.next) for level in levels],
    }


def _need(value: str, label: str) -> str:
    return say("need", value=value, label=label)


def _because(case: Case, assessment: Assessment, finding: Finding) -> str:
    where = _place(case, assessment, finding.indicator, finding.domain.title, finding.rating)
    return say("finding", where=where, level=finding.level.label)


def _place(case: Case, assessment: Assessment, indicator: Indicator, domain: str, rating: Rating) -> str:
    """Return where a rating belongs; the carer is said when there are several."""
    question = say("question", domain=domain, question=indicator.title)
    if len(assessment.carer_ids) == 1:
        return question
    return say("question_carer", question=question, carer=words.carer(case, rating.carer_id))


def finding_values(toolkit: Toolkit, case: Case, assessment: Assessment, finding: Finding) -> Plain:
    """Return a strength or unmet need with what it rests on."""
    several = len(assessment.carer_ids) > 1
    carer = words.carer(case, finding.rating.carer_id)
    return {
        "question": finding.indicator.title,
        "where": say("where_carer", domain=finding.domain.title, carer=carer) if several else finding.domain.title,
        "level": level_words(finding.level),
        "evidence": evidence_items(finding.rating),
        "impact": finding.rating.impact,
        "strength": evidence_strength(finding.rating, toolkit.evidence).words,
    }


def unknown_groups(toolkit: Toolkit, case: Case, assessment: Assessment) -> list[Plain]:
    """Return what is not known, by whom to ask."""
    return [
        {
            "ask": say("ask", ask=group.ask) if group.ask else say("ask_nobody"),
            "items": [_place(case, assessment, i.indicator, i.domain.title, i.rating) for i in group.items],
        }
        for group in unknowns(toolkit, assessment)
    ]
