"""What "check and finish" shows: every answer, what is missing, and what can be downloaded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..engine import asked_in, blockers, unknowns
from ..model import Assessment, FlagRecord, Toolkit
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
    return {
        "formats": formats,
        "promise": wording["page.check.promise"],
        "draft_hint": wording["page.check.draft_hint"],
    }, state


def _finished(assessment: Assessment, wording: Mapping[str, str]) -> str:
    if assessment.finished_at is None or assessment.finished_by is None:
        return ""
    return wording["page.check.finished"].format(
        who=words.who(assessment.finished_by), when=words.day(assessment.finished_at.date())
    )


def _sections(toolkit: Toolkit, assessment: Assessment, wording: Mapping[str, str]) -> list[dict[str, Any]]:
    domains = [
        {
            "title": domain.title,
            "to": routes.to_domain(assessment.id, domain.id),
            "rows": [
                _row(toolkit, assessment, indicator.id, indicator.title, carer, wording)
                for indicator in indicators
                for carer in assessment.carer_ids
            ],
        }
        for domain, indicators in asked_in(toolkit, assessment)
    ]
    return [_flags(toolkit, assessment, wording), *domains, *_words(toolkit, assessment, wording)]


def _section(
    assessment: Assessment, task: str, rows: list[dict[str, Any]], wording: Mapping[str, str]
) -> dict[str, Any]:
    return {"title": wording[f"page.task.{task}"], "to": routes.to_assessment(assessment.id, task), "rows": rows}


def _said(question: str, answer: str, *detail: str) -> dict[str, Any]:
    return {"question": question, "answer": answer, "level": None, "detail": [line for line in detail if line.strip()]}


def _flags(toolkit: Toolkit, assessment: Assessment, wording: Mapping[str, str]) -> dict[str, Any]:
    rows = [
        _said(_flag_title(toolkit, record), wording[f"page.flag.{record.state}"], record.note, record.done)
        for record in assessment.flags
    ]
    none = [_said(wording["page.task.flags"], wording["page.flags.none"])]
    return _section(assessment, "flags", rows or none, wording)


def _flag_title(toolkit: Toolkit, record: FlagRecord) -> str:
    flag = toolkit.flag(record.flag)
    return flag.title if flag else record.flag


def _words(toolkit: Toolkit, assessment: Assessment, wording: Mapping[str, str]) -> list[dict[str, Any]]:
    """The child's voice, the judgement and the plan: each with a row even where nothing is written."""
    nothing, notes = wording["page.nothing"], {note.prompt: note.text for note in assessment.voice}
    prompts = [prompt for prompt in toolkit.voice if assessment.band in prompt.bands]
    voice = [_said(prompt.title, notes.get(prompt.id, "").strip() or nothing) for prompt in prompts]
    judgement = assessment.judgement
    level = toolkit.need_level(judgement.level) if judgement else None
    judged = _said(
        wording["page.check.judged"],
        f"{level.value} {level.label}" if level else nothing,
        *((judgement.reason, judgement.analysis) if judgement else ()),
    )
    review = _said(
        wording["page.check.next_review"],
        words.day(judgement.next_review) if judgement and judgement.next_review else nothing,
    )
    plan = [
        _said(wording["page.check.action"].format(number=number), action.target or nothing, action.who)
        for number, action in enumerate(assessment.plan, 1)
    ]
    return [
        _section(assessment, "voice", voice, wording),
        _section(assessment, "summary", [judged, review], wording),
        _section(assessment, "plan", plan or [_said(wording["page.task.plan"], wording["page.plan.none"])], wording),
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
