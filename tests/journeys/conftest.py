"""A workbook in a real browser, and a way to prepare its store."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.journeys.watch import Watched, watching
from tests.servers import Running, python, running

Prepare = Callable[..., Any]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def prepare(home: Path) -> Prepare:
    """Call a function of `prepare` as the user of this home; ids and records come back as dicts."""

    def call(name: str, *arguments: str) -> Any:
        code = f"import sys; from tests.journeys.prepare import {name} as run; print(run(*sys.argv[1:]))"
        said = python(code, home, *arguments)
        return json.loads(said) if said.startswith(("{", "[")) else said

    return call


@pytest.fixture(scope="module")
def workbook(home: Path) -> Iterator[Running]:
    with running(home) as launched:
        yield launched


@pytest.fixture
def watched(chromium: Browser, workbook: Running) -> Iterator[Watched]:
    """A fresh browser context on the workbook; afterwards nothing went to a third party and nothing complained."""
    with watching(chromium, workbook.url) as opened:
        yield opened
