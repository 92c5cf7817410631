"""Measures opening, clicking, bytes and memory of the workbook; prints a table and writes a JSON file."""

from __future__ import annotations

import json
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser_tools import launch
from tests.servers import Running, python, running
from tests.sign_in import let_in

ROOT = Path(__file__).resolve().parent.parent
OPENS = 7
PAUSE_S = 1.0
VISITS = 3
CLICKS = 30
BINARY = 2
SESSIONS = 4

PREPARE = """
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
import sys
from neglect_widgets import Assessment, CaseStore, load_toolkit
from neglect_widgets.definitions import load_example
from neglect_widgets.model import Person, band_on, new_id
me, now = Person(name="Bench Example", role="analyst", agency="Example Council"), datetime.now(UTC)
with CaseStore.open(Path(sys.argv[1])) as store:
    store.remember_person(me, now)
    case = store.import_record(load_example(), by=me, at=now, op_id=new_id())
    toolkit, child, today = load_toolkit("everyday-care"), case.children[0], now.date()
    assessment = Assessment(case_id=case.id, child_id=child.id, carer_ids=(case.carers[0].id,), toolkit=toolkit.id,
        toolkit_version=toolkit.version, band=band_on(toolkit, child, today).id, window_start=today, window_end=today,
        started_by=me, started_at=now)
    print(store.start_assessment(assessment, by=me, at=now, op_id=new_id()).id)
"""
"""Fills a store with the invented example and one draft, and prints the draft's id."""


def figures(values: list[float]) -> dict[str, float]:
    """Return median, least and most."""
    return {"median": statistics.median(values), "min": min(values), "max": max(values)}


USABLE = """globalThis.usable = new Promise((resolve) => {
  const look = (_, observer) => {
    if (!document.querySelector('section.nw-indicator input[type=radio]')) return;
    observer.disconnect();
    // The frame is on the screen when the next task runs.
    requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
  };
  new MutationObserver(look).observe(document, {childList: true, subtree: true});
});"""
"""Run before anything of a page: tells when the form has been painted, without asking the page all the time."""


def new_page(browser: Browser) -> Page:
    """Return a page in a context of its own, which has visited nothing yet."""
    page = let_in(browser.new_context(viewport={"width": 1280, "height": 900})).new_page()
    page.add_init_script(USABLE)
    return page


def open_form(page: Page, address: str) -> float:
    """Open a domain's form and return the seconds from asking for it until it can be used."""
    asked = time.time()
    page.goto(address, wait_until="commit")
    painted: float = page.evaluate("usable")
    return painted / 1000 - asked


def bytes_of_visit(browser: Browser, address: str) -> int:
    """Return what a first visit costs in bytes; not timed, because counting slows it down."""
    page = new_page(browser)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    taken = [0]

    def add(event: dict[str, Any]) -> None:
        taken[0] += event.get("encodedDataLength", 0)

    def add_frame(event: dict[str, Any]) -> None:
        frame = event["response"]
        # A binary frame is told in base64.
        taken[0] += len(frame["payloadData"]) * 3 // 4 if frame["opcode"] == BINARY else len(frame["payloadData"])

    session.on("Network.loadingFinished", add)
    session.on("Network.webSocketFrameReceived", add_frame)
    open_form(page, address)
    page.wait_for_timeout(500)
    page.context.close()
    return taken[0]


CLICK = """async (index) => {
  const groups = [...document.querySelectorAll('section.nw-indicator')];
  const radios = [...groups[0].querySelectorAll('input[type=radio]')];
  const radio = radios[index % 4];
  const status = document.querySelector('.nw-header__save');
  const aside = document.querySelector('aside');
  const before = performance.now();
  const redrawn = new Promise((resolve) => {
    const observer = new MutationObserver(() => { observer.disconnect(); resolve(); });
    observer.observe(aside, {subtree: true, childList: true, characterData: true, attributes: true});
  });
  const saved = new Promise((resolve) => {
    const listen = (event) => {
      if (event.detail.state !== 'saved') return;
      removeEventListener('neglect-save', listen);
      resolve();
    };
    addEventListener('neglect-save', listen);
  });
  radio.click();
  await Promise.all([redrawn, saved]);
  await new Promise(requestAnimationFrame);
  return performance.now() - before;
}"""


def clicks(page: Page) -> list[float]:
    """Return the milliseconds from a click to saved, redrawn and painted."""
    page.evaluate(CLICK, 0)
    return [page.evaluate(CLICK, index + 1) for index in range(CLICKS)]


def memory_mib(launched: Running) -> float:
    """Return the proportional memory of the launcher and its kernels; Linux only."""
    total = 0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and _belongs(entry, launched.process.pid):
            lines = (entry / "smaps_rollup").read_text().splitlines()
            total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def _belongs(entry: Path, root: int) -> bool:
    """Whether a process is the launcher or descends from it."""
    pid = int(entry.name)
    while pid > 1:
        if pid == root:
            return True
        try:
            pid = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            return False
    return False


def measure(browser: Browser, launched: Running, draft: str) -> dict[str, Any]:
    """Run every measurement once on a warm launcher."""
    form = f"{launched.url}#/assessment/{draft}/domain/food"
    opens = []
    for _ in range(OPENS + 1):
        page = new_page(browser)
        opens.append(open_form(page, form))
        page.context.close()
        # Its kernel ends meanwhile.
        time.sleep(PAUSE_S)
    sizes = [bytes_of_visit(browser, form) for _ in range(VISITS)]
    page = new_page(browser)
    open_form(page, form)
    pressed = clicks(page)
    time.sleep(2)
    before, kept = memory_mib(launched), []
    for _ in range(SESSIONS):
        kept.append(new_page(browser))
        open_form(kept[-1], form)
    time.sleep(2)
    further = (memory_mib(launched) - before) / SESSIONS
    return {
        "first open after start, s": figures(opens[:1]),
        "open to usable, s": figures(opens[1:]),
        "first visit, kB": figures([size / 1000 for size in sizes]),
        "click to saved and redrawn, ms": figures(pressed),
        "memory of a further session, MiB": figures([further]),
    }


def main(write: Callable[[str], object] = print) -> None:
    """Measure, print and keep the figures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        home = Path(folder)
        draft = python(PREPARE, home, str(home / "store.db"))
        browser = launch(playwright)
        with running(home) as launched:
            result = measure(browser, launched, draft)
        browser.close()
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    kept = {"when": datetime.now(UTC).isoformat(timespec="seconds"), "machine": machine, "figures": result}
    target = ROOT / "bench" / "results" / "latest.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(kept, indent=2) + "\n")
    write(f"{kept['when']}  {machine}\n")
    write("| figure | median | least | most |\n|---|---|---|---|")
    for name, value in result.items():
        write(f"| {name} | {value['median']:.2f} | {value['min']:.2f} | {value['max']:.2f} |")


if __name__ == "__main__":
    main()
