"""Makes sure that browser tests can run: finds Chromium, or installs it, or says what to install."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

from tests.browser_tools import NoBrowser, launch

INSTALLERS = (
    # As root on Debian the system's own package; elsewhere Playwright's download.
    (["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]),
    ([sys.executable, "-m", "playwright", "install", "chromium"],),
)


def starts() -> str:
    """Return an empty text when Chromium starts, else why not."""
    with sync_playwright() as playwright:
        try:
            launch(playwright).close()
        except NoBrowser as missing:
            return str(missing)
    return ""


def install() -> None:
    """Try to install Chromium in the ways this account may use."""
    by_apt, by_playwright = INSTALLERS
    may_use_apt = os.name != "nt" and os.geteuid() == 0 and shutil.which("apt-get")
    for command in by_apt if may_use_apt else by_playwright:
        if subprocess.run(command, check=False).returncode:
            return


def main() -> int:
    """Return 0 when a browser starts, if need be after installing one."""
    if not starts():
        return 0
    install()
    problem = starts()
    if problem:
        print(problem, file=sys.stderr)
    return 1 if problem else 0


if __name__ == "__main__":
    sys.exit(main())
