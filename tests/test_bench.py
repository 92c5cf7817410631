"""The bench's own tools measure what they say; nothing is timed here."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest

from bench.line import Line, laid
from bench.table import summed_up, table

SENT = bytes(range(256)) * 400


@contextmanager
def a_server() -> Iterator[int]:
    """Serve one connection: it hears one word and answers with `SENT`."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            connection, _ = server.accept()
            with connection:
                assert connection.recv(5) == b"hello"
                connection.sendall(SENT)

        thread = Thread(target=answer)
        thread.start()
        yield server.getsockname()[1]
        thread.join()


def asked_for(line: Line, host: bytes, port: int) -> tuple[socket.socket, bytes]:
    """Ask the line for a host as a browser does, and return the connection with the answer."""
    connection = socket.create_connection(("127.0.0.1", int(line.address.rpartition(":")[2])), timeout=60)
    connection.sendall(b"\x05\x01\x00")
    assert connection.recv(2) == b"\x05\x00"
    connection.sendall(b"\x05\x01\x00" + host + port.to_bytes(2, "big"))
    return connection, connection.recv(10)


@pytest.mark.parametrize("line", [Line(), Line(bits_per_s=20_000_000, round_trip_s=0.05)], ids=["fast", "slow"])
def test_a_line_carries_everything_in_order_and_counts_it(line: Line) -> None:
    with laid(line), a_server() as port:
        connection, answer = asked_for(line, b"\x03\x09127.0.0.1", port)
        assert answer[:2] == b"\x05\x00"
        with connection:
            connection.sendall(b"hello")
            heard = b"".join(iter(lambda: connection.recv(65536), b""))
    assert heard == SENT
    assert (line.down.carried, line.up.carried) == (len(SENT), 5)


def test_a_line_leads_to_this_computer_only() -> None:
    with laid(Line()) as line:
        for host in (b"\x03\x0bexample.com", b"\x03\x09192.0.2.1"):
            connection, answer = asked_for(line, host, 80)
            connection.close()
            assert answer[:2] == b"\x05\x02"


def test_the_table_says_which_part_of_anothers_time_ours_is() -> None:
    measured = {"Ours": {"open, s": [0.5, 0.4, 0.9]}, "Other": {"open, s": [2.0]}, "Third": {}}
    *_, row = table(measured)
    assert row == "| open, s | 0.50 (0.40 to 0.90) | 2.00 [0.25x] | not measured |"
    assert summed_up(measured)["Ours"]["open, s"] == {"median": 0.5, "min": 0.4, "max": 0.9, "count": 3}
