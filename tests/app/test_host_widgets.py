"""The page host draws our widgets as JupyterLab would, and keeps what people are doing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from neglect_widgets.frontend import library_text, served_text, widget_names
from tests.app.conftest import OpenPage
from tests.app.running import Running


@pytest.fixture
def page(everything: Running, open_page: OpenPage) -> Page:
    return open_page(everything.address)


def seen(page: Page) -> dict[str, int]:
    """What the counters' module has noticed: imports, and calls of its functions."""
    counts: dict[str, int] = page.evaluate("globalThis.seen")
    return counts


def test_a_nested_widget_answers_and_python_answers_back(page: Page, problems: list[str]) -> None:
    page.get_by_role("button", name="two 0 0").click()
    expect(page.get_by_role("button", name="two 1 2")).to_be_visible()
    expect(page.get_by_role("button", name="one 0 0")).to_have_css("color", "rgb(1, 2, 3)")
    expect(page.locator("#app .of-ours .host-hbox")).to_have_count(1)
    assert page.title() == "Invented"
    assert problems == []


def test_a_module_is_imported_once_and_a_model_initialised_once(page: Page) -> None:
    expect(page.get_by_role("button")).to_have_text(["one 0 0", "two 0 0", "first 0 0", "last 0 0"])
    assert seen(page) == {"imported": 1, "initialized": 4, "rendered": 4, "cleaned": 0, "ended": 0}
    assert page.locator("head style").count() == 1


def test_the_heading_is_sent_before_the_kernel_has_answered_and_goes_when_it_has(page: Page) -> None:
    html = page.evaluate("fetch('/').then((answer) => answer.text())")
    assert html.index("Opening the workbook") < html.index("data-neglect-output")
    expect(page.get_by_role("button")).to_have_count(4)
    expect(page.locator("#opening")).to_have_count(0)


def test_every_module_that_is_served_is_one_that_a_browser_takes(page: Page, problems: list[str]) -> None:
    load = """([folder, names]) => Promise.all(names.map(async (name) => {
      const { default: widget } = await import(`${folder}/${name}.js`);
      return typeof widget.render;
    }))"""
    link = page.locator("link[href$='/library.js']").get_attribute("href") or ""
    kinds = page.evaluate(load, [link.removesuffix("/library.js"), widget_names()])
    assert set(kinds) == {"function"}
    assert problems == []


def test_helpers_are_served_once_and_not_with_every_widget() -> None:
    assert "function createOutbox" in library_text()
    assert not any("function createOutbox" in served_text(name) for name in widget_names())


def test_children_that_stay_keep_focus_and_typed_words(page: Page) -> None:
    words = page.get_by_label("words")
    words.press_sequentially("a")
    expect(page.locator(".changing button")).to_have_text(["last 0 0"])
    expect(words).to_be_focused()
    expect(words).to_have_value("a")
    order = "[...document.querySelector('.changing').children].map((child) => child.textContent)"
    assert page.evaluate(order) == ["last 0 0", ""]
    assert (seen(page)["rendered"], seen(page)["cleaned"]) == (4, 1)


def test_the_same_child_twice_is_two_views(page: Page) -> None:
    words = page.get_by_label("words")
    words.fill("b")
    expect(words).to_have_count(2)
    expect(words.first).to_have_value("b")
    expect(words.first).to_be_focused()


def test_a_widget_made_later_is_drawn_in_its_place(page: Page) -> None:
    page.get_by_label("words").fill("c")
    expect(page.locator(".changing button")).to_have_text(["new 0 0", "first 0 0", "last 0 0"])
    expect(page.get_by_label("words")).to_be_focused()


def test_a_hidden_widget_stays_and_a_closed_one_is_cleaned_up(page: Page) -> None:
    last = page.locator(".changing button", has_text="last")
    page.get_by_label("words").fill("hide")
    expect(last).to_be_hidden()
    assert seen(page)["cleaned"] == 0
    page.get_by_label("words").fill("close")
    expect(last).to_have_count(0)
    assert (seen(page)["cleaned"], seen(page)["ended"]) == (1, 1)


def test_bytes_go_both_ways_in_traits_messages_and_commands(page: Page, problems: list[str]) -> None:
    bytes_ = page.locator("#bytes")
    expect(bytes_).to_have_attribute("data-first", "7 0 255")
    expect(bytes_).to_have_attribute("data-message", "3 2 1")
    expect(bytes_).to_have_attribute("data-trait", "9 8 1")
    expect(bytes_).to_have_attribute("data-answer", "cba 6 5")
    assert problems == []


def test_an_echo_does_not_undo_newer_typing(page: Page) -> None:
    page.get_by_label("slow").press_sequentially("care", delay=30)
    expect(page.locator("#slow")).to_have_attribute("data-heard", "care")
    expect(page.locator("#slow")).to_have_attribute("data-history", "c,ca,car,care")


def test_what_cannot_be_shown_is_named_and_never_put_in_as_html(page: Page) -> None:
    expect(page.locator("#app .host-sentence")).to_contain_text(
        [
            "An output of the kind “text/html” cannot be shown on this page.",
            "A part of the kind “IntSliderModel” cannot be shown on this page.",
            "An output of the kind “text/plain” cannot be shown on this page.",
            "This part of the workbook could not be prepared.",
        ]
    )
    expect(page.locator("#bold")).to_have_count(0)


def test_a_failing_cell_is_a_sentence_without_its_words(page: Page) -> None:
    expect(page.locator("#app")).to_contain_text("could not be prepared. What was saved before is safe.")
    assert "secret words" not in page.content()


def test_a_handler_that_fails_later_is_told_without_its_words(page: Page, problems: list[str]) -> None:
    page.get_by_label("words").fill("fail")
    expect(page.get_by_role("alert")).to_contain_text("Something went wrong in the last step")
    assert "secret words" not in page.content()
    page.get_by_role("button", name="Close this message").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    page.get_by_role("button", name="one 0 0").click()
    expect(page.get_by_role("button", name="one 1 2")).to_be_visible()
    assert problems == []
