"""Gives each contender a Python environment of its own, made on the first run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

BENCH = Path(__file__).resolve().parent
FOLDER = BENCH / ".environments"


def program(environment: str, name: str) -> str:
    """Return a program of an environment, which is made anew whenever its requirements have changed."""
    home, wanted = FOLDER / environment, (BENCH / f"requirements-{environment}.txt").read_text("utf-8")
    made = home / "made-from.txt"
    if not made.is_file() or made.read_text("utf-8") != wanted:
        print(f"Installing {environment} into {home.relative_to(BENCH.parent)} ...", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(home)], check=True)
        pip = [str(home / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "-r", str(BENCH / f"requirements-{environment}.txt")], check=True)
        made.write_text(wanted, "utf-8")
    return str(home / "bin" / name)


def surroundings(home: Path, more: Mapping[str, str]) -> dict[str, str]:
    """Return the environment variables of a user whose home is `home` and who has no settings, and more."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return {**kept, "HOME": str(home), **more}
