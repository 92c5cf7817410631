"""Tries every fault many times, in three processes beside each other, and prints what was tried."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import ExitStack
from tempfile import TemporaryFile

KERNELS = "tests/faults/test_kernel_killed.py"
PARTS = (
    ("-m", "fault and browser"),
    ("-m", "fault and not browser", f"--ignore={KERNELS}"),
    # Most of the time it waits.
    ("-m", "fault", KERNELS),
)


def main() -> int:
    """Return 0 when nothing failed; takes at most an hour, see the minutes in `tests.trials`."""
    environment = {**os.environ, "NEGLECT_WIDGETS_SOAK": "1"}
    print("Trying every fault again and again, for at most an hour; what came of it is printed at the end.", flush=True)
    command = [sys.executable, "-m", "pytest", "--quiet", "-p", "no:cacheprovider"]
    with ExitStack() as files:
        outputs = [files.enter_context(TemporaryFile("w+")) for _ in PARTS]
        started = [
            subprocess.Popen([*command, *part], env=environment, stdout=output)
            for part, output in zip(PARTS, outputs, strict=True)
        ]
        failed = sum(process.wait() != 0 for process in started)
        for output in outputs:
            output.seek(0)
            print(output.read())
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
