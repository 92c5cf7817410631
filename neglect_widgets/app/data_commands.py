"""The commands that bring records in and out: import, export, compare, subject-access."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import InputRefused, NotFound
from ..model import Assessment, Case, Person, new_id
from .opening import case_by_code, child_by_code, now, opened, store_option

if TYPE_CHECKING:
    from ..store import CaseStore

FORMATS = ("json", "csv", "xlsx", "docx", "pdf")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@store_option
def import_record(file: Path, path: Path | None) -> None:
    """Take a case record (JSON) into the store, whole or not at all."""
    from ..definitions import load_toolkit
    from ..export import read_record

    record = read_record(file.read_bytes(), file=file.name, toolkit_of=load_toolkit)
    with opened(path) as (store, person):
        kits = [load_toolkit(name) for name in {assessment.toolkit for assessment in record.assessments}]
        case = store.import_record(record, by=person, at=now(), op_id=new_id(), kits=kits)
    click.echo(f"Case {case.code} was imported with {len(record.assessments)} assessments.")


@click.command()
@click.argument("case")
@click.option("--format", "kind", type=click.Choice(FORMATS), required=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The file to write; it must not exist yet.",
)
@click.option(
    "--child",
    help="PDF, Word and Excel: the child whose newest assessment is written; the newest of the case when left out.",
)
@store_option
def export(case: str, kind: str, output: Path, child: str | None, path: Path | None) -> None:
    """Write a case to a file: all of it as JSON or CSV, its newest assessment as Excel, Word or PDF."""
    from ..export import write_export

    with opened(path) as (store, person):
        data = exported(store, case_by_code(store, case), kind, child, person, now())
    written = write_export(output.parent, output.name, data)
    click.echo(f"Wrote {written.name}. It is not encrypted: keep it where records about children may be kept.")


def exported(store: CaseStore, case: Case, kind: str, child: str | None, person: Person, at: datetime) -> bytes:
    """Return a case in one of FORMATS; the journal notes the export."""
    from .. import export as make
    from ..definitions import PinnedToolkits

    record = store.read_record(case.id, by=person, at=at, why=f"command line, {kind}")
    if kind == "json":
        return make.record_json(record)
    toolkit_of = PinnedToolkits(store).of
    if kind == "csv":
        return make.case_csv(toolkit_of, case, record.assessments)
    assessment, earlier = _newest(record.assessments, child_by_code(case, child).id if child else None)
    toolkit = toolkit_of(assessment)
    begun = [a for a in record.assessments if a.id in assessment.grown_from]
    sources = [(a, toolkit_of(a)) for a in begun]
    write = {"xlsx": make.assessment_xlsx, "docx": make.assessment_docx, "pdf": make.assessment_pdf}
    before = (earlier, toolkit_of(earlier)) if earlier else None
    return write[kind](toolkit, case, assessment, earlier=before, sources=sources, made_by=person, made_at=at)


def _newest(assessments: tuple[Assessment, ...], child_id: str | None) -> tuple[Assessment, Assessment | None]:
    own = sorted((a for a in assessments if child_id in (None, a.child_id)), key=lambda a: (a.window_end, a.started_at))
    if not own:
        raise NotFound("There is no assessment to export yet. A case without one can be exported as JSON.")
    newest = own[-1]
    same = (newest.child_id, newest.toolkit)
    earlier = [a for a in own[:-1] if (a.child_id, a.toolkit) == same and a.finished]
    return newest, earlier[-1] if earlier else None


@click.command()
@click.argument("case")
@click.option("--child", required=True, help="The child's code.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON instead of the sentences.")
@store_option
def compare(case: str, child: str, as_json: bool, path: Path | None) -> None:
    """Compare all assessments of a child, in words or as JSON."""
    from ..definitions import PinnedToolkits
    from ..engine import compare as line_up

    with opened(path) as (store, person):
        found = case_by_code(store, case)
        one = child_by_code(found, child)
        store.note_read(found.id, "compare", by=person, at=now())
        assessments = store.assessments(found.id, one.id)
        if len(assessments) < 2:
            raise InputRefused(f"Child {one.code} has {len(assessments)} assessments; a comparison needs two or more.")
        result = line_up(PinnedToolkits(store).of, assessments)
    if as_json:
        click.echo(json.dumps(asdict(result), default=_plain, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(result.sentences))


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value.model_dump(mode="json", exclude={"descriptors", "indicators"})


@click.command("subject-access")
@click.argument("case")
@click.option("--person", required=True, help="The code of the child or carer who asks.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The file to write, .pdf or .json; it must not exist yet.",
)
@store_option
def subject_access(case: str, person: str, output: Path, path: Path | None) -> None:
    """Write what CASE records about one person, other people's parts withheld, for somebody to decide on."""
    from ..definitions import PinnedToolkits
    from ..export import subject_access as make
    from ..export import write_export
    from ..export.subject_rules import subject

    kind = output.suffix.lower()
    if kind not in (".pdf", ".json"):
        raise InputRefused("Name a file that ends in .pdf or .json. Nothing was written.", "output")
    with opened(path) as (store, by):
        at, found = now(), case_by_code(store, case)
        # Asked first, so that the journal notes no export of nobody.
        subject(found, person)
        record = store.read_record(found.id, by=by, at=at, why="subject access")
        data = make(
            record,
            person,
            "pdf" if kind == ".pdf" else "json",
            toolkit_of=PinnedToolkits(store).of,
            made_by=by,
            made_at=at,
        )
    written = write_export(output.parent, output.name, data)
    click.echo(f"Wrote {written.name}. A person must read and decide on every line before it goes out.")


COMMANDS = (import_record, export, compare, subject_access)
