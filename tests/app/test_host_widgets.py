"""The page host draws our widgets as JupyterLab would, and keeps what people are doing."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.app import widgets_under_test as cells
from tests.app.conftest import OpenPage, ServeCells
from tests.app.running import Running


def seen(page: Page, what: str) -> int:
    return int(page.evaluate(f"globalThis.seen.{what}"))


def test_a_nested_widget_answers_and_python_answers_back(
    counters: Running, open_page: OpenPage, problems: list[str]
) -> None:
    page = open_page(counters.address)
    page.get_by_role("button", name="two 0 0").click()
    expect(page.get_by_role("button", name="two 1 2")).to_be_visible()
    expect(page.get_by_role("button", name="one 0 0")).to_have_css("color", "rgb(1, 2, 3)")
    expect(page.locator("#app .of-ours")).to_have_count(1)
    assert page.title() == "Invented"
    assert problems == []


def test_modules_are_imported_once_and_models_initialised_once(counters: Running, open_page: OpenPage) -> None:
    page = open_page(counters.address)
    expect(page.get_by_role("button")).to_have_count(2)
    assert (seen(page, "imported"), seen(page, "initialized"), seen(page, "rendered")) == (1, 2, 2)
    assert page.locator("head style").count() == 1


def test_the_heading_is_there_before_the_kernel_and_gone_after(counters: Running, open_page: OpenPage) -> None:
    page = open_page(counters.address)
    html = page.evaluate("fetch('/').then((answer) => answer.text())")
    assert html.index("Opening the workbook") < html.index("data-neglect-output")
    expect(page.get_by_role("button")).to_have_count(2)
    expect(page.locator("#opening")).to_have_count(0)


def test_children_that_stay_keep_focus_and_typed_words(serve_cells: ServeCells, open_page: OpenPage) -> None:
    page = open_page(serve_cells(cells.CHANGING).address)
    words = page.get_by_label("words")
    words.first.type("a")
    expect(page.get_by_role("button")).to_have_count(1)
    expect(words).to_be_focused()
    expect(words).to_have_value("a")
    order = "[...document.querySelector('.host-vbox').children].map((child) => child.textContent)"
    assert page.evaluate(order) == ["last 0 0", ""]
    assert seen(page, "rendered") == 2
    assert seen(page, "cleaned") == 1


def test_the_same_child_twice_is_two_views(serve_cells: ServeCells, open_page: OpenPage) -> None:
    page = open_page(serve_cells(cells.CHANGING).address)
    page.get_by_label("words").fill("b")
    expect(page.get_by_label("words")).to_have_count(2)
    expect(page.get_by_label("words").first).to_have_value("b")
    expect(page.get_by_label("words").first).to_be_focused()


def test_a_widget_made_later_is_drawn_in_its_place(serve_cells: ServeCells, open_page: OpenPage) -> None:
    page = open_page(serve_cells(cells.CHANGING).address)
    page.get_by_label("words").fill("c")
    expect(page.get_by_role("button")).to_have_text(["new 0 0", "first 0 0", "last 0 0"])
    expect(page.get_by_label("words")).to_be_focused()


def test_hidden_and_closed_widgets_leave_the_page(serve_cells: ServeCells, open_page: OpenPage) -> None:
    page = open_page(serve_cells(cells.CHANGING).address)
    page.get_by_label("words").fill("hide")
    expect(page.get_by_role("button")).to_have_count(1)
    assert seen(page, "cleaned") == 0
    page.get_by_label("words").fill("close")
    expect(page.locator("button")).to_have_count(1)
    assert (seen(page, "cleaned"), seen(page, "ended")) == (1, 1)


def test_bytes_go_both_ways_in_traits_messages_and_commands(
    serve_cells: ServeCells, open_page: OpenPage, problems: list[str]
) -> None:
    page = open_page(serve_cells(cells.BYTES).address)
    bytes_ = page.locator("#bytes")
    expect(bytes_).to_have_attribute("data-first", "7 0 255")
    expect(bytes_).to_have_attribute("data-message", "3 2 1")
    expect(bytes_).to_have_attribute("data-trait", "9 8 1")
    expect(bytes_).to_have_attribute("data-answer", "cba 6 5")
    assert problems == []


def test_an_echo_does_not_undo_newer_typing(serve_cells: ServeCells, open_page: OpenPage) -> None:
    page = open_page(serve_cells(cells.ECHO).address)
    page.get_by_label("slow").type("care", delay=30)
    expect(page.locator("#slow")).to_have_attribute("data-heard", "care")
    expect(page.locator("#slow")).to_have_attribute("data-history", "c,ca,car,care")


def test_what_cannot_be_shown_is_named_and_never_put_in_as_html(
    serve_cells: ServeCells, open_page: OpenPage, problems: list[str]
) -> None:
    html = "from IPython.display import HTML; HTML('<b id=bold>bold</b>')"
    page = open_page(serve_cells(html, "import ipywidgets as W; W.IntSlider()", "import ipywidgets as W", "7").address)
    sentences = page.locator("#app .host-sentence")
    expect(sentences).to_have_text(
        [
            "An output of the kind “text/html” cannot be shown on this page.",
            "A part of the kind “IntSliderModel” cannot be shown on this page.",
            "An output of the kind “text/plain” cannot be shown on this page.",
        ]
    )
    assert page.locator("#bold").count() == 0
    assert problems == []


def test_a_failing_cell_is_a_sentence_without_its_traceback(serve_cells: ServeCells, open_page: OpenPage) -> None:
    page = open_page(serve_cells("raise ValueError('secret words')").address)
    expect(page.locator("#app")).to_have_text("This part of the workbook could not be prepared. What was saved before is safe.")
    assert "secret words" not in page.content()


def test_a_handler_that_fails_later_is_told_without_its_words(serve_cells: ServeCells, open_page: OpenPage) -> None:
    page = open_page(serve_cells(cells.CHANGING).address)
    page.get_by_label("words").fill("fail")
    expect(page.get_by_role("alert")).to_contain_text("Something went wrong in the last step")
    page.get_by_role("button", name="Close this message").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    assert "secret words" not in page.content()
