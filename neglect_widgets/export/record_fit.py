"""What in a record its toolkit has no question, level, number, flag, factor, prompt or band for."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Indicator, Toolkit
from .record_raw import Fault, Raw, inner, items, objects, text


def misfits(toolkit: Toolkit, assessment: Raw, place: str) -> Iterator[Fault]:
    """Yield every place of an assessment that does not fit its toolkit."""
    if toolkit.band(text(assessment, "band")) is None:
        yield Fault("no_band", f"{place}.band", text(assessment, "band"))
    yield from _ratings(toolkit, assessment, place)
    yield from _notes(toolkit, assessment, place)
    for where, record in objects(assessment, "flags", f"{place}."):
        if toolkit.flag(text(record, "flag")) is None:
            yield Fault("no_flag", f"{where}.flag", text(record, "flag"))
    factors = {factor.id for factor in toolkit.factors}
    for where, note in objects(assessment, "factors", f"{place}."):
        if text(note, "factor") not in factors:
            yield Fault("no_factor", f"{where}.factor", text(note, "factor"))
    for where, action in objects(assessment, "plan", f"{place}."):
        if action.get("indicator") is not None and toolkit.indicator(text(action, "indicator")) is None:
            yield Fault("no_indicator", f"{where}.indicator", text(action, "indicator"))
        yield from _level(toolkit, action, "target_level", where)
    for number, domain in enumerate(items(inner(assessment, "depth"), "opened")):
        if toolkit.domain(str(domain)) is None:
            yield Fault("no_domain", f"{place}.depth.opened[{number}]", str(domain)[:80])
    judged = inner(assessment, "judgement").get("level")
    if judged is not None and toolkit.need_level(str(judged)) is None:
        yield Fault("no_need_level", f"{place}.judgement.level", toolkit.title)


def _ratings(toolkit: Toolkit, assessment: Raw, place: str) -> Iterator[Fault]:
    for where, rating in objects(assessment, "ratings", f"{place}."):
        indicator = toolkit.indicator(text(rating, "indicator"))
        if indicator is None:
            yield Fault("no_indicator", f"{where}.indicator", text(rating, "indicator"))
        elif rating.get("number") is not None:
            yield from _number(indicator, rating, where)
        yield from _level(toolkit, rating, "level", where)
        yield from _level(toolkit, rating, "family_level", where)


def _level(toolkit: Toolkit, part: Raw, key: str, where: str) -> Iterator[Fault]:
    if part.get(key) is not None and toolkit.scale.level(text(part, key)) is None:
        yield Fault("no_level", f"{where}.{key}", toolkit.title)


def _number(indicator: Indicator, rating: Raw, where: str) -> Iterator[Fault]:
    """Yield a number that the indicator does not list, or that stands for another level than the one given."""
    given = rating.get("number")
    found = indicator.numbered(given) if isinstance(given, int) else None
    if found is None:
        yield Fault("no_number", f"{where}.number", indicator.id)
    elif found.level != rating.get("level"):
        yield Fault("number_level", f"{where}.level", str(given))


def _notes(toolkit: Toolkit, assessment: Raw, place: str) -> Iterator[Fault]:
    prompts = {prompt.id: prompt for prompt in (*toolkit.voice, *toolkit.closing)}
    for where, note in objects(assessment, "voice", f"{place}."):
        prompt = prompts.get(text(note, "prompt"))
        if prompt is None:
            yield Fault("no_prompt", f"{where}.prompt", text(note, "prompt"))
            continue
        for number, indicator in enumerate(items(note, "grows_into")):
            if indicator not in prompt.grows_into:
                yield Fault("no_link", f"{where}.grows_into[{number}]", str(indicator)[:80])
