"""From signing in to the comparison of a review, as a practitioner goes through it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from neglect_widgets.definitions import load_toolkit, load_wording
from neglect_widgets.pages.words import day as in_words
from tests.builders import core_asked
from tests.journeys import steps
from tests.journeys.prepared import ALEX, FIRST, LAST, TOOLKIT, Prepared
from tests.journeys.watch import Watched

EVIDENCE = "Two tins and some bread in the cupboard, <b>nothing</b> else."
IMPACT = "She comes to school hungry and asks others for food."


def test_whoever_signs_in_is_remembered_after_a_reload(watched: Watched) -> None:
    page = watched.page
    page.goto(watched.url)
    steps.arrived(page, "Who is using the workbook?")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    steps.sign_in(page)
    expect(page.get_by_text("There are no cases yet.")).to_be_visible()
    page.reload()
    steps.arrived(page, "Cases")
    expect(page.get_by_role("banner")).to_contain_text("Alex Example, Social worker")


def test_a_family_with_an_unborn_child_and_two_carers_is_added(watched: Watched, prepared: Prepared) -> None:
    prepared.person()
    page = watched.page
    steps.open_at(page, watched.url, "/cases", "Cases")
    page.get_by_role("link", name="Add a case").click()
    steps.arrived(page, "Add a case")
    page.get_by_label("Case code").fill("K-1")
    due = date.today() + timedelta(days=100)
    steps.fill_date(page.get_by_role("group", name="Child 1"), "Date of birth", date(2018, 5, 4))
    page.get_by_role("button", name="Add another child").click()
    second = page.get_by_role("group", name="Child 2")
    expect(second.get_by_label("Code")).to_be_focused()
    second.get_by_role("radio", name="Expected date, not born yet").check()
    steps.fill_date(second, "Expected date", due)
    _fill_carer(page, 1, "Mother", "Lives with the children")
    page.get_by_role("button", name="Add another carer").click()
    _fill_carer(page, 2, "Father", "Lives elsewhere")
    page.get_by_role("button", name="Add this case").click()
    steps.arrived(page, "Case K-1")
    people = page.get_by_role("main").get_by_role("listitem")
    expected = f"B.*unborn, expected {in_words(due)}"
    for words in ("A.*8 years old", expected, "Mother.*Lives with", "Father.*Lives elsewhere"):
        expect(people.filter(has_text=re.compile(words))).to_have_count(1)


def _fill_carer(page: Page, number: int, role: str, where: str) -> None:
    carer = page.get_by_role("group", name=f"Carer {number}")
    carer.get_by_label("Role").select_option(role)
    carer.get_by_label("Where they live").select_option(where)
    expect(carer.get_by_label("Code")).to_have_value(role)


def test_the_age_band_follows_from_the_date_of_birth(watched: Watched, prepared: Prepared) -> None:
    ids = prepared.case("K-2")
    page = watched.page
    for child, band, areas in (("A", "Primary (5 to 11)", "Home"), ("B", "Unborn", "Pregnancy")):
        steps.open_at(page, watched.url, f"/case/{ids['case']}", "Case K-2")
        page.get_by_role("link", name="Start an assessment").click()
        steps.arrived(page, "Start an assessment")
        page.get_by_role("radio", name=child, exact=True).check()
        page.get_by_role("checkbox", name="Mother", exact=True).check()
        page.get_by_role("radio", name="Everyday care", exact=True).check()
        steps.fill_date(page, "First day", FIRST)
        steps.fill_date(page, "Last day", LAST)
        page.get_by_role("button", name="Start assessment").click()
        steps.arrived(page, "About this assessment")
        for words in (band, "1 to 14 June 2026"):
            expect(page.get_by_role("definition").get_by_text(words, exact=True)).to_be_visible()
        tasks = page.get_by_role("navigation", name="Parts of this assessment")
        expect(tasks.get_by_role("link", name=re.compile(areas))).to_have_count(1)


def test_a_red_flag_says_what_to_do_and_stays_open_until_it_is_answered(watched: Watched, prepared: Prepared) -> None:
    ids = prepared.draft("K-3")
    page = watched.page
    steps.open_at(page, watched.url, steps.part_route(ids, "flags"), re.compile("Urgent concerns"))
    tasks = page.get_by_role("navigation", name="Parts of this assessment")
    expect(tasks.get_by_role("listitem").filter(has_text="Urgent concerns")).to_contain_text("None raised")
    title = "The home is not safe to be in today"
    page.get_by_role("button", name=re.compile(rf"^This applies\s?: {title}")).click()
    flag = page.get_by_role("region", name=re.compile(title))
    expect(flag.get_by_role("heading", name="What to do: Phone children's social care today")).to_be_focused()
    expect(flag.get_by_text(load_wording()["page.contact.unset"]).first).to_be_visible()
    expect(flag).to_contain_text("To answer")
    expect(tasks).to_contain_text("To answer: 1")
    flag.get_by_label("What was done", exact=True).fill("Phoned the duty worker.")
    steps.fill_date(flag, "When it was done", LAST)
    flag.get_by_label("Who did it").fill("Alex Example")
    flag.get_by_label("Who did it").press("Tab")
    expect(tasks).to_contain_text("Raised and answered: 1")
    expect(flag.get_by_text("Answered", exact=True)).to_be_visible()
    steps.saved(page)


def test_every_question_can_be_answered_and_the_profile_follows(watched: Watched, prepared: Prepared) -> None:
    ids = prepared.draft("K-4")
    page = watched.page
    steps.open_at(page, watched.url, steps.domain_route(ids), re.compile("Food and feeding"))
    panel = page.get_by_role("complementary", name="Profile so far")
    expect(panel).to_contain_text("Nothing has been rated yet.")
    _rate_food(page)
    expect(panel.get_by_role("status")).to_contain_text("“many needs unmet”: Food.")
    _rate_the_rest(page)
    expect(page.get_by_role("link", name="Next: Child's voice")).to_be_visible()
    expect(panel.get_by_role("status")).to_have_text(
        "One area of care is at “many needs unmet”: Food. Identity is mostly not known."
    )
    rows = panel.get_by_role("row")
    expect(rows.filter(has_text=re.compile("^Food"))).to_contain_text("3 Many needs unmet")
    expect(rows.filter(has_text=re.compile("^Identity"))).to_contain_text("0 of 3 known")
    _line_leaves_out(panel, 1)
    ratings = {rating.indicator: rating for rating in prepared.on_disk(ids).ratings}
    assert set(ratings) == {*_asked(), *_opened()}
    enough, unknown, cleared = (ratings[f"food.{name}"] for name in ("enough", "right-for-age", "growth"))
    assert (enough.level, enough.evidence[0].text, enough.impact) == ("3", EVIDENCE, IMPACT)
    assert (unknown.status, unknown.ask) == ("not_known", "nursery or school")
    assert (cleared.status, cleared.level) == ("rated", "1")
    assert ratings["health.long-term-condition"].status == "not_applicable"


def _line_leaves_out(panel: Locator, unknown: int) -> None:
    """The radar's line has a point for each area that is known and is open where one is not."""
    axes = sum(d.on_radar for d, _ in core_asked(load_toolkit(TOOLKIT), "primary"))
    points = (panel.locator("svg [data-line=now]").get_attribute("points") or "").split()
    assert len(points) == axes - unknown
    assert points[0] != points[-1]


