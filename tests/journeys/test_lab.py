"""In JupyterLab: the workbook works and leaves nothing in the file; a toolkit is previewed as it is written."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from neglect_widgets.definitions.new_toolkit import new_toolkit
from tests.journeys import steps
from tests.journeys.keyboard import tab_to
from tests.journeys.watch import watching
from tests.servers import ROOT, Running, running


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what is served, because JupyterLab writes to the notebooks it shows."""
    copy = tmp_path_factory.mktemp("checkout")
    for folder in ("neglect_widgets", "notebooks", "definitions"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


@pytest.fixture(scope="module")
def lab(home: Path, checkout: Path) -> Iterator[Running]:
    with running(home, command="lab", root=checkout) as launched:
        answers(launched.url)
        yield launched


def answers(url: str) -> None:
    """Wait until the server takes connections, which is a little after it has said where."""
    end = time.monotonic() + 60
    while True:
        try:
            urlopen(url, timeout=60).close()
            return
        except URLError:
            assert time.monotonic() < end, "JupyterLab did not answer."
            time.sleep(0.1)


def open_notebook(page: Page, url: str, name: str = "workbook.ipynb") -> Locator:
    """Open a notebook, run it and return the output of its one cell of code."""
    # In a workspace of its own: else the notebook of the test before opens too, and may be the one that is run.
    page.goto(url.replace("/lab?", f"/lab/workspaces/{name.removesuffix('.ipynb')}/tree/{name}?"))
    code = page.locator(".jp-CodeCell")
    expect(code).to_have_count(1, timeout=60_000)
    expect(page.get_by_text("Python 3 | Idle")).to_be_visible(timeout=60_000)
    page.get_by_role("menubar").get_by_text("Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
    output = code.locator(".jp-Cell-outputWrapper")
    expect(output.get_by_role("heading", level=1)).to_be_visible(timeout=60_000)
    return output


def chosen(page: Page, radio: Locator) -> None:
    expect(radio).to_be_checked()
    steps.saved(page)
    expect(radio).to_be_focused()


def test_a_rating_is_made_in_jupyterlab_by_keys_and_leaves_nothing_in_the_notebook(
    chromium: Browser, lab: Running, checkout: Path
) -> None:
    file = checkout / "notebooks" / "workbook.ipynb"
    before = json.loads(file.read_text("utf-8"))
    with watching(chromium, lab.url) as watched:
        # JupyterLab's own front end has things to say on the console; ours must not.
        watched.expected = "jupyter|lumino|Plugin|plugin"
        page = watched.page
        output = open_notebook(page, lab.url)
        steps.sign_in(page)
        steps.load_example(page)
        output.get_by_role("link", name=re.compile("25 September 2026")).click()
        steps.arrived(page, "About this assessment")
        output.get_by_role("link", name=re.compile("Case EXAMPLE-1")).click()
        start_assessment(page, output)
        output.get_by_role("link", name="Food and feeding").click()
        steps.arrived(page, re.compile("Food and feeding"))
        rate_by_keys(page)
        page.get_by_role("menubar").get_by_text("File", exact=True).click()
        page.get_by_text("Save Notebook", exact=True).click()
        # The tab's mark for unsaved changes is gone.
        expect(page.locator(".jp-mod-dirty")).to_have_count(0)
        expect(page.locator(".jp-Cell")).to_have_count(2)
    after = json.loads(file.read_text("utf-8"))
    assert after["cells"] == before["cells"]
    assert "widgets" not in after["metadata"]
    for words in ("Alex", "EXAMPLE-1", "Carer 1", "application/vnd.jupyter.widget"):
        assert words not in file.read_text("utf-8")


def start_assessment(page: Page, output: Locator) -> None:
    steps.arrived(page, "Case EXAMPLE-1")
    output.get_by_role("link", name="Start an assessment").click()
    steps.arrived(page, "Start an assessment")
    output.get_by_role("radio", name="A", exact=True).check()
    output.get_by_role("checkbox", name="Carer 1", exact=True).check()
    output.get_by_role("radio", name="Everyday care", exact=True).check()
    for legend, day in (("First day", "1"), ("Last day", "14")):
        group = output.get_by_role("group", name=legend, exact=True)
        for part, value in (("Day", day), ("Month", "11"), ("Year", "2026")):
            group.get_by_label(part, exact=True).fill(value)
    output.get_by_role("button", name="Start assessment").click()
    steps.arrived(page, "About this assessment")


def rate_by_keys(page: Page) -> None:
    """Every key here means something to JupyterLab: moving between cells, changing their kind, deleting them."""
    enough = steps.indicator(page, "Enough to eat and drink")
    tab_to(page, enough.get_by_role("radio").first)
    for key, name in (("1", "1 Needs met"), ("4", "4 Most needs unmet"), ("3", "3 Many needs unmet")):
        page.keyboard.press(key)
        chosen(page, enough.get_by_role("radio", name=name))
    page.keyboard.press("ArrowUp")
    chosen(page, enough.get_by_role("radio", name="2 Some needs unmet"))
    page.keyboard.press("ArrowDown")
    chosen(page, enough.get_by_role("radio", name="3 Many needs unmet"))
    for key, name in (("d", "Does not apply"), ("d", "Does not apply"), ("n", "Not known")):
        page.keyboard.press(key)
        chosen(page, enough.get_by_role("radio", name=name))


CELL = "import neglect_widgets\nneglect_widgets.Preview('our-area')"


@pytest.fixture
def written(checkout: Path) -> Path:
    """A toolkit somebody has begun, and a notebook of theirs that previews it."""
    nothing = {"execution_count": None, "metadata": {}, "outputs": []}
    cell = {"id": "preview", "cell_type": "code", "source": CELL, **nothing}
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    notebook = {"cells": [cell], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    (checkout / "notebooks" / "preview.ipynb").write_text(json.dumps(notebook), "utf-8")
    return new_toolkit("our-area", checkout / "definitions", date(2026, 11, 28)) / "domains" / "meals.yaml"


def place(page: Page) -> tuple[object, ...]:
    """Return how far the notebook is scrolled, and which control has the focus."""
    scrolled = page.locator(".jp-WindowedPanel-outer").evaluate("(panel) => panel.scrollTop")
    return scrolled, page.evaluate("document.activeElement.id")


def test_a_toolkit_is_drawn_again_at_each_save_and_a_mistake_leaves_the_last_good_form(
    chromium: Browser, lab: Running, written: Path
) -> None:
    sound = written.read_text("utf-8")
    with watching(chromium, lab.url) as watched:
        watched.expected = "jupyter|lumino|Plugin|plugin"
        page = watched.page
        output = open_notebook(page, lab.url, "preview.ipynb")
        output.get_by_role("combobox", name="Age").select_option("Primary (5 to 11)")
        output.get_by_role("combobox", name="Area").select_option("Meals")
        level = steps.indicator(page, "Regular meals").get_by_role("radio", name=re.compile("3 Most needs unmet"))
        level.click()
        expect(level).to_be_checked()
        expect(output.get_by_text("Does a red flag apply?")).to_be_visible()
        before = place(page)

        written.write_text(sound.replace("title: Regular meals", "title: Meals that can be counted on"), "utf-8")
        again = steps.indicator(page, "Meals that can be counted on")
        expect(again).to_be_visible()
        expect(again.get_by_role("radio", name=re.compile("3 Most needs unmet"))).to_be_checked()
        assert place(page) == before

        written.write_text(sound.replace("look_for:", "look_fro:"), "utf-8")
        told = output.get_by_role("status").filter(has=page.get_by_role("heading", name="1 problem in the files"))
        expect(told).to_contain_text("our-area/domains/meals.yaml:5: look_fro:")
        expect(told).to_contain_text("Did you mean `look_for`?")
        expect(again).to_be_visible()
        assert place(page)[1] == before[1]

        written.write_text(sound, "utf-8")
        expect(steps.indicator(page, "Regular meals")).to_be_visible()
        expect(output.get_by_role("heading", name="1 problem in the files")).to_have_count(0)
        expect(output.get_by_role("heading", level=1)).to_have_count(1)
