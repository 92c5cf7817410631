"""What a person's change makes of a part: pure functions from the part before to the part to save."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypeVar

from pydantic import ValidationError

from ..definitions import load_wording
from ..engine import asked_in, has_more
from ..errors import InputRefused
from ..model import (
    Action,
    Assessment,
    Depth,
    Evidence,
    FactorNote,
    FlagRecord,
    Indicator,
    Judgement,
    Person,
    Rating,
    Toolkit,
    VoiceNote,
)
from ..model.base import Value
from .arguments import SaveAction, SaveDepth, SaveFactor, SaveFlag, SaveJudgement, SaveRating, SaveVoice

V = TypeVar("V", bound=Value)


def asked_indicator(toolkit: Toolkit, assessment: Assessment, indicator_id: str) -> Indicator:
    """Return an indicator that this assessment asks; InputRefused for any other."""
    indicator = toolkit.indicator(indicator_id)
    if indicator is None or all(indicator not in asked for _, asked in asked_in(toolkit, assessment)):
        raise InputRefused("This assessment does not ask that question, so the answer was not saved.")
    return indicator


def changed_rating(toolkit: Toolkit, assessment: Assessment, args: SaveRating, by: Person, at: datetime) -> Rating:
    """Return the rating that results from one change on the form."""
    indicator = asked_indicator(toolkit, assessment, args.indicator)
    if args.carer not in assessment.carer_ids:
        raise InputRefused("That carer is not part of this assessment, so the answer was not saved.")
    before = assessment.rating(indicator.id, args.carer) or Rating(
        indicator=indicator.id, carer_id=args.carer, rater=by, at=at
    )
    update: dict[str, Any] = {"rater": by, "at": at}
    if args.choice is not None:
        update |= _choice(toolkit, indicator, args.choice)
    elif args.evidence is not None:
        update["evidence"] = _evidence(before.evidence, args)
    elif args.field in ("ask", "impact", "change", "family_words"):
        update[args.field] = args.value
    elif args.field == "family_level" and toolkit.family_rates:
        update["family_level"] = _level(toolkit, args.value)
    else:
        raise InputRefused("The page sent a change that the workbook does not know. Nothing was saved.")
    return _valid(Rating, before, update)


def _choice(toolkit: Toolkit, indicator: Indicator, choice: str) -> dict[str, Any]:
    if choice == "":
        return {"status": "not_looked_at", "level": None, "number": None}
    if choice in ("not_known", "not_applicable"):
        return {"status": choice, "level": None, "number": None}
    if indicator.numbers:
        chosen = next((one for one in indicator.numbers if str(one.number) == choice), None)
        if chosen is None:
            raise InputRefused("That number is not one of this question's, so it was not saved.")
        return {"status": "rated", "level": chosen.level, "number": chosen.number}
    return {"status": "rated", "level": _level(toolkit, choice), "number": None}


def _level(toolkit: Toolkit, value: Any) -> str | None:
    if value == "":
        return None
    if toolkit.scale.level(str(value)) is None:
        raise InputRefused("That level is not on this toolkit's scale, so it was not saved.")
    return str(value)


def _evidence(items: tuple[Evidence, ...], args: SaveRating) -> tuple[Evidence, ...]:
    before = next((item for item in items if item.id == args.evidence), None)
    value: Any = args.value
    if args.field == "on":
        value = _day(args.value)
    changed = _valid(Evidence, before or Evidence(id=args.evidence or ""), {args.field: value})
    return tuple(changed if item.id == changed.id else item for item in items) if before else (*items, changed)


def changed_flag(toolkit: Toolkit, assessment: Assessment, args: SaveFlag, by: Person, at: datetime) -> FlagRecord:
    """Return the red flag's record that results from one change; the first change raises it."""
    flag = toolkit.flag(args.flag)
    if flag is None or assessment.band not in flag.bands:
        raise InputRefused("This assessment does not have that red flag, so nothing was saved.")
    before = assessment.flag(flag.id) or FlagRecord(flag=flag.id, raised_by=by, raised_at=at)
    if args.field == "raise":
        # Raising a flag that had been withdrawn raises it anew; the journal keeps the withdrawal.
        return before.model_copy(update={"withdrawn": ""})
    return _valid(FlagRecord, before, {args.field: _day(args.value) if args.field == "done_on" else args.value})


