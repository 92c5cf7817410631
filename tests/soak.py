"""Tries every fault many times, in three processes beside each other, and prints how each went."""

from __future__ import annotations

import os
import subprocess
import sys

# The first of them mostly waits for kernels, and leaves time for the second.
APART = ("tests/faults/test_kernel_killed.py", "tests/definitions/test_mutations.py")
PARTS = (
    ("-m", "fault and browser"),
    ("-m", "fault and not browser", *(f"--ignore={path}" for path in APART)),
    ("-m", "fault", *APART),
)


def main() -> int:
    """Return 0 when nothing failed; takes at most an hour, see the minutes in `tests.trials`."""
    environment = {**os.environ, "NEGLECT_WIDGETS_SOAK": "1"}
    print("Trying every fault again and again, for at most an hour; each is listed when it is done.", flush=True)
    print(f"{'fault':<52}{'trials':>18}{'failures':>10}{'time':>8}", flush=True)
    command = [sys.executable, "-m", "pytest", "--quiet", "-p", "no:cacheprovider"]
    started = [subprocess.Popen([*command, *part], env=environment) for part in PARTS]
    failed = sum(process.wait() != 0 for process in started)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
