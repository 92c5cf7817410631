"""What "check and finish" shows: every answer, what is missing, and what can be downloaded."""

from __future__ import annotations

from ..engine import asked_in, blockers, unknowns
from ..model import Domain, FlagRecord, Indicator
from . import routes, words
from .opened import Opened, State
from .view_notes import prompts_in

FORMATS = ("pdf", "docx", "xlsx", "csv")


def check_answers(opened: Opened) -> State:
    """The downloads, and what finishing means."""
    wording = opened.wording
    return {
        "formats": [{"value": kind, "label": wording[f"page.download.{kind}"]} for kind in FORMATS],
        "promise": wording["page.check.promise"],
        "draft_hint": wording["page.check.draft_hint"],
    }


def check_state(opened: Opened) -> State:
    """Every answer with its way back, and blockers as sentences."""
    toolkit, assessment = opened.toolkit, opened.assessment
    left = () if assessment.finished else blockers(toolkit, assessment)
    several = len(assessment.carer_ids) > 1
    return {
        "assessment": assessment.id,
        "locked": assessment.finished,
        "finished_words": _finished(opened),
        "blockers": [
            {
                "sentence": b.sentence,
                "to": routes.to_task(assessment.id, b.task, b.carer_id if several else "", b.indicator),
            }
            for b in left
        ],
        "unknowns": sum(len(unknown.items) for unknown in unknowns(toolkit, assessment)),
        "sections": _sections(opened),
        "compare_to": routes.to_compare(assessment.case_id, assessment.child_id) if len(opened.series) > 1 else None,
        "review_words": _review(opened),
        "review_to": routes.to_start(assessment.case_id, assessment.child_id) if assessment.finished else None,
    }


def _finished(opened: Opened) -> str:
    assessment = opened.assessment
    if assessment.finished_at is None or assessment.finished_by is None:
        return ""
    return opened.wording["page.check.finished"].format(
        who=words.who(assessment.finished_by), when=words.day(assessment.finished_at.date())
    )


def _review(opened: Opened) -> str:
    judgement = opened.assessment.judgement
    if judgement is None or judgement.next_review is None:
        return opened.wording["page.check.review"]
    return opened.wording["page.check.review_on"].format(when=words.day(judgement.next_review))


def _sections(opened: Opened) -> list[State]:
    several = len(opened.assessment.carer_ids) > 1
    domains = [
        {
            "title": domain.title,
            "to": routes.to_domain(opened.assessment.id, domain.id),
            "rows": [
                _row(opened, domain, indicator, carer, several=several)
                for indicator in indicators
                for carer in opened.assessment.carer_ids
            ],
        }
        for domain, indicators in asked_in(opened.toolkit, opened.assessment)
    ]
    factors = [_factors(opened)] if opened.toolkit.factors else []
    return [_flags(opened), *factors, *domains, *_notes(opened), *_judged(opened)]


def _section(opened: Opened, task: str, rows: list[State]) -> State:
    title = opened.wording[f"page.task.{task}"]
    return {"title": title, "to": routes.to_assessment(opened.assessment.id, task), "rows": rows}


def _said(question: str, answer: str, *detail: str) -> State:
    return {"question": question, "answer": answer, "level": None, "detail": [line for line in detail if line.strip()]}


def _flags(opened: Opened) -> State:
    wording = opened.wording
    rows = [
        _said(_flag_title(opened, record), wording[f"page.flag.{record.state}"], record.note, record.done)
        for record in opened.assessment.flags
    ]
    return _section(opened, "flags", rows or [_said(wording["page.task.flags"], wording["page.flags.none"])])


def _flag_title(opened: Opened, record: FlagRecord) -> str:
    flag = opened.toolkit.flag(record.flag)
    return flag.title if flag else record.flag


def _factors(opened: Opened) -> State:
    wording = opened.wording
    notes = {note.factor: note for note in opened.assessment.factors if note.answer}
    rows = [
        _said(factor.title, wording[f"page.factor.{note.answer}"], note.text)
        for factor in opened.toolkit.factors
        if (note := notes.get(factor.id))
    ]
    return _section(opened, "factors", rows or [_said(wording["page.task.factors"], wording["page.factors.none"])])


def _notes(opened: Opened) -> list[State]:
    """What stands under the prompts, each with a row even where nothing is written."""
    nothing, notes = opened.wording["page.nothing"], {note.prompt: note.text for note in opened.assessment.voice}
    found = (
        ("voice", prompts_in(opened.toolkit.voice, opened.band)),
        ("closing", prompts_in(opened.toolkit.closing, opened.band)),
    )
    return [
        _section(opened, task, [_said(p.title, notes.get(p.id, "").strip() or nothing) for p in prompts])
        for task, prompts in found
        if prompts
    ]


def _judged(opened: Opened) -> list[State]:
    """The judgement and the plan."""
    toolkit, assessment, wording = opened.toolkit, opened.assessment, opened.wording
    nothing, judgement = wording["page.nothing"], assessment.judgement
    level = toolkit.need_level(judgement.level) if judgement else None
    kind = "step" if toolkit.continuum and toolkit.continuum.steps else "need"
    said = (judgement.reason, judgement.analysis) if judgement else ()
    judged = _said(wording[f"page.judged.{kind}"], level.label if level else nothing, *said)
    review = _said(
        wording["page.check.next_review"],
        words.day(judgement.next_review) if judgement and judgement.next_review else nothing,
    )
    plan = [
        _said(wording["page.check.action"].format(number=number), action.target or nothing, action.who)
        for number, action in enumerate(assessment.plan, 1)
    ]
    return [
        _section(opened, "summary", [judged, review] if toolkit.continuum else [review]),
        _section(opened, "plan", plan or [_said(wording["page.task.plan"], wording["page.plan.none"])]),
    ]


def _row(opened: Opened, domain: Domain, indicator: Indicator, carer: str, *, several: bool) -> State:
    toolkit, wording = opened.toolkit, opened.wording
    title = indicator.title
    if several and (found := opened.case.carer(carer)):
        title = f"{title} ({words.carer(found)})"
    to = routes.to_domain(opened.assessment.id, domain.id, carer if several else "", indicator.id)
    rating = opened.assessment.rating(indicator.id, carer)
    if rating is None:
        answer = wording["page.status.not_looked_at"]
        return {"question": title, "answer": answer, "level": None, "detail": [], "to": to}
    level = toolkit.scale.level(rating.level) if rating.level else None
    detail = [words.evidence_line(item, wording) for item in rating.evidence if item.text.strip()]
    if rating.impact.strip():
        detail.append(wording["page.impact"].format(text=rating.impact))
    if family := toolkit.scale.level(rating.family_level or ""):
        detail.append(wording["page.family.said"].format(level=family.label, text=rating.family_words).strip())
    return {
        "question": title,
        "answer": words.answer(toolkit, rating, wording),
        "level": words.level_dict(level) if level else None,
        "detail": detail,
        "to": to,
    }
