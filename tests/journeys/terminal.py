"""Types into a command on a terminal of its own, as a person would."""

from __future__ import annotations

import os
import pty
import select
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tests.servers import environment_of

PATIENCE = 120.0
"""Seconds to wait for a prompt; a loaded machine may take long."""


def typed(home: Path, words: Sequence[str | Path], answers: Sequence[tuple[str, str]]) -> tuple[int, str]:
    """Run `neglect-widgets`, give each answer once its prompt is there; return the status and all that was shown."""
    command = [sys.executable, "-m", "neglect_widgets", *map(str, words)]
    child, terminal = pty.fork()
    if child == 0:
        try:
            os.chdir(home)
            os.execve(command[0], command, environment_of(home))
        finally:
            os._exit(127)
    shown, seen = "", 0
    for prompt, answer in answers:
        shown = _until(terminal, prompt, shown, seen)
        assert prompt in shown[seen:], shown
        seen = shown.index(prompt, seen) + len(prompt)
        os.write(terminal, f"{answer}\n".encode())
    shown = _until(terminal, None, shown, seen)
    os.close(terminal)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert "Traceback" not in shown, shown
    return status, shown


def _until(terminal: int, prompt: str | None, shown: str, seen: int) -> str:
    """Read until a prompt is shown, or the end."""
    end = time.monotonic() + PATIENCE
    with suppress(OSError):  # A terminal ends so when its command has ended.
        while prompt is None or prompt not in shown[seen:]:
            ready, _, _ = select.select([terminal], [], [], max(0.0, end - time.monotonic()))
            data = os.read(terminal, 4096) if ready else b""
            if not data:
                break
            shown += data.decode(errors="replace").replace("\r\n", "\n")
    return shown
