"""Signing in, the list of cases, one case, and the forms that add a case and start an assessment."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from neglect_widgets.pages import arguments

from . import examples
from . import toolkit_examples as toolkits
from .stage import Stage

Dict = dict[str, Any]


def show(stage: Stage, screen: str, **state: Any) -> None:
    """Show a screen between header and footer, as on the real page."""
    name, given = examples.BODIES[screen]
    stage.show("page_header", **examples.PAGE_HEADER, place="header")
    stage.show(name, given["content"], {**given["state"], **state})
    stage.show("page_footer", **examples.PAGE_FOOTER, place="footer")


def refuse(stage: Stage, command: str, **fields: str) -> None:
    errors = [{"field": field, "message": message} for field, message in fields.items()]
    stage.answer(command, ok=False, message=errors[0]["message"], errors=errors)


@pytest.mark.parametrize("screen", examples.BODIES)
def test_axe_finds_nothing_wrong(stage: Stage, screen: str) -> None:
    show(stage, screen)
    assert stage.axe() == []


@pytest.mark.parametrize("screen", examples.BODIES)
def test_a_phone_needs_no_sideways_scrolling(narrow_stage: Stage, screen: str) -> None:
    show(narrow_stage, screen)
    assert narrow_stage.sideways() <= 0


@pytest.mark.parametrize("screen", examples.BODIES)
def test_there_is_one_h1_and_no_level_is_left_out(stage: Stage, screen: str) -> None:
    show(stage, screen)
    read = "() => [...document.querySelectorAll('main :is(h1, h2, h3, h4)')].map((one) => Number(one.tagName[1]))"
    levels: list[int] = stage.page.evaluate(read)
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_case_is_found_by_its_code_without_asking_the_kernel(stage: Stage) -> None:
    show(stage, "cases")
    stage.page.get_by_role("searchbox", name="Search").fill("k-016")
    expect(stage.page.get_by_role("rowheader")).to_have_text(["Case K-0160"])
    expect(stage.page.locator(".nw-count")).to_have_text("1 of 4 cases")
    assert stage.sent() == []


def test_a_row_opens_its_case(stage: Stage) -> None:
    show(stage, "cases")
    stage.page.get_by_role("link", name="Case K-0142").click()
    assert stage.only("open")["args"] == {"route": f"/case/{2:032x}"}


def test_rows_stay_rows_of_a_table_when_they_are_stacked(narrow_stage: Stage) -> None:
    show(narrow_stage, "cases")
    table = narrow_stage.page.get_by_role("table", name="Cases")
    expect(table.get_by_role("row")).to_have_count(5)
    expect(table.get_by_role("columnheader", name="Next review")).to_have_count(1)


def test_the_empty_list_says_what_a_case_is_and_offers_both_ways_on(stage: Stage) -> None:
    show(stage, "no cases")
    expect(stage.page.get_by_text("A case is the record of one family")).to_be_visible()
    expect(stage.page.get_by_role("link", name="Add a case")).to_be_visible()
    stage.page.get_by_role("button", name="Load the invented example").click()
    assert stage.only("load_example")["args"] == {}


@pytest.mark.parametrize(
    ("whose", "offered"),
    [
        (("mine", "mine", "mine", "mine"), {}),
        (("mine", "others", "others", "others"), {"My cases": "1 of 4 cases", "All cases": "4 cases"}),
        (("team", "team", "team", "others"), {"My team's cases": "3 of 4 cases", "All cases": "4 cases"}),
        (
            ("mine", "team", "team", "others"),
            {"My cases": "1 of 4 cases", "My team's cases": "3 of 4 cases", "All cases": "4 cases"},
        ),
    ],
)
def test_mine_the_teams_and_all_are_offered_where_they_differ(
    stage: Stage, whose: tuple[str, ...], offered: Dict
) -> None:
    listed = zip(examples.CASE_LIST["state"]["cases"], whose, strict=True)
    show(stage, "cases", cases=[{**case, "whose": one} for case, one in listed])
    radios = stage.page.get_by_role("radio")
    expect(radios).to_have_count(len(offered))
    for name, count in offered.items():
        radios.and_(stage.page.get_by_label(name, exact=True)).check()
        expect(stage.page.locator(".nw-count")).to_have_text(count)


def test_patterns_are_asked_for_a_few_cases_at_a_time_and_can_be_searched_for(stage: Stage) -> None:
    cases = [{**examples.CASE_LIST["state"]["cases"][n % 4], "id": f"{n:032x}", "compared": n != 1} for n in range(6)]
    show(stage, "cases", cases=cases)
    first = stage.only("name_patterns")
    ids = [case["id"] for case in cases if case["compared"]]
    assert first["args"] == {"cases": ids[:3]}
    stage.answer("name_patterns", ok=True, patterns={ids[3]: "Getting worse (A)", ids[4]: ""})
    stage.reply(first, ok=True, patterns={ids[0]: "", ids[1]: "Improved, then got worse (A)", ids[2]: ""})
    table = stage.page.get_by_role("table")
    expect(table).to_contain_text("Review overdue · Improved, then got worse (A)")
    expect(table).to_contain_text("Getting worse (A)")
    assert [op["args"]["cases"] for op in stage.sent("name_patterns")] == [ids[:3], ids[3:]]
    stage.page.get_by_role("searchbox").fill("got worse")
    expect(stage.page.locator(".nw-count")).to_have_text("1 of 6 cases")


def test_the_list_asks_for_nothing_when_it_is_left_at_once(stage: Stage) -> None:
    cases = [{**case, "compared": True} for case in examples.CASE_LIST["state"]["cases"]]
    # It stays, and could carry what the list would ask for.
    stage.show("page_header", **examples.PAGE_HEADER, place="header")
    stage.pass_by("case_list", examples.CASE_LIST["content"], {**examples.CASE_LIST["state"], "cases": cases})
    # Longer than it waits before it asks.
    stage.page.wait_for_timeout(600)
    assert stage.sent("name_patterns") == []


def test_signing_in_sends_name_role_and_agency(stage: Stage) -> None:
    show(stage, "sign in")
    stage.page.get_by_role("textbox", name="Your name").fill("Robin Example")
    stage.page.get_by_role("combobox", name="Your role").select_option("Supervisor")
    stage.page.get_by_role("textbox", name="Your agency").fill("Example Trust")
    stage.page.get_by_role("button", name="Continue").click()
    expected = {"name": "Robin Example", "role": "Supervisor", "agency": "Example Trust"}
    assert stage.only("sign_in")["args"] == expected


def test_a_role_that_has_left_the_list_is_still_offered_to_whoever_has_it(stage: Stage) -> None:
    show(stage, "sign in", person={"name": "Robin Example", "role": "Play worker", "agency": "Example Trust"})
    expect(stage.page.get_by_role("combobox", name="Your role")).to_have_value("Play worker")


def test_an_error_takes_the_focus_and_leads_to_its_field_and_nothing_typed_is_lost(stage: Stage) -> None:
    show(stage, "sign in")
    refuse(stage, "sign_in", agency="Enter your agency.")
    stage.page.get_by_role("textbox", name="Your name").fill("Robin Example")
    stage.page.get_by_role("button", name="Continue").click()
    expect(stage.focused).to_contain_text("There is a problem")
    stage.page.get_by_role("link", name="Enter your agency.").click()
    agency = stage.page.get_by_role("textbox", name="Your agency")
    expect(agency).to_be_focused()
    expect(agency).to_have_accessible_description(
        "Such as a council, a health trust or a school Error: Enter your agency."
    )
    expect(stage.page.get_by_role("textbox", name="Your name")).to_have_value("Robin Example")
    assert stage.axe() == []


def test_typing_after_an_error_keeps_the_focus_in_the_field(stage: Stage) -> None:
    show(stage, "sign in")
    refuse(stage, "sign_in", name="Enter your name.")
    stage.page.get_by_role("button", name="Continue").click()
    expect(stage.focused).to_contain_text("There is a problem")
    name = stage.page.get_by_role("textbox", name="Your name")
    name.press_sequentially("Robin")
    expect(name).to_be_focused()
    expect(name).to_have_value("Robin")


def test_pressing_a_button_twice_sends_a_form_once(stage: Stage) -> None:
    show(stage, "new case")
    stage.page.get_by_role("button", name="Add this case").dblclick()
    stage.reply(stage.only("add_case"), ok=False, message="No.")
    expect(stage.page.get_by_role("alert")).to_contain_text("No.")
    assert len(stage.sent("add_case")) == 1


def test_a_case_can_be_added_by_keyboard_alone(stage: Stage) -> None:
    show(stage, "new case")
    keys = stage.page.keyboard
    stage.page.get_by_role("heading", level=1).focus()
    keys.press("Tab")
    keys.type("K-0200")
    keys.press("Tab")
    expect(stage.page.get_by_role("group", name="Child 1").get_by_label("Code")).to_be_focused()
    for _ in range(2):
        keys.press("Tab")
    keys.press("ArrowDown")
    keys.press("Tab")
    for piece in ("4", "2", "2027"):
        keys.type(piece)
        keys.press("Tab")
    expect(stage.page.get_by_role("button", name="Add another child")).to_be_focused()
    keys.press("Tab")
    keys.type("Mother")
    keys.press("Tab")
    keys.type("Lives with the")
    for _ in range(4):
        keys.press("Tab")
    expect(stage.page.get_by_role("button", name="Add this case")).to_be_focused()
    keys.press("Enter")
    assert stage.only("add_case")["args"] == {
        "code": "K-0200",
        "children": [{"code": "A", "name": "", "birth_date": "", "expected_date": "2027-02-04"}],
        "carers": [{"code": "Mother", "name": "", "role": "Mother", "resident": "yes"}],
    }


def test_a_new_row_has_a_legend_of_its_own_and_takes_the_focus(stage: Stage) -> None:
    show(stage, "new case")
    stage.page.get_by_role("button", name="Add another child").click()
    second = stage.page.get_by_role("group", name="Child 2")
    expect(second.get_by_label("Code")).to_be_focused()
    expect(second.get_by_label("Code")).to_have_value("B")
    stage.page.get_by_role("button", name="Add another carer").click()
    expect(stage.page.get_by_role("group", name="Carer 2").get_by_label("Role")).to_be_focused()


def test_removing_a_child_keeps_what_was_typed_for_the_others(stage: Stage) -> None:
    show(stage, "new case")
    for _ in range(2):
        stage.page.get_by_role("button", name="Add another child").click()
    for number, name in (("1", "First"), ("2", "Second"), ("3", "Third")):
        stage.page.get_by_role("group", name=f"Child {number}").get_by_label("Name").fill(name)
    stage.page.get_by_role("button", name="Remove child 2").click()
    expect(stage.page.get_by_role("group", name="Child 2").get_by_label("Name")).to_have_value("Third")
    expect(stage.page.get_by_role("group", name="Child 1").get_by_label("Code")).to_be_focused()
    stage.page.get_by_role("button", name="Remove child 2").click()
    expect(stage.page.get_by_role("button", name="Remove child 1")).to_have_count(0)


def test_a_missing_date_leads_to_the_date_that_is_asked_for(stage: Stage) -> None:
    show(stage, "new case")
    refuse(
        stage, "add_case", **{"child-0-birth_date": "Enter a date of birth, or the expected date for an unborn child."}
    )
    stage.page.get_by_label("Expected date, not born yet").check()
    stage.page.get_by_role("button", name="Add this case").click()
    stage.page.get_by_role("link", name="Enter a date of birth").click()
    expect(stage.page.get_by_role("group", name="Expected date", exact=True).get_by_label("Day")).to_be_focused()


def test_a_carers_code_follows_the_role_until_another_is_typed(stage: Stage) -> None:
    show(stage, "new case")
    carer = stage.page.get_by_role("group", name="Carer 1")
    carer.get_by_label("Role").select_option("Mother")
    expect(carer.get_by_label("Code")).to_have_value("Mother")
    carer.get_by_label("Code").fill("M1")
    carer.get_by_label("Role").select_option("Grandparent")
    expect(carer.get_by_label("Code")).to_have_value("M1")


def test_an_assessment_of_an_only_child_needs_no_choice_of_child(stage: Stage) -> None:
    name, given = examples.BODIES["start"]
    stage.show(name, {**given["content"], "children": given["content"]["children"][:1]}, given["state"])
    expect(stage.page.get_by_role("radio", name="A", exact=True)).to_be_checked()
    expect(stage.page.get_by_role("checkbox", name="Mother")).not_to_be_checked()


def test_toolkits_with_questions_for_the_childs_age_come_first_and_the_rest_says_why(stage: Stage) -> None:
    show(stage, "start")
    group = stage.page.get_by_role("group", name="Which toolkit?")
    why = group.get_by_text("The rest have no questions for a child of this age.")
    everybody = ["Everyday care", "Nine areas", "Neglect screening"]
    labels = group.locator(".govuk-radios__label")
    expect(labels).to_have_text(everybody)
    expect(why).to_have_count(0)
    stage.page.get_by_role("radio", name="B", exact=True).check()
    expect(labels).to_have_text(["Everyday care", "Neglect screening", "Nine areas"])
    expect(group.locator(".govuk-radios > *").nth(2)).to_have_text(
        "The rest have no questions for a child of this age."
    )
    expect(group.get_by_role("radio", name="Everyday care")).to_be_checked()
    group.get_by_role("radio", name="Nine areas").check()
    assert stage.axe() == []
    stage.page.get_by_role("radio", name="A", exact=True).check()
    expect(labels).to_have_text(everybody)
    expect(group.get_by_role("radio", name="Nine areas")).to_be_checked()
    expect(why).to_have_count(0)


def fill_window(stage: Stage) -> None:
    for legend, day in (("First day", "1"), ("Last day", "14")):
        group = stage.page.get_by_role("group", name=legend)
        for label, text in (("Day", day), ("Month", "6"), ("Year", "2026")):
            group.get_by_label(label).fill(text)


def test_starting_an_assessment_sends_what_was_chosen_and_every_carer_that_is_ticked(stage: Stage) -> None:
    show(stage, "start", carers=["m"])
    stage.page.get_by_role("radio", name="B", exact=True).check()
    carers = stage.page.get_by_role("group", name="Whose care does it describe?")
    expect(carers).to_have_accessible_description("Each carer you choose is rated apart.")
    expect(carers.get_by_role("checkbox", name="Mother")).to_be_checked()
    carers.get_by_role("checkbox", name="Father").check()
    fill_window(stage)
    stage.page.get_by_role("button", name="Start assessment").click()
    args = stage.only("start_assessment")["args"]
    assert args == {
        "case": f"{1:032x}",
        "child": "b",
        "carers": ["m", "f"],
        "toolkit": "everyday-care",
        "begin_with": [],
        "window_start": "2026-06-01",
        "window_end": "2026-06-14",
    }
    taken = arguments.read(arguments.StartAssessment, {**args, "child": f"{2:032x}", "carers": [f"{3:032x}"] * 2})
    assert len(taken.carers) == 2


def test_a_carer_that_is_not_chosen_leads_to_the_first_checkbox(stage: Stage) -> None:
    show(stage, "start")
    refuse(stage, "start_assessment", carer="Choose whose care is rated.")
    stage.page.get_by_role("button", name="Start assessment").click()
    stage.page.get_by_role("link", name="Choose whose care is rated.").click()
    expect(stage.page.get_by_role("checkbox", name="Mother")).to_be_focused()
    group = stage.page.get_by_role("group", name="Whose care does it describe?")
    expect(group).to_have_accessible_description(
        "Each carer you choose is rated apart. Error: Choose whose care is rated."
    )


def begin_with(stage: Stage) -> Locator:
    stage.show("start_form", **toolkits.GROWING)
    return stage.page.get_by_role("group", name="Begin with what is already recorded?")


def test_what_to_begin_with_follows_the_child_and_the_toolkit(stage: Stage) -> None:
    group = begin_with(stage)
    names = ["Neglect screening, 1 to 14 June 2026", "Day in my life, 3 July 2026"]
    for name in names:
        expect(group.get_by_role("checkbox", name=name)).to_be_checked()
    expect(group.get_by_role("checkbox")).to_have_count(2)
    expect(group).to_have_accessible_description("What was recorded comes in as evidence. No level is carried over.")
    stage.page.get_by_role("radio", name="B", exact=True).check()
    expect(group.get_by_role("checkbox")).to_have_count(1)
    expect(group.get_by_role("checkbox", name="Neglect screening, 5 July 2026")).to_be_checked()
    stage.page.get_by_role("radio", name="Neglect screening", exact=True).check()
    expect(group).to_have_count(0)


def test_only_what_is_offered_and_still_ticked_is_begun_with(stage: Stage) -> None:
    group = begin_with(stage)
    group.get_by_role("checkbox", name="Day in my life").uncheck()
    stage.page.get_by_role("button", name="Start assessment").click()
    assert stage.only("start_assessment")["args"]["begin_with"] == [f"{1:032x}"]


def test_nothing_is_begun_with_for_a_toolkit_that_does_not_grow_from_it(stage: Stage) -> None:
    begin_with(stage)
    stage.page.get_by_role("radio", name="Neglect screening", exact=True).check()
    stage.page.get_by_role("button", name="Start assessment").click()
    assert stage.only("start_assessment")["args"]["begin_with"] == []


def test_a_toolkit_that_is_left_out_is_named(stage: Stage) -> None:
    name, given = examples.BODIES["start"]
    words = "Left out, because the definition has a problem: Graded care."
    stage.show(name, {**given["content"], "unsound": words}, given["state"])
    expect(stage.page.get_by_role("main")).to_contain_text(words)


def test_an_error_on_radios_leads_to_the_first_of_them(stage: Stage) -> None:
    show(stage, "start")
    refuse(stage, "start_assessment", child="Choose a child.")
    stage.page.get_by_role("button", name="Start assessment").click()
    stage.page.get_by_role("link", name="Choose a child.").click()
    expect(stage.page.get_by_role("radio", name="A", exact=True)).to_be_focused()


def test_a_strip_says_every_domain_and_level_in_words(stage: Stage) -> None:
    show(stage, "case")
    first = stage.page.get_by_role("list", name="Profile").first
    expect(first.get_by_role("listitem").filter(has_text="Food: Many needs unmet")).to_have_count(1)
    expect(first.get_by_role("listitem").filter(has_text="Clothing: Not known")).to_have_count(1)


def test_the_record_of_a_case_is_saved_as_the_file_the_kernel_made(stage: Stage) -> None:
    show(stage, "case")
    stage.answer("download", ok=True, filename="EXAMPLE-1.json", mime="application/json", bytes='{"invented": true}')
    with stage.page.expect_download() as waiting:
        stage.page.get_by_role("button", name="Download the record").click()
    assert waiting.value.suggested_filename == "EXAMPLE-1.json"
    assert waiting.value.path().read_text("utf-8") == '{"invented": true}'
    assert stage.only("download")["args"] == {"case": f"{1:032x}", "format": "json"}


def test_a_contact_that_is_not_set_says_so(stage: Stage) -> None:
    show(stage, "cases")
    footer = stage.page.get_by_role("contentinfo")
    expect(footer.get_by_text("No number has been set for your area.")).to_be_visible()
    expect(footer.get_by_role("link", name="01632 960 001")).to_have_attribute("href", "tel:01632960001")


@pytest.mark.parametrize("screen", examples.BODIES)
def test_what_is_pressed_is_large_enough_for_a_thumb(narrow_stage: Stage, screen: str) -> None:
    show(narrow_stage, screen)
    measure = "() => [...document.querySelectorAll('main :is(.govuk-button, input:not([type=radio]), select)')]"
    heights: list[float] = narrow_stage.page.evaluate(f"{measure}.map((one) => one.getBoundingClientRect().height)")
    assert all(height >= 44 for height in heights)
