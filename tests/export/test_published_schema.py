"""The JSON Schema of a case record is published, and what is exported keeps to it."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from neglect_widgets.definitions import load_example
from neglect_widgets.export import record_json, record_schema

PUBLISHED = Path(__file__).parent.parent.parent / "definitions" / "record.schema.json"


def test_the_published_schema_is_the_one_the_program_keeps_to() -> None:
    assert json.loads(PUBLISHED.read_text("utf-8")) == record_schema(), (
        "Run: neglect-widgets schema --record > definitions/record.schema.json"
    )


def test_an_exported_record_fits_the_published_schema() -> None:
    schema = json.loads(PUBLISHED.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(json.loads(record_json(load_example())))) == []


def test_the_published_schema_refuses_a_rating_of_nothing() -> None:
    record = json.loads(record_json(load_example()))
    del record["assessments"][0]["ratings"][0]["indicator"]
    schema = json.loads(PUBLISHED.read_text("utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(record))
