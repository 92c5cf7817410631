"""What an assessment's report says, as plain values for the template."""

from __future__ import annotations

from datetime import datetime

from ..definitions import load_wording
from ..engine import Profile, profile, strengths, unmet_needs
from ..model import Assessment, Case, Person, Toolkit
from . import words
from .report_answers import answers_part
from .report_facts import Source, Sources, facts, printed
from .report_findings import finding_values, flag, summary, unknown_groups
from .report_notes import closing_part, factors_part, voice_part
from .report_plan import earlier_plan_part, plan_part
from .report_profile import family_part, profile_part, types_part
from .report_values import Plain
from .words import say


def report(
    toolkit: Toolkit,
    case: Case,
    assessment: Assessment,
    *,
    earlier: Source | None,
    sources: Sources,
    made_by: Person,
    made_at: datetime,
) -> Plain:
    """Return everything the report shows, in the template's names; of people first the code.

    A part is None where the toolkit does not ask for it and nobody wrote it: then it has no heading either.
    """
    now = profile(toolkit, assessment)
    before = _comparable(toolkit, earlier, assessment)
    return {
        "title": say("title", case=case.code, day=words.on(assessment.window_end)),
        "case": say("case", case=case.code, child=_code(case, assessment)),
        "invented": say("invented") if case.invented else "",
        "state": words.state(assessment),
        "made_by": made_by.name,
        "words": fixed_words(),
        "facts": [*facts(toolkit, case, assessment, sources), printed(made_by, made_at)],
        "flags": _flags(toolkit, assessment),
        "summary": summary(toolkit, case, assessment, now.sentence),
        "closing": closing_part(toolkit, assessment),
        "profile": profile_part(toolkit, now, before),
        "earlier": _earlier_note(now, earlier) if before else "",
        "types": types_part(toolkit, assessment),
        "earlier_plan": earlier_plan_part(toolkit, earlier, assessment),
        "found": _found(toolkit, case, assessment) if toolkit.domains else None,
        "family": family_part(toolkit, case, assessment),
        "voice": voice_part(toolkit, assessment),
        "factors": factors_part(toolkit, assessment),
        "plan": plan_part(toolkit, assessment),
        "domains": answers_part(toolkit, case, assessment),
        "spelled": "",
    }


def fixed_words() -> Plain:
    """Return the fixed words that a template looks up itself."""
    return {key.removeprefix("export."): text for key, text in load_wording().items() if key.startswith("export.")}


def _comparable(toolkit: Toolkit, earlier: Source | None, assessment: Assessment) -> Profile | None:
    """Return the earlier profile where the same words made both: levels of others do not compare."""
    if earlier is None or not earlier[1].asks_as(toolkit):
        return None
    then, now = ((a.toolkit, a.toolkit_version) for a in (earlier[0], assessment))
    return profile(toolkit, earlier[0]) if then == now else None


def _earlier_note(now: Profile, earlier: Source | None) -> str:
    """Say how last time stands in the picture: as a dashed line in a radar, as hollow marks in rows."""
    drawn = sum(domain.drawn for domain in now.domains)
    if not drawn or earlier is None:
        return ""
    return say("earlier" if drawn >= 3 else "earlier_rows", day=words.on(earlier[0].window_end))


def _code(case: Case, assessment: Assessment) -> str:
    child = case.child(assessment.child_id)
    return child.code if child else say("nobody")


def _flags(toolkit: Toolkit, assessment: Assessment) -> list[Plain] | None:
    if not assessment.flags and not toolkit.flags_asked(assessment.band):
        return None
    return [flag(toolkit, record) for record in assessment.flags]


def _found(toolkit: Toolkit, case: Case, assessment: Assessment) -> Plain:
    """Return strengths, unmet needs and what is not known."""
    return {
        "strengths": [finding_values(toolkit, case, assessment, f) for f in strengths(toolkit, assessment)],
        "unmet": [finding_values(toolkit, case, assessment, f) for f in unmet_needs(toolkit, assessment)],
        "unknown": unknown_groups(toolkit, case, assessment),
    }
