"""How far an assessment has come, and what keeps it from being finished."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Assessment, Domain, Toolkit
from .answers import Answer, answers, carers_of
from .findings import at_rank_or_worse
from .indicated import indicated
from .values import Blocker, DomainProgress, Finding, Progress
from .words import counted, label, say


def progress(toolkit: Toolkit, assessment: Assessment, carer_id: str | None = None) -> Progress:
    """Return how many questions of each domain are looked at, for one carer or for every carer.

    A question is one indicator about one carer; it is looked at once it has an answer, "not known" included.
    """
    carers = carers_of(assessment, carer_id)
    domains = tuple(_domain_progress(d, items, len(carers)) for d, items in answers(toolkit, assessment, carers))
    asked, looked_at = sum(d.asked for d in domains), sum(d.looked_at for d in domains)
    return Progress(domains, asked, looked_at, say("progress.some", looked_at=looked_at, asked=asked))


def blockers(toolkit: Toolkit, assessment: Assessment) -> tuple[Blocker, ...]:
    """Return what is to be done before finishing, in the order of the task list; empty when it may be finished.

    "Not known" is an answer; no answer is not. Window and carers need no check: an assessment without
    them cannot exist.
    """
    impactful = at_rank_or_worse(toolkit, assessment, toolkit.scale.impact_from)
    without_impact = [f for f in impactful if not f.rating.impact.strip()]
    by_domain = [
        blocker
        for domain, items in answers(toolkit, assessment, assessment.carer_ids)
        for blocker in (*_missing(domain, items, assessment.carer_ids), *_impact(domain, without_impact))
    ]
    return (*_flags(toolkit, assessment), *by_domain, *_judgement(toolkit, assessment))


def _unanswered(item: Answer, carers: Sequence[str]) -> list[str]:
    answered = {r.carer_id for r in item.ratings if r.status != "not_looked_at"}
    return [c for c in carers if c not in answered]


def _domain_progress(domain: Domain, items: Sequence[Answer], carers: int) -> DomainProgress:
    asked = len(items) * carers
    done = sum(r.status != "not_looked_at" for a in items for r in a.ratings)
    unknown = sum(r.status == "not_known" for a in items for r in a.ratings)
    if not done:
        words = say("progress.none")
    else:
        key = "progress.some_unknown" if unknown else "progress.some"
        words = say(key, looked_at=done, asked=asked, not_known=unknown)
    return DomainProgress(
        id=domain.id,
        title=domain.title,
        asked=asked,
        looked_at=done,
        not_known=unknown,
        done=done == asked,
        words=words,
    )


def _missing(domain: Domain, items: Sequence[Answer], carers: Sequence[str]) -> list[Blocker]:
    missing = [(item.indicator.id, carer) for item in items for carer in _unanswered(item, carers)]
    if not missing:
        return []
    indicator, carer = missing[0]
    sentence = counted("blocker.missing", len(missing), domain=domain.title)
    return [Blocker(sentence, f"domain:{domain.id}", indicator, carer)]


def _impact(domain: Domain, without_impact: Sequence[Finding]) -> list[Blocker]:
    return [
        Blocker(
            say("blocker.impact", title=f.indicator.title, level=label(f.level)),
            f"domain:{domain.id}",
            f.indicator.id,
            f.rating.carer_id,
        )
        for f in without_impact
        if f.domain.id == domain.id
    ]


def _flags(toolkit: Toolkit, assessment: Assessment) -> list[Blocker]:
    open_flags = [f for f in assessment.flags if not f.answered]
    titles = {f.id: f.title for f in toolkit.flags}
    return [Blocker(say("blocker.flag", title=titles.get(f.flag, f.flag)), "flags") for f in open_flags]


def _judgement(toolkit: Toolkit, assessment: Assessment) -> list[Blocker]:
    found, judgement = indicated(toolkit, assessment), assessment.judgement
    if not found.judged:
        return []
    if judgement is None or judgement.level is None:
        return [Blocker(say("blocker.judgement"), "summary")]
    pointed_to = found.level
    if judgement.reason.strip() or (pointed_to and pointed_to.value == judgement.level):
        return []
    key = "blocker.reason" if pointed_to else "blocker.reason_unknown"
    return [Blocker(say(key, indicated=pointed_to.label if pointed_to else ""), "summary")]
