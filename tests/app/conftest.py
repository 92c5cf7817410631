"""Servers and watched pages for the app's tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.app import widgets_under_test as cells
from tests.app.running import Running, write_notebook

OpenPage = Callable[[str], Page]
ServeCells = Callable[..., Running]


@pytest.fixture(scope="session")
def serve_cells(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServeCells]:
    """Serve a notebook of some cells; the same cells are the same server for the whole run."""
    servers: dict[tuple[str, ...], Running] = {}

    def start(*code: str) -> Running:
        if code not in servers:
            servers[code] = Running(write_notebook(tmp_path_factory.mktemp("notebook") / "small.ipynb", *code))
        return servers[code]

    yield start
    for server in servers.values():
        server.stop()


@pytest.fixture
def counters(serve_cells: ServeCells) -> Running:
    return serve_cells(cells.COUNTER, cells.SHOW_COUNTERS)


@pytest.fixture
def said(serve_cells: ServeCells) -> Running:
    return serve_cells(cells.SAID)


@pytest.fixture
def problems() -> list[str]:
    """What the pages of a test complained of, or asked of other servers."""
    return []


@pytest.fixture
def open_page(chromium: Browser, problems: list[str]) -> Iterator[OpenPage]:
    """Open an address in a context of its own, and note every problem."""
    contexts = []

    def open_one(address: str) -> Page:
        context = chromium.new_context()
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: said.type in ("error", "warning") and problems.append(said.text))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("request", lambda asked: notice_foreign(asked.url))
        page.goto(address)
        return page

    def notice_foreign(url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            problems.append(f"asked for {url}")

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def empty_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "empty"
    folder.mkdir()
    return folder
