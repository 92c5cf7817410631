"""What definitions/README.md shows can be copied from it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from neglect_widgets.app.cli import main
from neglect_widgets.definitions import check
from neglect_widgets.definitions.files import shipped_folder
from neglect_widgets.model import (
    Continuum,
    Domain,
    Factor,
    Flag,
    Indicator,
    Level,
    NeedLevel,
    Numbered,
    Prompt,
    Tier,
    Toolkit,
)

README = (shipped_folder() / "README.md").read_text(encoding="utf-8")
TABLE = README[README.index("## What else there is") : README.index("## Shared parts")]
SNIPPETS = [code for code in re.findall(r"`([^`]+)`", TABLE) if ": " in code]
TOP_LEVEL = {*Toolkit.model_fields, *Domain.model_fields, *Indicator.model_fields, "shared"}
MODELS = (Level, Numbered, Factor, Flag, Tier, Prompt, NeedLevel, Indicator, Domain, Continuum)

HEAD = """\
id: area
version: "1.0"
title: Area
summary: A toolkit around the indicator that the README shows.
source: The README.
licence: CC BY 4.0
published: 2026-11-22
shared: [ages, types, people, red-flags]
scale:
  levels:
    - {value: "1", rank: 0, label: Met, shape: circle, colour: "#00703c"}
    - {value: "2", rank: 1, label: Mostly met, shape: triangle, colour: "#1d70b8"}
    - {value: "3", rank: 2, label: Mostly unmet, shape: square, colour: "#b35a00"}
    - {value: "4", rank: 3, label: Unmet, shape: diamond, colour: "#942514"}
domains: [food]
"""


def test_the_indicator_that_is_shown_works_as_it_stands(tmp_path: Path) -> None:
    (shown,) = re.findall(r"```yaml\n(.*?)```", README, re.S)
    (tmp_path / "area" / "domains").mkdir(parents=True)
    (tmp_path / "area" / "toolkit.yaml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "area" / "domains" / "food.yaml").write_text(shown, encoding="utf-8")

    assert [str(problem) for problem in check([tmp_path])] == []


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_each_line_that_is_shown_is_yaml_with_keys_that_are_known(snippet: str) -> None:
    data: Any = yaml.safe_load(snippet.replace("…", "x").removeprefix("- "))

    assert isinstance(data, dict)
    single = any(set(data) <= set(model.model_fields) for model in MODELS)
    assert single or set(data) <= TOP_LEVEL


def test_every_key_of_a_toolkit_or_indicator_is_explained() -> None:
    plain = {"id", "version", "title", "summary", "source", "licence", "published", "ask", "retired", "types"}
    keys = {*Toolkit.model_fields, *Indicator.model_fields} - plain - {"evidence", "contacts", "bands"}

    assert [key for key in sorted(keys) if f"{key}:" not in README] == []


def test_every_command_that_is_named_is_there() -> None:
    named = set(re.findall(r"`neglect-widgets ([a-z-]+)", README))

    assert {"new-toolkit", "check", "diff", "schema"} <= named
    for command in named:
        assert CliRunner().invoke(main, [command, "--help"]).exit_code == 0, command
