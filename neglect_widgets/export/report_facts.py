"""What stands under a report's title: who, when, with what, and how far it went."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ..engine import has_more, is_full
from ..engine.words import listed
from ..model import Assessment, Case, Person, Toolkit
from . import words
from .report_values import Line, lines
from .words import say

Source = tuple[Assessment, Toolkit]
"""An assessment with the toolkit that it was made with."""
Sources = Sequence[Source]
"""The assessments that one began with, each with its toolkit."""


def facts(toolkit: Toolkit, case: Case, assessment: Assessment, sources: Sources) -> list[Line]:
    """Return who was assessed, by whom, over which days and with which toolkit."""
    rated = bool(toolkit.domains)
    return lines(
        (say("column.child"), words.child(case, assessment)),
        (say("column.band"), words.band(toolkit, assessment)),
        (say("window"), words.window(assessment)),
        (say("carers"), "\n".join(words.carer(case, c) for c in assessment.carer_ids)),
        (say("raters" if rated else "writers"), "\n".join(map(words.person, words.workers(assessment)))),
        (say("column.toolkit"), say("toolkit", title=toolkit.title, version=assessment.toolkit_version)),
        (say("began_with"), _began_with(assessment, sources)),
        (say("depth"), _depth(toolkit, assessment)),
    )


def printed(made_by: Person, made_at: datetime) -> Line:
    """Return when and by whom the file was made."""
    return say("made"), say("made_words", at=words.at(made_at), person=words.person(made_by))


def _began_with(assessment: Assessment, sources: Sources) -> str:
    """Return the assessments whose evidence this one began with; one that is not at hand is said to be so."""
    known = {source.id: (source, toolkit) for source, toolkit in sources}
    told = []
    for id in assessment.grown_from:
        if id in known:
            source, toolkit = known[id]
            told.append(say("source", toolkit=toolkit.title, day=words.on(source.window_end)))
        else:
            told.append(say("source_elsewhere"))
    return "\n".join(dict.fromkeys(told))


def _depth(toolkit: Toolkit, assessment: Assessment) -> str:
    """Return the parts asked in full; empty for a toolkit that has one depth only."""
    deeper = [d for d in toolkit.domains if has_more(d, assessment.band)]
    if not deeper:
        return ""
    full = [d.title for d in deeper if is_full(toolkit, d, assessment)]
    return listed(full) if full else say("depth_none")
