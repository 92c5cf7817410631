"""What leaving and locking end on the server, and what they keep."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from threading import Thread, Timer

import psutil
import pytest
from websockets import ConnectionClosed, InvalidStatus

from tests.app import widgets_under_test as cells
from tests.app.asking import ask, channel_to, end, kernel_of, kinds_until, request
from tests.app.running import Running, until, write_notebook
from tests.sign_in import sign_in


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("leaving")
    with Running(write_notebook(folder / "facts.ipynb", cells.FACTS)) as server:
        yield server


def sign_in_again(server: Running) -> None:
    """Use the address that was printed when the last sign-in ended."""
    assert server.process.stdout
    (printed,) = re.findall(r"http://\S+", server.process.stdout.readline())
    sign_in(printed)


def test_locking_ends_the_sign_in_and_its_connections_and_keeps_the_kernel(server: Running) -> None:
    kernel = kernel_of(ask(server, "/")[2])
    with channel_to(server, kernel) as channel:
        channel.send(request("comm_info_request", {}))
        kinds_until(channel, "comm_info_reply")
        assert ask(server, "/neglect/lock", "POST", "{}")[0] == 204
        with pytest.raises(ConnectionClosed) as closed:
            kinds_until(channel, "never")
    assert closed.value.rcvd
    assert (closed.value.rcvd.code, closed.value.rcvd.reason) == (4401, "Signed out")
    assert ask(server, "/neglect/session")[0] == 401
    assert ask(server, f"/api/kernels/{kernel}")[0] == 403
    with pytest.raises(InvalidStatus, match="403"):
        channel_to(server, kernel)
    sign_in_again(server)
    assert ask(server, f"/api/kernels/{kernel}")[0] == 200
    with channel_to(server, kernel) as channel:
        channel.send(request("comm_info_request", {}))
        kinds_until(channel, "comm_info_reply")


def test_leaving_ends_the_kernel_that_is_named_and_no_other(server: Running) -> None:
    kernel, other = kernel_of(ask(server, "/")[2]), kernel_of(ask(server, "/")[2])
    assert ask(server, "/neglect/sign-out", "POST", f'{{"kernel": "{kernel}"}}')[0] == 204
    assert ask(server, "/neglect/session")[0] == 401
    sign_in_again(server)
    # The answer did not wait for it.
    until(lambda: ask(server, f"/api/kernels/{kernel}")[0] == 404)
    assert ask(server, f"/api/kernels/{other}")[0] == 200


def test_leaving_without_having_signed_in_ends_nothing(server: Running) -> None:
    kernel = kernel_of(ask(server, "/")[2])
    body = f'{{"kernel": "{kernel}"}}'
    assert ask(server, "/neglect/sign-out", "POST", body, Cookie="")[0] == 204
    assert ask(server, f"/api/kernels/{kernel}")[0] == 200


def test_the_page_that_one_is_sent_away_to_says_nothing(server: Running) -> None:
    status, headers, body = ask(server, "/away", Cookie="")
    assert status == 200
    assert b"<title>New tab</title>" in body
    assert b"<body" not in body
    assert "Set-Cookie" not in headers


def test_the_launcher_s_own_file_signs_in_once_from_outside_and_nothing_else_does(server: Running) -> None:
    from_a_file = {"Origin": "null", "Sec_Fetch_Site": "cross-site", "Cookie": ""}
    kind = {"Content_Type": "application/x-www-form-urlencoded"}
    assert ask(server, "/neglect/code", "POST", Cookie="")[0] == 204
    assert server.process.stdout
    code = server.process.stdout.readline().partition("#")[2].strip()
    for given, signs_in in (("wrong", False), (code, True), (code, False), ("", False)):
        status, headers, _ = ask(server, "/open", "POST", f"code={given}", **from_a_file, **kind)
        assert (status, headers["Location"]) == (303, "/sign-in")
        cookie = headers.get("Set-Cookie", "").partition(";")[0]
        assert bool(cookie) is signs_in
        assert (ask(server, "/neglect/session", Cookie=cookie)[0] == 200) is signs_in
    assert ask(server, "/sign-in", "POST", "{}", **from_a_file)[0] == 403


ONLY_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="Only on Linux have kernels a parent to hold up.")


def hold_up_parent(server: Running, kernel: str) -> psutil.Process:
    """Return a kernel's process after keeping its parent, for a second, from hearing and telling what becomes of it."""
    children = psutil.Process(server.process.pid).children(recursive=True)
    (process,) = (child for child in children if child.name() == f"kernel-{kernel}"[:15])
    parent = process.parent()
    assert parent
    parent.suspend()
    Timer(1, parent.resume).start()
    return process


@ONLY_LINUX
def test_a_page_that_connects_while_its_kernel_dies_hears_so_at_once(server: Running) -> None:
    kernel = kernel_of(ask(server, "/")[2])
    # Until then the server believes that it lives, and has the page wait for its answer.
    hold_up_parent(server, kernel).kill()
    with pytest.raises(InvalidStatus, match="410"):
        channel_to(server, kernel)
    until(lambda: ask(server, f"/api/kernels/{kernel}")[0] == 404)


@ONLY_LINUX
def test_a_page_that_connects_while_its_kernel_is_ended_does_not_keep_it(server: Running) -> None:
    kernel = kernel_of(ask(server, "/")[2])
    hold_up_parent(server, kernel)
    ending = Thread(target=end, args=(server, kernel))
    ending.start()
    time.sleep(0.3)
    with pytest.raises(InvalidStatus, match="410"):
        channel_to(server, kernel)
    ending.join()
    until(lambda: ask(server, f"/api/kernels/{kernel}")[0] == 404)
