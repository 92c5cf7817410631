"""What is measured side by side: how each is started, and where its choices and its radar are."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from ..environments import program

FORMS = Path(__file__).resolve().parent.parent / "forms"
START_S, STOP_S = 60.0, 15.0


@dataclass(frozen=True)
class Served:
    """A running server: where a new browser goes first, where its form is, and its process."""

    door: str
    """May let a browser in only once, so it is opened before anything is measured."""
    form: str
    pid: int


@dataclass(frozen=True)
class Contender:
    """One way to build the form."""

    name: str
    start: Callable[[Path, Mapping[str, str]], AbstractContextManager[Served]]
    """Takes a home folder of its own and the variables that tell what is asked."""
    environment: str
    """Where it is installed; empty for what runs in ours."""
    choices: str
    """The choices of the form, as a CSS selector."""
    radar: str
    """What of the radar changes with an answer, as a CSS selector."""
    inside: str = ""
    """The page is ready to be left, having been let in, once this is there."""
    elsewhere: str = "nothing-here"
    """Something of the same server that shows no form; from there, pages are turned to it at once."""
    saves: bool = False
    """A click counts only once the page has said that it is saved."""

    def install(self) -> None:
        """Have its environment made, if it is not there."""
        if self.environment:
            program(self.environment, "python")


def free_port() -> int:
    """Return a port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(command: list[str], port: int, variables: Mapping[str, str], folder: Path) -> Iterator[Served]:
    """Run a server until the block ends, and end whatever it has started."""
    with (folder / "log.txt").open("w") as log:
        process = subprocess.Popen(command, env=variables, cwd=folder, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
    try:
        _await_port(port, process, folder / "log.txt")
        address = f"http://127.0.0.1:{port}/"
        yield Served(address, address, process.pid)
    finally:
        started = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
        process.terminate()
        try:
            process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for one in started:
            with suppress(psutil.NoSuchProcess):
                one.kill()


def _await_port(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_S
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("A server did not start: " + log.read_text("utf-8")[-2000:])
