"""Commands about people, cases and starting an assessment."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from pydantic import ValidationError

from ..definitions import load_example, load_toolkit, load_wording
from ..engine import grown
from ..errors import InputRefused, NotFound, NotPermitted
from ..model import Assessment, Carer, Case, Child, Person, band_on
from . import arguments, routes
from .session import Session

Reply = dict[str, Any]


def sign_in(session: Session, args: arguments.SignIn, op_id: str) -> Reply:
    """Remember and journal who is using the workbook; NotPermitted for another name than they signed in with."""
    if session.named is not None and args.name != session.named:
        raise NotPermitted(f"You have signed in as {session.named}. Enter that name. Nothing was changed.")
    session.person = Person(name=args.name, role=args.role, agency=args.agency)
    session.store.remember_person(session.person, session.clock())
    session.store.note_sign_in(by=session.person, at=session.clock())
    return {"ok": True, "route": "/cases"}


def add_case(session: Session, args: arguments.AddCase, op_id: str) -> Reply:
    """Open a case for a family."""
    by, at = session.signed_in(), session.clock()
    children = tuple(_child(index, given, at.date()) for index, given in enumerate(args.children))
    carers = tuple(Carer(**given.model_dump()) for given in args.carers)
    _refuse_shared_code(args)
    try:
        case = Case(id=_id_of(op_id), code=args.code, children=children, carers=carers, opened_at=at)
    except ValidationError as error:
        raise InputRefused(str(error.errors()[0]["msg"]).removeprefix("Value error, "), "code") from None
    return {"ok": True, "route": routes.to_case(session.store.add_case(case, by=by, at=at, op_id=op_id).id)}


def _refuse_shared_code(args: arguments.AddCase) -> None:
    """Refuse one code for a child and a carer: whose record is asked for must be plain from the code."""
    codes = {child.code.casefold() for child in args.children}
    for index, carer in enumerate(args.carers):
        if carer.code.casefold() in codes:
            raise InputRefused(load_wording()["page.case.shared_code"].format(code=carer.code), f"carer-{index}-code")


def _id_of(op_id: str) -> str:
    """Return the id of the record that an operation makes: a repeat in another kernel must name the same one."""
    return uuid5(NAMESPACE_OID, op_id).hex


def _child(index: int, given: arguments.NewChild, today: date) -> Child:
    field = f"child-{index}-birth_date"
    if given.birth_date is None and given.expected_date is None:
        raise InputRefused("Enter a date of birth, or the expected date for an unborn child.", field)
    if given.birth_date and given.birth_date > today:
        raise InputRefused("The date of birth is in the future. For an unborn child, give the expected date.", field)
    if given.birth_date and today.year - given.birth_date.year > 25:
        raise InputRefused("The date of birth is more than 25 years ago. Check the year.", field)
    return Child(**given.model_dump())


def load_invented_example(session: Session, args: arguments.Nothing, op_id: str) -> Reply:
    """Put the invented example family into the store."""
    record = load_example()
    kits = [load_toolkit(name) for name in {assessment.toolkit for assessment in record.assessments}]
    case = session.store.import_record(record, by=session.signed_in(), at=session.clock(), op_id=op_id, kits=kits)
    return {"ok": True, "route": routes.to_case(case.id)}


def start_assessment(session: Session, args: arguments.StartAssessment, op_id: str) -> Reply:
    """Start an assessment of one child; a finished earlier one with the same toolkit stands beside it."""
    by, at = session.signed_in(), session.clock()
    case = session.open_case(args.case)
    child = case.child(args.child)
    carers = tuple(carer.id for carer in case.carers if carer.id in args.carers)
    if child is None or len(carers) != len(set(args.carers)):
        raise NotFound("That child or carer is not in this case. Nothing was saved.")
    if args.window_end < args.window_start:
        raise InputRefused("The last day is before the first day. Check both dates.", "window_end")
    if args.window_end > at.date():
        raise InputRefused("The last day is in the future. An assessment describes care already seen.", "window_end")
    toolkit = load_toolkit(args.toolkit)
    band = band_on(toolkit, child, args.window_end)
    others = session.store.assessments(case.id, child.id)
    earlier = [a for a in others if a.finished and a.toolkit == toolkit.id and a.window_end <= args.window_end]
    assessment = Assessment(
        id=_id_of(op_id),
        case_id=case.id,
        child_id=child.id,
        carer_ids=carers,
        toolkit=toolkit.id,
        toolkit_version=toolkit.version,
        band=band.id,
        window_start=args.window_start,
        window_end=args.window_end,
        follows=earlier[-1].id if earlier else None,
        started_by=by,
        started_at=at,
    )
    sources = [(a, session.toolkit(a)) for a in others if a.id in args.begin_with]
    if any(source.grows_into != toolkit.id for _, source in sources):
        raise InputRefused("That assessment cannot be carried over into this toolkit. Nothing was saved.", "begin_with")
    begun = grown(assessment, toolkit, sources, by, at) if sources else assessment
    saved = session.store.start_assessment(begun, by=by, at=at, op_id=op_id, toolkit=toolkit)
    return {"ok": True, "route": routes.to_assessment(saved.id)}
