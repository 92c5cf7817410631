"""The line-up of one child's assessments: in words, as rows, with what is not comparable."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ..definitions import one_look
from ..model import Assessment, Domain, FlagRecord, Toolkit
from .changes import change, scope_notes
from .comparison_values import Cell, Change, Column, ComparisonResult, DomainRow, FlagHistory, IndicatorRow, Pattern
from .comparison_words import comparison_sentences
from .patterns import Point, name_pattern
from .series import comparable, leaves_out_worse, points
from .views import View, cell, views_of
from .words import Phrase, day, say


@one_look()
def compare(toolkit_of: Callable[[Assessment], Toolkit], assessments: Sequence[Assessment]) -> ComparisonResult:
    """Line up two or more assessments of one child, earliest first, whatever their order.

    Changes are between neighbours and from first to last; patterns are named over all assessments
    that can be lined up with the latest. InputRefused for fewer than two, or for different children.
    """
    phrase = cache(say)
    views, line_ups = _lined_up(toolkit_of, assessments, phrase)
    columns = tuple(_column(v) for v in views)
    domains = tuple(row for line_up in line_ups for row in _domain_rows(line_up))
    indicators = tuple(row for line_up in line_ups for row in _indicator_rows(line_up))
    flags = tuple(_flag_history(v, n, f) for n, v in enumerate(views) for f in v.assessment.flags)
    notes = scope_notes(views, phrase)
    sentences = comparison_sentences(domains, flags, notes)
    return ComparisonResult(columns, sentences, domains, indicators, flags, notes)


@one_look()
def compare_domains(
    toolkit_of: Callable[[Assessment], Toolkit], assessments: Sequence[Assessment]
) -> tuple[DomainRow, ...]:
    """Return what `compare` says of the domains alone, in a fraction of its time; raises as it does."""
    _, line_ups = _lined_up(toolkit_of, assessments, cache(say))
    return tuple(row for line_up in line_ups for row in _domain_rows(line_up))


@dataclass(frozen=True, slots=True)
class _LineUp:
    """All assessments, seen from one of their toolkits."""

    views: Sequence[View]
    toolkit: Toolkit
    comparable: Sequence[View]
    carers: tuple[str, ...]
    phrase: Phrase

    def domains(self) -> Iterator[tuple[Domain, list[str]]]:
        """Yield the domains that any assessment with this toolkit asks, with the indicators asked."""
        asked = {i for v in self.views if v.toolkit.id == self.toolkit.id for i in v.answers}
        for domain in self.toolkit.domains:
            indicators = [i.id for i in domain.indicators if i.id in asked]
            if indicators:
                yield domain, indicators

    def row(self, indicators: Sequence[str]) -> tuple[tuple[Cell, ...], tuple[Change, ...], Change, Pattern]:
        """Return cells, changes between neighbours, change overall and pattern."""
        views, id, phrase = self.views, self.toolkit.id, self.phrase
        last = len(views) - 1
        series = points(self.comparable, self.carers, indicators)
        cells = tuple(self.shown(v, cell(v, id, indicators, phrase), series) for v in views)
        changes = tuple(change(views, n, n + 1, id, indicators, phrase) for n in range(last))
        return cells, changes, change(views, 0, last, id, indicators, phrase), self.pattern(series, cells)

    def shown(self, view: View, found: Cell, series: Sequence[Point]) -> Cell:
        """Say which level a picture may draw: none where the series says that a worse one may be hidden."""
        level = found.level
        if level is None or level.rank >= self.toolkit.scale.unmet_from or all(v is not view for v in self.comparable):
            return replace(found, shown=level)
        told = any(p.on == view.assessment.window_end and p.rank == level.rank for p in series)
        return replace(found, shown=level if told else None)

    def pattern(self, series: Sequence[Point], cells: Sequence[Cell]) -> Pattern:
        """Return the pattern of what can be compared all along."""
        named = name_pattern(series, self.toolkit.patterns, self.toolkit.scale.unmet_from)
        return replace(named, partial=leaves_out_worse(series, self.views, cells))


def _lined_up(
    toolkit_of: Callable[[Assessment], Toolkit], assessments: Sequence[Assessment], phrase: Phrase
) -> tuple[list[View], list[_LineUp]]:
    """Return the assessments, earliest first, and how each of their toolkits sees them, the latest one's first."""
    views = views_of(toolkit_of, assessments)
    toolkits = {view.toolkit.id: view.toolkit for view in reversed(views)}
    return views, [_LineUp(views, t, *comparable(views, t.id), phrase) for t in toolkits.values()]


def _domain_rows(line_up: _LineUp) -> Iterator[DomainRow]:
    for domain, indicators in line_up.domains():
        drawn = domain.on_radar and line_up.toolkit.roll_up != "none"
        yield DomainRow(line_up.toolkit.id, line_up.toolkit.scale, domain, drawn, *line_up.row(indicators))


def _indicator_rows(line_up: _LineUp) -> Iterator[IndicatorRow]:
    for domain, asked in line_up.domains():
        for indicator in domain.indicators:
            if indicator.id in asked:
                row = line_up.row([indicator.id])
                yield IndicatorRow(line_up.toolkit.id, line_up.toolkit.scale, domain, indicator, *row)


def _column(view: View) -> Column:
    assessment = view.assessment
    band = view.toolkit.band(assessment.band)
    return Column(
        assessment_id=assessment.id,
        on=assessment.window_end,
        date_words=day(assessment.window_end),
        toolkit=assessment.toolkit,
        toolkit_version=assessment.toolkit_version,
        band=assessment.band,
        band_label=band.label if band else assessment.band,
        carer_ids=assessment.carer_ids,
        raters=tuple(dict.fromkeys(r.rater for r in assessment.ratings)),
        finished=assessment.finished,
    )


def _flag_history(view: View, column: int, record: FlagRecord) -> FlagHistory:
    flag = view.toolkit.flag(record.flag)
    title = flag.title if flag else record.flag
    raised = day(record.raised_at.date())
    if record.withdrawn.strip():
        sentence = say("flag.withdrawn", title=title, raised=raised, why=record.withdrawn.strip())
        return FlagHistory(record, title, column, "withdrawn", sentence)
    if record.answered and record.done_on:
        sentence = say("flag.answered", title=title, raised=raised, done_on=day(record.done_on))
        return FlagHistory(record, title, column, "answered", sentence)
    return FlagHistory(record, title, column, "unanswered", say("flag.unanswered", title=title, raised=raised))
