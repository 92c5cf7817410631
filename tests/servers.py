"""Starts the real launcher for a test, on loopback, with a home and a store of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import psutil

from tests.sign_in import forget, sign_in

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Running:
    """A launcher that answers at `url`, where `let_in` signs a browser in."""

    url: str
    process: subprocess.Popen[str]
    environment: Mapping[str, str]
    printed: str
    """The address that it printed; for `app`, with the code that has been used."""
    errors: IO[str]
    """What it has said on standard error, from the beginning."""

    @property
    def port(self) -> int:
        """The port it listens on."""
        found = re.search(r":(\d+)", self.url.removeprefix("http:"))
        assert found
        return int(found[1])

    def kernels(self) -> dict[str, psutil.Process]:
        """The kernels it runs now, by their ids."""
        found = {}
        for child in psutil.Process(self.process.pid).children(recursive=True):
            with suppress(psutil.Error):
                # A forked kernel tells its name, which is cut short; another one has it among its arguments.
                for file in Path(child.cwd()).glob("*/kernel-*.json"):
                    if file.stem[:15] == child.name() or file.name in " ".join(child.cmdline()):
                        found[file.stem.removeprefix("kernel-")] = child
        return found

    def kill(self) -> None:
        """End it with all its kernels as a power cut would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def environment_of(home: Path, root: Path = ROOT) -> dict[str, str]:
    """Return an environment in which this user has the home folder `home`, no display and no settings.

    `root` is the checkout whose package, notebooks and definitions are used.
    """
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "SYSTEMROOT", "TEMP") if name in os.environ}
    # A keyring of the desktop must not be touched by a test: with this one, the key lies in the home folder.
    return kept | {
        "HOME": str(home),
        "NO_BROWSER": "1",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "PYTHONPATH": str(root),
        "TZ": "Europe/London",
    }


def python(code: str, home: Path, *arguments: str) -> str:
    """Run Python code as the user whose home is `home` and return what it prints."""
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, env=environment_of(home), cwd=home, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@contextmanager
def running(
    home: Path, *options: str, command: str = "app", root: Path = ROOT, typed: str = "", enters: bool = True
) -> Iterator[Running]:
    """Run `neglect-widgets app`, or `lab`, until the block ends; `typed` is what it reads first.

    The code that `app` prints is used up, unless nobody `enters`.
    """
    environment = environment_of(home, root)
    words = [sys.executable, "-m", "neglect_widgets", command, "--store", str(home / "store.db"), *options]
    with TemporaryFile("w+") as errors:
        process = subprocess.Popen(
            words,
            env=environment,
            cwd=home,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            start_new_session=True,
        )
        assert process.stdin
        process.stdin.write(typed)
        process.stdin.close()
        launched = None
        try:
            address = _address(process, errors)
            url = sign_in(address) if command == "app" and enters else address
            launched = Running(url, process, environment, address, errors)
            yield launched
        finally:
            _stop(process)
            if launched:
                forget(launched.port)
            # Shown beside a test that failed.
            errors.seek(0)
            print(errors.read()[-4000:], end="")


def _address(process: subprocess.Popen[str], errors: object) -> str:
    """Wait for the line that says where to go; the launcher ends by itself when it cannot start."""
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"Open (http://\S+)", line):
            return found[1]
    errors.seek(0)  # type: ignore[attr-defined]
    raise AssertionError("The launcher did not start: " + errors.read()[-4000:])  # type: ignore[attr-defined]


def _stop(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    assert process.stdout is not None
    process.stdout.close()
