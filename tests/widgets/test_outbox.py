"""The outbox: order, retries, versions, and what it says about what is not saved."""

from __future__ import annotations

from typing import Any

import pytest

from .stage import Stage

NOTHING = "() => html`<p>A widget</p>`"
FIRST_WAIT = 4000


@pytest.fixture
def outbox(stage: Stage) -> Stage:
    """A page whose clock moves only when a test says so, with one widget that carries commands."""
    stage.page.clock.install()
    stage.show_probe(NOTHING)
    stage.page.evaluate("addEventListener('neglect-save', (event) => { globalThis.lastSaid = event.detail.state; })")
    return stage


def send(stage: Stage, command: str, *, label: str = "", text: str = "", **args: Any) -> None:
    stage.page.evaluate(
        "([command, args, about]) => { neglectOutbox.send(command, args, about); }",
        [command, args, {"label": label, "text": text}],
    )


def said(stage: Stage) -> str:
    """What the header is told about saving."""
    return str(stage.page.evaluate("() => globalThis.lastSaid"))


def host_says(stage: Stage, state: str) -> None:
    stage.page.evaluate("(state) => dispatchEvent(new CustomEvent('neglect-host', { detail: { state } }))", state)


def test_commands_leave_one_at_a_time_in_the_order_they_were_given(outbox: Stage) -> None:
    for name in ("first", "second", "third"):
        send(outbox, name)
    assert [op["command"] for op in outbox.sent()] == ["first"]
    outbox.reply(outbox.sent()[0], ok=True)
    assert [op["command"] for op in outbox.sent()] == ["first", "second"]
    outbox.reply(outbox.sent()[1], ok=False, message="No.")
    assert [op["command"] for op in outbox.sent()] == ["first", "second", "third"]


def test_a_lost_answer_is_asked_for_again_with_the_same_op_id(outbox: Stage) -> None:
    send(outbox, "save_note", text="a")
    outbox.page.clock.run_for(FIRST_WAIT)
    first, again = outbox.sent()
    assert again == first


def test_an_answer_to_the_repeat_settles_the_command_for_good(outbox: Stage) -> None:
    send(outbox, "save_note", text="a")
    outbox.page.clock.run_for(FIRST_WAIT)
    outbox.reply(outbox.sent()[1], ok=True, saved_at="10:42")
    outbox.page.clock.run_for(60_000)
    assert len(outbox.sent()) == 2


def test_a_late_second_answer_is_not_taken_for_the_next_command(outbox: Stage) -> None:
    send(outbox, "save_note", text="a")
    send(outbox, "save_note", text="b")
    first = outbox.sent()[0]
    outbox.reply(first, ok=True)
    outbox.reply(first, ok=True)
    assert outbox.page.evaluate("() => neglectOutbox.state().unsaved") == 1


def test_reconnecting_sends_at_once_what_was_not_answered(outbox: Stage) -> None:
    send(outbox, "save_note", text="a")
    host_says(outbox, "lost")
    assert said(outbox) == "not-saved"
    host_says(outbox, "connected")
    first, again = outbox.sent()
    assert again["op_id"] == first["op_id"]
    outbox.reply(again, ok=True, saved_at="10:42")
    assert said(outbox) == "saved"


def test_a_widget_that_comes_does_not_send_again_what_is_under_way(outbox: Stage) -> None:
    send(outbox, "save_note", text="a")
    outbox.show_probe(NOTHING, name="other")
    assert len(outbox.sent()) == 1


def test_a_widget_that_goes_leaves_its_command_to_another(outbox: Stage) -> None:
    outbox.show_probe(NOTHING, name="other")
    send(outbox, "save_note", text="a")
    outbox.remove("other")
    assert [op["model"] for op in outbox.sent()] == ["other", "probe"]


