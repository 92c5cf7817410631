"""The JSON Schema of definition files, which lets an editor complete and check them."""

from __future__ import annotations

import json
from typing import Any

from ..model import Toolkit
from .known import AS_PRINTED
from .language import LANGUAGE


def toolkit_schema() -> dict[str, Any]:
    """Return the schema for any file of a toolkit, generated from the model.

    A file with `indicators` is a domain; one with `version` is toolkit.yaml or a whole
    toolkit; any other holds some keys of the toolkit. What spans files is the loader's.
    """
    schema = Toolkit.model_json_schema()
    parts: dict[str, Any] = schema.pop("$defs")
    keys: dict[str, Any] = schema["properties"]
    domain = {"$ref": "#/$defs/Domain"}
    name = {"type": "string", "description": "The id of a domain in its own file, domains/<id>.yaml."}
    keys["shared"] = {
        "type": "array",
        "items": {"type": "string"},
        "description": "Names of files in the folder shared/ beside the toolkits, whose parts it takes over.",
    }
    keys["domains"]["items"] = {"if": {"type": "string"}, "then": name, "else": domain}
    parts["Toolkit"] = {**schema, "required": ["id", "version", "title"]}
    parts["SomeKeys"] = {"type": "object", "properties": keys, "additionalProperties": False}
    parts = {name: _in_languages(part) for name, part in parts.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A file of a toolkit",
        "type": "object",
        "if": {"required": ["indicators"]},
        "then": domain,
        "else": {
            "if": {"required": ["version"]},
            "then": {"$ref": "#/$defs/Toolkit"},
            "else": {"$ref": "#/$defs/SomeKeys"},
        },
        "$defs": parts,
    }


def _in_languages(value: Any) -> Any:
    """Let every text for people be a mapping of language to text as well; ids and printed levels stay plain."""
    if isinstance(value, list):
        return [_in_languages(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value.get("type") == "string" and "maxLength" in value and "pattern" not in value:
        text = {key: item for key, item in value.items() if key not in ("title", "default", "description")}
        languages = {"propertyNames": {"pattern": LANGUAGE.pattern}, "additionalProperties": text}
        return {**value, "type": ["string", "object"], **languages}
    return {key: item if key in AS_PRINTED else _in_languages(item) for key, item in value.items()}


def schema_text() -> str:
    """Return the schema as it stands in definitions/toolkit.schema.json."""
    return json.dumps(toolkit_schema(), indent=2, ensure_ascii=False) + "\n"
