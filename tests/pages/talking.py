"""How the pages' tests talk with a workbook; every family here is invented."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from neglect_widgets.model import new_id
from neglect_widgets.pages import Workbook
from neglect_widgets.store import CaseStore
from neglect_widgets.widgets import NeglectWidget

AT = datetime(2026, 6, 20, 9, 30, tzinfo=UTC)
NAME, CHILD_NAME, CARER_NAME = "Alex Example", "Invented Child", "Invented Carer"
Dict = dict[str, Any]


class Talk:
    """One page: sends what a browser would, and shows what a browser would see."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook

    @property
    def header(self) -> NeglectWidget:
        found: NeglectWidget = self.workbook.box.children[0]
        return found

    @property
    def body(self) -> NeglectWidget:
        """The widget between the task list and the profile, or the only one."""
        columns = self.workbook.box.children[1].children
        found: NeglectWidget = columns[min(1, len(columns) - 1)]
        return found

    def tell(self, command: str, args: Dict | None = None, op_id: str = "", **more: Any) -> Dict:
        """Send a command through a widget and return the answer that it sends to the browser."""
        heard: list[Dict] = []
        self.header.send = lambda content, buffers=None: heard.append({**content, "buffers": buffers})
        message = {"op_id": op_id or new_id(), "command": command, "args": {**(args or {}), **more}}
        self.header._handle_custom_msg(message, [])
        (answer,) = heard
        assert answer.pop("reply") == message["op_id"]
        return answer

    def done(self, command: str, args: Dict | None = None, op_id: str = "", **more: Any) -> Dict:
        """Send a command that must be carried out."""
        answer = self.tell(command, args, op_id, **more)
        assert answer["ok"] is True, answer
        return answer

    def refused(self, command: str, args: Dict | None = None, op_id: str = "", **more: Any) -> Dict:
        """Send a command that must be refused, in a sentence."""
        answer = self.tell(command, args, op_id, **more)
        assert answer["ok"] is False, answer
        assert answer["message"].endswith("."), answer
        return answer

    def sign_in(self) -> None:
        self.done("sign_in", name=NAME, role="Social worker", agency="Example Council")


def case_args(code: str) -> Dict:
    """Return what the form for a new case sends."""
    child = {"code": "A", "name": CHILD_NAME, "birth_date": "2018-05-04", "expected_date": ""}
    carer = {"code": "Mother", "name": CARER_NAME, "role": "Mother", "resident": "yes"}
    return {"code": code, "children": [child], "carers": [carer]}


def start_args(ids: dict[str, str], first: str = "2026-06-01", last: str = "2026-06-14") -> Dict:
    """Return what the form for a new assessment sends."""
    return {
        "case": ids["case"],
        "child": ids["child"],
        "carers": [ids["carer"]],
        "toolkit": "everyday-care",
        "window_start": first,
        "window_end": last,
    }


def new_family(page: Talk, store: CaseStore, code: str) -> dict[str, str]:
    """Add a family with a draft, turn the page to its first domain and return all ids."""
    page.sign_in()
    case_id = page.done("add_case", case_args(code))["route"].removeprefix("/case/")
    case = store.case(case_id)
    ids = {"case": case_id, "child": case.children[0].id, "carer": case.carers[0].id}
    ids["assessment"] = page.done("start_assessment", start_args(ids))["route"].removeprefix("/assessment/")
    page.done("open", route=f"/assessment/{ids['assessment']}/domain/food")
    return ids


def rating_args(ids: dict[str, str], choice: str = "2", base_version: int = 0, **more: Any) -> Dict:
    """Return what a click on a level sends."""
    return {
        "assessment": ids["assessment"],
        "part_key": f"rating|food.enough|{ids['carer']}",
        "base_version": base_version,
        "indicator": "food.enough",
        "carer": ids["carer"],
        "choice": choice,
        **more,
    }


def every_save(ids: dict[str, str]) -> dict[str, Dict]:
    """Return one good change of each kind by its command."""
    part = {"assessment": ids["assessment"], "part_key": "part", "base_version": 0}
    return {
        "save_rating": rating_args(ids),
        "save_flag": {**part, "flag": "left-alone", "field": "raise"},
        "save_voice": {**part, "prompt": "voice.day", "text": "I get up first."},
        "save_judgement": {**part, "field": "level", "value": "2"},
        "save_action": {**part, "action": "a" * 32, "field": "target", "value": "A cooked tea."},
    }
