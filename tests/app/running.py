"""Runs the real launcher in a process of its own, and can cut the wire to it."""

from __future__ import annotations

import contextlib
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat

from neglect_widgets.app.surroundings import PACKAGE_HOME
from tests.sign_in import forget, sign_in

PATIENCE_S = 40.0


def write_notebook(path: Path, *cells: str, template: str | None = "workbook", title: str = "Invented") -> Path:
    """Write a notebook of code cells that asks for `template`."""
    notebook = nbformat.v4.new_notebook()
    notebook.metadata.update(title=title, kernelspec={"name": "python3", "display_name": "x", "language": "python"})
    if template:
        notebook.metadata["voila"] = {"template": template}
    notebook.cells = [nbformat.v4.new_code_cell(cell) for cell in cells]
    nbformat.write(notebook, path)
    return path


def until(met: Callable[[], bool]) -> None:
    """Wait for a condition that another process will bring about."""
    end = time.monotonic() + PATIENCE_S
    while not met():
        assert time.monotonic() < end, "It did not come about in time."
        time.sleep(0.05)


class Running:
    """A server process; `line` is what it printed, and `address` where `let_in` signs a browser in."""

    def __init__(
        self,
        notebook: Path,
        *,
        port: int | None = None,
        store: Path | None = None,
        folder: Path | None = None,
        environment: Mapping[str, str] | None = None,
        team: Path | None = None,
        before: str = "pass",
    ) -> None:
        """Start it; `before` is Python code that it runs first."""
        where = f"Path({str(store)!r})" if store else None
        behind = f"Path({str(team)!r})" if team else None
        call = f"serve(Path({str(notebook)!r}), port={port!r}, store={where}, open_browser=True, team={behind})"
        self.home = TemporaryDirectory(prefix="home-", ignore_cleanup_errors=True)
        home = {"HOME": self.home.name, "NEGLECT_WIDGETS_STORE": str(Path(self.home.name) / "store.db")}
        # The store of whoever runs the tests, and its key, stay untouched.
        kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
        quiet = {"NO_BROWSER": "1", "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
        code = f"from pathlib import Path; from neglect_widgets.app.server import serve; {before}; {call}"
        self.process = subprocess.Popen(
            [sys.executable, "-c", code],
            cwd=folder or notebook.parent,
            env={**kept, **home, **quiet, "PYTHONPATH": str(PACKAGE_HOME), **(environment or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout
        self.line = self.process.stdout.readline()
        printed = re.findall(r"http://127[^\s)]+", self.line)
        self.address = "" if not printed else printed[0] if team else sign_in(printed[0])

    @property
    def port(self) -> int:
        return int(self.address.rstrip("/").rpartition(":")[2])

    def stop(self) -> tuple[str, str]:
        """Stop it as a person would, and return what else it had written."""
        forget(self.port)
        self.process.terminate()
        try:
            return self.process.communicate(timeout=PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise

    def __enter__(self) -> Running:
        return self

    def __exit__(self, *_: Any) -> None:
        self.stop()
        self.home.cleanup()


class Wire:
    """A TCP connection to `port` that can be cut and mended."""

    def __init__(self, port: int) -> None:
        self.target = port
        self.whole = True
        self.loses_answers = False
        self.lost = b""
        self.ends: set[socket.socket] = set()
        self.door = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.door.getsockname()[1]}/"
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                near = self.door.accept()[0]
            except OSError:
                return
            if not self.whole:
                near.close()
                continue
            far = socket.create_connection(("127.0.0.1", self.target))
            self.ends |= {near, far}
            threading.Thread(target=self._pass_on, args=(near, far, True), daemon=True).start()
            threading.Thread(target=self._pass_on, args=(far, near, False), daemon=True).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket, to_server: bool) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if self.loses_answers and not to_server:
                    self.lost += data
                else:
                    sink.sendall(data)
        self._close(source)
        self._close(sink)

    def _close(self, end: socket.socket) -> None:
        self.ends.discard(end)
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()

    def cut(self) -> None:
        """End every connection and let no new one through."""
        self.whole = False
        for end in list(self.ends):
            self._close(end)

    def mend(self) -> None:
        self.whole = True

    def close(self) -> None:
        self.door.close()
        self.cut()
