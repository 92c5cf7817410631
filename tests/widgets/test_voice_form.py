"""Words under prompts: whose they are, what they bear on, and thinking it through at the end."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, expect

from . import assessment_examples as plain
from .assessment_examples import ASSESSMENT, note
from .stage import Stage
from .toolkit_examples import CLOSING, DAY, THINKING, WAKING

Dict = dict[str, Any]
WHOSE, BEARS = "Whose words are these?", f"What this bears on: {WAKING}"
SAVED = {"ok": True, "version": 2, "saved_at": "10:42"}


def state(notes: Dict, *, locked: bool = False) -> Dict:
    return {**DAY["state"], "locked": locked, "notes": notes}


def links(stage: Stage) -> Locator:
    return stage.page.get_by_role("group", name=BEARS)


def test_prompts_stand_under_the_title_of_their_group(stage: Stage) -> None:
    stage.show("voice_form", **DAY)
    expect(stage.page.get_by_role("heading", level=2)).to_have_text(["Waking up", "Evening"])
    expect(stage.page.get_by_role("textbox", name=WAKING)).to_have_accessible_description("Listen for who wakes them.")


def test_whose_words_they_are_is_asked_once_there_are_some(stage: Stage) -> None:
    stage.show("voice_form", **DAY)
    expect(stage.page.get_by_role("combobox", name=WHOSE)).to_have_count(1)
    expect(stage.page.get_by_role("combobox", name=WHOSE)).to_have_value("child")
    stage.change("voice_form", state=state({**DAY["state"]["notes"], "day.washing": note("At the sink.")}))
    expect(stage.page.get_by_role("combobox", name=WHOSE)).to_have_count(2)


def test_whose_words_they_are_is_saved_with_the_note_they_stand_under(stage: Stage) -> None:
    stage.show("voice_form", **DAY)
    stage.page.get_by_role("combobox", name=WHOSE).select_option("The worker's own")
    assert stage.only("save_voice")["args"] == {
        "assessment": ASSESSMENT,
        "prompt": "day.waking",
        "part_key": "voice|day.waking",
        "base_version": 1,
        "field": "words_of",
        "text": "worker",
    }


def test_a_note_is_saved_as_text_and_leaves_what_is_said_of_it(stage: Stage) -> None:
    stage.show("voice_form", **DAY)
    box = stage.page.get_by_label(WAKING)
    box.fill("I get up first and make toast.")
    box.blur()
    args = stage.only("save_voice")["args"]
    assert (args["field"], args["text"]) == ("text", "I get up first and make toast.")
    assert "links" not in args


def test_what_it_bears_on_is_open_where_something_is_ticked_and_says_so(stage: Stage) -> None:
    stage.show("voice_form", **DAY)
    expect(links(stage)).to_have_accessible_description(
        "These words then stand as evidence there when a fuller assessment begins with this one."
    )
    expect(links(stage).get_by_role("checkbox", name="A safe place to sleep")).to_be_checked()
    expect(links(stage).get_by_role("checkbox", checked=False)).to_have_count(2)


def test_a_prompt_without_links_offers_none_and_one_without_words_says_nothing_of_them(stage: Stage) -> None:
    stage.show("voice_form", DAY["content"], state({"day.washing": note("At the sink.")}))
    expect(stage.page.locator("summary")).to_have_count(0)
    expect(stage.page.get_by_role("combobox", name=WHOSE)).to_have_count(1)


def test_ticking_sends_everything_that_is_ticked_in_the_order_it_is_listed(stage: Stage) -> None:
    stage.show("voice_form", **DAY)
    stage.answer("save_voice", **SAVED)
    # Its own answer takes the tick back at once, so the click cannot be a `check`.
    links(stage).get_by_role("checkbox", name="Enough to eat and drink").click()
    args = stage.only("save_voice")["args"]
    assert (args["field"], args["links"]) == ("links", ["food.enough", "home.sleep"])


def test_ticks_that_follow_each_other_fast_are_all_sent(stage: Stage) -> None:
    """The second comes before the first is on disk."""
    stage.show("voice_form", **DAY)
    links(stage).get_by_role("checkbox", name="Enough to eat and drink").check()
    links(stage).get_by_role("checkbox", name="Getting to school").check()
    first = stage.only("save_voice")
    kept = note("I get up first.", links=first["args"]["links"], version=2)
    stage.change("voice_form", state=state({"day.waking": kept}))
    stage.reply(first, **SAVED)
    second = stage.sent("save_voice")[-1]["args"]
    assert second["links"] == ["food.enough", "home.sleep", "learning.school"]
    assert second["base_version"] == 2
    expect(links(stage).get_by_role("checkbox", checked=True)).to_have_count(3)


def test_taking_the_last_tick_away_leaves_the_list_open_and_the_focus_in_it(stage: Stage) -> None:
    stage.show("voice_form", **DAY)
    box = links(stage).get_by_role("checkbox", name="A safe place to sleep")
    box.focus()
    stage.page.keyboard.press("Space")
    op = stage.only("save_voice")
    assert op["args"]["links"] == []
    stage.change("voice_form", state=state({"day.waking": note("I get up first.", words_of="child", version=2)}))
    stage.reply(op, **SAVED)
    expect(box).to_be_visible()
    expect(box).to_be_focused()
    expect(box).not_to_be_checked()


def test_refused_links_say_why_and_show_what_is_on_disk(stage: Stage) -> None:
    stage.show("voice_form", **DAY)
    stage.answer("save_voice", ok=False, message="That prompt cannot be linked to that question.")
    links(stage).get_by_role("checkbox", name="Getting to school").click()
    expect(links(stage)).to_contain_text("That prompt cannot be linked to that question.")
    expect(links(stage).get_by_role("checkbox", checked=True)).to_have_count(1)


def test_a_conflict_about_links_names_them_and_keeps_them_on_request(stage: Stage) -> None:
    stage.show("voice_form", **DAY)
    current = {"version": 5, "words": "I get up last. · The carer's words", "by_words": "Ann Example"}
    stage.answer("save_voice", ok=False, reason="conflict", message="Changed.", current=current)
    links(stage).get_by_role("checkbox", name="Getting to school").click()
    alert = stage.page.get_by_role("alert")
    expect(alert.get_by_role("definition")).to_have_text(
        ["A safe place to sleep; Getting to school", "I get up last. · The carer's words"]
    )
    expect(alert).to_contain_text(f"{WAKING}: what it bears on")
    stage.answer("save_voice")
    alert.get_by_role("button", name="Keep mine").click()
    args = stage.sent("save_voice")[-1]["args"]
    assert (args["links"], args["base_version"]) == (["home.sleep", "learning.school"], 5)


def test_take_theirs_shows_whose_words_they_are_on_disk(stage: Stage) -> None:
    stage.show("voice_form", **DAY)
    current = {"version": 5, "words": "I get up last.", "by_words": "Ann Example"}
    stage.answer("save_voice", ok=False, reason="conflict", message="Changed.", current=current)
    whose = stage.page.get_by_role("combobox", name=WHOSE)
    whose.select_option("The carer's")
    stage.page.get_by_role("button", name="Take theirs").click()
    expect(whose).to_have_value("child")


def test_what_was_not_taken_is_named_in_words(stage: Stage) -> None:
    """The label of a box goes to the header and onto the clipboard, so it has to be text."""
    stage.show("voice_form", **DAY)
    stage.answer("save_voice", ok=False, message="No.")
    stage.page.get_by_label(WAKING).fill("Too long")
    stage.page.get_by_label("How do you get washed?").focus()
    stage.page.wait_for_function("() => neglectOutbox.refusedLabels().length")
    assert stage.page.evaluate("() => neglectOutbox.refusedLabels()") == [WAKING]
    assert stage.page.evaluate("() => neglectOutbox.unsavedText()") == f"{WAKING}: Too long"


def test_what_was_said_of_words_that_are_gone_can_still_be_seen(stage: Stage) -> None:
    stage.show("voice_form", DAY["content"], state({"day.waking": note("", words_of="child", links=["home.sleep"])}))
    expect(stage.page.get_by_role("combobox", name=WHOSE)).to_have_value("child")
    expect(links(stage).get_by_role("checkbox", name="A safe place to sleep")).to_be_checked()


def test_a_locked_note_says_whose_words_it_holds_what_they_bear_on_and_who_noted_it(stage: Stage) -> None:
    stage.show("voice_form", DAY["content"], {**DAY["state"], "locked": True})
    main = stage.page.get_by_role("main")
    for words in (
        "I get up first.",
        "Whose words: The child's",
        "Bears on: A safe place to sleep",
        "Noted by Robin Example",
    ):
        expect(main).to_contain_text(words)
    expect(main.get_by_text("Nothing written")).to_have_count(2)


def test_thinking_it_through_asks_nobody_whose_words_they_are(stage: Stage) -> None:
    stage.show("voice_form", **CLOSING)
    expect(stage.page.get_by_role("heading", level=1)).to_contain_text("Think it through")
    expect(stage.page.get_by_role("combobox")).to_have_count(0)
    box = stage.page.get_by_label(THINKING)
    expect(box).to_have_value("No bed since May.")
    box.fill("No bed since June.")
    box.blur()
    args = stage.only("save_voice")["args"]
    assert (args["prompt"], args["part_key"], args["text"]) == (
        "closing.worry",
        "voice|closing.worry",
        "No bed since June.",
    )


def test_a_prompt_of_the_older_kind_needs_no_group(stage: Stage) -> None:
    stage.show("voice_form", **plain.VOICE_FORM)
    expect(stage.page.get_by_role("heading", level=2)).to_have_count(0)


def test_a_redraw_that_brings_another_prompt_leaves_the_focus_in_the_box(stage: Stage) -> None:
    stage.show("voice_form", **DAY)
    box = stage.page.get_by_label("What happens at tea time?")
    box.press_sequentially("Mum")
    box.evaluate("(one) => { one.itself = true; }")
    new = plain.prompt("day.bed", "Where do you sleep?", "", "Waking up")
    prompts = DAY["content"]["prompts"]
    stage.change("voice_form", content={**DAY["content"], "prompts": [*prompts[:2], new, *prompts[2:]]})
    expect(stage.page.get_by_label("Where do you sleep?")).to_be_visible()
    expect(box).to_be_focused()
    assert box.evaluate("(one) => one.itself") is True
