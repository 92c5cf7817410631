"""Ends a process in the middle of its work with files, as a kill or a crash of the machine would."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

WATCHED = ((os, "link"), (os, "open"), (os, "fsync"), (Path, "replace"), (Path, "rename"), (Path, "unlink"))
"""What changes names of files, or makes them, outside of the database itself."""


def cut_off_at(step: int, work: Callable[[], object]) -> bool:
    """Do the work in a process of its own that dies before its file operation number `step`, counted from 0.

    Tell whether it died; False when it was done by then.
    """
    child = os.fork()
    if child == 0:
        status = 1
        try:
            _arm(step)
            work()
            status = 0
        finally:
            os._exit(status)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, 9), f"The work failed with {status}."
    return status == 9


def _arm(step: int) -> None:
    left = step

    def watched(original: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **kwargs: Any) -> Any:
            nonlocal left
            if left == 0:
                os._exit(9)
            left -= 1
            return original(*args, **kwargs)

        return run

    for owner, name in WATCHED:
        setattr(owner, name, watched(getattr(owner, name)))