def _asked() -> dict[str, tuple[str, str]]:
    """Return id -> (domain title, indicator title) of what is asked about a schoolchild, in order."""
    toolkit = load_toolkit(TOOLKIT)
    return {i.id: (d.title, i.title) for d, asked in core_asked(toolkit, "primary") for i in asked}


def _opened() -> dict[str, str]:
    """Return id -> title of the questions about food that an unmet need opens."""
    food = load_toolkit(TOOLKIT).domain("food")
    assert food is not None
    return {i.id: i.title for i in food.indicators if "primary" in i.bands and not i.core}


def _rate_food(page: Page) -> None:
    enough, suits, growth = (title for id, (_, title) in _asked().items() if id.startswith("food."))
    steps.rate(page, enough, "3 Many needs unmet")
    part = steps.indicator(page, enough)
    part.get_by_role("button", name=f"Add evidence for {enough}").click()
    evidence = part.get_by_label("Evidence 1: what was seen, told or recorded")
    expect(evidence).to_be_focused()
    evidence.fill(EVIDENCE)
    part.get_by_label("How it is known (evidence 1)").select_option("Seen")
    part.get_by_label("Impact on this child").fill(IMPACT)
    steps.rate(page, suits, "Not known")
    steps.indicator(page, suits).get_by_label("Whom to ask").select_option("nursery or school")
    steps.rate(page, growth, "2 Some needs unmet")
    cleared = steps.indicator(page, growth)
    cleared.get_by_role("button", name=f"Clear the answer for {growth}").click()
    expect(cleared.get_by_role("radio", checked=True)).to_have_count(0)
    expect(cleared.get_by_role("radio").first).to_be_focused()
    steps.rate(page, growth, "1 Needs met")
    for title in _opened().values():
        steps.rate(page, title, "1 Needs met")
    steps.saved(page)


