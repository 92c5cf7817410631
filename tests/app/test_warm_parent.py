"""Whatever happens to the parent of kernels, kernels start, and nothing is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from neglect_widgets.app.forking import WarmParent
from tests.app import widgets_under_test as cells
from tests.app.conftest import OpenPage
from tests.app.kernels_under_test import Kernels, parent_at
from tests.app.running import Running, until, write_notebook
from tests.servers import ROOT, environment_of


@pytest.fixture
def parent(tmp_path: Path) -> Iterator[WarmParent]:
    with parent_at(tmp_path) as parent:
        assert parent
        yield parent


@pytest.fixture
def kernels(parent: WarmParent, tmp_path: Path) -> Iterator[Kernels]:
    kernels = Kernels(tmp_path, parent)
    yield kernels
    kernels.close()


def gone(pid: int) -> bool:
    return not psutil.pid_exists(pid)


def test_when_the_parent_was_killed_the_next_kernel_starts_without_it_and_later_ones_are_forked_again(
    kernels: Kernels, parent: WarmParent
) -> None:
    assert kernels.start().forked
    os.kill(parent.processes[0].pid, signal.SIGKILL)
    next_one = kernels.start()
    assert not next_one.forked
    assert next_one.value("6 * 7") == 42
    assert kernels.start().forked


def test_two_pages_that_wait_in_vain_start_one_other_parent(kernels: Kernels, parent: WarmParent) -> None:
    kernels.start()
    parent.processes[0].send_signal(signal.SIGSTOP)
    parent.patience = 0.2
    kernels.start_at_once(2)
    assert len(parent.processes) == 2
    parent.processes[1].send_signal(signal.SIGCONT)


def test_a_kernel_ends_with_its_parent(kernels: Kernels, parent: WarmParent) -> None:
    kernel = kernels.start()
    # It cannot even look whether its parent is there.
    os.kill(kernel.process.pid, signal.SIGSTOP)
    os.kill(parent.processes[0].pid, signal.SIGKILL)
    until(lambda: not kernel.alive)
    assert kernel.process.poll() == -signal.SIGKILL
    until(lambda: gone(kernel.process.pid))


def test_a_parent_that_does_not_answer_is_replaced_and_keeps_its_kernels(kernels: Kernels, parent: WarmParent) -> None:
    first = kernels.start()
    old = parent.processes[0]
    os.kill(old.pid, signal.SIGSTOP)
    parent.patience = 0.2
    assert not kernels.start().forked
    assert kernels.start().forked
    assert first.value("6 * 7") == 42
    os.kill(old.pid, signal.SIGCONT)
    kernels.run(first.manager.shutdown_kernel())
    # It was asked for a kernel that nobody waits for any more.
    until(lambda: old.poll() is not None)


def test_a_parent_that_has_a_second_thread_does_not_fork(tmp_path: Path) -> None:
    code = "import threading, time; threading.Thread(target=time.sleep, args=(600,), daemon=True).start()"
    (tmp_path / "sitecustomize.py").write_text(code)
    with parent_at(tmp_path, PYTHONPATH=f"{ROOT}{os.pathsep}{tmp_path}") as parent:
        kernels = Kernels(tmp_path, parent)
        kernel = kernels.start()
        assert not kernel.forked
        assert kernel.value("6 * 7") == 42
        kernels.close()


def test_a_parent_that_stops_takes_all_kernels_along(tmp_path: Path) -> None:
    with parent_at(tmp_path) as parent:
        assert parent
        kernels = Kernels(tmp_path, parent)
        pids = [parent.processes[0].pid, kernels.start().process.pid]
    assert all(map(gone, pids))
    kernels.close()


def test_where_the_system_cannot_fork_kernels_start_in_the_ordinary_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "fork")
    with parent_at(tmp_path) as parent:
        assert parent is None
        kernels = Kernels(tmp_path, parent)
        kernel = kernels.start()
        assert not kernel.forked
        assert kernel.value("6 * 7") == 42
        kernels.close()


def test_the_server_loads_where_the_system_knows_none_of_this() -> None:
    missing = "(os, 'fork'), (socket, 'AF_UNIX'), (socket, 'send_fds'), (signal, 'SIGCHLD'), (signal, 'SIGKILL')"
    code = f"""
import jupyter_server.services.kernels.kernelmanager, ipykernel.kernelspec, os, signal, socket, time
for module, name in ({missing}, (time, 'tzset')):
    delattr(module, name)
import neglect_widgets.app.kernels
"""
    subprocess.run([sys.executable, "-c", code], check=True, env=environment_of(ROOT))


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_parent_and_kernels_end_with_the_server(how: signal.Signals, tmp_path: Path, open_page: OpenPage) -> None:
    notebook = write_notebook(tmp_path / "said.ipynb", cells.SAID)
    with Running(notebook, store=tmp_path / "invented.db") as server:
        page = open_page(server.address)
        kernel = int(page.locator("#said").get_attribute("data-pid") or 0)
        children = psutil.Process(server.process.pid).children(recursive=True)
        assert kernel in [child.pid for child in children]
        assert psutil.Process(kernel).ppid() != server.process.pid
        server.process.send_signal(how)
        server.process.wait(30)
        until(lambda: all(gone(child.pid) for child in children))