def test_a_change_queued_behind_another_of_its_part_is_based_on_what_that_one_became(outbox: Stage) -> None:
    for text in ("a", "ab", "abc"):
        send(outbox, "save_note", assessment="one", part_key="note", base_version=0, text=text)
    for version in (1, 2):
        outbox.reply(outbox.sent()[-1], ok=True, part_key="note", version=version)
    assert [op["args"]["base_version"] for op in outbox.sent()] == [0, 1, 2]


def test_a_change_after_an_answer_does_not_wait_for_the_page_to_be_redrawn(outbox: Stage) -> None:
    send(outbox, "save_note", assessment="one", part_key="note", base_version=0)
    outbox.reply(outbox.sent()[0], ok=True, part_key="note", version=1)
    send(outbox, "save_note", assessment="one", part_key="note", base_version=0)
    assert outbox.sent()[-1]["args"]["base_version"] == 1


def test_versions_of_one_assessment_do_not_reach_another(outbox: Stage) -> None:
    send(outbox, "save_note", assessment="one", part_key="note", base_version=6)
    outbox.reply(outbox.sent()[0], ok=True, part_key="note", version=7)
    send(outbox, "save_note", assessment="two", part_key="note", base_version=0)
    assert outbox.sent()[-1]["args"]["base_version"] == 0


def test_nothing_is_called_saved_before_it_is_answered(outbox: Stage) -> None:
    send(outbox, "save_note", text="a")
    assert said(outbox) == "saving"
    outbox.page.clock.run_for(FIRST_WAIT)
    assert said(outbox) == "not-saved"
    outbox.reply(outbox.sent()[0], ok=True, saved_at="10:42")
    assert said(outbox) == "saved"


def test_a_download_that_takes_long_raises_no_alarm_and_is_not_made_twice(outbox: Stage) -> None:
    send(outbox, "download", format="pdf")
    outbox.page.clock.run_for(3 * FIRST_WAIT)
    assert len(outbox.sent()) == 1
    assert said(outbox) == "idle"


def test_what_is_not_saved_can_be_copied_with_its_labels(outbox: Stage) -> None:
    send(outbox, "save_note", label="Food", text="no food in")
    send(outbox, "open", route="/cases")
    outbox.page.evaluate("() => neglectOutbox.draft('home-impact@x', 'Home', 'cold bedroom')")
    outbox.page.evaluate("() => neglectOutbox.draft('food-impact@x', 'Food', 'no food in')")
    assert outbox.page.evaluate("() => neglectOutbox.unsavedText()") == "Food: no food in\n\nHome: cold bedroom"


def test_a_text_too_long_for_the_line_is_refused_in_words_and_holds_up_nothing(outbox: Stage) -> None:
    code = "() => neglectOutbox.send('save_voice', {}, { text: 'a'.repeat(1_000_001) })"
    answer = outbox.page.evaluate(code)
    assert answer["ok"] is False
    assert "too long" in answer["message"]
    send(outbox, "save_voice", text="Short.")
    assert [op["command"] for op in outbox.sent()] == ["save_voice"]


BUTTON = "({ state }) => html`<button onClick=${() => outbox.send(state.command)}>${state.command}</button>`"


def test_a_command_goes_to_the_page_it_came_from_and_to_another_only_when_that_is_gone(stage: Stage) -> None:
    """In JupyterLab two notebooks may be open, each with a kernel of its own."""
    stage.answer("of the first", ok=True)
    stage.answer("of the second", ok=True)
    for name in ("first", "second"):
        stage.show_probe(BUTTON, {"command": f"of the {name}"}, name=name, page=name)
    for name in ("first", "second", "first"):
        stage.page.get_by_role("button", name=f"of the {name}").click()
    # One leaves as soon as the one before it is answered.
    stage.page.wait_for_function("() => stage.sent.length === 3")
    assert [(op["command"], op["model"]) for op in stage.sent()] == [
        ("of the first", "first"),
        ("of the second", "second"),
        ("of the first", "first"),
    ]
    stage.answer("of the first")
    stage.page.get_by_role("button", name="of the first").click()
    stage.remove("first")
    assert [op["model"] for op in stage.sent("of the first")] == ["first", "first", "first", "second"]
