"""The JSON Schema that editors use agrees with the model and with the files."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from neglect_widgets.definitions import schema_text, toolkit_schema
from neglect_widgets.definitions.files import shipped_folder
from neglect_widgets.definitions.new_toolkit import STARTER

from .rich import RICH
from .small import FILES, as_one_file, spoilt

VALIDATOR = Draft202012Validator(toolkit_schema())


def errors(text: str) -> list[str]:
    """Return what an editor would say about a file."""
    data: Any = json.loads(json.dumps(yaml.safe_load(text), default=str))
    return [error.message for error in VALIDATOR.iter_errors(data)]


def test_the_schema_file_is_the_generated_one() -> None:
    stored = (shipped_folder() / "toolkit.schema.json").read_text(encoding="utf-8")

    assert stored == schema_text(), "Run: neglect-widgets schema > definitions/toolkit.schema.json"


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(toolkit_schema())


@pytest.mark.parametrize("text", [*FILES.values(), as_one_file()], ids=[*FILES, "one file"])
def test_a_sound_file_is_accepted(text: str) -> None:
    assert errors(text) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("toolkit.yaml", "summary:", "sumary:", "'sumary' was unexpected"),
        ("toolkit.yaml", "rank: 1", "rank: -1", "-1 is less than the minimum of 0"),
        ("flags.yaml", "why: It harms fast.", "whi: It harms fast.", "'whi' was unexpected"),
        ("voice.yaml", "voice:", "vioce:", "'vioce' was unexpected"),
        ("domains/food.yaml", "short: Food", "short: 12", "12 is not of type 'string'"),
    ],
)
def test_a_faulty_file_is_not(file: str, old: str, new: str, said: str) -> None:
    assert any(said in message for message in errors(spoilt(file, old, new)[file]))


def test_every_shipped_file_and_the_starter_are_accepted() -> None:
    """An editor marks nothing in them."""
    files = [*shipped_folder().glob("*/**/*.yaml"), *STARTER.rglob("*.yaml")]
    assert len(files) > 50
    for file in files:
        assert errors(file.read_text(encoding="utf-8")) == [], file


def test_everything_the_format_has_is_accepted() -> None:
    for name, text in RICH.items():
        assert errors(text) == [], name


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: {en: Small toolkit, cy: Pecyn bach}", "title: {en: 12}"),
        ("title: {en: Small toolkit, cy: Pecyn bach}", "title: {welsh: Pecyn bach}"),
        ('value: "1"', 'value: {en: "1"}'),
        ("reader: family", "reader: everybody"),
    ],
)
def test_only_words_for_people_may_be_in_several_languages(old: str, new: str) -> None:
    head = RICH["toolkit.yaml"]
    assert old in head
    assert errors(head.replace(old, new)) != []


def test_an_editor_can_say_what_a_key_is_for() -> None:
    parts = toolkit_schema()["$defs"]

    assert parts["Indicator"]["properties"]["core"]["description"].startswith("False is asked only in full depth")
    assert parts["SomeKeys"]["properties"]["known_share"]["description"].startswith("Below this share")
    assert parts["Level"]["description"] == "One step of the scale."
