"""Commands that change an assessment. Each saves first, and only then the page takes the new value."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from ..definitions import load_wording
from ..engine import blockers
from ..errors import InputRefused, VersionConflict
from ..model import (
    Action,
    Assessment,
    Depth,
    FactorNote,
    FlagRecord,
    Judgement,
    Part,
    Person,
    Rating,
    Toolkit,
    VoiceNote,
)
from . import arguments, words
from .changes import (
    changed_action,
    changed_depth,
    changed_factor,
    changed_flag,
    changed_judgement,
    changed_rating,
    changed_voice,
)
from .session import Session

Reply = dict[str, Any]
S = TypeVar("S", bound=arguments.SavePart)
Changed = Callable[[Toolkit, Assessment, S, Person, datetime], Part]
"""What a change makes of a part, as `changes` has it for each kind."""


def save_rating(session: Session, args: arguments.SaveRating, op_id: str) -> Reply:
    """Save one change to the rating of an indicator."""
    return _save(session, changed_rating, args, op_id)


def save_flag(session: Session, args: arguments.SaveFlag, op_id: str) -> Reply:
    """Save one change to a red flag."""
    return _save(session, changed_flag, args, op_id)


def save_voice(session: Session, args: arguments.SaveVoice, op_id: str) -> Reply:
    """Save the note under one prompt of the child's voice."""
    return _save(session, changed_voice, args, op_id)


def save_judgement(session: Session, args: arguments.SaveJudgement, op_id: str) -> Reply:
    """Save one change to the practitioner's judgement."""
    return _save(session, changed_judgement, args, op_id)


def save_action(session: Session, args: arguments.SaveAction, op_id: str) -> Reply:
    """Save one change to a line of the plan."""
    return _save(session, changed_action, args, op_id)


def save_factor(session: Session, args: arguments.SaveFactor, op_id: str) -> Reply:
    """Save one change to what is known of a factor."""
    return _save(session, changed_factor, args, op_id)


def save_depth(session: Session, args: arguments.SaveDepth, op_id: str) -> Reply:
    """Open a domain in full; what is rated already stays."""
    return _save(session, changed_depth, args, op_id)


def finish(session: Session, args: arguments.OneAssessment, op_id: str) -> Reply:
    """Lock an assessment that has nothing left to settle."""
    # Another page may have raised a flag or cleared an answer since this one was drawn.
    session.open_assessment(args.assessment, again=True)
    by, assessment, toolkit = session.open_for_change(args.assessment)
    left = blockers(toolkit, assessment)
    if left:
        raise InputRefused(f"This cannot be finished yet: {left[0].sentence} Everything you entered is saved.")
    at = session.clock()
    session.assessment = session.store.finish(assessment.id, by=by, at=at, op_id=op_id)
    return {"ok": True, "saved_at": words.clock_time(at)}


def _save(session: Session, changed: Changed[S], args: S, op_id: str) -> Reply:
    by, assessment, toolkit = session.open_for_change(args.assessment)
    at = session.clock()
    part = changed(toolkit, assessment, args, by, at)
    if part.version != args.base_version:
        # Made on another version than this session holds: built on that, it would undo what came between.
        part = changed(toolkit, session.open_assessment(args.assessment, again=True), args, by, at)
    try:
        saved = session.store.save(args.assessment, part, base_version=args.base_version, by=by, at=at, op_id=op_id)
    except VersionConflict as conflict:
        session.open_assessment(args.assessment, again=True)
        return _conflict(session, conflict)
    if saved.repeated:
        # A repeat is answered with its first result; meanwhile more may have been saved.
        latest = _same_part(session.open_assessment(args.assessment, again=True), saved.part)
        if latest is not None and latest.version > saved.part.version:
            return _conflict(session, VersionConflict("Somebody else has changed this since.", latest))
    else:
        session.take(saved.part)
    return {
        "ok": True,
        "part_key": args.part_key,
        "version": saved.part.version,
        "saved_at": words.clock_time(saved.at),
    }


def _same_part(assessment: Assessment, part: Part) -> Part | None:
    many: tuple[tuple[Part, ...], ...] = (
        assessment.ratings,
        assessment.flags,
        assessment.voice,
        assessment.plan,
        assessment.factors,
        (assessment.judgement,) if assessment.judgement else (),
        (assessment.depth,) if assessment.depth else (),
    )
    parts = (one for some in many for one in some)
    return next((one for one in parts if type(one) is type(part) and one.key == part.key), None)


def _conflict(session: Session, conflict: VersionConflict) -> Reply:
    theirs = conflict.current
    current = {"version": getattr(theirs, "version", 0), "words": "", "by_words": ""}
    if isinstance(theirs, Part):
        current |= {"words": said(session, theirs), "by_words": _by(theirs)}
    return {"ok": False, "reason": "conflict", "message": str(conflict), "current": current}


def _by(part: Part) -> str:
    person = part.rater if isinstance(part, Rating) else part.raised_by if isinstance(part, FlagRecord) else part.by
    when = part.raised_at if isinstance(part, FlagRecord) else part.at
    return f"{words.who(person)}, {words.day(when.date())} {words.clock_time(when)}"


def said(session: Session, part: Part) -> str:
    """Return what a part says in full, for a person to choose between two versions of it."""
    wording = load_wording()
    match part:
        case Rating():
            assert session.assessment is not None
            answer = words.answer(session.toolkit(session.assessment), part, wording)
            lines = [words.evidence_line(item, wording) for item in part.evidence if item.text]
            texts = [answer, *lines, part.impact, part.change, part.family_words]
        case FlagRecord():
            texts = [
                part.note,
                part.done,
                words.day(part.done_on) if part.done_on else "",
                part.done_by,
                part.told,
                part.withdrawn,
            ]
        case VoiceNote():
            texts = [part.text, wording[f"page.words_of.{part.words_of}"] if part.words_of else ""]
        case FactorNote():
            texts = [wording[f"page.factor.{part.answer}"] if part.answer else "", part.text]
        case Depth():
            texts = [wording["page.more.both"]]
        case Judgement():
            texts = [
                part.level or "",
                part.reason,
                part.analysis,
                words.day(part.next_review) if part.next_review else "",
            ]
        case Action():
            by_date = words.day(part.by_date) if part.by_date else ""
            texts = [part.target, part.measure, part.who, by_date, part.if_not]
    return " · ".join(text for text in texts if text.strip()) or wording["page.nothing"]
