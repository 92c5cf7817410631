"""The parts of an assessment: for each its address, widget, status and what it shows. The one place that lists them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from .. import widgets
from . import statuses, view_check, view_notes, view_parts, view_plan, view_profile
from .opened import Opened, State

Status = tuple[str, str]
"""Words, and the colour of their tag; the words carry the meaning."""


def _always(_opened: Opened) -> bool:
    return True


@dataclass(frozen=True)
class PartOf:
    """One part of an assessment, besides its domains."""

    name: str
    """In the address, and in the wording `page.task.<name>`."""
    place: Literal["first", "last"]
    """Before the domains, or after them."""
    widget: type[widgets.NeglectWidget]
    content: Callable[[Opened], State]
    state: Callable[[Opened], State]
    status: Callable[[Opened], Status]
    shown: Callable[[Opened], bool] = _always
    beside_profile: bool = False
    """The live profile stands beside it on wide screens."""


PARTS = (
    PartOf("about", "first", widgets.AboutView, view_parts.about, view_parts.about_state, statuses.about),
    PartOf(
        "flags",
        "first",
        widgets.RedFlags,
        view_parts.red_flags,
        view_parts.red_flags_state,
        statuses.flags,
        shown=lambda o: bool(o.toolkit.flags_asked(o.assessment.band)),
        beside_profile=True,
    ),
    PartOf(
        "factors",
        "first",
        widgets.FactorsForm,
        view_notes.factors_form,
        view_notes.factors_state,
        statuses.factors,
        shown=lambda o: bool(o.toolkit.factors),
    ),
    PartOf(
        "voice",
        "last",
        widgets.VoiceForm,
        view_notes.voice_form,
        view_notes.notes_state,
        statuses.voice,
        shown=lambda o: bool(view_notes.prompts_in(o.toolkit.voice, o.assessment.band)),
        beside_profile=True,
    ),
    PartOf(
        "closing",
        "last",
        widgets.VoiceForm,
        view_notes.closing_form,
        view_notes.notes_state,
        statuses.closing,
        shown=lambda o: bool(view_notes.prompts_in(o.toolkit.closing, o.assessment.band)),
    ),
    PartOf(
        "summary", "last", widgets.SummaryView, view_profile.summary_view, view_profile.summary_state, statuses.summary
    ),
    PartOf("plan", "last", widgets.PlanForm, view_plan.plan_form, view_plan.plan_state, statuses.plan),
    PartOf("check", "last", widgets.CheckAnswers, view_check.check_answers, view_check.check_state, statuses.check),
)


def part_named(name: str, opened: Opened) -> PartOf | None:
    """Return the part with a name, or None where this assessment has no such part."""
    return next((part for part in PARTS if part.name == name and part.shown(opened)), None)
