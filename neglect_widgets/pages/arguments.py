"""The shape of every command's arguments. A browser can send anything; nothing else gets past this file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BeforeValidator, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from ..definitions import load_wording
from ..errors import InputRefused
from ..model.base import TEXT_LIMIT, Dotted, Name, OptionalName, RecordId, Text, Value


def _empty_is_none(given: Any) -> Any:
    return None if given == "" else given


OptionalDate = Annotated[date | None, BeforeValidator(_empty_is_none)]
ShortText = Annotated[str, StringConstraints(max_length=200)]
EvidenceField = Literal["text", "known_by", "source", "on", "frequency", "announced", "child_words"]


class Open(Value):
    route: ShortText


class SignIn(Value):
    name: Name
    role: Name
    agency: Name


class NewChild(Value):
    code: Name
    name: OptionalName = ""
    birth_date: OptionalDate = None
    expected_date: OptionalDate = None


class NewCarer(Value):
    code: Name
    name: OptionalName = ""
    role: Name
    resident: Literal["yes", "no", "partly", "not_known"] = "not_known"


class AddCase(Value):
    code: Name
    children: tuple[NewChild, ...] = Field(min_length=1, max_length=30)
    carers: tuple[NewCarer, ...] = Field(min_length=1, max_length=30)


class Nothing(Value):
    """A command that needs no arguments."""


class StartAssessment(Value):
    case: RecordId
    child: RecordId
    toolkit: Dotted
    carers: tuple[RecordId, ...] = Field(min_length=1, max_length=30)
    window_start: date
    window_end: date
    begin_with: tuple[RecordId, ...] = Field(default=(), max_length=30)
    """Assessments with a shorter toolkit whose evidence this one begins with."""


class SavePart(Value):
    """What every change of a part carries."""

    assessment: RecordId
    part_key: ShortText
    base_version: int = Field(ge=0)


class SaveRating(SavePart):
    indicator: Dotted
    carer: RecordId
    choice: ShortText | None = None
    """A level's value or an indicator's number, "not_known", "not_applicable", or "" to clear."""
    field: Literal["", "ask", "impact", "change", "family_level", "family_words"] | EvidenceField = ""
    evidence: RecordId | None = None
    value: Text | bool = ""


class SaveFlag(SavePart):
    flag: Dotted
    field: Literal["raise", "note", "done", "done_on", "done_by", "told", "withdrawn"]
    value: Text = ""


class SaveVoice(SavePart):
    prompt: Dotted
    field: Literal["text", "words_of", "links"] = "text"
    text: Text = ""
    links: tuple[Dotted, ...] = Field(default=(), max_length=50)


class SaveJudgement(SavePart):
    field: Literal["level", "reason", "analysis", "next_review"]
    value: Text = ""


class SaveAction(SavePart):
    action: RecordId
    field: Literal["target", "indicator", "target_level", "measure", "who", "by_date", "if_not"]
    value: Text = ""


class SaveFactor(SavePart):
    factor: Dotted
    field: Literal["answer", "text"]
    value: Text = ""


class SaveDepth(SavePart):
    domain: Dotted
    """The domain to open in full."""


class ChooseLanguage(Value):
    language: ShortText


class OneAssessment(Value):
    assessment: RecordId


class SaveRetention(Value):
    case: RecordId
    retain_until: date
    shown: date | None
    """The day that stood on the page before, so that nobody else's is overwritten unseen."""


class SaveDisposal(Value):
    case: RecordId
    step: Literal["ask", "withdraw"]
    why: ShortText = ""


class OneCase(Value):
    case: RecordId


class Download(Value):
    assessment: RecordId | None = None
    case: RecordId | None = None
    person: ShortText = ""
    """The id or code of whoever of `case` asks for what is recorded about them; empty for the whole case."""
    format: Literal["pdf", "docx", "xlsx", "csv", "json", "form"]
    """"form" is a blank form to print, with what the assessment's toolkit asks at this age."""


class CompareChoose(Value):
    assessments: tuple[RecordId, ...] = Field(max_length=200)


class NamePatterns(Value):
    cases: tuple[RecordId, ...] = Field(max_length=10)


class Figure(Value):
    picture: ShortText


A = TypeVar("A", bound=Value)


class FormRefused(InputRefused):
    """A form with one or more things to put right, each with its field."""

    def __init__(self, errors: list[tuple[str, str]]) -> None:
        super().__init__(errors[0][1], errors[0][0])
        self.errors = errors


def read(kind: type[A], args: dict[str, Any]) -> A:
    """Return the arguments as a value of `kind`; FormRefused names every field that cannot be taken."""
    try:
        return kind.model_validate(args)
    except ValidationError as error:
        wording = load_wording()
        errors = error.errors()
        # A list whose items are refused counts as empty too; only what is inside it can be put right.
        inner = [e for e in errors if not any(o is not e and o["loc"][: len(e["loc"])] == e["loc"] for o in errors)]
        found = {_field(e["loc"]): _sentence(e, wording) for e in inner}
        raise FormRefused(list(found.items())) from None


PREFIX = {"children": "child", "carers": "carer"}


def _field(place: tuple[int | str, ...]) -> str:
    """Return the id of the input that a place stands for: children, 0, code -> child-0-code."""
    return "-".join(PREFIX.get(str(part), str(part)) for part in place)


def _sentence(error: ErrorDetails, wording: Mapping[str, str]) -> str:
    """Say what to do about one field: enter it, shorten it, or enter a real date."""
    names = ".".join(PREFIX.get(str(part), str(part)) for part in error["loc"] if isinstance(part, str))
    numbers = [part + 1 for part in error["loc"] if isinstance(part, int)]
    kind = str(error["type"])
    if kind in ("missing", "too_short") or error["input"] in ("", None):
        template = wording.get(f"page.enter.{names}", wording["page.enter"])
        return template.format(number=numbers[0] if numbers else "")
    if kind == "string_too_long":
        return wording["page.too_long"].format(limit=f"{TEXT_LIMIT:,}")
    return wording["page.real_date" if kind.startswith("date") else "page.not_savable"]
