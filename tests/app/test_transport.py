"""What travels between server and kernel cannot be read by other accounts of the machine."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
import zmq

from tests.app.kernels_under_test import Kernel, Kernels, parent_at


@pytest.fixture(params=["forked", "started"])
def kernel(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kernel]:
    folder = tmp_path_factory.mktemp("t")
    with parent_at(folder) as parent:
        kernels = Kernels(folder, parent if request.param == "forked" else None)
        yield kernels.start()
        kernels.close()


@pytest.fixture
def on_tcp(tmp_path: Path) -> Iterator[Kernel]:
    """A kernel in a folder whose path is too long for a socket's."""
    folder = tmp_path / ("long" * 30)
    folder.mkdir()
    kernels = Kernels(folder, None)
    yield kernels.start()
    kernels.close()


def test_no_port_is_picked_that_another_could_take_meanwhile(kernel: Kernel) -> None:
    info = kernel.manager.get_connection_info()
    assert info["transport"] == "ipc"
    for channel in ("shell", "iopub", "stdin", "hb", "control"):
        assert Path(f"{info['ip']}-{info[f'{channel}_port']}").is_socket()
    # The last is IPython's own, which tries until it finds one.
    lines = psutil.Process(kernel.process.pid).net_connections("inet")
    assert len([line for line in lines if line.status == psutil.CONN_LISTEN]) == 1
    assert kernel.value("6 * 7") == 42


def test_it_is_encrypted_all_the_same(kernel: Kernel) -> None:
    assert kernel.value("get_ipython().kernel.shell_streams[0].socket.curve_server") in (1, True)


def test_an_ended_kernel_leaves_no_file(kernel: Kernel) -> None:
    folder = Path(str(kernel.manager.ip)).parent
    kernel.process.kill()
    kernel.kernels.run(kernel.kernels.manager.shutdown_all(now=True))
    assert [file.name for file in folder.iterdir() if not file.name.startswith(".")] == []


def test_where_a_path_is_too_long_messages_are_encrypted(on_tcp: Kernel) -> None:
    info = on_tcp.manager.get_connection_info()
    # Loopback TCP with CurveZMQ: a key pair for this kernel alone, in a file that only its user can read.
    assert info["transport"] == "tcp"
    assert info["ip"] == "127.0.0.1"
    assert info["curve_publickey"]
    assert info["curve_secretkey"]
    file = Path(on_tcp.manager.connection_file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert on_tcp.value("get_ipython().kernel.shell_streams[0].socket.curve_server") in (1, True)


def test_whoever_has_no_key_hears_nothing(on_tcp: Kernel) -> None:
    info = on_tcp.manager.get_connection_info()
    with zmq.Context() as context, context.socket(zmq.SUB) as stranger:
        stranger.subscribe(b"")
        stranger.connect(f"tcp://127.0.0.1:{info['iopub_port']}")
        failed = zmq.EVENT_HANDSHAKE_FAILED_NO_DETAIL | zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL
        monitor = stranger.get_monitor_socket(failed | zmq.EVENT_DISCONNECTED | zmq.EVENT_CLOSED)
        # The kernel hangs up on it.
        assert monitor.poll(40_000)
        on_tcp.value("print('invented words')")
        assert not stranger.poll(0)
        stranger.disable_monitor()
