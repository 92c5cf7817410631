"""A workbook in a process of its own, as a kernel has it, and a page that rates through it."""

from __future__ import annotations

import os
import random
import signal
import time
from dataclasses import dataclass, field
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from neglect_widgets.definitions import load_toolkit
from neglect_widgets.engine import asked_in
from neglect_widgets.model import Assessment, new_id
from neglect_widgets.pages import Workbook
from neglect_widgets.store import CaseStore
from tests.pages.talking import AT, Dict, Talk

WORDS = ("Hungry on Mondays.", "", "Tea and toast at gran's. " * 60, "=1+1", "“Ja”, sagte er.", "ok")


class Kernel:
    """Answers a page's commands until it is killed."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._line, theirs = Pipe()
        self.pid = os.fork()
        if self.pid == 0:
            # With the other end open here, too, it would never hear that the page has gone.
            self._line.close()
            _serve(path, key, theirs)
        theirs.close()

    def ask(self, message: Dict) -> None:
        self._line.send(message)

    def answer(self) -> Any:
        """Return what it answered, or None when it died before that."""
        try:
            return self._line.recv()
        except (EOFError, OSError):
            return None

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        assert os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1]) == -signal.SIGKILL
        self._line.close()


def _serve(path: Path, key: bytes, line: Connection) -> None:
    """Speak the page's commands with a workbook; never returns."""
    try:
        with CaseStore.open(path, key=key) as store:
            page = Talk(Workbook(store, clock=lambda: AT))
            while True:
                message = line.recv()
                answer = page.tell(message["command"], message["args"], message["op_id"])
                line.send(answer | {"shown": page.body.state.get("ratings")})
    finally:
        os._exit(1)


@dataclass
class RatingPage:
    """What a page has in memory: versions, what was acknowledged and the command under way."""

    assessment: Assessment
    said: dict[str, Dict] = field(default_factory=dict)
    """By indicator, the acknowledged answer and impact."""
    acknowledged: list[str] = field(default_factory=list)
    """The op_ids, in order."""
    _versions: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        asked = asked_in(load_toolkit(self.assessment.toolkit), self.assessment)
        self.route = f"/assessment/{self.assessment.id}/domain/{asked[0][0].id}"
        self._indicators = [indicator.id for indicator in asked[0][1]]

    def open(self, kernel: Kernel) -> Dict:
        """Turn the kernel's page to the form and return the ratings that it shows."""
        kernel.ask({"op_id": new_id(), "command": "open", "args": {"route": self.route}})
        shown: Dict = kernel.answer()["shown"]
        return shown

    def change(self, chance: random.Random) -> Dict:
        """Return the command for some change of some rating, as the outbox would send it."""
        indicator, carer = chance.choice(self._indicators), self.assessment.carer_ids[0]
        made: Dict = {"choice": chance.choice(["1", "2", "3", "4", "not_known", "not_applicable", ""])}
        if chance.random() < 0.4:
            made = {"field": "impact", "value": chance.choice(WORDS)}
        place = {"assessment": self.assessment.id, "part_key": f"rating|{indicator}|{carer}"}
        base = {"indicator": indicator, "carer": carer, "base_version": self._versions.get(indicator, 0)}
        return {"op_id": new_id(), "command": "save_rating", "args": {**place, **base, **made}}

    def after(self, message: Dict) -> dict[str, Dict]:
        """Return what will have been said once this is saved."""
        args = message["args"]
        now = dict(self.said.get(args["indicator"], {"choice": "", "impact": ""}))
        now |= {"choice": args["choice"]} if "choice" in args else {"impact": args["value"]}
        return {**self.said, args["indicator"]: now}

    def hear(self, message: Dict, answer: Dict) -> None:
        """Take an answer; it must be good."""
        assert answer["ok"] is True, answer
        self.said = self.after(message)
        self.acknowledged.append(message["op_id"])
        self._versions[message["args"]["indicator"]] = answer["version"]


def said_on_disk(assessment: Assessment) -> dict[str, Dict]:
    """Return by indicator the answer and the impact as they are on disk."""
    found = {}
    for rating in assessment.ratings:
        other = "" if rating.status == "not_looked_at" else rating.status
        found[rating.indicator] = {"choice": rating.level or other, "impact": rating.impact}
    return found


def said_on_page(shown: Dict) -> dict[str, Dict]:
    """Return by indicator the answer and the impact as a page shows them."""
    found = {}
    for indicator, rating in shown.items():
        other = "" if rating["status"] == "not_looked_at" else rating["status"]
        found[indicator] = {"choice": rating["level"] or other, "impact": rating["impact"]}
    return found


def killed_while_saving(kernel: Kernel, page: RatingPage, chance: random.Random) -> Dict:
    """Save some changes, send one more and kill the kernel at a random instant; return that last one."""
    took = 0.01
    for _ in range(chance.randrange(4)):
        message, started = page.change(chance), time.monotonic()
        kernel.ask(message)
        page.hear(message, kernel.answer())
        took = time.monotonic() - started
    message = page.change(chance)
    kernel.ask(message)
    # From before the kernel has read it to after it has answered.
    time.sleep(chance.uniform(0, took * 1.3))
    kernel.kill()
    return message
