"""A toolkit in another language: chosen on the first part, and every text of it says which language it is in."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, expect

from neglect_widgets.pages import arguments

from . import assessment_examples as plain
from . import toolkit_examples as examples
from .stage import Stage
from .toolkit_examples import BASICS, CONCERN, FOOD, SOME_CONCERN, STEP_WELSH, VOICE_WELSH, WELSH

Dict = dict[str, Any]


def welsh(stage: Stage) -> Locator:
    """Return everything on the page that says it is Welsh."""
    return stage.page.locator("[lang=cy]")


def in_welsh(stage: Stage, name: str, given: Dict, **content: Any) -> None:
    stage.show(name, {**given["content"], **WELSH, **content}, given["state"])


def test_the_language_is_a_choice_that_is_sent_at_once(stage: Stage) -> None:
    stage.show("about_view", **examples.ABOUT_LANGUAGES)
    group = stage.page.get_by_role("group", name="Show the toolkit in")
    expect(group.get_by_role("radio", name="English")).to_be_checked()
    group.get_by_role("radio", name="Cymraeg (Welsh)").check()
    args = stage.only("choose_language")["args"]
    assert args == {"language": "cy"}
    arguments.read(arguments.ChooseLanguage, args)


def test_a_toolkit_in_one_language_offers_no_choice(stage: Stage) -> None:
    stage.show("about_view", **plain.ABOUT_VIEW)
    expect(stage.page.get_by_role("heading", level=1)).to_be_visible()
    expect(stage.page.get_by_role("group")).to_have_count(0)


def test_the_choice_that_was_made_last_holds_while_the_first_is_on_its_way(stage: Stage) -> None:
    stage.show("about_view", **examples.ABOUT_LANGUAGES)
    group = stage.page.get_by_role("group", name="Show the toolkit in")
    group.get_by_role("radio", name="Cymraeg").check()
    group.get_by_role("radio", name="English").check()
    first = stage.only("choose_language")
    stage.change("about_view", state={"locked": False, "language": "cy"})
    stage.reply(first, ok=True)
    expect(group.get_by_role("radio", name="English")).to_be_checked()
    assert stage.sent("choose_language")[-1]["args"] == {"language": "en"}


def test_a_refused_language_says_why_and_shows_the_one_in_use(stage: Stage) -> None:
    stage.show("about_view", **examples.ABOUT_LANGUAGES)
    stage.answer("choose_language", ok=False, message="This toolkit is not there in that language.")
    group = stage.page.get_by_role("group", name="Show the toolkit in")
    group.get_by_role("radio", name="Cymraeg").click()
    expect(group).to_contain_text("This toolkit is not there in that language.")
    expect(group.get_by_role("radio", name="English")).to_be_checked()


def test_the_focus_stays_on_the_language_while_everything_else_changes(stage: Stage) -> None:
    stage.show("about_view", **examples.ABOUT_LANGUAGES)
    radio = stage.page.get_by_role("radio", name="Cymraeg")
    radio.check()
    content = {**examples.ABOUT_LANGUAGES["content"], **WELSH, "intro": BASICS}
    stage.change("about_view", content=content, state={"locked": False, "language": "cy"})
    expect(stage.page.get_by_text(BASICS)).to_have_attribute("lang", "cy")
    expect(radio).to_be_focused()


def test_every_translated_text_of_a_domain_says_its_language_and_nothing_else_does(stage: Stage) -> None:
    stage.show("domain_form", **examples.WELSH_DOMAIN)
    expect(stage.page.get_by_role("heading", level=1).locator("[lang=cy]")).to_have_text(BASICS)
    expect(stage.page.get_by_role("heading", level=2).locator("[lang=cy]")).to_have_text(FOOD)
    expect(stage.page.locator(".nw-level [lang=cy]")).to_have_text(SOME_CONCERN)
    expect(welsh(stage)).to_have_count(3)


def test_a_toolkit_in_the_pages_own_language_marks_nothing(stage: Stage) -> None:
    stage.show("domain_form", **plain.DOMAIN_FORM)
    expect(stage.page.locator("main [lang]")).to_have_count(0)


def test_the_task_list_and_the_way_on_say_the_language_of_an_area(stage: Stage) -> None:
    tasks = plain.task_list()
    tasks["state"]["sections"][1]["tasks"][1]["label"] = BASICS
    stage.show("task_list", WELSH, tasks["state"])
    expect(stage.page.get_by_role("link", name=BASICS).locator("[lang=cy]")).to_have_text(BASICS)
    in_welsh(stage, "about_view", plain.ABOUT_VIEW, next={"label": BASICS, "to": plain.HOME})
    expect(stage.page.get_by_role("link", name=f"Next: {BASICS}").locator("[lang=cy]")).to_have_text(BASICS)


def test_prompts_say_their_language_in_a_form_and_once_locked(stage: Stage) -> None:
    prompts = [plain.prompt("voice.worry", VOICE_WELSH, links=[{"value": "food.enough", "label": FOOD}])]
    notes = {"voice.worry": plain.note("Dad shouts.", links=["food.enough"])}
    content = {**plain.VOICE_FORM["content"], **WELSH, "prompts": prompts}
    stage.show("voice_form", content, {**plain.VOICE_FORM["state"], "notes": notes})
    expect(stage.page.locator("label").filter(has_text=VOICE_WELSH).locator("[lang=cy]")).to_have_text(VOICE_WELSH)
    expect(stage.page.locator("label").filter(has_text=FOOD).locator("[lang=cy]")).to_have_text(FOOD)
    stage.change("voice_form", state={**plain.VOICE_FORM["state"], "notes": notes, "locked": True})
    expect(stage.page.locator(".nw-said__label [lang=cy]")).to_have_text(VOICE_WELSH)
    expect(stage.page.locator(".nw-said__words [lang]")).to_have_count(0)


def test_an_option_says_its_language_with_the_value_before_it(stage: Stage) -> None:
    indicators = [{"value": "basics.food", "label": f"{BASICS}: {FOOD}"}]
    levels = [{"value": "B", "label": f"B: {SOME_CONCERN}"}]
    in_welsh(stage, "plan_form", plain.PLAN_FORM, indicators=indicators, levels=levels)
    options = stage.page.locator("option[lang=cy]")
    expect(options).to_have_text([f"{BASICS}: {FOOD}"])
    expect(stage.page.locator("option:not([lang])")).to_have_text(["Choose"])


def test_the_summary_says_the_language_of_findings_steps_and_parts(stage: Stage) -> None:
    found = {**plain.SUMMARY_VIEW["state"]["unmet"][0], "indicator": FOOD, "domain": BASICS, "level": CONCERN}
    rows = [{**plain.ROWS[0], "domain": BASICS, "level": CONCERN, "worst": SOME_CONCERN, "most_common": SOME_CONCERN}]
    types = [{"label": "Physical", "known": "1 of 1 known", "level": CONCERN, "unmet": [FOOD]}]
    indicated = {**examples.STEP_SUMMARY["state"]["indicated"], "words": STEP_WELSH, "findings": [found]}
    levels = [{"value": "1", "label": STEP_WELSH, "means": ""}]
    content = {**examples.STEP_SUMMARY["content"], **WELSH, "levels": levels}
    more = {"unmet": [found], "strengths": [], "rows": rows, "types": types, "indicated": indicated}
    stage.show("summary_view", content, {**examples.STEP_SUMMARY["state"], **more})
    # Wherever one of the texts stands, the words around it are the page's and the text itself is marked.
    unmarked = """(texts) => [...document.querySelectorAll("main *")].filter((one) => !one.closest("[lang=cy]") &&
      [...one.childNodes].some((node) => node.nodeType === 3 && texts.some((text) => node.data.includes(text))))
      .map((one) => one.outerHTML)"""
    assert stage.page.evaluate(unmarked, WELSH["translated"]) == []
    for text in (BASICS, FOOD, SOME_CONCERN, STEP_WELSH):
        expect(welsh(stage).filter(has_text=text).first).to_be_attached()


def test_answers_to_check_say_their_language(stage: Stage) -> None:
    row = {
        "question": FOOD,
        "answer": SOME_CONCERN,
        "level": None,
        "detail": ["Dad said: “Bwyd a diod”"],
        "to": plain.HOME,
    }
    section = {"title": BASICS, "to": plain.HOME, "rows": [row]}
    stage.show(
        "check_answers",
        {**plain.CHECK_ANSWERS["content"], **WELSH},
        {**plain.CHECK_ANSWERS["state"], "sections": [section]},
    )
    expect(stage.page.get_by_role("heading", name=BASICS).locator("[lang=cy]")).to_be_attached()
    expect(stage.page.get_by_role("term").locator("[lang=cy]")).to_have_text(FOOD)
    expect(stage.page.get_by_role("definition").first.locator("[lang=cy]")).to_have_text(SOME_CONCERN)


def test_factors_say_their_language(stage: Stage) -> None:
    groups = [{"title": BASICS, "factors": [{"id": "f.food", "title": FOOD, "hint": SOME_CONCERN}]}]
    in_welsh(stage, "factors_form", examples.FACTORS_FORM, groups=groups)
    for text in (BASICS, FOOD, SOME_CONCERN):
        expect(welsh(stage).filter(has_text=text)).to_have_count(1)
