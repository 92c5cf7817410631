"""The JSON Schema of definition files, which lets an editor complete and check them."""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterator
from itertools import pairwise
from textwrap import dedent
from typing import Any, get_args

from pydantic import BaseModel

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
    for model in _models_in(Toolkit):
        _describe(schema if model is Toolkit else parts[model.__name__], model)
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


def _models_in(model: type[BaseModel]) -> set[type[BaseModel]]:
    """Return a model and every model that its values hold."""
    found = {model}
    for field in model.model_fields.values():
        for inner in _types_in(field.annotation):
            if isinstance(inner, type) and issubclass(inner, BaseModel) and inner not in found:
                found |= _models_in(inner)
    return found


def _types_in(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in get_args(annotation):
        yield from _types_in(inner)


def _describe(part: dict[str, Any], model: type[BaseModel]) -> None:
    """Give each key the docstring under its field, which an editor shows beside it."""
    tree = ast.parse(dedent(inspect.getsource(model))).body[0]
    assert isinstance(tree, ast.ClassDef)
    for field, text in pairwise(tree.body):
        if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant):
            assert isinstance(field.target, ast.Name)
            part["properties"][field.target.id]["description"] = inspect.cleandoc(str(text.value.value))


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
