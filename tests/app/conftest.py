"""Servers and watched pages for the app's tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.app import widgets_under_test as cells
from tests.app.running import PATIENCE_S, Running, write_notebook
from tests.sign_in import let_in

expect.set_options(timeout=1000 * PATIENCE_S)

OpenPage = Callable[[str], Page]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the notebooks of the run are, and nothing else to begin with."""
    return tmp_path_factory.mktemp("notebooks")


@pytest.fixture(scope="session")
def everything(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server of widgets, outputs that are not ours and a cell that fails."""
    notebook = write_notebook(folder / "everything.ipynb", *cells.EVERYTHING)
    with Running(notebook, store=tmp_path_factory.mktemp("store") / "invented.db") as server:
        yield server


@pytest.fixture(scope="module")
def said(folder: Path) -> Iterator[Running]:
    """A server of one text field and what Python heard of it.

    Pages that are locked or cut off leave their kernels for a while, and a server takes so many only.
    """
    with Running(write_notebook(folder / "said.ipynb", cells.SAID)) as server:
        yield server


@pytest.fixture
def problems() -> list[str]:
    """What the pages of a test complained of, or asked of other servers."""
    return []


@pytest.fixture
def open_page(chromium: Browser, problems: list[str]) -> Iterator[OpenPage]:
    """Open an address in a context of its own, and note every problem."""
    contexts = []

    def open_one(address: str) -> Page:
        context = let_in(chromium.new_context())
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: said.type in ("error", "warning") and problems.append(said.text))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("request", lambda asked: notice_foreign(asked.url))
        # The page is complete only when the kernel has run; tests wait for what they look at.
        page.goto(address, wait_until="domcontentloaded", timeout=1000 * PATIENCE_S)
        return page

    def notice_foreign(url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            problems.append(f"asked for {url}")

    yield open_one
    for context in contexts:
        context.close()
