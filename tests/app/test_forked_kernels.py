"""A forked kernel is a kernel like any other, and has nothing of its parent's or of another's."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from neglect_widgets.app import forking
from neglect_widgets.app.forking import WarmParent
from tests.app.kernels_under_test import Kernels, parent_at
from tests.app.running import until

FACTS = """
import gc, ipywidgets, os, signal, sys
shell, signals = get_ipython(), (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD, signal.SIGPIPE)
"""
SEEN = """[
    shell.history_manager.enabled, shell.kernel.parent.log_level, sys.path, sys.argv[1:2], os.getcwd(),
    os.getsid(0) == os.getpid(), [str(signal.getsignal(one)).split(" at ")[0] for one in signals], gc.isenabled(),
    sorted(shell.kernel.comm_manager.targets),
    sorted(os.environ.keys() - {"PYTEST_CURRENT_TEST", "PYDEVD_USE_FRAME_EVAL"}),
]"""
"""All but what pytest changes, and what the debugger leaves that forked kernels do without."""


@pytest.fixture(scope="module")
def parent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WarmParent]:
    with parent_at(tmp_path_factory.mktemp("home")) as parent:
        assert parent
        yield parent


@pytest.fixture
def kernels(parent: WarmParent, tmp_path: Path) -> Iterator[Kernels]:
    kernels = Kernels(tmp_path, parent)
    yield kernels
    kernels.close()


def files_of(process: int) -> set[str]:
    """What a process has open."""
    found = set()
    for link in Path(f"/proc/{process}/fd").iterdir():
        with suppress(FileNotFoundError):
            found.add(str(link.readlink()))
    return found


def test_a_forked_kernel_answers(kernels: Kernels) -> None:
    kernel = kernels.start()
    assert kernel.forked
    assert kernel.value("6 * 7") == 42


def test_random_numbers_differ_between_kernels(kernels: Kernels) -> None:
    draw = "(random.random(), uuid.uuid4().hex, secrets.token_hex())"
    one, other = (kernels.start().value(draw, first="import random, secrets, uuid") for _ in range(2))
    assert not {*one} & {*other}


def test_what_is_in_the_environment_of_one_kernel_is_not_in_the_next(kernels: Kernels) -> None:
    ask, first = "os.environ.get('ONE_LAUNCH')", "import os"
    assert kernels.start(ONE_LAUNCH="invented").value(ask, first) == "invented"
    assert kernels.start().value(ask, first) is None


def test_what_one_kernel_defines_is_not_in_the_next(kernels: Kernels) -> None:
    kernels.start().value("1", first="import builtins; builtins.seen = 1")
    assert kernels.start().value("hasattr(builtins, 'seen')", first="import builtins") is False


def test_kernels_have_keys_and_sockets_of_their_own(kernels: Kernels) -> None:
    one, other = (kernels.start().manager.get_connection_info() for _ in range(2))
    for name in ("key", "ip", "curve_secretkey"):
        assert one[name]
        assert one[name] != other[name]


def test_a_kernel_listens_with_its_curve_key(kernels: Kernels) -> None:
    kernel = kernels.start()
    held = kernel.value("get_ipython().kernel.parent.curve_secretkey")
    assert held == kernel.manager.curve_secretkey


def test_a_kernel_has_the_options_of_the_ordinary_start(kernels: Kernels, tmp_path: Path) -> None:
    ordinary = Kernels(tmp_path, None)
    try:
        other = ordinary.start()
        assert not other.forked
        assert kernels.start().value(SEEN, FACTS) == other.value(SEEN, FACTS)
    finally:
        ordinary.close()


def test_a_kernel_has_no_files_of_its_parent_or_of_another_kernel(kernels: Kernels, parent: WarmParent) -> None:
    one, other = kernels.start(), kernels.start()
    shared = files_of(one.process.pid) & files_of(other.process.pid)
    assert {name for name in shared if name.startswith(("socket:", "/"))} <= {"/dev/null"} | files_of(os.getpid())
    # Its line is the one thing it has in common with its parent.
    lines = files_of(one.process.pid) & files_of(parent.processes[0].pid)
    assert len({name for name in lines if name.startswith("socket:")} - files_of(os.getpid())) == 1


def test_what_the_workbook_needs_has_been_imported_before(kernels: Kernels) -> None:
    """Else every session would pay for it, in time and in memory."""
    kernel = kernels.start()
    # The tests' own keyring is not among it.
    kernel.value("1", first="import sys, keyring.backends.null; known = set(sys.modules)")
    kernel.value("1", first="from neglect_widgets import Workbook; Workbook()")
    assert kernel.value("sorted(set(sys.modules) - known)") == []


def test_a_kernel_owns_little_memory_of_its_own(kernels: Kernels) -> None:
    kernel = kernels.start()
    # Each would cost every page about 2 MiB.
    assert kernel.value("get_ipython().kernel._kernel_modules") == []
    assert kernel.value("len(holes._fillers) > 0", first="from neglect_widgets.app import holes")


def test_the_exit_code_of_a_kernel_is_seen(kernels: Kernels) -> None:
    kernel = kernels.start()
    kernel.send("import os; os._exit(7)")
    assert kernel.process.wait() == 7
    assert not kernel.alive


def test_a_killed_kernel_is_noticed_and_leaves_no_zombie(kernels: Kernels) -> None:
    kernel = kernels.start()
    os.kill(kernel.process.pid, signal.SIGKILL)
    until(lambda: not kernel.alive)
    assert kernel.process.poll() == -signal.SIGKILL
    assert not psutil.pid_exists(kernel.process.pid)


def test_a_kernel_that_is_shut_down_leaves_no_zombie(kernels: Kernels) -> None:
    kernel = kernels.start()
    process = kernel.process
    kernels.run(kernel.manager.shutdown_kernel())
    assert process.poll() is not None
    assert not psutil.pid_exists(process.pid)


def test_a_long_step_can_be_interrupted(kernels: Kernels, tmp_path: Path) -> None:
    kernel = kernels.start()
    kernel.send(f"open({str(tmp_path / 'began')!r}, 'w').close(); import time; time.sleep(600)")
    until((tmp_path / "began").exists)
    kernels.run(kernel.manager.interrupt_kernel())
    assert kernel.value("6 * 7") == 42


def test_a_restarted_kernel_is_forked_anew(kernels: Kernels) -> None:
    kernel = kernels.start()
    kernel.value("1", first="seen = 1")
    first = kernel.process.pid
    kernels.run(kernel.manager.restart_kernel())
    kernels.run(kernel.client.wait_for_ready(30))
    assert kernel.forked
    assert kernel.process.pid != first
    assert kernel.value("'seen' in globals()") is False


def test_a_launch_that_changes_what_the_parent_has_read_is_not_forked(parent: WarmParent) -> None:
    command = [forking.sys.executable, "-m", "ipykernel_launcher", "-f", "x.json"]
    assert parent.suits(command, {**parent.environment, "MORE": "1"})
    assert not parent.suits(command, {**parent.environment, "PATH": "/other"})
    assert not parent.suits(command, {**parent.environment, "PYTHONOPTIMIZE": "1"})
    assert not parent.suits(["other", *command[1:]], parent.environment)


def test_the_parent_has_one_thread_and_no_file(kernels: Kernels, parent: WarmParent) -> None:
    kernels.start().value("1", first="from neglect_widgets import Workbook; Workbook()")
    pid = parent.processes[0].pid
    assert psutil.Process(pid).num_threads() == 1
    own = files_of(pid) - files_of(os.getpid())
    assert {name.partition(":")[0] for name in own} <= {"socket", "anon_inode", "/dev/null"}
