"""What travels between server and kernel cannot be read by other accounts of the machine."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
import zmq

from tests.app.kernels_under_test import Kernels, parent_at


@pytest.fixture(params=["forked", "started"])
def kernels(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Kernels]:
    with parent_at(tmp_path) as parent:
        kernels = Kernels(tmp_path, parent if request.param == "forked" else None)
        yield kernels
        kernels.close()


def test_auto_means_encrypted(kernels: Kernels) -> None:
    kernel = kernels.start()
    info = kernel.manager.get_connection_info()
    # Loopback TCP with CurveZMQ: a key pair for this kernel alone, in a file that only its user can read.
    assert info["transport"] == "tcp"
    assert info["ip"] == "127.0.0.1"
    assert info["curve_publickey"]
    assert info["curve_secretkey"]
    file = Path(kernel.manager.connection_file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert kernel.value("get_ipython().kernel.shell_streams[0].socket.curve_server") in (1, True)


def test_whoever_has_no_key_hears_nothing(kernels: Kernels) -> None:
    kernel = kernels.start()
    info = kernel.manager.get_connection_info()
    with zmq.Context() as context, context.socket(zmq.SUB) as stranger:
        stranger.subscribe(b"")
        stranger.connect(f"tcp://127.0.0.1:{info['iopub_port']}")
        failed = zmq.EVENT_HANDSHAKE_FAILED_NO_DETAIL | zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL
        monitor = stranger.get_monitor_socket(failed | zmq.EVENT_DISCONNECTED | zmq.EVENT_CLOSED)
        # The kernel hangs up on it.
        assert monitor.poll(40_000)
        kernel.value("print('invented words')")
        assert not stranger.poll(0)
        stranger.disable_monitor()
