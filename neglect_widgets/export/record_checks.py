"""What a record must hold to beyond its model: people, toolkits and levels that exist, nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..errors import DefinitionError, NotFound
from ..model import Toolkit
from .record_fit import misfits
from .record_raw import Fault, Raw, inner, items, named_twice, objects, text, twice


def record_faults(raw: Raw, toolkit_of: Callable[[str], Toolkit]) -> Iterator[Fault]:
    """Yield everything that does not fit together, whether or not the rest fits the model."""
    case = inner(raw, "case")
    children = _ids(case, "children")
    carers = _ids(case, "carers")
    assessments = list(objects(raw, "assessments"))
    yield from twice(objects(case, "children", "case."), "id")
    yield from twice(objects(case, "carers", "case."), "id")
    yield from twice(assessments, "id")
    known = {text(a, "id") for _, a in assessments} - {""}
    toolkits: dict[str, Toolkit | None] = {}
    for place, assessment in assessments:
        if assessment.get("case_id") != case.get("id"):
            yield Fault("other_case", f"{place}.case_id")
        if text(assessment, "child_id") not in children:
            yield Fault("no_child", f"{place}.child_id")
        for number, carer in enumerate(items(assessment, "carer_ids")):
            if not _among(carer, carers):
                yield Fault("no_carer", f"{place}.carer_ids[{number}]")
        yield from _other_assessments(assessment, place, known - {text(assessment, "id")})
        yield from _parts_twice(assessment, place)
        yield from _strangers(assessment, place)
        name = text(assessment, "toolkit")
        if name not in toolkits:
            toolkits[name] = _toolkit(toolkit_of, name)
        toolkit = toolkits[name]
        if toolkit is None:
            yield Fault("no_toolkit", f"{place}.toolkit", name)
        else:
            yield from misfits(toolkit, assessment, place)


def _other_assessments(assessment: Raw, place: str, others: set[str]) -> Iterator[Fault]:
    """Yield an assessment that this one follows or began with and that is not there."""
    if assessment.get("follows") is not None and not _among(assessment["follows"], others):
        yield Fault("no_earlier", f"{place}.follows")
    for number, source in enumerate(items(assessment, "grown_from")):
        if not _among(source, others):
            yield Fault("no_source", f"{place}.grown_from[{number}]")


def _toolkit(toolkit_of: Callable[[str], Toolkit], name: str) -> Toolkit | None:
    try:
        return toolkit_of(name)
    except (NotFound, DefinitionError):
        return None


def _parts_twice(assessment: Raw, place: str) -> Iterator[Fault]:
    yield from twice(objects(assessment, "ratings", f"{place}."), "indicator", "carer_id")
    yield from twice(objects(assessment, "flags", f"{place}."), "flag")
    yield from twice(objects(assessment, "voice", f"{place}."), "prompt")
    yield from twice(objects(assessment, "plan", f"{place}."), "id")
    yield from twice(objects(assessment, "factors", f"{place}."), "factor")
    yield from named_twice(assessment, "grown_from", f"{place}.")
    yield from named_twice(inner(assessment, "depth"), "opened", f"{place}.depth.")
    for where, rating in objects(assessment, "ratings", f"{place}."):
        yield from twice(objects(rating, "evidence", f"{where}."), "id")


def _strangers(assessment: Raw, place: str) -> Iterator[Fault]:
    """Yield ratings about carers whom the assessment is not about."""
    carers = items(assessment, "carer_ids")
    for where, rating in objects(assessment, "ratings", f"{place}."):
        if rating.get("carer_id") not in carers:
            yield Fault("rated_stranger", f"{where}.carer_id")


def _ids(raw: Raw, key: str) -> set[str]:
    return {text(item, "id") for _, item in objects(raw, key)} - {""}


def _among(value: object, known: set[str]) -> bool:
    """Return whether a value of any shape is one of the ids known."""
    return isinstance(value, str) and value in known
