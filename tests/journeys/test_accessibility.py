"""WCAG 2.2 AA on every page, wide and narrow, as far as a program can tell; and the names of every control."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.journeys import steps
from tests.journeys.prepared import Ids, Prepared
from tests.journeys.watch import NARROW, WIDE, Watched, watching
from tests.servers import Running

Families = dict[str, Ids]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def violations(page: Page) -> list[str]:
    """Return what axe finds against WCAG 2.2 AA: the rule and the elements it is about."""
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{v['id']}: {[node['target'] for node in v['nodes']][:4]}" for v in found]


def check_page(page: Page) -> None:
    """Nothing is against the rules, on a desktop and on a phone, and a phone need not scroll sideways."""
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        assert violations(page) == []
        wide, shown = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert wide <= shown, f"{wide} px in {shown} px"
    page.set_viewport_size(WIDE)


@pytest.fixture(scope="module")
def shared(chromium: Browser, workbook: Running) -> Iterator[Watched]:
    """One page for the whole file; each test turns it to where it looks."""
    with watching(chromium, workbook.url) as opened:
        yield opened


@pytest.fixture(scope="module")
def first_visit(shared: Watched) -> dict[str, list[str]]:
    """What axe finds before anybody has used this store, when there is nothing in it."""
    page, found = shared.page, {}
    page.goto(shared.url)
    steps.arrived(page, "Who is using the workbook?")
    found["sign in"] = violations(page)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    found["sign in with errors"] = violations(page)
    steps.sign_in(page)
    expect(page.get_by_text("There are no cases yet.")).to_be_visible()
    found["no cases"] = violations(page)
    return found


@pytest.fixture(scope="module")
def ids(first_visit: object, prepared: Prepared) -> Families:
    """The invented example, a draft with a flag and a level 4, and a finished assessment."""
    return {
        "example": prepared.example(),
        "worried": prepared.worried("K-WORRIED"),
        "finished": prepared.followed("K-FOLLOWED"),
        "graded": prepared.with_toolkit("K-GRADED", "graded-care"),
        "home": prepared.with_toolkit("K-HOME", "home-conditions"),
        "family": prepared.with_toolkit("K-FAMILY", "strengths-and-needs"),
        "day": prepared.with_toolkit("K-DAY", "day-in-my-life"),
        "screening": prepared.with_toolkit("K-SCREENING", "screening"),
    }


@pytest.mark.parametrize("moment", ["sign in", "sign in with errors", "no cases"])
def test_the_first_visit_is_accessible(first_visit: dict[str, list[str]], moment: str) -> None:
    assert first_visit[moment] == []


PAGES = {
    "who you are": ("/you", "Who is using"),
    "cases": ("/cases", "Cases"),
    "case": ("/case/{example[case]}", "Case EXAMPLE-1"),
    "start": ("/case/{example[case]}/start", "Start an assessment"),
    "about": ("/assessment/{worried[assessment]}", "About this assessment"),
    "a flag raised": ("/assessment/{worried[assessment]}/flags", "Urgent concerns"),
    "a domain at the worst level": ("/assessment/{worried[assessment]}/domain/food", "Food and feeding"),
    "a domain with last time": ("/assessment/{finished[assessment]}/domain/food", "Food and feeding"),
    "voice": ("/assessment/{worried[assessment]}/voice", "Child's voice"),
    "summary": ("/assessment/{worried[assessment]}/summary", "Summary"),
    "plan": ("/assessment/{worried[assessment]}/plan", "Plan"),
    "check with blockers": ("/assessment/{worried[assessment]}/check", "Check and finish"),
    "a finished summary": ("/assessment/{finished[earlier]}/summary", "Summary"),
    "finished": ("/assessment/{finished[earlier]}/check", "Check and finish"),
    "factors": ("/assessment/{worried[assessment]}/factors", "Factors that raise risk"),
    "what was planned last time": ("/assessment/{example[assessment]}/plan", "Plan"),
    "sub-domains and two carers": ("/assessment/{graded[assessment]}/domain/physical", "Physical care"),
    "a rolled-up summary": ("/assessment/{graded[assessment]}/summary", "Summary"),
    "an answer by number": ("/assessment/{home[assessment]}/domain/living-room", "Living room"),
    "half steps beside the family's own level": ("/assessment/{family[assessment]}/domain/home-and-money", "Home"),
    "how the family sees it": ("/assessment/{family[assessment]}/summary", "Summary"),
    "prompts through a day": ("/assessment/{day[assessment]}/voice", "Child's voice"),
    "thinking it through": ("/assessment/{day[assessment]}/closing", "Think it through"),
    "a summary without ratings": ("/assessment/{day[assessment]}/summary", "Summary"),
    "a next step": ("/assessment/{screening[assessment]}/summary", "Summary"),
    "a choice of language": ("/assessment/{screening[assessment]}", "About this assessment"),
    "a locked domain": ("/assessment/{finished[earlier]}/domain/food", "Food and feeding"),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_wide_and_narrow(shared: Watched, ids: Families, name: str) -> None:
    route, heading = PAGES[name]
    steps.turn_to(shared.page, route.format(**ids), re.compile(heading))
    check_page(shared.page)


def test_adding_a_case_is_accessible_with_its_errors(shared: Watched, ids: Families) -> None:
    page = shared.page
    steps.turn_to(page, "/cases/new", "Add a case")
    page.get_by_role("button", name="Add another carer").click()
    page.get_by_role("button", name="Add this case").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    code = page.get_by_label("Case code")
    expect(code).to_have_accessible_description(re.compile(r"Error:\s+Enter "))
    page.get_by_role("alert").get_by_role("link", name=re.compile("^Enter ")).first.click()
    expect(code).to_be_focused()
    check_page(page)


def test_the_comparison_is_accessible_with_its_pictures(shared: Watched, ids: Families) -> None:
    page = shared.page
    example = ids["example"]
    compare = f"/case/{example['case']}/compare/{example['child']}"
    steps.turn_to(page, compare, "Child A: compare assessments")
    page.get_by_role("button", name="Show pictures").click()
    for name in ("Radar of the assessments", "Areas of care over time", "Every indicator at each assessment"):
        expect(page.get_by_role("img", name=re.compile(name)).locator("svg.main-svg").first).to_be_visible()
    check_page(page)


def test_the_chronology_is_accessible_and_leads_to_what_was_seen(shared: Watched, ids: Families) -> None:
    page = shared.page
    steps.turn_to(page, f"/case/{ids['example']['case']}/chronology", re.compile("Chronology"))
    expect(page.get_by_role("status").last).to_have_text(re.compile(r"(\d+) of \1 shown"))
    check_page(page)
    row = page.get_by_role("row").filter(has_text="The smoke alarm had no battery")
    row.get_by_role("link").press("Enter")
    steps.arrived(page, re.compile("Home and living conditions"))
    expect(page.get_by_role("main")).to_contain_text("The smoke alarm had no battery")


def test_every_control_of_a_domain_has_its_role_name_and_state(shared: Watched, ids: Families) -> None:
    page = shared.page
    steps.turn_to(page, steps.domain_route(ids["worried"]), re.compile("Food and feeding"))
    part = steps.indicator(page, "Enough to eat and drink")
    expect(part).to_match_aria_snapshot("""
      - group "Enough to eat and drink":
        - heading "Enough to eat and drink" [level=2]
        - radio "1 Needs met"
        - radio "2 Some needs unmet"
        - radio "3 Many needs unmet"
        - radio "4 Most needs unmet" [checked]
        - radio "Not known"
        - radio "Does not apply"
      - button "Clear the answer for Enough to eat and drink"
      - status:
        - paragraph: Does a red flag apply?
        - list:
          - listitem:
            - link "Go to this red flag"
      - list:
        - listitem:
          - text: "Evidence 1: what was seen, told or recorded"
          - 'textbox "Evidence 1: what was seen, told or recorded"': Nothing but crisps since Friday.
          - combobox "How it is known (evidence 1)":
            - option "Told" [selected]
          - combobox "Announced (evidence 1)":
            - option "Was the visit announced?" [selected]
          - combobox "How often (evidence 1)":
            - option "Often" [selected]
          - checkbox "In the child's own words" [checked]
      - button "Add more evidence for Enough to eat and drink"
      - textbox "Impact on this child"
    """)
    worst = part.get_by_role("radio", name="4 Most needs unmet")
    expect(worst).to_have_accessible_description(re.compile("^On most days there is no proper meal"))
    expect(part.get_by_role("group", name="Enough to eat and drink")).to_have_accessible_description(
        re.compile("^Using a food bank")
    )
    expect(part.get_by_label("Impact on this child")).to_have_accessible_description(re.compile("^Needed to finish"))
    part.get_by_text("Date and source of evidence 1").click()
    expect(part.get_by_role("listitem").filter(has=page.get_by_label("By whom"))).to_match_aria_snapshot("""
      - group:
        - group "When":
          - textbox "Day"
          - textbox "Month"
          - textbox "Year"
        - textbox "By whom"
    """)
    unknown = steps.indicator(page, "Weight and growth")
    expect(unknown).to_match_aria_snapshot("""
      - group "Weight and growth":
        - radio "Not known" [checked]
      - combobox "Whom to ask":
        - option "GP" [selected]
    """)


NAMELESS = """() => [...document.querySelectorAll("main :is(input, textarea, select, button, a[href])")]
  .filter((control) => control.checkVisibility() && !control.labels?.length && !control.textContent.trim())
  .map((control) => control.outerHTML.slice(0, 120))"""
IDS = "[...document.querySelectorAll('[id]')].map((element) => element.id)"


def test_every_control_of_a_domain_has_a_name_and_an_id_of_its_own(shared: Watched, ids: Families) -> None:
    page = shared.page
    steps.turn_to(page, steps.domain_route(ids["worried"]), re.compile("Food and feeding"))
    assert page.evaluate(NAMELESS) == []
    used = page.evaluate(IDS)
    assert [one for one in used if used.count(one) > 1] == []


def test_a_finger_can_hit_every_answer(shared: Watched, ids: Families) -> None:
    page = shared.page
    steps.turn_to(page, steps.domain_route(ids["worried"]), re.compile("Food and feeding"))
    page.set_viewport_size(NARROW)
    boxes = [radio.bounding_box() for radio in page.get_by_role("radio").all()]
    page.set_viewport_size(WIDE)
    # Four levels and two other answers for each of three questions, and three more that the worst level opens.
    assert len(boxes) == 6 * 6
    assert [box for box in boxes if box is None or box["width"] < 44 or box["height"] < 44] == []
