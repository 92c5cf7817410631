"""What "check and finish" shows: every answer, what is missing, and what can be downloaded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..engine import blockers, unknowns
from ..model import Assessment, Toolkit
from . import routes, words

Dicts = tuple[dict[str, Any], dict[str, Any]]
FORMATS = ("pdf", "xlsx", "csv")


def check_answers(toolkit: Toolkit, assessment: Assessment, compare_count: int, wording: Mapping[str, str]) -> Dicts:
    """Every answer with its way back, blockers as sentences, and the downloads."""
    formats = [{"value": kind, "label": wording[f"page.download.{kind}"]} for kind in FORMATS]
    to_compare = routes.to_compare(assessment.case_id, assessment.child_id) if compare_count > 1 else None
    state = {
        "assessment": assessment.id,
        "locked": assessment.finished,
        "finished_words": _finished(assessment, wording),
        "blockers": [
            {"sentence": b.sentence, "to": routes.to_task(assessment.id, b.task)}
            for b in (() if assessment.finished else blockers(toolkit, assessment))
        ],
        "unknowns": sum(len(unknown.items) for unknown in unknowns(toolkit, assessment)),
        "sections": _sections(toolkit, assessment, wording),
        "compare_to": to_compare,
        "review_to": routes.to_start(assessment.case_id, assessment.child_id) if assessment.finished else None,
    }
    return {"formats": formats, "promise": wording["page.check.promise"]}, state


def _finished(assessment: Assessment, wording: Mapping[str, str]) -> str:
    if assessment.finished_at is None or assessment.finished_by is None:
        return ""
    return wording["page.check.finished"].format(
        who=words.who(assessment.finished_by), when=words.day(assessment.finished_at.date())
    )


def _sections(toolkit: Toolkit, assessment: Assessment, wording: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "title": domain.title,
            "to": routes.to_domain(assessment.id, domain.id),
            "rows": [
                _row(toolkit, assessment, indicator.id, indicator.title, carer, wording)
                for indicator in domain.asked(assessment.band)
                for carer in assessment.carer_ids
            ],
        }
        for domain in toolkit.domains_asked(assessment.band)
    ]


def _row(
    toolkit: Toolkit, assessment: Assessment, indicator: str, title: str, carer: str, wording: Mapping[str, str]
) -> dict[str, Any]:
    rating = assessment.rating(indicator, carer)
    if rating is None:
        return {"question": title, "answer": wording["page.status.not_looked_at"], "level": None, "detail": []}
    level = toolkit.scale.level(rating.level) if rating.level else None
    detail = [words.evidence_line(item, wording) for item in rating.evidence if item.text.strip()]
    if rating.impact.strip():
        detail.append(wording["page.impact"].format(text=rating.impact))
    return {
        "question": title,
        "answer": words.answer(toolkit, rating, wording),
        "level": words.level_dict(level) if level else None,
        "detail": detail,
    }
