"""What all widgets share: texts that save themselves, links, the heading, dates, drawing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from neglect_widgets.frontend import STATIC, module_text

from .stage import ADDRESS, Stage

NOTE = """({ state }) => {
  const save = (text) => outbox.send("save_note", { assessment: state.assessment, text }, { label: "Note", text });
  return html`<main id="main"><${Heading}>${state.title ?? "Notes"}<//>
    <${SavedText} id="note" label="Note" value=${state.text} save=${save} /><${Link} to="/cases">Cases<//></main>`;
}"""
DATE = """() => html`<${DateInput} id="day" legend="When" onValue=${(value) => outbox.send("typed", { value })} />`"""
MIXED = """({ content, state }) => {
  (globalThis.drawn ??= []).push(`${content.about} ${state.about}`);
  return html`<p>${content.about} ${state.about}</p>`;
}"""
PAUSE = 1000

WIDGETS = sorted(path.stem for path in STATIC.glob("*.js") if "export default mount(" in path.read_text("utf-8"))


def note(stage: Stage, text: str = "", assessment: str = "one") -> None:
    stage.page.clock.install()
    stage.show_probe(NOTE, {"assessment": assessment, "text": text})


def draw(stage: Stage) -> None:
    """Let effects run that wait for the screen to be painted."""
    stage.page.clock.run_for(200)


@pytest.mark.parametrize("name", WIDGETS)
def test_every_widget_is_a_module_that_a_browser_takes(stage: Stage, name: str) -> None:
    load = """async (text) => {
      const { default: widget } = await import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
      return typeof widget.render;
    }"""
    assert stage.page.evaluate(load, module_text(name)) == "function"


@pytest.mark.parametrize("view", [NOTE, DATE])
def test_a_browser_is_told_to_keep_nothing_of_what_is_typed(stage: Stage, view: str) -> None:
    stage.show_probe(view, {"assessment": "one", "text": ""})
    boxes = stage.page.locator("textarea, input")
    assert set(boxes.evaluate_all("(boxes) => boxes.map((box) => box.form.autocomplete)")) == {"off"}


def test_enter_in_a_box_of_one_line_sends_the_page_nowhere(stage: Stage) -> None:
    stage.show_probe(DATE)
    stage.page.get_by_label("Day").fill("2")
    stage.page.get_by_label("Day").press("Enter")
    expect(stage.page.get_by_label("Day")).to_have_value("2")
    assert stage.page.url == ADDRESS
    assert stage.problems == []


def test_a_text_is_saved_after_a_pause_in_typing_and_once(stage: Stage) -> None:
    note(stage)
    stage.page.get_by_label("Note").press_sequentially("no food in")
    assert stage.sent("save_note") == []
    stage.page.clock.run_for(PAUSE)
    assert [op["args"]["text"] for op in stage.sent("save_note")] == ["no food in"]


def test_a_text_is_saved_at_once_when_the_box_is_left(stage: Stage) -> None:
    note(stage)
    stage.page.get_by_label("Note").fill("no food in")
    stage.page.get_by_label("Note").blur()
    assert [op["args"]["text"] for op in stage.sent("save_note")] == ["no food in"]


def test_a_text_is_saved_before_the_page_turns_to_something_else(stage: Stage) -> None:
    note(stage)
    stage.page.get_by_label("Note").fill("no food in")
    stage.page.evaluate("() => document.querySelector('a').click()")
    assert [op["command"] for op in stage.sent()] == ["save_note"]
    stage.reply(stage.sent()[0], ok=True)
    assert [op["command"] for op in stage.sent()] == ["save_note", "open"]


def test_typed_text_is_not_overwritten_by_a_redraw(stage: Stage) -> None:
    note(stage, "old")
    box = stage.page.get_by_label("Note")
    box.fill("no food")
    stage.page.clock.run_for(PAUSE)
    box.press_sequentially(" in")
    stage.change("probe", state={"assessment": "one", "text": "no food"})
    expect(box).to_have_value("no food in")
    stage.reply(stage.sent("save_note")[0], ok=True)
    stage.change("probe", state={"assessment": "one", "text": "from elsewhere"})
    expect(box).to_have_value("no food in")


def test_an_untouched_text_follows_what_is_on_disk(stage: Stage) -> None:
    note(stage, "old")
    stage.change("probe", state={"assessment": "one", "text": "from elsewhere"})
    expect(stage.page.get_by_label("Note")).to_have_value("from elsewhere")


def test_a_refused_text_stays_and_is_not_called_saved(stage: Stage) -> None:
    note(stage)
    stage.page.evaluate("addEventListener('neglect-save', (event) => { globalThis.lastSaid = event.detail.state; })")
    box = stage.page.get_by_label("Note")
    box.fill("no food in")
    box.blur()
    stage.reply(stage.sent("save_note")[0], ok=False, message="No.")
    stage.page.wait_for_function("() => globalThis.lastSaid === 'not-saved'")
    expect(box).to_have_value("no food in")
    assert stage.page.evaluate("() => neglectOutbox.unsavedText()") == "Note: no food in"


def test_words_for_one_record_never_turn_up_in_another(stage: Stage) -> None:
    note(stage, assessment="one")
    box = stage.page.get_by_label("Note")
    box.fill("about the first family")
    stage.change("probe", state={"assessment": "two", "text": "second"})
    expect(box).to_have_value("second")
    draw(stage)
    box.fill("about the second family")
    stage.page.clock.run_for(PAUSE)
    stage.reply(stage.sent("save_note")[0], ok=True)
    sent = [(op["args"]["assessment"], op["args"]["text"]) for op in stage.sent("save_note")]
    assert sent == [("one", "about the first family"), ("two", "about the second family")]


def test_the_heading_takes_the_focus_after_a_move_and_not_on_a_redraw(stage: Stage) -> None:
    note(stage)
    draw(stage)
    expect(stage.page.locator("h1:focus")).to_have_count(0)
    stage.page.evaluate("() => document.querySelector('a').click()")
    stage.change("probe", state={"assessment": "one", "text": "saved meanwhile"})
    draw(stage)
    expect(stage.page.locator("h1:focus")).to_have_count(0)
    stage.change("probe", state={"assessment": "one", "text": "", "title": "Home"})
    draw(stage)
    expect(stage.page.locator("h1:focus")).to_have_text("Home")


def test_a_year_that_is_still_being_typed_is_no_date(stage: Stage) -> None:
    stage.answer("typed", ok=True)
    stage.show_probe(DATE)
    for label, text in (("Day", "4"), ("Month", "10"), ("Year", "2026")):
        stage.page.get_by_label(label).press_sequentially(text)
    values = [op["args"]["value"] for op in stage.sent("typed")]
    assert [value for value in values if len(value) == 10] == ["2026-10-04"]


def test_a_date_is_a_group_with_a_name_and_three_named_boxes(stage: Stage) -> None:
    stage.show_probe(DATE)
    group = stage.page.get_by_role("group", name="When")
    for label in ("Day", "Month", "Year"):
        expect(group.get_by_role("textbox", name=label)).to_be_visible()


def test_new_wording_is_never_drawn_with_old_state(stage: Stage) -> None:
    stage.show_probe(MIXED)
    stage.page.evaluate("() => { globalThis.drawn = []; }")
    stage.change("probe", content={"about": "new"}, state={"about": "new"})
    assert stage.page.evaluate("() => globalThis.drawn") == ["new new"]


def test_jupyterlab_leaves_the_keys_of_a_widget_alone(stage: Stage) -> None:
    stage.show_probe(MIXED)
    expect(stage.page.locator("[data-lm-suppress-shortcuts='true'].nw")).to_have_count(1)


def test_a_page_without_our_styles_asks_for_them_once(stage: Stage) -> None:
    stage.page.evaluate("() => document.documentElement.removeAttribute('data-neglect-styles')")
    stage.answer("styles", ok=True, css=".nw p { color: rgb(1, 2, 3) }")
    stage.show_probe(MIXED)
    stage.show_probe(MIXED, name="other")
    expect(stage.page.locator("p").first).to_have_css("color", "rgb(1, 2, 3)")
    assert len(stage.sent("styles")) == 1
