"""A case's record on its page: where it came from, how long it is kept, who may have it, deleting it in two steps."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from . import examples
from .stage import Stage

CASE = f"{1:032x}"


def show(stage: Stage, screen: str = "case", **keeping: Any) -> None:
    name, given = examples.BODIES[screen]
    state = given["state"]
    stage.show(name, given["content"], {**state, "keeping": {**state["keeping"], **keeping}})


def test_a_record_from_a_file_names_who_brought_it_in(stage: Stage) -> None:
    show(stage)
    came = "Alex Example brought this record in from a file on 14 September 2026."
    expect(stage.page.get_by_text(came)).to_be_visible()


def test_the_retention_date_is_shown_and_can_be_set(stage: Stage) -> None:
    show(stage)
    group = stage.page.get_by_role("group", name="Keep this record until")
    boxes = [group.get_by_role("textbox", name=name) for name in ("Day", "Month", "Year")]
    for box, value in zip(boxes, ("02", "03", "2051"), strict=True):
        expect(box).to_have_value(value)
    boxes[2].fill("2052")
    stage.answer("save_retention", ok=True)
    stage.page.get_by_role("button", name="Save the date").click()
    assert stage.only("save_retention")["args"] == {"case": CASE, "retain_until": "2052-03-02", "shown": "2051-03-02"}
    expect(stage.page.get_by_role("status").get_by_text("The date is saved.")).to_be_visible()


def test_a_date_that_is_none_is_pointed_at(stage: Stage) -> None:
    show(stage, until="")
    error = {"field": "retain_until", "message": "Enter a real date."}
    stage.answer("save_retention", ok=False, message=error["message"], errors=[error])
    stage.page.get_by_role("button", name="Save the date").click()
    expect(stage.page.get_by_role("alert")).to_contain_text("Enter a real date.")
    stage.page.get_by_role("link", name="Enter a real date.").click()
    expect(stage.focused).to_have_attribute("id", "retain_until")
    assert stage.axe() == []


def test_a_persons_own_record_is_downloaded_for_the_one_who_asks(stage: Stage) -> None:
    show(stage)
    stage.page.get_by_label("Who asks").select_option(label="Father")
    stage.page.get_by_role("button", name="Download as PDF").click()
    assert stage.only("download")["args"] == {"case": CASE, "person": "f", "format": "pdf"}


def test_asking_for_deletion_says_first_what_goes_and_who_confirms(stage: Stage) -> None:
    show(stage)
    expect(stage.page.get_by_text("What goes for good: 2 assessments.")).to_be_visible()
    expect(stage.page.get_by_text("Somebody else must confirm.")).to_be_visible()
    expect(stage.page.get_by_role("button", name="Delete for good")).to_have_count(0)
    stage.page.get_by_label("Why it can go").fill("Moved away.")
    stage.page.get_by_role("button", name="Ask for deletion").click()
    assert stage.only("save_disposal")["args"] == {"case": CASE, "step": "ask", "why": "Moved away."}


def test_a_marked_case_is_kept_or_deleted_by_a_second_step(stage: Stage) -> None:
    show(stage, "case to be deleted")
    expect(stage.page.get_by_text(examples.ASKED)).to_be_visible()
    expect(stage.page.get_by_role("button", name="Ask for deletion")).to_have_count(0)
    stage.answer("save_disposal", ok=True)
    stage.page.get_by_role("button", name="Keep this case").click()
    assert stage.only("save_disposal")["args"] == {"case": CASE, "step": "withdraw"}
    stage.page.get_by_role("button", name="Delete for good").click()
    assert stage.only("dispose")["args"] == {"case": CASE}


def test_a_confirmation_that_is_too_early_is_told_on_the_page(stage: Stage) -> None:
    show(stage, "case to be deleted")
    stage.answer("dispose", ok=False, message="This disposal may be confirmed from tomorrow.")
    stage.page.get_by_role("button", name="Delete for good").click()
    expect(stage.page.get_by_role("alert")).to_contain_text("may be confirmed from tomorrow")
    assert stage.axe() == []
