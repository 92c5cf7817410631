"""The chronology of a case, made of what its pages recorded."""

from __future__ import annotations

from tests.pages.talking import Talk, rating_args

Ids = dict[str, str]
ITEM = "e" * 32


def test_what_was_seen_on_a_day_stands_there_with_how_it_is_known(page: Talk, family: Ids) -> None:
    page.done("save_rating", rating_args(family, "4"))
    changes = [("text", "Cupboards bare."), ("known_by", "seen"), ("on", "2026-06-09"), ("source", "Robin Example")]
    for version, (field, value) in enumerate(changes, start=1):
        about = {name: value for name, value in rating_args(family).items() if name != "choice"}
        about["base_version"] = version
        page.done("save_rating", about, evidence=ITEM, field=field, value=value)
    page.done("open", route=f"/case/{family['case']}/chronology")
    (event,) = page.body.state["events"]
    assert (event["day"], event["kind_words"], event["text"]) == ("9 June 2026", "Evidence", "Cupboards bare.")
    assert event["about"] == "seen, Robin Example"
    page.done("open", route=event["to"])
    assert page.body.content["at"] == "food.enough"


def test_evidence_without_a_day_is_counted(page: Talk, family: Ids) -> None:
    page.done("save_rating", rating_args(family, "4"))
    about = {name: value for name, value in rating_args(family, base_version=1).items() if name != "choice"}
    page.done("save_rating", about, evidence=ITEM, field="text", value="Some time in spring.")
    page.done("open", route=f"/case/{family['case']}/chronology")
    assert page.body.state["events"] == []
    assert page.body.state["undated_words"] == "1 piece of evidence has no date and is not shown here."


def test_a_case_leads_to_its_chronology_once_something_was_begun(page: Talk, family: Ids) -> None:
    page.done("open", route=f"/case/{family['case']}")
    assert page.body.state["chronology_to"] == f"/case/{family['case']}/chronology"
