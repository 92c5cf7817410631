"""What the live profile and the summary show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..charts import profile_svg, radar_table
from ..engine import evidence_strength, indicated, profile, progress, strengths, unknowns, unmet_needs
from ..engine.values import Finding, Indicated
from ..model import Assessment, Toolkit
from . import routes, words

Dicts = tuple[dict[str, Any], dict[str, Any]]


def profile_state(
    toolkit: Toolkit, assessment: Assessment, previous: Assessment | None, wording: Mapping[str, str]
) -> dict[str, Any]:
    """The radar with its sentence and table, and the indicated level of need in words."""
    now = profile(toolkit, assessment)
    comparable = (
        previous if previous and (previous.toolkit, previous.toolkit_version) == (toolkit.id, toolkit.version) else None
    )
    earlier = profile(toolkit, comparable) if comparable else None
    title = wording["page.profile.title"]
    return {
        "svg": profile_svg(now, toolkit.scale, earlier, title=title),
        "sentence": now.sentence,
        "rows": [
            {
                "domain": row.domain,
                "worst": row.worst,
                "most_common": row.most_common,
                "known": row.known,
                "level": words.level_dict(domain.worst) if domain.worst else None,
            }
            for row, domain in zip(radar_table(now), now.domains, strict=True)
        ],
        "indicated_words": _indicated_words(indicated(toolkit, assessment), wording),
    }


def _indicated_words(found: Indicated, wording: Mapping[str, str]) -> str:
    if found.level is None:
        return found.because
    return wording["page.indicated"].format(value=found.level.value, label=found.level.label)


def summary_view(
    toolkit: Toolkit, assessment: Assessment, previous: Assessment | None, wording: Mapping[str, str]
) -> Dicts:
    """The summary: strengths, unmet needs, what is not known, the levels of need, what next."""
    levels = [{"value": level.value, "label": level.label, "means": level.means} for level in toolkit.need_levels]
    content = {"levels": levels, "continuum": toolkit.continuum.title if toolkit.continuum else ""}
    return content, summary_state(toolkit, assessment, previous, wording)


def summary_state(
    toolkit: Toolkit, assessment: Assessment, previous: Assessment | None, wording: Mapping[str, str]
) -> dict[str, Any]:
    """Everything on the summary that follows from what is on disk."""
    found = indicated(toolkit, assessment)
    judgement = assessment.judgement
    how_far = progress(toolkit, assessment)
    judged = judgement.level if judgement else None
    return {
        **profile_state(toolkit, assessment, previous, wording),
        "assessment": assessment.id,
        "locked": assessment.finished,
        "strengths": [_finding(f, assessment, wording) for f in strengths(toolkit, assessment)],
        "unmet": [_finding(f, assessment, wording) for f in unmet_needs(toolkit, assessment)],
        "unknowns": [
            {
                "ask": unknown.ask or wording["page.ask.nobody"],
                "items": [
                    {
                        "domain": i.domain.title,
                        "indicator": i.indicator.title,
                        "to": routes.to_domain(assessment.id, i.domain.id),
                    }
                    for i in unknown.items
                ],
            }
            for unknown in unknowns(toolkit, assessment)
        ],
        "not_looked_at": how_far.asked - how_far.looked_at,
        "flags": _flags(toolkit, assessment, wording),
        "indicated": _indicated(found, assessment, wording),
        "judgement": {
            "level": judged or "",
            "reason": judgement.reason if judgement else "",
            "analysis": judgement.analysis if judgement else "",
            "next_review": judgement.next_review.isoformat() if judgement and judgement.next_review else "",
            "version": judgement.version if judgement else 0,
        },
        "differs": bool(judged and found.level and judged != found.level.value),
    }


def _finding(finding: Finding, assessment: Assessment, wording: Mapping[str, str]) -> dict[str, Any]:
    rating = finding.rating
    return {
        "domain": finding.domain.title,
        "indicator": finding.indicator.title,
        "level": words.level_dict(finding.level),
        "impact": rating.impact,
        "evidence": [words.evidence_line(item, wording) for item in rating.evidence if item.text.strip()],
        "evidence_words": evidence_strength(rating).words,
        "to": routes.to_domain(assessment.id, finding.domain.id),
    }


def _indicated(found: Indicated, assessment: Assessment, wording: Mapping[str, str]) -> dict[str, Any]:
    level = found.level
    return {
        "level": {"value": level.value, "label": level.label, "means": level.means} if level else None,
        "because": found.because,
        "incomplete": found.incomplete,
        "words": _indicated_words(found, wording),
        "findings": [_finding(f, assessment, wording) for f in found.findings],
        "next": level.next if level else "",
    }


def _flags(toolkit: Toolkit, assessment: Assessment, wording: Mapping[str, str]) -> list[dict[str, Any]]:
    rows = []
    for record in assessment.flags:
        flag = toolkit.flag(record.flag)
        rows.append(
            {
                "title": flag.title if flag else record.flag,
                "answered": record.answered,
                "words": wording[f"page.flag.{record.state}"],
                "done": record.done,
                "to": routes.to_assessment(assessment.id, "flags"),
            }
        )
    return rows