def _rate_the_rest(page: Page) -> None:
    rest = [(id, domain, title) for id, (domain, title) in _asked().items() if not id.startswith("food.")]
    here = ""
    for id, domain, title in rest:
        if domain != here:
            page.get_by_role("link", name=f"Next: {domain}").click()
            steps.arrived(page, re.compile(re.escape(domain)))
            here = domain
        other = "Does not apply" if id == "health.long-term-condition" else "1 Needs met"
        steps.rate(page, title, "Not known" if id.startswith("identity.") else other)
    steps.saved(page)


def test_another_level_of_need_than_the_indicated_one_needs_a_reason(watched: Watched, prepared: Prepared) -> None:
    ids = prepared.draft("K-5", "unjudged")
    page = watched.page
    steps.open_at(page, watched.url, steps.part_route(ids, "summary"), re.compile("Summary"))
    expect(page.get_by_role("paragraph").filter(has_text="2, Early help")).to_be_visible()
    page.get_by_role("radio", name="3, Targeted support").check()
    reason = page.get_by_label("Why your judgement differs from the indicated level (needed to finish)")
    expect(reason).to_be_visible()
    steps.saved(page)
    steps.turn_to(page, steps.part_route(ids, "check"), re.compile("Check and finish"))
    blocker = page.get_by_role("link", name="Your level of need differs from the one indicated, “Early help”.")
    blocker.click()
    steps.arrived(page, re.compile("Summary"))
    reason.fill("Her grandmother, who cooked for her, has moved away.")
    steps.saved(page)
    steps.turn_to(page, steps.part_route(ids, "check"), re.compile("Check and finish"))
    expect(page.get_by_role("button", name="Finish and lock")).to_be_visible()
    expect(blocker).to_have_count(0)


def test_an_action_of_the_plan_is_kept_with_the_need_it_answers(watched: Watched, prepared: Prepared) -> None:
    ids = prepared.draft("K-9", "all")
    page = watched.page
    steps.open_at(page, watched.url, steps.part_route(ids, "plan"), re.compile("Plan"))
    page.get_by_role("button", name="Add an action").click()
    action = page.get_by_role("region", name="Action 1")
    expect(action.get_by_label("What the child will experience")).to_be_focused()
    action.get_by_label("What the child will experience").fill("A cooked tea on every school night.")
    action.get_by_label("The need it answers").select_option("Food and feeding: Enough to eat and drink")
    action.get_by_label("Through whom").fill("Mother, with the family support worker")
    steps.fill_date(action, "By when", date(2027, 1, 31))
    steps.saved(page)
    page.reload()
    steps.arrived(page, re.compile("Plan"))
    expect(action.get_by_label("What the child will experience")).to_have_value("A cooked tea on every school night.")
    (on_disk,) = prepared.on_disk(ids).plan
    assert (on_disk.indicator, on_disk.by_date) == ("food.enough", date(2027, 1, 31))
    assert on_disk.who == "Mother, with the family support worker"


def test_an_assessment_with_nothing_left_is_finished_and_locked(watched: Watched, prepared: Prepared) -> None:
    ids = prepared.draft("K-6", "unjudged")
    page = watched.page
    steps.open_at(page, watched.url, steps.part_route(ids, "check"), re.compile("Check and finish"))
    page.get_by_role("button", name="Finish and lock").click()
    expect(page.get_by_role("group", name="Before you can finish")).to_be_focused()
    page.get_by_role("link", name="Choose the level of need in your own judgement.").click()
    steps.arrived(page, re.compile("Summary"))
    page.get_by_role("radio", name="2, Early help").check()
    steps.saved(page)
    steps.turn_to(page, steps.part_route(ids, "check"), re.compile("Check and finish"))
    page.get_by_role("button", name="Finish and lock").click()
    expect(page.get_by_role("heading", name="Finished and locked")).to_be_visible()
    expect(page.get_by_text("Finished by Alex Example, Social worker")).to_be_visible()
    for route, title in (
        (steps.domain_route(ids), "Food and feeding"),
        (steps.part_route(ids, "flags"), "Urgent concerns"),
        (steps.part_route(ids, "voice"), "Child's voice"),
        (steps.part_route(ids, "summary"), "Summary"),
        (steps.part_route(ids, "plan"), "Plan"),
    ):
        steps.turn_to(page, route, re.compile(title))
        expect(page.get_by_role("main").locator("input, textarea, select")).to_have_count(0)
    assert prepared.on_disk(ids).finished_by == ALEX


