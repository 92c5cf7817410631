"""The profile in a report: picture, table by domain and sub-domain, types of neglect, the family's view."""

from __future__ import annotations

from ..charts import profile_svg
from ..engine import DomainProfile, Profile, SubDomainProfile, by_type, family_views
from ..model import Assessment, Case, Toolkit
from . import words
from .report_values import Plain, maybe_level, place
from .words import say


def profile_part(toolkit: Toolkit, now: Profile, before: Profile | None) -> Plain | None:
    """Return picture and table; None for a toolkit that rates nothing.

    The picture is empty where the toolkit brings nothing together per domain.
    """
    if not toolkit.domains:
        return None
    return {
        "picture": profile_svg(now, toolkit.scale, before, title=say("profile"), prefix="profile"),
        "picture_text": say("picture", sentence=now.sentence),
        # Where the rule takes the worst, a second column would say it twice.
        "rolled": toolkit.roll_up != "worst" and any(domain.rolled for domain in now.domains),
        # Levels with half steps, and ties between them, need the width of the page.
        "wide": len(toolkit.scale.levels) > 5,
        "rows": [row for domain in now.domains for row in _rows(domain)],
    }


def _rows(domain: DomainProfile) -> list[Plain]:
    """Return the row of a domain and, under it, those of its sub-domains."""
    return [
        {
            "title": domain.title,
            "short": domain.short,
            "inside": False,
            "rolled": maybe_level(domain.rolled),
            "worst": maybe_level(domain.worst),
            "common": say("or").join(words.level(level) for level in domain.most_common),
            "known": say("known", rated=domain.rated, applicable=domain.applicable),
        },
        *(_inside(group) for group in domain.sub_domains),
    ]


def _inside(group: SubDomainProfile) -> Plain:
    return {
        "title": group.title,
        "short": group.title,
        "inside": True,
        "rolled": maybe_level(group.rolled),
        "worst": maybe_level(group.worst),
        "common": "",
        "known": say("known", rated=group.rated, applicable=group.asked),
    }


def types_part(toolkit: Toolkit, assessment: Assessment) -> list[Plain]:
    """Return each type of neglect with its worst level and unmet needs; nothing where nothing is rated."""
    found = by_type(toolkit, assessment)
    if not any(row.rated for row in found):
        return []
    return [
        {
            "title": row.label,
            "worst": maybe_level(row.worst),
            "unmet": list(dict.fromkeys(f.indicator.title for f in row.unmet)),
            "known": say("known", rated=row.rated, applicable=row.asked),
        }
        for row in found
    ]


def family_part(toolkit: Toolkit, case: Case, assessment: Assessment) -> list[Plain]:
    """Return each level that the family gave, beside the practitioner's."""
    return [
        {
            "question": place(case, assessment.carer_ids, view.domain, view.indicator, view.rating),
            "family": maybe_level(view.family_level),
            "own": maybe_level(view.level),
            "sees": say(f"family.{view.sees}"),
            "said": view.rating.family_words,
        }
        for view in family_views(toolkit, assessment)
    ]
