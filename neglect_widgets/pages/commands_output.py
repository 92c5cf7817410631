"""Commands that give something out: downloads, figures, and which assessments to compare."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..engine import chronology, compare
from ..errors import InputRefused, NotFound
from ..model import Assessment
from . import arguments
from .comparison_page import chosen_assessments
from .session import Session

Reply = dict[str, Any]
MIME = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv",
    "json": "application/json",
}


def download(session: Session, args: arguments.Download, op_id: str) -> Reply:
    """Return a file's bytes; the journal notes who took what out. Nothing is written to disk."""
    by, at = session.signed_in(), session.clock()
    if args.case and args.person:
        return _own_record(session, args.case, args.person, args.format)
    if args.case:
        record = session.store.read_record(args.case, by=by, at=at, why="download json")
        from ..export import record_json

        return _file(record_json(record), f"{record.case.id[:8]}-{at:%Y%m%d}", "json")
    if args.assessment is None:
        raise InputRefused("Nothing was chosen to download.")
    assessment = session.open_assessment(args.assessment)
    opened = session.opened()
    case, toolkit = opened.case, opened.toolkit
    # Imported here: opening and rating must not wait for what only a download needs.
    from .. import export

    other = export.OtherLanguage(opened.language, opened.translated)
    if args.format == "form":
        # It holds nothing about anybody.
        return _file(
            export.blank_form_pdf(toolkit, assessment.band, other=other), f"{toolkit.id}-{assessment.band}", "pdf"
        )
    session.store.note_export(case.id, f"export {args.format}", by=by, at=at)
    # One whose toolkit is not to be had is of another version, and compared with nothing.
    earlier = opened.previous and (opened.previous, opened.previous_toolkit or toolkit)
    around: Any = {"earlier": earlier, "sources": session.sources(), "made_by": by, "made_at": at}
    if args.format == "csv":
        data = export.assessment_csv(toolkit, case, assessment)
    elif args.format == "xlsx":
        data = export.assessment_xlsx(toolkit, case, assessment, **around)
    else:
        write = export.assessment_docx if args.format == "docx" else export.assessment_pdf
        data = write(toolkit, case, assessment, other=other, **around)
    return _file(data, f"assessment-{assessment.id[:8]}-{at:%Y%m%d}", args.format)


def _own_record(session: Session, case_id: str, called: str, kind: str) -> Reply:
    """Return what a case records about one person, for somebody to decide on before it goes out."""
    from ..export import subject_access
    from ..export.subject_rules import subject

    by, at = session.signed_in(), session.clock()
    subject(session.open_case(case_id), called)
    record = session.store.read_record(case_id, by=by, at=at, why="subject access")
    data = subject_access(
        record,
        called,
        "json" if kind == "json" else "pdf",
        toolkit_of=session.toolkit,
        made_by=by,
        made_at=at,
    )
    return _file(data, f"own-record-{record.case.id[:8]}-{at:%Y%m%d}", "json" if kind == "json" else "pdf")


def _file(data: bytes, stem: str, kind: str) -> Reply:
    """Name a file without a case code: a download folder is read by more people than the store."""
    return {"ok": True, "data": data, "filename": f"{stem}.{kind}", "mime": MIME[kind]}


def compare_choose(session: Session, args: arguments.CompareChoose, op_id: str) -> Reply:
    """Choose which of the child's assessments stand side by side."""
    known = {assessment.id for assessment in session.compared}
    session.chosen = tuple(chosen for chosen in args.assessments if chosen in known)
    return {"ok": True}


def choose_language(session: Session, args: arguments.ChooseLanguage, op_id: str) -> Reply:
    """Choose the language that toolkits are shown in where they have it; nothing on disk changes."""
    session.language = args.language
    return {"ok": True}


def figure(session: Session, args: arguments.Figure, op_id: str) -> Reply:
    """Return one picture of the comparison as plotly's own JSON."""
    chosen = chosen_assessments(session)
    if len(chosen) < 2:
        raise NotFound("Choose two or more assessments to see them side by side.")
    return {"ok": True, "figure": json.loads(_draw(args.picture, session, chosen).to_json())}


def _draw(picture: str, session: Session, chosen: tuple[Assessment, ...]) -> Any:
    from ..charts import comparison_radar, heat, timeline, trend

    if picture == "timeline":
        return timeline(chronology(session.toolkit_if_any, chosen))
    pictures = {"radar": comparison_radar, "trend": trend, "heat": heat}
    if picture not in pictures:
        raise NotFound("There is no such picture.")
    return pictures[picture](compare(session.toolkit, chosen))


def plotly_source(session: Session, args: arguments.Nothing, op_id: str) -> Reply:
    """Return plotly's script, for JupyterLab, where no address of ours serves it."""
    import plotly

    source = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    return {"ok": True, "data": source.read_bytes()}
