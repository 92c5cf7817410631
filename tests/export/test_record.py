"""The record file: out and in again without loss, and every problem at once."""

import json
from contextlib import suppress
from copy import deepcopy

import jsonschema
import pytest

from neglect_widgets.errors import NotFound, RecordError
from neglect_widgets.export import read_record, record_json, record_schema
from neglect_widgets.export.record import SIZE_LIMIT
from neglect_widgets.model import CaseRecord

from .family import CASE, KIT, awkward_assessment, record
from .kits import RICH, WORDS, earlier_assessment, rich_assessment, words_assessment


def toolkit_of(toolkit_id):
    if toolkit_id != KIT.id:
        raise NotFound("There is no such toolkit.")
    return KIT


def read(data: bytes) -> CaseRecord:
    return read_record(data, file="example.json", toolkit_of=toolkit_of)


def problems(raw: object) -> dict[str, str]:
    with pytest.raises(RecordError) as refused:
        read(json.dumps(raw).encode())
    return {p.place: f"{p.problem} {p.remedy}" for p in refused.value.problems}


def test_a_record_comes_back_equal():
    made = record()
    assert read(record_json(made)) == made


def test_awkward_text_comes_back_as_typed():
    made = CaseRecord(case=CASE, assessments=(awkward_assessment(),))
    assert read(record_json(made)) == made


def test_equal_records_give_equal_bytes():
    made = record()
    again = CaseRecord.model_validate(json.loads(record_json(made)))
    assert record_json(again) == record_json(made)


