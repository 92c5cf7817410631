"""What the widgets are tried with has the shape that the pages give them; otherwise the tests prove nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from neglect_widgets.pages import Workbook
from neglect_widgets.store import CaseStore
from neglect_widgets.widgets import NeglectWidget
from tests.pages.talking import AT, CHILD_NAME, Talk

from . import assessment_examples, examples, toolkit_examples

Dict = dict[str, Any]
Shapes = dict[str, set[frozenset[str]]]
BY_ID = ("ratings", "notes", "raised")
"""Tables whose keys are ids."""
TOOLKITS = ("graded-care", "strengths-and-needs", "home-conditions", "day-in-my-life", "screening")
ALL: dict[str, tuple[str, Dict]] = {
    **examples.BODIES,
    **assessment_examples.BODIES,
    **toolkit_examples.BODIES,
    "task list": ("task_list", assessment_examples.task_list()),
    "profile": ("profile_panel", assessment_examples.PROFILE_PANEL),
    "profile without a radar": ("profile_panel", toolkit_examples.PLAIN_PANEL),
}


def shapes(value: Any, place: str = "") -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the keys of every dict inside a value, with the place it stands in."""
    if isinstance(value, dict):
        if place.rpartition(".")[2] in BY_ID:
            for one in value.values():
                yield from shapes(one, f"{place}[]")
            return
        yield place, frozenset(value)
        for key, one in value.items():
            yield from shapes(one, f"{place}.{key}")
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from shapes(one, f"{place}[]")


class Pages:
    """Goes through real pages and gathers what each widget is given."""

    def __init__(self, store: CaseStore) -> None:
        self.seen: dict[str, Shapes] = defaultdict(lambda: defaultdict(set))
        self.versions: dict[str, int] = {}
        self.talk = Talk(Workbook(store, clock=lambda: AT))
        self.look()
        self.talk.sign_in()

    def look(self) -> None:
        for widget in self.talk.workbook.box.children[1].children:
            name = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in type(widget).__name__)[1:]
            for part in ("content", "state"):
                for place, keys in shapes(getattr(widget, part), part):
                    self.seen[name][place].add(keys)

    def open(self, route: str) -> NeglectWidget:
        self.talk.done("open", route=route)
        self.look()
        return self.talk.body

    def save(self, command: str, assessment: str, part: str, **args: Any) -> None:
        before = self.versions.get(assessment + part, 0)
        answer = self.talk.done(command, assessment=assessment, part_key=part, base_version=before, **args)
        self.versions[assessment + part] = answer["version"]
        self.look()

    def places(self) -> list[str]:
        sections = self.talk.workbook.box.children[1].children[0].state["sections"]
        return [task["to"] for section in sections for task in section["tasks"]]


def rate(pages: Pages, assessment: str, carer: str) -> None:
    """Answer every question of the domain that is open, and those that the answers bring up."""
    done: list[str] = []
    while one := next((one for one in pages.talk.body.content["indicators"] if one["id"] not in done), None):
        about = {"indicator": one["id"], "carer": carer}
        changes: list[Dict] = [{"choice": "not_known" if len(done) == 2 else one["levels"][-(len(done) % 2)]["choice"]}]
        changes.append({"field": "impact", "value": "Tired."})
        changes += [{"field": "family_level", "value": x["value"]} for x in pages.talk.body.content["family"][:1]]
        if not done:
            changes.append({"evidence": "e" * 32, "field": "text", "value": "Seen."})
        for change in changes:
            pages.save("save_rating", assessment, f"rating|{one['id']}|{carer}", **about, **change)
        done.append(one["id"])


def fill(pages: Pages, assessment: str, carer: str, *, flagged: bool) -> None:
    """Fill in something of every kind that an assessment has."""
    save = pages.save
    pages.open(f"/assessment/{assessment}")
    for place in pages.places():
        body = pages.open(place)
        if "/domain/" in place:
            rate(pages, assessment, carer)
        for one in [factor for group in body.content.get("groups", []) for factor in group["factors"]][:1]:
            save("save_factor", assessment, f"factor|{one['id']}", factor=one["id"], field="answer", value="yes")
        for one in body.content.get("prompts", [])[:1]:
            save("save_voice", assessment, f"voice|{one['id']}", prompt=one["id"], field="text", text="I get up first.")
        for one in body.content.get("flags", [])[:1] if flagged else []:
            save("save_flag", assessment, f"flag|{one['id']}", flag=one["id"], field="raise")
        if place.endswith("/plan"):
            needs = [("indicator", need["value"]) for need in body.content["indicators"]][:1]
            levels = [("target_level", level["value"]) for level in body.content["levels"]][:1]
            for field, value in [("target", "A cooked tea."), *needs, *levels]:
                save("save_action", assessment, "action", action="a" * 32, field=field, value=value)
        pages.open(place)


@pytest.fixture(scope="module")
def given_by_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Shapes]:
    folder: Path = tmp_path_factory.mktemp("pages")
    with CaseStore.open(folder / "store.db", key=bytes(range(32))) as store:
        pages = Pages(store)
        pages.open("/cases/new")
        child = {"code": "A", "name": CHILD_NAME, "birth_date": "2018-05-04", "expected_date": ""}
        carers = [{"code": code, "role": code, "resident": "yes"} for code in ("Mother", "Father")]
        home = pages.talk.done("add_case", code="K-1", children=[child], carers=carers)["route"]
        case = store.case(home.removeprefix("/case/"))
        common = {"case": case.id, "child": case.children[0].id, "window_start": "2026-06-01"}
        everyday = [("everyday-care", f"2026-06-{day}") for day in ("05", "06")]
        for toolkit, last in (*((toolkit, "2026-06-04") for toolkit in TOOLKITS), *everyday):
            chosen = [carer.id for carer in case.carers][: 2 if toolkit == "graded-care" else 1]
            args = {**common, "toolkit": toolkit, "carers": chosen, "window_end": last}
            found = pages.talk.done("start_assessment", **args)["route"].removeprefix("/assessment/")
            fill(pages, found, chosen[0], flagged=toolkit == "graded-care")
            if last == "2026-06-05":
                finish(pages, found)
        for route in (
            "/cases",
            home,
            f"{home}/start",
            f"{home}/compare/{case.children[0].id}",
            f"{home}/chronology",
            "/you",
        ):
            pages.open(route)
        return pages.seen


def finish(pages: Pages, assessment: str) -> None:
    """Settle what stands in the way of finishing, and finish."""
    for field, value in (
        ("level", "4"),
        ("reason", "Seen."),
        ("analysis", "It adds up."),
        ("next_review", "2026-09-01"),
    ):
        pages.save("save_judgement", assessment, "judgement", field=field, value=value)
    pages.talk.done("finish", assessment=assessment)
    pages.look()
    for place in pages.places():
        pages.open(place)


@pytest.mark.parametrize("body", ALL.values(), ids=ALL)
def test_an_example_is_shaped_as_the_pages_give_it(given_by_pages: dict[str, Shapes], body: tuple[str, Dict]) -> None:
    widget, given = body
    real = given_by_pages[widget]
    assert real
    for part in ("content", "state"):
        for place, keys in shapes(given[part], part):
            assert place in real, f"no page gives {place}"
            assert keys in real[place], (place, [sorted(keys ^ other) for other in real[place]])
