"""A short assessment that goes on in a fuller toolkit without anything being typed again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from ..model import Assessment, Evidence, Indicator, Person, Rating, Toolkit, VoiceNote
from .words import day, label, say


def grown(
    target: Assessment, toolkit: Toolkit, sources: Sequence[tuple[Assessment, Toolkit]], by: Person, at: datetime
) -> Assessment:
    """Return a new assessment that begins with what `sources` recorded about the same things.

    Evidence and linked notes come as evidence under the indicators that they grow into, red flags and factors
    as they are. No level is carried over: the descriptors of the new toolkit are still to be read.
    """
    bands = {i.id for d in toolkit.domains for i in d.indicators if target.band in i.bands}
    gathered: dict[str, list[Evidence]] = {}
    for source, with_toolkit in sources:
        for indicator, evidence in (*_from_ratings(source, with_toolkit), *_from_notes(source, with_toolkit)):
            if indicator in bands:
                gathered.setdefault(indicator, []).append(evidence)
    flags = {f.flag: f for source, _ in sources for f in source.flags if toolkit.flag(f.flag)}
    known = {factor.id for factor in toolkit.factors}
    factors = {f.factor: f for source, _ in sources for f in source.factors if f.factor in known}
    carer = target.carer_ids[0]
    ratings = tuple(
        Rating(indicator=id, carer_id=carer, evidence=tuple(items[:50]), rater=by, at=at)
        for id, items in gathered.items()
    )
    return target.model_copy(
        update={
            "ratings": ratings,
            "flags": tuple(f.model_copy(update={"version": 0}) for f in flags.values()),
            "factors": tuple(f.model_copy(update={"version": 0}) for f in factors.values()),
            "grown_from": tuple(source.id for source, _ in sources),
        }
    )


def _from_ratings(source: Assessment, toolkit: Toolkit) -> Iterator[tuple[str, Evidence]]:
    for rating in source.ratings:
        indicator = toolkit.indicator(rating.indicator)
        if indicator is None or not indicator.grows_into:
            continue
        carried = [*_said(rating, indicator, source, toolkit), *(e for e in rating.evidence if e.text.strip())]
        for into in indicator.grows_into:
            yield from ((into, evidence) for evidence in carried)


def _said(rating: Rating, indicator: Indicator, source: Assessment, toolkit: Toolkit) -> Iterator[Evidence]:
    """The earlier level in words, as a record of what was thought then."""
    level = toolkit.scale.level(rating.level) if rating.level else None
    if level is not None:
        text = say("growing.rated", toolkit=toolkit.title, title=indicator.title, level=label(level))
        impact = f" {rating.impact.strip()}" if rating.impact.strip() else ""
        yield Evidence(text=text + impact, known_by="recorded", source=rating.rater.name, on=source.window_end)


def _from_notes(source: Assessment, toolkit: Toolkit) -> Iterator[tuple[str, Evidence]]:
    titles = {prompt.id: prompt.title for prompt in (*toolkit.voice, *toolkit.closing)}
    for note in source.voice:
        if note.text.strip():
            for into in note.grows_into:
                yield into, _note(note, titles.get(note.prompt, note.prompt), source)


def _note(note: VoiceNote, title: str, source: Assessment) -> Evidence:
    words = note.words_of
    return Evidence(
        text=say("growing.note", title=title, text=note.text.strip(), day=day(source.window_end))[:20_000],
        known_by="told" if words in ("child", "carer") else "recorded",
        source=say(f"growing.{words}") if words in ("child", "carer") else note.by.name,
        on=source.window_end,
        child_words=words == "child",
    )
