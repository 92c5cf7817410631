"""Finds and starts the Chromium that browser tests use; a missing one fails, and says what to install."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WHAT_TO_INSTALL = (
    "No Chromium was found, and the browser tests need one. On Debian or Ubuntu: apt-get install chromium. "
    "Elsewhere: python -m playwright install chromium. Or name one in the environment variable CHROMIUM."
)
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class NoBrowser(Exception):
    """There is no Chromium on this machine."""


def system_chromium() -> str | None:
    """Return the path of the system's Chromium or Chrome, or None."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


def launch(playwright: Playwright, *options: str) -> Browser:
    """Start Chromium without a window: the system's, else Playwright's own; NoBrowser when there is neither."""
    path = system_chromium()
    if path is None and not Path(playwright.chromium.executable_path).exists():
        raise NoBrowser(WHAT_TO_INSTALL)
    return playwright.chromium.launch(executable_path=path, args=[*arguments(), *options])


def launch_with_profile(chromium: BrowserType, profile: Path, **options: Any) -> BrowserContext:
    """Start one more Chromium, as a person has it: what it keeps lies in the folder `profile` and stays there."""
    return chromium.launch_persistent_context(profile, executable_path=system_chromium(), args=arguments(), **options)


def arguments() -> list[str]:
    """Return what Chromium is started with; its sandbox does not start for root, as in most CI containers."""
    return [*QUIET] if os.name == "nt" or os.geteuid() else [*QUIET, "--no-sandbox"]


def kernel_of(page: Page) -> str:
    """Return the id of the kernel that made a page of the workbook."""
    return str(page.evaluate("JSON.parse(document.getElementById('neglect-host-config').textContent).kernelId"))
