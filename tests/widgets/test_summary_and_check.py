"""The summary and the last page: all in words, blockers that lead somewhere, downloads that say what happened."""

from __future__ import annotations

from playwright.sync_api import expect

from . import assessment_examples as examples
from .stage import Stage

_, FINISHED = examples.BODIES["check, finished"]


def test_the_summary_stands_in_the_order_people_read_it(stage: Stage) -> None:
    stage.show("summary_view", **examples.SUMMARY_VIEW)
    expect(stage.page.get_by_role("heading", level=2)).to_have_text(
        [
            "Profile of care", "Strengths", "Unmet needs", "Not known", "Urgent concerns",
            "Indicated level of need", "Your judgement", "What next",
        ]
    )  # fmt: skip


def test_an_unmet_need_says_its_impact_or_that_it_is_not_written(stage: Stage) -> None:
    stage.show("summary_view", **examples.SUMMARY_VIEW)
    needs = stage.page.locator("section", has=stage.page.get_by_role("heading", name="Unmet needs")).get_by_role(
        "listitem"
    )
    expect(needs.filter(has_text="Weight and growth")).to_contain_text("A is tired at school.")
    expect(needs.filter(has=stage.page.get_by_role("link", name="Enough to eat and drink"))).to_contain_text(
        "not written yet"
    )


def test_the_judgement_is_chosen_by_a_person_and_saved_at_once(stage: Stage) -> None:
    stage.show("summary_view", **examples.SUMMARY_VIEW)
    group = stage.page.get_by_role("group", name="Judged level of need")
    expect(group.get_by_role("radio", name="1 Everyday services")).to_be_checked()
    group.get_by_role("radio", name="3 Targeted support").check()
    args = stage.only("save_judgement")["args"]
    assert (args["field"], args["value"], args["part_key"], args["base_version"]) == ("level", "3", "judgement", 4)


def test_the_reason_says_when_it_is_needed(stage: Stage) -> None:
    stage.show("summary_view", **examples.SUMMARY_VIEW)
    needed = "Why your judgement differs from the indicated level (needed to finish)"
    expect(stage.page.get_by_label(needed)).to_be_visible()
    stage.change("summary_view", state={**examples.SUMMARY_VIEW["state"], "differs": False})
    expect(stage.page.get_by_label("Reason for your judgement (optional)")).to_be_visible()


def test_what_was_written_is_on_paper_in_full(stage: Stage) -> None:
    stage.show("summary_view", **examples.SUMMARY_VIEW)
    stage.page.emulate_media(media="print")
    expect(stage.page.get_by_text("A is cared about.")).to_be_visible()
    expect(stage.page.get_by_role("textbox", name="Analysis")).to_be_hidden()
    expect(stage.page.get_by_role("button")).to_have_count(0)


def test_the_print_button_prints(stage: Stage) -> None:
    stage.show("summary_view", **examples.SUMMARY_VIEW)
    stage.page.evaluate("() => { globalThis.print = () => { globalThis.printed = true; }; }")
    stage.page.get_by_role("button", name="Print this summary").click()
    assert stage.page.evaluate("() => globalThis.printed") is True


def test_a_blocked_assessment_is_not_sent_and_the_blockers_take_the_focus(stage: Stage) -> None:
    stage.show("check_answers", **examples.CHECK_ANSWERS)
    stage.page.get_by_role("button", name="Finish and lock").press("Enter")
    expect(stage.focused).to_have_accessible_name("Before you can finish")
    assert stage.sent("finish") == []
    stage.focused.get_by_role("link").click()
    assert stage.only("open")["args"] == {"route": f"{examples.HOME}/domain/food"}


def test_every_answer_has_a_way_back_that_names_it(stage: Stage) -> None:
    stage.show("check_answers", **examples.CHECK_ANSWERS)
    expect(stage.page.get_by_role("link", name="Change Weight and growth")).to_be_visible()
    expect(stage.page.get_by_text("1 answer is not known. You can finish all the same.")).to_be_visible()


def test_finishing_moves_to_the_panel_and_offers_what_comes_after(stage: Stage) -> None:
    content, state = examples.CHECK_ANSWERS["content"], {**examples.CHECK_ANSWERS["state"], "blockers": []}
    stage.show("check_answers", content, state)
    stage.page.get_by_role("button", name="Finish and lock").click()
    op = stage.only("finish")
    stage.change("check_answers", state={**state, **examples.FINISHED})
    stage.reply(op, ok=True, saved_at="10:42")
    expect(stage.focused).to_contain_text("Finished and locked")
    expect(stage.page.get_by_role("link", name="Start a review of this child")).to_be_visible()
    expect(stage.page.get_by_role("link", name="Compare with earlier assessments")).to_be_visible()
    expect(stage.page.get_by_role("link", name="Change")).to_have_count(0)


def test_a_refused_finish_says_why_in_words(stage: Stage) -> None:
    stage.show("check_answers", examples.CHECK_ANSWERS["content"], {**examples.CHECK_ANSWERS["state"], "blockers": []})
    stage.answer("finish", ok=False, message="This cannot be finished yet. Everything you entered is saved.")
    stage.page.get_by_role("button", name="Finish and lock").click()
    expect(stage.focused).to_contain_text("This cannot be finished yet.")


def test_a_download_is_the_file_the_kernel_made_and_says_so(stage: Stage) -> None:
    stage.show("check_answers", **FINISHED)
    stage.answer("download", ok=True, filename="assessment.csv", mime="text/csv", bytes="indicator,level")
    with stage.page.expect_download() as waiting:
        stage.page.get_by_role("button", name="CSV table").click()
    assert waiting.value.path().read_text("utf-8") == "indicator,level"
    expect(stage.page.get_by_role("status")).to_have_text("Downloaded assessment.csv.")


def test_a_download_that_fails_says_so_in_words(stage: Stage) -> None:
    stage.show("check_answers", **FINISHED)
    stage.answer("download", ok=False, message="The file could not be made. The record is safe.")
    stage.page.get_by_role("button", name="PDF to print or send").click()
    expect(stage.page.get_by_role("alert")).to_contain_text("The file could not be made.")
    expect(stage.page.get_by_role("status")).to_have_text("")


def test_nothing_is_locked_while_words_could_not_be_saved(stage: Stage) -> None:
    state = {**examples.CHECK_ANSWERS["state"], "blockers": []}
    stage.show("check_answers", examples.CHECK_ANSWERS["content"], state)
    stage.page.evaluate(
        "() => { neglectOutbox.draft('a@b', 'Analysis', 'words'); neglectOutbox.refuse('a@b', 'words'); }"
    )
    button = stage.page.get_by_role("button", name="Finish and lock")
    button.click()
    expect(stage.page.get_by_role("alert")).to_contain_text("Analysis: this is not saved yet.")
    assert stage.sent("finish") == []
    stage.page.evaluate("() => neglectOutbox.undraft('a@b', 'words')")
    button.click()
    expect(stage.page.get_by_role("alert")).to_have_count(0)
    assert stage.only("finish")["args"] == {"assessment": examples.ASSESSMENT}
