"""What a record must hold to beyond its model: people, toolkits and levels that exist, nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from ..errors import DefinitionError, NotFound
from ..model import Toolkit

Raw = dict[str, Any]
"""A JSON object as it came, of any shape: nothing in it is trusted to be there."""


class Fault(NamedTuple):
    """One problem: its kind, which names its sentences in the wording, its place and a value to tell."""

    kind: str
    place: str = ""
    value: str = ""


def record_faults(raw: Raw, toolkit_of: Callable[[str], Toolkit]) -> Iterator[Fault]:
    """Yield everything that does not fit together, whether or not the rest fits the model."""
    case = raw.get("case")
    case = case if isinstance(case, dict) else {}
    children = _ids(case, "children")
    carers = _ids(case, "carers")
    assessments = list(_objects(raw, "assessments"))
    yield from _twice(_objects(case, "children", "case."), "id")
    yield from _twice(_objects(case, "carers", "case."), "id")
    yield from _twice(assessments, "id")
    known = {a.get("id") for _, a in assessments}
    toolkits: dict[str, Toolkit | None] = {}
    for place, assessment in assessments:
        if assessment.get("case_id") != case.get("id"):
            yield Fault("other_case", f"{place}.case_id")
        if _text(assessment, "child_id") not in children:
            yield Fault("no_child", f"{place}.child_id")
        for number, carer in enumerate(_list(assessment, "carer_ids")):
            if carer not in carers:
                yield Fault("no_carer", f"{place}.carer_ids[{number}]")
        follows = assessment.get("follows")
        if follows is not None and (follows not in known or follows == assessment.get("id")):
            yield Fault("no_earlier", f"{place}.follows")
        yield from _parts_twice(assessment, place)
        yield from _strangers(assessment, place)
        name = _text(assessment, "toolkit")
        if name not in toolkits:
            toolkits[name] = _toolkit(toolkit_of, name)
        toolkit = toolkits[name]
        if toolkit is None:
            yield Fault("no_toolkit", f"{place}.toolkit", name)
        else:
            yield from _unknown_to(toolkit, assessment, place)


def _toolkit(toolkit_of: Callable[[str], Toolkit], name: str) -> Toolkit | None:
    try:
        return toolkit_of(name)
    except (NotFound, DefinitionError):
        return None


def _parts_twice(assessment: Raw, place: str) -> Iterator[Fault]:
    yield from _twice(_objects(assessment, "ratings", f"{place}."), "indicator", "carer_id")
    yield from _twice(_objects(assessment, "flags", f"{place}."), "flag")
    yield from _twice(_objects(assessment, "voice", f"{place}."), "prompt")
    yield from _twice(_objects(assessment, "plan", f"{place}."), "id")
    for where, rating in _objects(assessment, "ratings", f"{place}."):
        yield from _twice(_objects(rating, "evidence", f"{where}."), "id")


def _strangers(assessment: Raw, place: str) -> Iterator[Fault]:
    """Yield ratings about carers whom the assessment is not about."""
    carers = _list(assessment, "carer_ids")
    for where, rating in _objects(assessment, "ratings", f"{place}."):
        if rating.get("carer_id") not in carers:
            yield Fault("rated_stranger", f"{where}.carer_id")


def _unknown_to(toolkit: Toolkit, assessment: Raw, place: str) -> Iterator[Fault]:
    """Yield what the toolkit has no question, level, flag, prompt or band for."""
    if toolkit.band(_text(assessment, "band")) is None:
        yield Fault("no_band", f"{place}.band", _text(assessment, "band"))
    for where, rating in _objects(assessment, "ratings", f"{place}."):
        if toolkit.indicator(_text(rating, "indicator")) is None:
            yield Fault("no_indicator", f"{where}.indicator", _text(rating, "indicator"))
        if rating.get("level") is not None and toolkit.scale.level(_text(rating, "level")) is None:
            yield Fault("no_level", f"{where}.level", toolkit.title)
    for where, record in _objects(assessment, "flags", f"{place}."):
        if toolkit.flag(_text(record, "flag")) is None:
            yield Fault("no_flag", f"{where}.flag", _text(record, "flag"))
    prompts = {prompt.id for prompt in (*toolkit.voice, *toolkit.closing)}
    for where, note in _objects(assessment, "voice", f"{place}."):
        if note.get("prompt") not in prompts:
            yield Fault("no_prompt", f"{where}.prompt", _text(note, "prompt"))
    for where, action in _objects(assessment, "plan", f"{place}."):
        if action.get("indicator") is not None and toolkit.indicator(_text(action, "indicator")) is None:
            yield Fault("no_indicator", f"{where}.indicator", _text(action, "indicator"))
    judgement = assessment.get("judgement")
    judged = judgement.get("level") if isinstance(judgement, dict) else None
    if judged is not None and toolkit.need_level(str(judged)) is None:
        yield Fault("no_need_level", f"{place}.judgement.level", toolkit.title)


def _objects(raw: Raw, key: str, before: str = "") -> Iterator[tuple[str, Raw]]:
    """Yield each object of a list with its place; whatever else is in it is the model's to refuse."""
    for number, item in enumerate(_list(raw, key)):
        if isinstance(item, dict):
            yield f"{before}{key}[{number}]", item


def _list(raw: Raw, key: str) -> list[Any]:
    found = raw.get(key)
    return found if isinstance(found, list) else []


def _ids(raw: Raw, key: str) -> set[str]:
    return {_text(item, "id") for _, item in _objects(raw, key)} - {""}


def _text(raw: Raw, key: str) -> str:
    """Return a text, cut to what a sentence can hold; empty when there is none."""
    found = raw.get(key)
    return found[:80] if isinstance(found, str) else ""


def _twice(items: Iterable[tuple[str, Raw]], *keys: str) -> Iterator[Fault]:
    seen: set[tuple[str, ...]] = set()
    for place, item in items:
        key = tuple(_text(item, name) for name in keys)
        if all(key) and key in seen:
            yield Fault("twice", place, " + ".join(keys))
        seen.add(key)
