"""Measures the workbook beside the same form in other toolkits; prints a table and writes a JSON file."""

from __future__ import annotations

import json
import os
import platform
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser_tools import launch

from .coming_back import coming_back
from .contenders.workbook import WORKBOOK
from .rounds import CONTENDERS, ROOT, Measured, measure, run_module, say
from .table import summed_up, table

ONLY_HERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""Stock Voila asks two other hosts for styles; here it hears at once that they are not to be had."""


def main() -> None:
    """Measure, print and keep the figures; stopped by Ctrl-C, those there are."""
    began = time.monotonic()
    for contender in CONTENDERS:
        contender.install()
    measured: Measured = {contender.name: {} for contender in CONTENDERS}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, sync_playwright() as playwright:
        base = Path(folder)
        compared = base / "compared"
        compared.mkdir()
        comparing = run_module("comparing", compared, compared / "store.db")
        for name, values in comparing.items():
            measured[WORKBOOK.name][f"50 assessments of 60 indicators, {name}, s"] = values
        browser = launch(playwright, ONLY_HERE)
        version = browser.version
        try:
            back = base / "back"
            back.mkdir()
            measured[WORKBOOK.name] |= coming_back(browser, back)
            measure(browser, base, measured)
        except KeyboardInterrupt:
            say("Stopped before all was measured.")
        browser.close()
    keep(measured, {"browser": f"Chromium {version}", "took": f"{time.monotonic() - began:.0f} s"})


def keep(measured: Measured, more: dict[str, str]) -> None:
    """Print the table and write the file, with when and where it was measured."""
    about = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "python": f"Python {platform.python_version()}",
        **more,
        "load": f"load {os.getloadavg()[1]:.1f} in the last 5 minutes",
    }
    target = ROOT / "bench" / "results" / "latest.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps({**about, "figures": summed_up(measured)}, indent=2) + "\n", "utf-8")
    say(f"\n{', '.join(about.values())}\n")
    say("\n".join(table(measured)))


if __name__ == "__main__":
    main()
