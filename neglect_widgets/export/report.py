"""What an assessment's report says, as plain values for the template."""

from __future__ import annotations

from datetime import datetime

from ..charts import profile_svg
from ..definitions import load_wording
from ..engine import DomainProfile, profile, strengths, unmet_needs
from ..engine.asked import asked_in
from ..model import Assessment, Case, Indicator, Person, Toolkit
from . import words
from .report_findings import finding_values, flag, summary, unknown_groups
from .report_values import Plain, evidence_items, level_words
from .rows import descriptor
from .words import say


def report(
    toolkit: Toolkit,
    case: Case,
    assessment: Assessment,
    *,
    earlier: Assessment | None,
    made_by: Person,
    made_at: datetime,
) -> Plain:
    """Return everything the report shows, in the template's names; of people first the code."""
    title = say("title", case=case.code, day=words.on(assessment.window_end))
    now = profile(toolkit, assessment)
    before = profile(toolkit, earlier) if earlier and earlier.toolkit == assessment.toolkit else None
    return {
        "title": title,
        "case": say("case", case=case.code, child=_code(case, assessment)),
        "invented": say("invented") if case.invented else "",
        "state": words.state(assessment),
        "made_by": made_by.name,
        "words": _words(),
        "facts": _facts(toolkit, case, assessment, made_by, made_at),
        "flags": [flag(toolkit, record) for record in assessment.flags],
        "summary": summary(toolkit, case, assessment, now.sentence, earlier if before else None),
        "picture": profile_svg(now, toolkit.scale, before, title=say("profile"), prefix="profile"),
        "picture_text": say("picture", sentence=now.sentence),
        "table": [_table_row(domain) for domain in now.domains],
        "strengths": [finding_values(toolkit, case, assessment, f) for f in strengths(toolkit, assessment)],
        "unmet": [finding_values(toolkit, case, assessment, f) for f in unmet_needs(toolkit, assessment)],
        "unknown": unknown_groups(toolkit, case, assessment),
        "voice": _voice(toolkit, assessment),
        "plan": _plan(toolkit, assessment),
        "domains": [
            {
                "title": domain.title,
                "indicators": [_indicator(toolkit, case, assessment, indicator) for indicator in indicators],
            }
            for domain, indicators in asked_in(toolkit, assessment)
        ],
        "spelled": "",
    }


def _words() -> Plain:
    """Return the fixed words that the template looks up itself."""
    return {key.removeprefix("export."): text for key, text in load_wording().items() if key.startswith("export.")}


def _code(case: Case, assessment: Assessment) -> str:
    child = case.child(assessment.child_id)
    return child.code if child else say("nobody")


def _facts(
    toolkit: Toolkit, case: Case, assessment: Assessment, made_by: Person, made_at: datetime
) -> list[tuple[str, str]]:
    return [
        (say("column.child"), words.child(case, assessment)),
        (say("column.band"), words.band(toolkit, assessment)),
        (say("window"), words.window(assessment)),
        (say("carers"), "\n".join(words.carer(case, c) for c in assessment.carer_ids)),
        (say("raters"), "\n".join(words.person(p) for p in words.raters(assessment))),
        (say("column.toolkit"), say("toolkit", title=toolkit.title, version=assessment.toolkit_version)),
        (say("made"), say("made_words", at=words.at(made_at), person=words.person(made_by))),
    ]


def _table_row(domain: DomainProfile) -> Plain:
    return {
        "domain": domain.short,
        "worst": level_words(domain.worst) if domain.worst else None,
        "common": say("or").join(level.label for level in domain.most_common),
        "known": say("known", rated=domain.rated, applicable=domain.applicable),
    }


def _voice(toolkit: Toolkit, assessment: Assessment) -> list[Plain]:
    titles = {prompt.id: prompt.title for prompt in toolkit.voice}
    return [
        {
            "prompt": titles.get(note.prompt, note.prompt),
            "text": note.text,
            "by": say("written", person=words.person(note.by), day=words.on(note.at.date())),
        }
        for note in assessment.voice
        if note.text.strip()
    ]


def _plan(toolkit: Toolkit, assessment: Assessment) -> list[Plain]:
    def about(indicator_id: str | None) -> str:
        indicator = toolkit.indicator(indicator_id) if indicator_id else None
        return indicator.title if indicator else indicator_id or ""

    return [
        {
            "target": action.target,
            "lines": [
                (say("column.who"), action.who),
                (say("column.by_date"), words.on(action.by_date)),
                (say("column.if_not"), action.if_not),
                (say("column.question"), about(action.indicator)),
            ],
        }
        for action in assessment.plan
    ]


def _indicator(toolkit: Toolkit, case: Case, assessment: Assessment, indicator: Indicator) -> Plain:
    return {
        "question": indicator.title,
        "answers": [_answer(toolkit, case, assessment, indicator, carer) for carer in assessment.carer_ids],
    }


def _answer(toolkit: Toolkit, case: Case, assessment: Assessment, indicator: Indicator, carer_id: str) -> Plain:
    rating = assessment.rating(indicator.id, carer_id)
    level = toolkit.scale.level(rating.level) if rating and rating.level else None
    by = say("rated", name=rating.rater.name, day=words.on(rating.at.date())) if rating else ""
    return {
        "carer": words.carer(case, carer_id) if len(assessment.carer_ids) > 1 else "",
        "level": level_words(level) if level else None,
        "status": words.status(rating),
        "descriptor": descriptor(indicator, assessment.band, rating),
        "evidence": evidence_items(rating) if rating else [],
        "impact": rating.impact if rating else "",
        "change": rating.change if rating else "",
        "by": by,
    }