def test_a_record_fits_its_published_schema():
    jsonschema.validate(json.loads(record_json(record())), record_schema())


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[" * 200_000, b'{"format": NaN}'])
def test_what_is_not_json_is_refused_in_words(data):
    with pytest.raises(RecordError, match="not a JSON file"):
        read(data)


def test_json_that_is_no_record_is_refused():
    with pytest.raises(RecordError, match="not a record"):
        read(b"[1, 2]")


def test_a_file_that_is_too_large_is_not_even_parsed():
    with pytest.raises(RecordError, match="larger than 20 MB"):
        read(b"[" * (SIZE_LIMIT + 1))


def test_a_field_given_twice_is_refused():
    text = record_json(record()).decode().replace('"code": "X-0001"', '"code": "X-0001", "code": "X-0002"')
    with pytest.raises(RecordError, match="given twice"):
        read(text.encode())


def test_every_problem_of_a_broken_record_is_told_at_once():
    raw = json.loads(record_json(record()))
    raw["format"] = "something/9"
    raw["case"]["colour"] = "red"
    raw["case"]["carers"].append(deepcopy(raw["case"]["carers"][0]))
    first, second = raw["assessments"]
    first["child_id"] = "9" * 32
    first["ratings"][0]["level"] = "7"
    first["ratings"][1]["indicator"] = "food.unheard-of"
    first["ratings"][2]["carer_id"] = "8" * 32
    first["ratings"].append(deepcopy(first["ratings"][3]))
    first["flags"][0]["flag"] = "no-such-flag"
    first["voice"][0]["prompt"] = "voice.other"
    first["judgement"]["level"] = "12"
    first["plan"][0]["indicator"] = "home.unheard-of"
    first["band"] = "grown-up"
    del first["window_start"]
    second["toolkit"] = "other-toolkit"
    second["follows"] = "7" * 32
    second["case_id"] = "6" * 32
    second["carer_ids"].append("5" * 32)
    second["ratings"][0]["level"] = None
    second["ratings"][1]["at"] = "yesterday"
    found = problems(raw)
    assert set(found) == {
        "format",
        "case.colour",
        "case.carers[2]",
        "assessments[0].child_id",
        "assessments[0].ratings[0].level",
        "assessments[0].ratings[1].indicator",
        "assessments[0].ratings[2].carer_id",
        "assessments[0].ratings[6]",
        "assessments[0].flags[0].flag",
        "assessments[0].voice[0].prompt",
        "assessments[0].judgement.level",
        "assessments[0].plan[0].indicator",
        "assessments[0].band",
        "assessments[0].window_start",
        "assessments[1].toolkit",
        "assessments[1].follows",
        "assessments[1].case_id",
        "assessments[1].carer_ids[2]",
        "assessments[1].ratings[0]",
        "assessments[1].ratings[1].at",
    }
    assert "other-toolkit" in found["assessments[1].toolkit"]
    assert all(text.endswith(".") for text in found.values())


def test_problems_do_not_repeat_what_was_written_about_people():
    raw = json.loads(record_json(record()))
    raw["assessments"][0]["ratings"][0]["impact"] = ["a secret about somebody"]
    raw["assessments"][0]["plan"][0]["target"] = {"secret": "a secret about somebody"}
    assert "secret about" not in str(problems(raw))


@pytest.mark.parametrize("broken", [None, 3, "x", {}, {"a": 1}, [None], [[]], [{"ratings": 3}], [{"carer_ids": {}}]])
@pytest.mark.parametrize("field", ["case", "assessments"])
def test_any_shape_is_refused_in_words(field, broken):
    raw = json.loads(record_json(record()))
    raw[field] = broken
    assert problems(raw)


def rich_record() -> CaseRecord:
    """Return a case with a screening in words, the assessment that grew from it and the one before."""
    grown = rich_assessment().model_copy(update={"follows": "9" * 32})
    return CaseRecord(case=CASE, assessments=(words_assessment(), earlier_assessment(), grown))


def rich_problems(change) -> dict[str, str]:
    """Return the problems of a record after a change to its last assessment."""
    raw = json.loads(record_json(rich_record()))
    change(raw["assessments"][2])
    with pytest.raises(RecordError) as refused:
        read_rich(json.dumps(raw).encode())
    return {p.place.removeprefix("assessments[2]."): f"{p.problem} {p.remedy}" for p in refused.value.problems}


def read_rich(data: bytes) -> CaseRecord:
    return read_record(data, file="example.json", toolkit_of={RICH.id: RICH, WORDS.id: WORDS}.__getitem__)


def test_numbers_factors_depth_family_levels_and_targets_come_back_equal():
    made = rich_record()
    assert read_rich(record_json(made)) == made
    assert record_json(read_rich(record_json(made))) == record_json(made)
    jsonschema.validate(json.loads(record_json(made)), record_schema())


def set_in(part: str, number: int, key: str, value: object):
    def change(assessment) -> None:
        assessment[part][number][key] = value

    return change


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (set_in("ratings", 4, "number", 9), "ratings[4].number"),
        (set_in("ratings", 4, "number", "3"), "ratings[4].number"),
        (set_in("ratings", 0, "number", 3), "ratings[0].number"),
        (set_in("ratings", 4, "level", "5"), "ratings[4].level"),
        (set_in("ratings", 0, "family_level", "6"), "ratings[0].family_level"),
        (set_in("ratings", 0, "level", ["5"]), "ratings[0].level"),
        (set_in("plan", 0, "target_level", "good"), "plan[0].target_level"),
        (set_in("factors", 0, "factor", "no-such-factor"), "factors[0].factor"),
        (set_in("factors", 1, "factor", "debt"), "factors[1]"),
        (set_in("voice", 2, "prompt", "closing.unheard-of"), "voice[2].prompt"),
        (set_in("voice", 3, "prompt", "closing.tried"), "voice[3]"),
        (set_in("voice", 0, "grows_into", ["food.meals"]), "voice[0].grows_into[0]"),
        (lambda a: a["depth"].update(opened=["garden"]), "depth.opened[0]"),
        (lambda a: a["depth"].update(opened=["food", "food"]), "depth.opened[1]"),
        (lambda a: a.update(grown_from=["1" * 32]), "grown_from[0]"),
        (lambda a: a.update(grown_from=[a["id"]]), "grown_from[0]"),
        (lambda a: a.update(grown_from=["f" * 32, "f" * 32]), "grown_from[1]"),
        (lambda a: a.update(grown_from=[{}]), "grown_from[0]"),
        (lambda a: a.update(follows=[1]), "follows"),
        (lambda a: a["carer_ids"].append([]), "carer_ids[2]"),
    ],
)
def test_what_does_not_fit_the_toolkit_or_the_record_is_refused_at_its_place(change, place):
    found = rich_problems(change)
    assert place in found
    assert all(text.endswith(".") for text in found.values())


def test_a_level_that_is_not_the_numbers_names_the_number():
    assert "the number 3 stands for" in rich_problems(set_in("ratings", 4, "level", "5"))["ratings[4].level"]


def test_a_rating_by_level_alone_is_taken_where_the_question_came_to_have_numbers():
    raw = json.loads(record_json(rich_record()))
    raw["assessments"][2]["ratings"][4]["number"] = None
    assert read_rich(json.dumps(raw).encode()).assessments[2].ratings[4].level == "2"


@pytest.mark.parametrize("odd", [[1], {}, 3, None, [None], [[]], [{"prompt": []}], {"opened": 3}, {"opened": [{}]}])
@pytest.mark.parametrize("part", ["id", "ratings", "factors", "voice", "depth", "grown_from", "plan", "judgement"])
def test_a_part_of_any_shape_is_read_or_refused_and_never_an_error_of_the_program(part, odd):
    raw = json.loads(record_json(rich_record()))
    raw["assessments"][2][part] = odd
    with suppress(RecordError):
        read_rich(json.dumps(raw).encode())
