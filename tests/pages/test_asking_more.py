"""What the page asks and keeps beyond a level: depth, numbers, factors, several carers, what it began with."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from neglect_widgets.model import new_id
from neglect_widgets.store import CaseStore
from tests.export.reading import languages
from tests.pages.talking import Talk, case_args, rating_args, start_args

Ids = dict[str, str]


def asked(page: Talk) -> list[str]:
    return [indicator["id"] for indicator in page.body.content["indicators"]]


def depth_args(ids: Ids, domain: str = "food", base_version: int = 0) -> dict[str, Any]:
    return {"assessment": ids["assessment"], "part_key": "depth", "base_version": base_version, "domain": domain}


def start(page: Talk, ids: Ids, toolkit: str, **more: Any) -> str:
    """Start another assessment of the same child and return its id."""
    args = start_args(ids) | {"toolkit": toolkit, **more}
    return str(page.done("start_assessment", args)["route"]).removeprefix("/assessment/")


def test_an_unmet_need_brings_further_questions_without_a_turn_of_the_page(page: Talk, family: Ids) -> None:
    before = asked(page)
    assert page.body.content["more"]["open"] is False
    page.done("save_rating", rating_args(family, "3"))
    assert asked(page)[: len(before)] == before
    assert len(asked(page)) > len(before)
    assert "because a need is unmet" in page.body.content["more"]["words"]


def test_further_questions_open_on_request_and_keep_what_was_rated(page: Talk, family: Ids, store: CaseStore) -> None:
    page.done("save_rating", rating_args(family, "1"))
    before = asked(page)
    page.done("save_depth", depth_args(family))
    assert len(asked(page)) > len(before)
    kept = store.assessment(family["assessment"])
    assert kept.depth is not None
    assert kept.depth.opened == ("food",)
    assert [rating.level for rating in kept.ratings] == ["1"]


def test_two_people_who_open_different_parts_in_full_lose_neither(
    page: Talk, family: Ids, store: CaseStore, open_page: Callable[[], Talk]
) -> None:
    other = open_page()
    other.done("open", route=f"/assessment/{family['assessment']}/domain/home")
    page.done("save_depth", depth_args(family))
    answer = other.refused("save_depth", depth_args(family, "home"))
    assert answer["reason"] == "conflict"
    other.done("save_depth", depth_args(family, "home", answer["current"]["version"]))
    depth = store.assessment(family["assessment"]).depth
    assert depth is not None
    assert depth.opened == ("food", "home")


def test_a_domain_without_further_questions_is_not_opened(page: Talk, family: Ids, store: CaseStore) -> None:
    page.refused("save_depth", depth_args(family, "pregnancy"))
    page.refused("save_depth", depth_args(family, "nowhere"))
    assert store.assessment(family["assessment"]).depth is None


def test_a_number_is_kept_with_the_level_that_it_stands_for(page: Talk, family: Ids, store: CaseStore) -> None:
    started = start(page, family, "home-conditions")
    page.done("open", route=f"/assessment/{started}/domain/living-room")
    numbered = next(i for i in page.body.content["indicators"] if i["levels"][0]["choice"] == "1")
    assert [level["choice"] for level in numbered["levels"]] == [str(number) for number in range(1, 10)]
    args = rating_args(family | {"assessment": started}, indicator=numbered["id"])
    page.done("save_rating", args, choice="9")
    (rating,) = store.assessment(started).ratings
    assert (rating.number, rating.level) == (9, numbered["levels"][8]["value"])
    page.done("save_rating", args | {"choice": "not_known", "base_version": 1})
    (rating,) = store.assessment(started).ratings
    assert (rating.number, rating.level, rating.status) == (None, None, "not_known")


@pytest.mark.parametrize("choice", ["0", "10", "1.5", "-1", "A", "9 "])
def test_a_number_that_is_none_of_the_questions_is_refused(
    page: Talk, family: Ids, store: CaseStore, choice: str
) -> None:
    started = start(page, family, "home-conditions")
    page.done("open", route=f"/assessment/{started}/domain/living-room")
    numbered = next(i["id"] for i in page.body.content["indicators"] if i["levels"][0]["choice"] == "1")
    page.refused("save_rating", rating_args(family | {"assessment": started}, choice, indicator=numbered))
    assert store.assessment(started).ratings == ()


def test_a_factor_is_recorded_and_changes_no_profile(page: Talk, family: Ids, store: CaseStore) -> None:
    page.done("open", route=f"/assessment/{family['assessment']}/factors")
    factor = page.body.content["groups"][0]["factors"][0]["id"]
    part = {"assessment": family["assessment"], "part_key": "part", "factor": factor}
    before = page.workbook.session.opened()
    page.done("save_factor", part, base_version=0, field="answer", value="yes")
    page.done("save_factor", part, base_version=1, field="text", value="Two moves this year.")
    (note,) = store.assessment(family["assessment"]).factors
    assert (note.answer, note.text) == ("yes", "Two moves this year.")
    assert page.body.state["notes"][factor]["text"] == "Two moves this year."
    assert before.assessment.ratings == store.assessment(family["assessment"]).ratings
    page.refused("save_factor", part | {"factor": "nothing"}, base_version=0, field="answer", value="yes")
    page.refused("save_factor", part, base_version=2, field="answer", value="often")


def test_each_carer_is_rated_apart(page: Talk, store: CaseStore) -> None:
    page.sign_in()
    people = case_args("K-7")
    people["carers"].append({"code": "Father", "role": "Father", "resident": "no"})
    case = store.case(page.done("add_case", people)["route"].removeprefix("/case/"))
    first, second = (carer.id for carer in case.carers)
    ids = {"case": case.id, "child": case.children[0].id, "carer": first}
    ids["assessment"] = start(page, ids, "graded-care", carers=[first, second])
    domain = f"/assessment/{ids['assessment']}/domain/physical"
    page.done("open", route=domain)
    indicator = asked(page)[0]
    for carer, level in ((first, "1"), (second, "4")):
        page.done("open", route=f"{domain}/{carer}")
        assert [one["current"] for one in page.body.content["carers"]] == [carer == first, carer == second]
        page.done("save_rating", rating_args(ids | {"carer": carer}, level, indicator=indicator))
        assert page.body.state["ratings"][indicator]["level"] == level
    kept = store.assessment(ids["assessment"])
    assert {(rating.carer_id, rating.level) for rating in kept.ratings} == {(first, "1"), (second, "4")}
    page.done("open", route=f"{domain}/{new_id()}")
    assert page.header.state["notice"] != ""


def test_a_change_link_leads_to_the_question_itself(page: Talk, family: Ids) -> None:
    page.done("open", route=f"/assessment/{family['assessment']}/check")
    food = next(s for s in page.body.state["sections"] if s["title"] == "Food and feeding")
    page.done("open", route=food["rows"][1]["to"])
    assert page.body.content["at"] == asked(page)[1]


def test_a_childs_day_is_linked_and_a_fuller_assessment_begins_with_it(
    page: Talk, family: Ids, store: CaseStore
) -> None:
    day = start(page, family, "day-in-my-life")
    page.done("open", route=f"/assessment/{day}/voice")
    prompt = next(p for p in page.body.content["prompts"] if p["links"])
    link = prompt["links"][0]["value"]
    part = {"assessment": day, "part_key": "part", "prompt": prompt["id"]}
    page.done("save_voice", part, base_version=0, text="I make my own tea.")
    page.done("save_voice", part, base_version=1, field="words_of", text="child")
    page.done("save_voice", part, base_version=2, field="links", links=[link])
    page.refused("save_voice", part, base_version=3, field="links", links=["not.there"])
    page.done("open", route=f"/case/{family['case']}/start/{family['child']}")
    assert [one["value"] for one in page.body.content["begin_with"]] == [day]
    fuller = store.assessment(start(page, family, "everyday-care", begin_with=[day]))
    assert fuller.grown_from == (day,)
    (rating,) = fuller.ratings
    assert rating.indicator == link
    assert rating.status == "not_looked_at"
    assert rating.evidence[0].child_words
    assert "I make my own tea." in rating.evidence[0].text


def test_a_toolkit_does_not_begin_with_what_was_never_meant_for_it(page: Talk, family: Ids, store: CaseStore) -> None:
    day = start(page, family, "day-in-my-life")
    args = start_args(family) | {"toolkit": "graded-care", "begin_with": [day]}
    assert "cannot be carried over" in page.refused("start_assessment", args)["message"]
    assert len(store.assessments(family["case"])) == 2


def test_a_review_begins_with_the_toolkit_and_carers_of_the_last_assessment(page: Talk, family: Ids) -> None:
    page.done("open", route=f"/case/{family['case']}/start/{family['child']}")
    assert page.body.state["toolkit"] == "everyday-care"
    assert page.body.state["carers"] == [family["carer"]]


def test_last_time_is_that_of_the_same_toolkit(page: Talk, family: Ids) -> None:
    graded = start(page, family, "graded-care", window_start="2026-05-01", window_end="2026-05-14")
    page.done("open", route=f"/assessment/{graded}/domain/physical")
    page.done("open", route=f"/assessment/{family['assessment']}/domain/food")
    assert page.workbook.session.earlier == ()


def test_a_target_is_kept_with_its_level_and_how_it_is_seen(page: Talk, family: Ids, store: CaseStore) -> None:
    page.done("save_rating", rating_args(family, "3"))
    page.done("open", route=f"/assessment/{family['assessment']}/plan")
    part = {"assessment": family["assessment"], "part_key": "part", "action": "a" * 32}
    changes = {"target": "A cooked tea.", "indicator": "food.enough", "target_level": "1", "measure": "Seen twice."}
    for version, (field, value) in enumerate(changes.items()):
        page.done("save_action", part, base_version=version, field=field, value=value)
    (action,) = store.assessment(family["assessment"]).plan
    assert (action.target_level, action.measure) == ("1", "Seen twice.")
    assert page.body.state["actions"][0]["now"]["value"] == "3"
    page.refused("save_action", part, base_version=4, field="target_level", value="9")


def test_the_family_gives_its_own_level_and_changes_nobodys(page: Talk, family: Ids, store: CaseStore) -> None:
    ids = family | {"assessment": start(page, family, "strengths-and-needs")}
    first = first_question(page, ids)
    args = rating_args(ids, "3.5", indicator=first)
    page.done("save_rating", args)
    said = {**args, "choice": None}
    page.done("save_rating", said | {"base_version": 1, "field": "family_level", "value": "5"})
    page.done("save_rating", said | {"base_version": 2, "field": "family_words", "value": "We manage well."})
    (rating,) = store.assessment(ids["assessment"]).ratings
    assert (rating.level, rating.family_level, rating.family_words) == ("3.5", "5", "We manage well.")
    page.refused("save_rating", said | {"base_version": 3, "field": "family_level", "value": "6"})
    page.done("open", route=f"/assessment/{ids['assessment']}/summary")
    (view,) = page.body.state["family"]
    assert view["sees"] == "The family sees it as better"


def first_question(page: Talk, ids: Ids) -> str:
    """Turn to the first domain of an assessment and return its first question."""
    page.done("open", route=f"/assessment/{ids['assessment']}")
    sections = page.workbook.box.children[1].children[0].state["sections"]
    domain = next(t for s in sections for t in s["tasks"] if t["id"].startswith("domain:"))
    page.done("open", route=domain["to"])
    return asked(page)[0]


def test_a_toolkit_that_does_not_ask_the_family_takes_no_level_from_it(page: Talk, family: Ids) -> None:
    page.refused("save_rating", rating_args(family) | {"choice": None, "field": "family_level", "value": "1"})
    assert page.body.content["family"] == []


def test_a_screening_ends_in_a_next_step_and_grows_without_typing_again(
    page: Talk, family: Ids, store: CaseStore
) -> None:
    ids = family | {"assessment": start(page, family, "screening")}
    first = first_question(page, ids)
    page.done("save_rating", rating_args(ids, "C", indicator=first))
    evidence = {"choice": None, "evidence": "e" * 32, "field": "text", "value": "No tea on two days."}
    page.done("save_rating", rating_args(ids, indicator=first, base_version=1) | evidence)
    page.done("open", route=f"/assessment/{ids['assessment']}/summary")
    assert page.body.content["indicated_title"] == "Next step that the answers point to"
    assert page.body.state["indicated"]["level"] is not None
    fuller = store.assessment(start(page, family, "everyday-care", begin_with=[ids["assessment"]]))
    told = [item.text for rating in fuller.ratings for item in rating.evidence]
    assert "No tea on two days." in told
    assert any("serious concern" in text for text in told)


def test_labels_turn_welsh_and_back_and_nothing_on_disk_changes(page: Talk, family: Ids, store: CaseStore) -> None:
    ids = family | {"assessment": start(page, family, "screening")}
    first = first_question(page, ids)
    page.done("save_rating", rating_args(ids, "B", indicator=first))
    before, english = store.assessment(ids["assessment"]), page.body.content["indicators"][0]["title"]
    page.done("choose_language", language="cy")
    shown = page.body.content["indicators"][0]
    assert shown["title"] != english
    assert shown["title"] in page.body.content["translated"]
    assert page.body.content["language"] == "cy"
    assert shown["levels"][1]["label"] == "Rhywfaint o bryder"
    page.done("choose_language", language="en")
    assert page.body.content["indicators"][0]["title"] == english
    assert store.assessment(ids["assessment"]) == before


@pytest.mark.parametrize("kind", ["pdf", "form"])
def test_a_pdf_made_of_welsh_labels_says_where_they_are_welsh(page: Talk, family: Ids, kind: str) -> None:
    ids = family | {"assessment": start(page, family, "screening")}
    page.done("open", route=f"/assessment/{ids['assessment']}")

    def marked() -> int:
        answer = page.done("download", assessment=ids["assessment"], format=kind)
        return languages(answer["buffers"][0])["cy"]

    assert marked() == 0
    page.done("choose_language", language="cy")
    assert marked() > 0


def test_a_language_that_a_toolkit_does_not_have_leaves_it_as_it_is(page: Talk, family: Ids) -> None:
    page.done("choose_language", language="cy")
    page.done("open", route=f"/assessment/{family['assessment']}/domain/food")
    assert page.body.content["language"] == "en"
    assert page.body.content["translated"] == []


def test_a_blank_form_holds_nothing_about_anybody(page: Talk, family: Ids, store: CaseStore) -> None:
    page.done("open", route=f"/assessment/{family['assessment']}")
    before = len(store.journal())
    answer = page.done("download", assessment=page.body.content["assessment"], format="form")
    assert answer["filename"] == "everyday-care-primary.pdf"
    words = " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(answer["buffers"][0])).pages)
    assert "Enough to eat and drink" in words
    for private in ("K-1", "Invented", "Alex Example"):
        assert private not in words
    assert len(store.journal()) == before


def test_what_an_assessment_began_with_is_named_in_its_print(page: Talk, family: Ids) -> None:
    day = start(page, family, "screening")
    first = first_question(page, family | {"assessment": day})
    page.done("save_rating", rating_args(family | {"assessment": day}, "C", indicator=first))
    fuller = start(page, family, "everyday-care", begin_with=[day])
    page.done("open", route=f"/assessment/{fuller}/check")
    answer = page.done("download", assessment=fuller, format="pdf")
    words = " ".join(" ".join(s.extract_text().split()) for s in PdfReader(BytesIO(answer["buffers"][0])).pages)
    assert "Neglect screening" in words
