"""The level of need that a toolkit's rules indicate."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Assessment, FlagRecord, IndicatedRule, Toolkit
from .answers import answers
from .findings import at_rank_or_worse
from .values import Finding, Indicated
from .words import say


def indicated(toolkit: Toolkit, assessment: Assessment) -> Indicated:
    """Return the level of the first rule that holds, with the ratings and flags that led to it.

    A toolkit that only records indicates nothing, see `Indicated.judged`.
    Rules rest on what was found, so they hold however little is known. The lowest level rests on
    nothing having been found; it is indicated only when enough is known, else no level is.
    """
    if not toolkit.need_levels:
        return Indicated(None, "", (), (), False, 0.0, judged=False)
    known_share = _known_share(toolkit, assessment)
    incomplete = known_share < toolkit.known_share
    findings = at_rank_or_worse(toolkit, assessment, 1)
    for rule in toolkit.indicated:
        held = _held(toolkit, assessment.flags, findings, rule)
        if held:
            because = [rule.because, say("indicated.incomplete")] if incomplete else [rule.because]
            return Indicated(toolkit.need_level(rule.level), " ".join(because), *held, incomplete, known_share)
    if incomplete:
        return Indicated(None, say("indicated.unknown"), (), (), True, known_share)
    return Indicated(toolkit.need_levels[0], say("indicated.lowest"), (), (), False, known_share)


def _known_share(toolkit: Toolkit, assessment: Assessment) -> float:
    found = [a for _, items in answers(toolkit, assessment, assessment.carer_ids) for a in items]
    applicable = sum(a.status != "not_applicable" for a in found)
    return sum(a.status == "rated" for a in found) / applicable if applicable else 0.0


def _held(
    toolkit: Toolkit, raised: Sequence[FlagRecord], findings: Sequence[Finding], rule: IndicatedRule
) -> tuple[tuple[Finding, ...], tuple[FlagRecord, ...]] | None:
    """Return what makes a rule hold, or None when it does not; a rule without conditions never holds."""
    flags = tuple(f for f in raised if _counts(toolkit, f, rule))
    if rule.flag_tiers and not flags:
        return None
    if rule.rank is None:
        return ((), flags) if flags else None
    at_rank = tuple(f for f in findings if f.level.rank >= rule.rank)
    enough = len({f.indicator.id for f in at_rank}) >= rule.indicators
    spread = len({f.domain.id for f in at_rank}) >= rule.domains
    return (at_rank, flags) if enough and spread else None


def _counts(toolkit: Toolkit, record: FlagRecord, rule: IndicatedRule) -> bool:
    flag = toolkit.flag(record.flag)
    return flag is not None and flag.tier in rule.flag_tiers and not record.withdrawn.strip()
