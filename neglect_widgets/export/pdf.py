"""An assessment as an accessible PDF, ready to print or send."""

from __future__ import annotations

from datetime import datetime

from ..model import Assessment, Case, Person, Toolkit
from .other_language import ENGLISH_ONLY, OtherLanguage
from .report import report
from .report_facts import Source, Sources
from .typeset import typeset
from .words import say


def assessment_pdf(
    toolkit: Toolkit,
    case: Case,
    assessment: Assessment,
    *,
    earlier: Source | None = None,
    sources: Sources = (),
    made_by: Person,
    made_at: datetime,
    other: OtherLanguage = ENGLISH_ONLY,
) -> bytes:
    """Return the report as a tagged PDF/UA-1 file: red flags first, then summary and closing notes, then every answer.

    Its first pages so stand alone as the appendix of a referral. `earlier` is drawn behind the profile when it
    used the same version of the same toolkit, and its targets are shown with their levels now. `sources` are the
    assessments that this one began with; the report names them. The document is in English; texts of the toolkit
    that are in the `other` language are marked with it. Nothing is written to disk.
    """
    values = report(toolkit, case, assessment, earlier=earlier, sources=sources, made_by=made_by, made_at=made_at)
    return typeset("assessment.typ", {**values, "other": other.plain()}, made_at=made_at, note=say("spelled"))