def changed_voice(toolkit: Toolkit, assessment: Assessment, args: SaveVoice, by: Person, at: datetime) -> VoiceNote:
    """Return the note under one prompt after one change."""
    prompt = next((p for p in toolkit.prompts(assessment.band) if p.id == args.prompt), None)
    if prompt is None:
        raise InputRefused("This assessment does not have that prompt, so nothing was saved.")
    before = next((note for note in assessment.voice if note.prompt == args.prompt), None)
    blank = VoiceNote(prompt=args.prompt, by=by, at=at)
    update: dict[str, Any] = {"text": args.text} if args.field == "text" else {"words_of": args.text}
    if args.field == "links":
        if not set(args.links) <= set(prompt.grows_into):
            raise InputRefused("That prompt cannot be linked to that question, so nothing was saved.")
        update = {"grows_into": args.links}
    return _valid(VoiceNote, before or blank, {**update, "by": by, "at": at})


def changed_factor(toolkit: Toolkit, assessment: Assessment, args: SaveFactor, by: Person, at: datetime) -> FactorNote:
    """Return what is known of one factor after one change."""
    if all(factor.id != args.factor for factor in toolkit.factors):
        raise InputRefused("This toolkit does not have that factor, so nothing was saved.")
    before = next((note for note in assessment.factors if note.factor == args.factor), None)
    blank = FactorNote(factor=args.factor, by=by, at=at)
    return _valid(FactorNote, before or blank, {args.field: args.value, "by": by, "at": at})


def changed_depth(toolkit: Toolkit, assessment: Assessment, args: SaveDepth, by: Person, at: datetime) -> Depth:
    """Return which domains are opened in full once one more is."""
    domain = toolkit.domain(args.domain)
    if domain is None or not has_more(domain, assessment.band):
        raise InputRefused("This assessment has no further questions there, so nothing was changed.")
    before = assessment.depth or Depth(by=by, at=at)
    opened = tuple(dict.fromkeys((*before.opened, domain.id)))
    return before.model_copy(update={"opened": opened, "by": by, "at": at})


def changed_judgement(
    toolkit: Toolkit, assessment: Assessment, args: SaveJudgement, by: Person, at: datetime
) -> Judgement:
    """Return the practitioner's judgement after one change."""
    value: Any = args.value
    if args.field == "level":
        if toolkit.need_level(args.value) is None:
            raise InputRefused("That level of need is not in this toolkit, so it was not saved.")
    elif args.field == "next_review":
        value = _day(args.value)
    before = assessment.judgement or Judgement(by=by, at=at)
    return _valid(Judgement, before, {args.field: value, "by": by, "at": at})


def changed_action(toolkit: Toolkit, assessment: Assessment, args: SaveAction, by: Person, at: datetime) -> Action:
    """Return one line of the plan after one change; the first change adds the line."""
    value: Any = args.value
    if args.field == "indicator":
        value = asked_indicator(toolkit, assessment, args.value).id if args.value else None
    elif args.field == "target_level":
        value = _level(toolkit, args.value)
    elif args.field == "by_date":
        value = _day(args.value)
    before = next((action for action in assessment.plan if action.id == args.action), None)
    blank = Action(id=args.action, target="", by=by, at=at)
    return _valid(Action, before or blank, {args.field: value, "by": by, "at": at})


def _day(value: Any) -> date | None:
    if value == "":
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise InputRefused(load_wording()["page.real_date"]) from None


def _valid(kind: type[V], before: V, update: dict[str, Any]) -> V:
    """Copy with validation, which pydantic's model_copy leaves out."""
    try:
        return kind.model_validate({**before.model_dump(), **update})
    except ValidationError:
        raise InputRefused(load_wording()["page.not_savable"]) from None
