"""The first sheet of the Excel workbook: what the report's first page says, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from ..engine import indicated, profile
from ..model import Assessment, Case, Toolkit
from . import words
from .report_facts import Sources, facts
from .report_values import Line
from .words import say


def summary_rows(toolkit: Toolkit, case: Case, assessment: Assessment, sources: Sources) -> list[Line]:
    """Return each line with its label; a level of need only where the toolkit asks for one."""
    return [
        *_head(case),
        *facts(toolkit, case, assessment, sources),
        (say("column.state"), words.state(assessment)),
        *_found(toolkit, assessment),
        (say("column.note"), say("supports")),
    ]


def _head(case: Case) -> Iterator[Line]:
    if case.invented:
        yield say("column.case"), say("invented")
    yield say("column.case"), case.code


def _found(toolkit: Toolkit, assessment: Assessment) -> Iterator[Line]:
    if toolkit.domains:
        yield say("profile"), profile(toolkit, assessment).sentence
    if toolkit.continuum:
        points = indicated(toolkit, assessment)
        yield say(words.need_key(toolkit, "indicated")), points.level.label if points.level else say("no_level")
        yield say("because"), points.because
        yield say(words.need_key(toolkit, "judged")), words.judged(toolkit, assessment)
    if judged := assessment.judgement:
        yield say("reason"), judged.reason
        yield say("analysis"), judged.analysis
        yield say("next_review"), words.on(judged.next_review)
