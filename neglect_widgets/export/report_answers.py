"""Every answer of an assessment, domain by domain, for each carer."""

from __future__ import annotations

from itertools import groupby

from ..engine import asked_in
from ..model import Assessment, Case, Domain, Indicator, Toolkit
from . import words
from .report_values import Plain, evidence_items, maybe_level
from .rows import descriptor
from .words import say


def answers_part(toolkit: Toolkit, case: Case, assessment: Assessment) -> list[Plain]:
    """Return each domain that the assessment asks, its questions under the sub-domains they belong to."""
    return [
        {
            "title": domain.title,
            "groups": [
                {"title": title, "indicators": [_indicator(toolkit, case, assessment, i) for i in inside]}
                for title, inside in by_sub_domain(domain, indicators)
            ],
        }
        for domain, indicators in asked_in(toolkit, assessment)
    ]


def by_sub_domain(domain: Domain, indicators: list[Indicator]) -> list[tuple[str, list[Indicator]]]:
    """Return the indicators under the titles of their sub-domains; one untitled group where there are none."""
    titles = {group.id: group.title for group in domain.sub_domains}
    order = {id: number for number, id in enumerate(titles)}

    def key(indicator: Indicator) -> int:
        return order.get(indicator.sub_domain or "", len(order))

    found = groupby(sorted(indicators, key=key), key=lambda i: titles.get(i.sub_domain or "", ""))
    return [(title, list(inside)) for title, inside in found]


def _indicator(toolkit: Toolkit, case: Case, assessment: Assessment, indicator: Indicator) -> Plain:
    return {
        "question": indicator.title,
        "answers": [_answer(toolkit, case, assessment, indicator, carer) for carer in assessment.carer_ids],
    }


def _answer(toolkit: Toolkit, case: Case, assessment: Assessment, indicator: Indicator, carer_id: str) -> Plain:
    rating = assessment.rating(indicator.id, carer_id)
    said = {
        "carer": words.carer(case, carer_id) if len(assessment.carer_ids) > 1 else "",
        "status": words.status(rating),
        "descriptor": descriptor(indicator, assessment.band, rating),
    }
    if rating is None:
        return {**said, "level": None, "number": "", "evidence": [], "lines": [], "by": ""}
    family = toolkit.scale.level(rating.family_level or "")
    return {
        **said,
        "level": maybe_level(toolkit.scale.level(rating.level or "")),
        "number": "" if rating.number is None else say("number", number=rating.number),
        "evidence": evidence_items(rating),
        "lines": [
            (say("impact"), rating.impact),
            (say("change"), rating.change),
            (say("family"), words.joined(words.level(family), rating.family_words)),
        ],
        "by": say("rated", name=rating.rater.name, day=words.on(rating.at.date())),
    }