def test_a_finished_assessment_is_downloaded_as_real_files(
    watched: Watched, prepared: Prepared, tmp_path: Path
) -> None:
    ids = prepared.finished("K-7")
    page = watched.page
    steps.open_at(page, watched.url, steps.part_route(ids, "check"), re.compile("Check and finish"))
    names = ("PDF to print or send", "Word document", "Excel workbook", "CSV table")
    pdf, docx, xlsx, csv = (_download(page, name, tmp_path) for name in names)
    assert pdf.startswith(b"%PDF-")
    printed = " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(pdf)).pages).split())
    assert "Two tins and some bread in the cupboard." in printed
    assert "She comes to school hungry." in printed
    paragraphs = [paragraph.text for paragraph in Document(BytesIO(docx)).paragraphs]
    assert any("Two tins and some bread in the cupboard." in text for text in paragraphs)
    cells = [str(c.value) for sheet in load_workbook(BytesIO(xlsx)) for row in sheet.iter_rows() for c in row]
    assert any("Two tins and some bread in the cupboard." in cell for cell in cells)
    assert csv.startswith(b"\xef\xbb\xbf")
    assert "She comes to school hungry." in csv.decode("utf-8-sig")
    exports = [entry.subject for entry in prepared.journal(ids) if entry.subject.startswith("export")]
    assert exports == ["export pdf", "export docx", "export xlsx", "export csv"]


def _download(page: Page, button: str, folder: Path) -> bytes:
    with page.expect_download() as started:
        page.get_by_role("button", name=button).click()
    name = started.value.suggested_filename
    # A download folder is read by more people than the store.
    assert re.fullmatch(r"assessment-[0-9a-f]{8}-\d{8}\.(pdf|docx|xlsx|csv)", name)
    started.value.save_as(folder / name)
    expect(page.get_by_text(f"Downloaded {name}.")).to_be_visible()
    return (folder / name).read_bytes()


def test_a_review_shows_last_time_beside_each_question_and_is_compared(watched: Watched, prepared: Prepared) -> None:
    ids = prepared.finished("K-8")
    page = watched.page
    steps.open_at(page, watched.url, steps.part_route(ids, "check"), re.compile("Check and finish"))
    page.get_by_role("link", name="Start a review of this child").click()
    steps.arrived(page, "Start an assessment")
    expect(page.get_by_role("radio", name="A", exact=True)).to_be_checked()
    expect(page.get_by_role("checkbox", name="Mother", exact=True)).to_be_checked()
    expect(page.get_by_role("radio", name="Everyday care", exact=True)).to_be_checked()
    steps.fill_date(page, "First day", date(2026, 10, 1))
    steps.fill_date(page, "Last day", date(2026, 10, 14))
    page.get_by_role("button", name="Start assessment").click()
    steps.arrived(page, "About this assessment")
    expect(page.get_by_role("definition").filter(has_text="1 to 14 June 2026")).to_have_count(1)
    page.get_by_role("link", name=re.compile("^Food and feeding")).click()
    steps.arrived(page, re.compile("Food and feeding"))
    last = steps.indicator(page, "Enough to eat and drink").get_by_text(re.compile("Last time"))
    expect(last).to_have_text("Last time (14 June 2026, Alex Example): 3 Many needs unmet")
    page.get_by_text("Evidence from last time").click()
    expect(page.get_by_text("seen: “Two tins and some bread in the cupboard.”")).to_be_visible()
    steps.rate(page, "Enough to eat and drink", "1 Needs met")
    steps.saved(page)
    steps.turn_to(page, f"/case/{ids['case']}", "Case K-8")
    page.get_by_role("link", name="Compare 2 assessments of A").click()
    steps.arrived(page, "Child A: compare assessments")
    table = page.get_by_role("table", name=re.compile("Food and feeding"))
    columns = ("Indicator", "June 2026", "October 2026", "First to last")
    expect(table.get_by_role("columnheader")).to_have_text([re.compile(words) for words in columns])
    row = table.get_by_role("row").filter(has_text="Enough to eat and drink")
    expect(row).to_contain_text("Better")
