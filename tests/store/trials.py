"""How often a fault is tried: a bounded number in every run, many more where SOAK=1 asks for it."""

from __future__ import annotations

import os


def trials(usual: int, soak: int) -> int:
    """Return the number of trials for this run; the code that runs is the same."""
    return soak if os.environ.get("SOAK") == "1" else usual
