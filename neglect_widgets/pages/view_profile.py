"""What the live profile and the summary show."""

from __future__ import annotations

from ..charts import profile_svg, radar_table
from ..engine import (
    by_type,
    evidence_strength,
    family_views,
    indicated,
    profile,
    progress,
    strengths,
    unknowns,
    unmet_needs,
)
from ..engine.values import DomainProfile, FamilyView, Finding, Indicated, Profile, TypeProfile
from ..model import Domain, Indicator, Rating
from . import routes, words
from .opened import Opened, State


def profile_state(opened: Opened) -> State:
    """The radar with its sentence and table, and the indicated level of need in words."""
    toolkit = opened.toolkit
    now = profile(toolkit, opened.assessment)
    found = indicated(toolkit, opened.assessment)
    return {
        "svg": _picture(opened, now),
        "sentence": now.sentence if toolkit.domains else "",
        "rows": [
            {
                "domain": row.domain,
                "worst": row.worst,
                "most_common": row.most_common,
                "known": row.known,
                "level": words.level_dict(domain.worst) if domain.worst else None,
                **_rolled(domain),
            }
            for row, domain in zip(radar_table(now), now.domains, strict=True)
        ],
        "indicated_words": _indicated_words(opened, found),
        "indicated_title": _indicated_title(opened),
    }


def _picture(opened: Opened, now: Profile) -> str:
    """The radar with last time's beside it; none where the toolkit brings nothing together per domain."""
    if not any(domain.drawn for domain in now.domains):
        return ""
    toolkit, previous, its_own = opened.toolkit, opened.previous, opened.previous_toolkit
    earlier = profile(toolkit, previous) if previous and its_own and its_own.asks_as(toolkit) else None
    return profile_svg(now, toolkit.scale, earlier, title=opened.wording["page.profile.title"])


def _rolled(domain: DomainProfile) -> State:
    """What the toolkit's rule makes of a domain and its sub-domains, where it has such a rule."""
    return {
        "rolled": words.level_dict(domain.rolled) if domain.rolled else None,
        "groups": [
            {
                "title": group.title,
                "known": f"{group.rated}/{group.asked}",
                "level": words.level_dict(level) if (level := group.rolled or group.worst) else None,
            }
            for group in domain.sub_domains
        ],
    }


def _indicated_title(opened: Opened) -> str:
    continuum = opened.toolkit.continuum
    if continuum is None:
        return ""
    return opened.wording["page.indicated.step" if continuum.steps else "page.indicated.need"]


def _indicated_words(opened: Opened, found: Indicated) -> str:
    if found.level is None:
        return found.because
    continuum = opened.toolkit.continuum
    if continuum and continuum.steps:
        return found.level.label
    return found.level.words


def summary_view(opened: Opened) -> State:
    """The levels of need, or next steps, that a person may judge."""
    continuum = opened.toolkit.continuum
    kind = "step" if continuum and continuum.steps else "need"
    return {
        "levels": [
            {
                "value": level.value,
                "label": level.label if kind == "step" else level.words,
                "means": level.means,
            }
            for level in opened.toolkit.need_levels
        ],
        "continuum": continuum.title if continuum else "",
        "indicated_title": _indicated_title(opened),
        "judged_title": opened.wording[f"page.judged.{kind}"],
        "judges": continuum is not None,
        "rates": bool(opened.toolkit.domains),
    }


def summary_state(opened: Opened) -> State:
    """Everything on the summary that follows from what is on disk."""
    toolkit, assessment, wording = opened.toolkit, opened.assessment, opened.wording
    found = indicated(toolkit, assessment)
    judgement = assessment.judgement
    how_far = progress(toolkit, assessment)
    judged = judgement.level if judgement else None
    return {
        **profile_state(opened),
        "assessment": assessment.id,
        "locked": assessment.finished,
        "strengths": [_finding(opened, f) for f in strengths(toolkit, assessment)],
        "unmet": [_finding(opened, f) for f in unmet_needs(toolkit, assessment)],
        "unknowns": [
            {
                "ask": unknown.ask or wording["page.ask.nobody"],
                "items": [
                    {
                        "domain": i.domain.title,
                        "indicator": i.indicator.title,
                        "to": _place(opened, i.domain, i.indicator, i.rating),
                    }
                    for i in unknown.items
                ],
            }
            for unknown in unknowns(toolkit, assessment)
        ],
        "not_looked_at": how_far.asked - how_far.looked_at,
        "types": [_type(opened, row) for row in by_type(toolkit, assessment)],
        "family": [_family(opened, view) for view in family_views(toolkit, assessment)],
        "flags": _flags(opened),
        "indicated": _indicated(opened, found),
        "judgement": {
            "level": judged or "",
            "reason": judgement.reason if judgement else "",
            "analysis": judgement.analysis if judgement else "",
            "next_review": judgement.next_review.isoformat() if judgement and judgement.next_review else "",
            "version": judgement.version if judgement else 0,
        },
        "differs": bool(judged and found.level and judged != found.level.value),
    }


def _place(opened: Opened, domain: Domain, indicator: Indicator, rating: Rating) -> str:
    """The address of one question, for the carer it was answered for."""
    several = len(opened.assessment.carer_ids) > 1
    return routes.to_domain(opened.assessment.id, domain.id, rating.carer_id if several else "", indicator.id)


def _type(opened: Opened, row: TypeProfile) -> State:
    """One type of neglect with its worst level and unmet needs."""
    return {
        "label": row.label,
        "known": opened.wording["page.type.known"].format(rated=row.rated, asked=row.asked),
        "level": words.level_dict(row.worst) if row.worst else None,
        "unmet": [f.indicator.title for f in row.unmet],
    }


def _family(opened: Opened, view: FamilyView) -> State:
    """The family's level beside the practitioner's."""
    return {
        "indicator": view.indicator.title,
        "to": _place(opened, view.domain, view.indicator, view.rating),
        "family": words.level_dict(view.family_level),
        "own": words.level_dict(view.level) if view.level else None,
        "sees": opened.wording[f"page.family.{view.sees}"],
        "said": view.rating.family_words,
    }


def _finding(opened: Opened, finding: Finding) -> State:
    rating = finding.rating
    return {
        "domain": finding.domain.title,
        "indicator": finding.indicator.title,
        "level": words.level_dict(finding.level),
        "impact": rating.impact,
        "evidence": [words.evidence_line(item, opened.wording) for item in rating.evidence if item.text.strip()],
        "evidence_words": evidence_strength(rating, opened.toolkit.evidence).words,
        "to": _place(opened, finding.domain, finding.indicator, finding.rating),
    }


def _indicated(opened: Opened, found: Indicated) -> State:
    level = found.level
    return {
        "judged": found.judged,
        "level": {"value": level.value, "label": level.label, "means": level.means} if level else None,
        "because": found.because,
        "incomplete": found.incomplete,
        "words": _indicated_words(opened, found),
        "findings": [_finding(opened, f) for f in found.findings],
        "next": level.next if level else "",
    }


def _flags(opened: Opened) -> list[State]:
    rows = []
    for record in opened.assessment.flags:
        flag = opened.toolkit.flag(record.flag)
        rows.append(
            {
                "title": flag.title if flag else record.flag,
                "answered": record.answered,
                "words": opened.wording[f"page.flag.{record.state}"],
                "done": record.done,
                "to": routes.to_assessment(opened.assessment.id, "flags"),
            }
        )
    return rows
