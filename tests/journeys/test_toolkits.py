"""Every toolkit that is shipped runs in the browser: start, answer, summary, finish, PDF."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from neglect_widgets.definitions import list_toolkits, load_toolkit
from neglect_widgets.engine import asked_in
from neglect_widgets.model import Assessment, Indicator, Judgement, Rating, Toolkit
from neglect_widgets.store import CaseStore
from tests.journeys import steps
from tests.journeys.prepared import ALEX, FIRST, LAST, Ids, Prepared, now, save
from tests.journeys.watch import Watched

TOOLKITS = [summary.id for summary in list_toolkits()]


@pytest.mark.parametrize("name", TOOLKITS)
def test_a_toolkit_runs_from_its_start_to_its_pdf(
    watched: Watched, prepared: Prepared, tmp_path: Path, name: str
) -> None:
    toolkit, page = load_toolkit(name), watched.page
    child = "A" if toolkit.asks_in("primary") else "B"
    ids = prepared.case(f"K-{name}")
    steps.open_at(page, watched.url, f"/case/{ids['case']}/start", "Start an assessment")
    _start(page, toolkit, child)
    ids["assessment"] = page.url.rpartition("/assessment/")[2]
    assessment = prepared.on_disk(ids)
    if toolkit.domains:
        _rate_one(page, toolkit, assessment)
    if toolkit.voice:
        _note_one(page, toolkit, assessment)
    with prepared.store() as store:
        _fill_in(store, toolkit, ids)
    steps.turn_to(page, steps.part_route(ids, "summary"), re.compile("Summary"))
    # The rest was written beside the page, which reads it when it is loaded again.
    page.reload()
    steps.arrived(page, re.compile("Summary"))
    if toolkit.continuum:
        expect(page.get_by_role("group", name=re.compile("Judged level of need|Your next step"))).to_be_visible()
    steps.turn_to(page, steps.part_route(ids, "check"), re.compile("Check and finish"))
    page.get_by_role("button", name="Finish and lock").click()
    expect(page.get_by_role("heading", name="Finished and locked")).to_be_visible()
    assert toolkit.title in _pdf(page, tmp_path)


def _start(page: Page, toolkit: Toolkit, child: str) -> None:
    page.get_by_role("radio", name=child, exact=True).check()
    page.get_by_role("checkbox", name="Mother", exact=True).check()
    page.get_by_role("radio", name=toolkit.title, exact=True).check()
    steps.fill_date(page, "First day", FIRST)
    steps.fill_date(page, "Last day", LAST)
    page.get_by_role("button", name="Start assessment").click()
    steps.arrived(page, "About this assessment")


def _rate_one(page: Page, toolkit: Toolkit, assessment: Assessment) -> None:
    """Answer the first question with its first choice, and read it back from the page."""
    domain, (indicator, *_) = asked_in(toolkit, assessment)[0]
    page.get_by_role("navigation", name="Parts of this assessment").get_by_role("link", name=domain.title).click()
    steps.arrived(page, re.compile(re.escape(domain.title)))
    first = steps.indicator(page, indicator.title).get_by_role("radio").first
    first.click()
    expect(first).to_be_checked()
    steps.saved(page)


def _note_one(page: Page, toolkit: Toolkit, assessment: Assessment) -> None:
    """Write under the first prompt."""
    prompt = next(p for p in toolkit.voice if assessment.band in p.bands)
    steps.turn_to(page, f"/assessment/{assessment.id}/voice", re.compile("Child's voice"))
    box = page.get_by_label(prompt.title, exact=True)
    box.fill("I like it when we eat together.")
    box.press("Tab")
    steps.saved(page)


def _fill_in(store: CaseStore, toolkit: Toolkit, ids: Ids) -> None:
    """Answer all other questions with the best level and judge the lowest level of need."""
    answered = {rating.indicator for rating in store.assessment(ids["assessment"]).ratings}
    for _, indicators in asked_in(toolkit, store.assessment(ids["assessment"])):
        for indicator in indicators:
            if indicator.id not in answered:
                save(store, ids["assessment"], _best(toolkit, indicator, ids["carer"]))
    if toolkit.need_levels:
        level = toolkit.need_levels[0].value
        save(store, ids["assessment"], Judgement(level=level, reason="All is well.", by=ALEX, at=now()))


def _best(toolkit: Toolkit, indicator: Indicator, carer: str) -> Rating:
    number = indicator.numbers[0].number if indicator.numbers else None
    level = indicator.numbers[0].level if indicator.numbers else toolkit.scale.levels[0].value
    return Rating(
        indicator=indicator.id, carer_id=carer, status="rated", level=level, number=number, rater=ALEX, at=now()
    )


def _pdf(page: Page, folder: Path) -> str:
    """Download the PDF and return its text in one line."""
    with page.expect_download() as started:
        page.get_by_role("button", name="PDF to print or send").click()
    started.value.save_as(folder / "assessment.pdf")
    reader = PdfReader(BytesIO((folder / "assessment.pdf").read_bytes()))
    return " ".join(" ".join(sheet.extract_text().split()) for sheet in reader.pages)
