"""An assessment as an accessible PDF, ready to print or send."""

from __future__ import annotations

from datetime import datetime

from ..model import Assessment, Case, Person, Toolkit
from .report import report
from .typeset import typeset
from .words import say


def assessment_pdf(
    toolkit: Toolkit,
    case: Case,
    assessment: Assessment,
    *,
    earlier: Assessment | None = None,
    made_by: Person,
    made_at: datetime,
) -> bytes:
    """Return the report as a tagged PDF/UA-1 file: red flags first, then summary, then every answer.

    `earlier` is drawn behind the profile when it used the same toolkit. Nothing is written to disk.
    """
    values = report(toolkit, case, assessment, earlier=earlier, made_by=made_by, made_at=made_at)
    return typeset("assessment.typ", values, made_at=made_at, note=say("spelled"))
