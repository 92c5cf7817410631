"""A toolkit as a form to print and fill in by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time

from ..errors import InputRefused
from ..model import Band, Domain, Factor, Flag, Prompt, Tier, Toolkit
from . import words
from .blank_question import question
from .other_language import ENGLISH_ONLY, OtherLanguage
from .report import fixed_words
from .report_answers import by_sub_domain
from .report_values import Plain
from .typeset import typeset
from .words import say


def blank_form_pdf(toolkit: Toolkit, band: str, *, other: OtherLanguage = ENGLISH_ONLY) -> bytes:
    """Return a form with all that the toolkit asks in an age band, as a tagged PDF/UA-1 file.

    Red flags stand first; what is asked only in full depth or on a condition says so. Texts in the `other`
    language are marked with it. The same toolkit gives the same bytes. Raises InputRefused where the toolkit has
    no such band, or asks nothing in it.
    """
    found = toolkit.band(band)
    if found is None or not toolkit.asks_in(band):
        raise InputRefused(say("blank.no_band", toolkit=toolkit.title, bands=_bands(toolkit)), "band")
    published = datetime.combine(toolkit.published, time(), tzinfo=UTC)
    values = {**blank_form(toolkit, found), "other": other.plain()}
    return typeset("blank.typ", values, made_at=published, note=say("spelled"))


def blank_form(toolkit: Toolkit, band: Band) -> Plain:
    """Return everything the form shows, in the template's names; a part is empty where the toolkit has none."""
    return {
        "title": say("blank.title", toolkit=toolkit.title),
        "head": say("blank.head", toolkit=toolkit.title, version=toolkit.version),
        "band": band.label,
        "summary": toolkit.summary,
        "rates": bool(toolkit.domains),
        "words": fixed_words(),
        "tiers": [tier for tier in (_tier(toolkit, t, band.id) for t in toolkit.tiers) if tier["flags"]],
        "factors": _factors(toolkit.factors),
        "domains": [domain for domain in (_domain(toolkit, d, band.id) for d in toolkit.domains) if domain["groups"]],
        "voice": _prompts(toolkit.voice, band.id),
        "closing": _prompts(toolkit.closing, band.id),
        "need": _need(toolkit),
        "spelled": "",
    }


def _bands(toolkit: Toolkit) -> str:
    return ", ".join(band.id for band in toolkit.bands if toolkit.asks_in(band.id))


def _tier(toolkit: Toolkit, tier: Tier, band: str) -> Plain:
    flags: list[Flag] = [flag for flag in toolkit.flags_asked(band) if flag.tier == tier.id]
    return {
        "label": tier.label,
        "do": tier.do,
        "contacts": [(contact.label, contact.phone) for contact in toolkit.contacts_for(tier)],
        "flags": [{"title": flag.title, "why": flag.why} for flag in flags],
    }


def _factors(factors: Sequence[Factor]) -> list[Plain]:
    groups: dict[str, list[str]] = {}
    for factor in factors:
        groups.setdefault(factor.group, []).append(factor.title)
    return [{"group": group, "titles": titles} for group, titles in groups.items()]


def _domain(toolkit: Toolkit, domain: Domain, band: str) -> Plain:
    asked = [i for i in domain.indicators if band in i.bands and not i.retired]
    return {
        "title": domain.title,
        "look_for": domain.look_for,
        "groups": [
            {"title": title, "questions": [question(toolkit, i, band) for i in inside]}
            for title, inside in by_sub_domain(domain, asked)
        ],
    }


def _prompts(prompts: Sequence[Prompt], band: str) -> list[Plain]:
    groups: list[Plain] = []
    for prompt in prompts:
        if band in prompt.bands:
            if not groups or groups[-1]["group"] != prompt.group:
                groups.append({"group": prompt.group, "prompts": []})
            groups[-1]["prompts"].append({"title": prompt.title, "hint": prompt.hint})
    return groups


def _need(toolkit: Toolkit) -> Plain | None:
    """Return the levels to judge by; a form indicates none, for that is the workbook's rule and not the paper's."""
    if toolkit.continuum is None:
        return None
    return {
        "head": say(words.need_key(toolkit, "judged")),
        "title": toolkit.continuum.title,
        "levels": [(words.need(toolkit, level), level.means) for level in toolkit.need_levels],
    }
