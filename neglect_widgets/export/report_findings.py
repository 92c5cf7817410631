"""The parts of a report that weigh what was found: red flags, levels of need, findings, not known."""

from __future__ import annotations

from ..engine import Finding, evidence_strength, indicated, unknowns
from ..model import Assessment, Case, FlagRecord, Toolkit
from . import words
from .report_values import Plain, evidence_items, level_words, lines, place
from .words import say


def flag(toolkit: Toolkit, record: FlagRecord) -> Plain:
    """Return a raised red flag, what was done about it, and what to do while nothing was."""
    known = toolkit.flag(record.flag)
    tier = toolkit.tier(known.tier) if known else None
    answers = lines(
        (say("column.done"), record.done),
        (say("column.done_on"), words.on(record.done_on)),
        (say("column.done_by"), record.done_by),
        (say("column.told"), record.told),
        (say("column.withdrawn"), record.withdrawn),
    )
    return {
        "title": known.title if known else record.flag,
        "tier": f"{tier.label}." if tier else "",
        "raised": say("raised", at=words.at(record.raised_at), person=words.person(record.raised_by)),
        "note": record.note,
        "answers": answers,
        "unanswered": "" if record.answered else say("unanswered", do=tier.do if tier else ""),
    }


def summary(toolkit: Toolkit, case: Case, assessment: Assessment, sentence: str) -> Plain | None:
    """Return the profile in a sentence, and the indicated and judged level of need with their reasons.

    None where there is nothing to say: a toolkit that only records, and no thoughts written down.
    """
    judged = assessment.judgement
    reason = lines((say("reason"), judged.reason)) if judged else []
    thoughts = (
        lines((say("analysis"), judged.analysis), (say("next_review"), words.on(judged.next_review))) if judged else []
    )
    if not (toolkit.domains or toolkit.continuum or reason or thoughts):
        return None
    return {
        "sentence": sentence if toolkit.domains else "",
        "need": _need(toolkit, case, assessment) if toolkit.continuum else None,
        "reason": reason,
        "thoughts": thoughts,
    }


def _need(toolkit: Toolkit, case: Case, assessment: Assessment) -> Plain:
    """Return the level of need, or next step, that is indicated and the one judged."""
    points = indicated(toolkit, assessment)
    judged = toolkit.need_level(assessment.judgement.level) if assessment.judgement else None
    # Both are shown where they differ: a lower judgement must not hide what the toolkit asks to consider.
    levels = dict.fromkeys(level for level in (points.level, judged) if level)
    return {
        "indicated_head": say(words.need_key(toolkit, "indicated")),
        "indicated": words.need(toolkit, points.level) if points.level else say("no_level"),
        "because": points.because,
        "findings": [_because(case, assessment, f) for f in points.findings],
        "judged_head": say(words.need_key(toolkit, "judged")),
        "judged": words.need(toolkit, judged) if judged else words.judged(toolkit, assessment),
        "next": [(words.need(toolkit, level), level.next) for level in levels],
    }


def _because(case: Case, assessment: Assessment, finding: Finding) -> str:
    where = place(case, assessment.carer_ids, finding.domain, finding.indicator, finding.rating)
    return say("finding", where=where, level=words.level(finding.level))


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
            "items": [place(case, assessment.carer_ids, i.domain, i.indicator, i.rating) for i in group.items],
        }
        for group in unknowns(toolkit, assessment)
    ]
