"""A notebook of an area's own runs with Voila's front end, under the same policy and without other servers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.app import widgets_under_test as cells
from tests.app.asking import ask
from tests.app.conftest import OpenPage
from tests.app.running import Running, write_notebook


@pytest.fixture
def stock(tmp_path: Path) -> Iterator[Running]:
    with Running(write_notebook(tmp_path / "stock.ipynb", *cells.STOCK, template=None, title="Ours")) as server:
        yield server


def test_stock_widgets_and_a_plotly_figure_work_without_other_servers(
    stock: Running, open_page: OpenPage, problems: list[str]
) -> None:
    page = open_page(stock.address)
    double = page.get_by_role("button", name="Double")
    # Voila's own front end is 10 MB; a busy machine may need a while for it.
    double.wait_for(timeout=120_000)
    double.click()
    expect(page.get_by_text("now 6")).to_be_visible()
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    expect(page.get_by_role("banner")).to_contain_text("Ours")
    expect(page.get_by_role("contentinfo")).to_be_visible()
    expect(page.get_by_role("main")).to_have_count(1)
    assert [problem for problem in problems if "asked for" in problem or "Content Security Policy" in problem] == []


def test_no_file_outside_is_given_out(stock: Running) -> None:
    assert ask(stock, "/voila/static/voila.js")[0] == 200
    for route in ("templates/", "templates/lab/static/", "static/", "labextensions/", "api/themes/", "files/"):
        for path in ("etc/passwd", "/etc/passwd", "../" * 12 + "etc/passwd", "..%2f" * 12 + "etc/passwd"):
            status, _, body = ask(stock, f"/voila/{route}{path}")
            assert status >= 400
            assert b"root:" not in body
            assert ask(stock, f"/voila/{route}{path}", Cookie="")[0] in (403, 404)


def test_a_notebook_cannot_ask_for_a_template_that_is_not_ours(tmp_path: Path, open_page: OpenPage) -> None:
    notebook = write_notebook(tmp_path / "asks.ipynb", "1", template="lab", title="Asks")
    with Running(notebook) as server:
        page = open_page(server.address)
        expect(page.get_by_role("banner")).to_contain_text("Asks")
