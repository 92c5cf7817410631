"""Whatever a browser sends to the workbook, it gets no more than its page needs, and nobody else is troubled."""

from __future__ import annotations

import http.client
import json
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from websockets import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection

from neglect_widgets.app.wire_filter import FRAME_MOST
from neglect_widgets.store import JournalEntry
from tests.app.asking import ask, channel_to, end, kernel_of, kinds_until, messages_until, request
from tests.app.running import until
from tests.journeys.prepared import Ids, Prepared
from tests.servers import Running, running
from tests.sign_in import cookie_for


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def prepared(home: Path) -> Prepared:
    return Prepared(home)


@pytest.fixture(scope="module")
def finished(prepared: Prepared) -> Ids:
    return prepared.finished("H-1")


@pytest.fixture(scope="module")
def workbook(home: Path, finished: Ids) -> Iterator[Running]:
    with running(home) as launched:
        yield launched


@pytest.fixture
def kernel(workbook: Running) -> Iterator[str]:
    kernel = kernel_of(ask(workbook, "/")[2])
    yield kernel
    end(workbook, kernel)


def refusals(prepared: Prepared) -> list[JournalEntry]:
    with prepared.store() as store:
        return [entry for entry in store.journal() if entry.action == "refused"]


def journalled(prepared: Prepared, why: str) -> None:
    """Wait until a refusal with these words is in the journal."""
    until(lambda: any(why in entry.why for entry in refusals(prepared)))


def still_works(channel: ClientConnection) -> None:
    channel.send(request("comm_info_request", {}))
    kinds_until(channel, "comm_info_reply")


def widgets_of(channel: ClientConnection) -> list[str]:
    """The ids of the page's widgets."""
    channel.send(request("comm_info_request", {"target_name": "jupyter.widget"}))
    return list(messages_until(channel, "comm_info_reply")[-1][1]["comms"])


def states_of(channel: ClientConnection) -> dict[str, Any]:
    """What all widgets of the page hold."""
    comm = uuid4().hex
    channel.send(request("comm_open", {"comm_id": comm, "target_name": "jupyter.widget.control", "data": {}}))
    channel.send(request("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}}))
    while True:
        content = messages_until(channel, "comm_msg")[-1][1]
        if content["comm_id"] == comm:
            return {id: held["state"] for id, held in content["data"]["states"].items()}


@pytest.mark.parametrize(
    "kind",
    ["execute_request", "complete_request", "inspect_request", "history_request", "debug_request", "input_reply"],
)
@pytest.mark.parametrize("channel_name", ["shell", "control", "stdin"])
def test_no_code_is_run(workbook: Running, kernel: str, prepared: Prepared, kind: str, channel_name: str) -> None:
    with channel_to(workbook, kernel) as channel:
        content = {"code": "1 + 1", "silent": False, "cursor_pos": 1, "value": "x", "command": "initialize"}
        channel.send(request(kind, content, channel_name))
        channel.send(request("comm_info_request", {}))
        kinds = kinds_until(channel, "comm_info_reply")
    assert not {"execute_result", "execute_reply", "error", "debug_reply", kind.replace("request", "reply")} & set(
        kinds
    )
    journalled(prepared, f"a message of the kind {kind} on the channel {channel_name}")


def test_raw_trait_updates_change_nothing(workbook: Running, kernel: str, prepared: Prepared) -> None:
    with channel_to(workbook, kernel) as channel:
        before = states_of(channel)
        for widget in before:
            state = {"content": {"line": "taken"}, "state": {"title": "taken"}, "children": [], "_esm": "taken"}
            channel.send(request("comm_msg", {"comm_id": widget, "data": {"method": "update", "state": state}}))
        assert states_of(channel) == before
    journalled(prepared, "a widget message with the method update")


def test_a_disabled_button_s_command_is_refused_and_the_record_stays(
    workbook: Running, kernel: str, prepared: Prepared, finished: Ids
) -> None:
    before = prepared.on_disk(finished)
    args = {
        "assessment": finished["assessment"],
        "part_key": f"food.enough|{finished['carer']}",
        "indicator": "food.enough",
        "carer": finished["carer"],
        "choice": "1",
        "base_version": 1,
    }
    replies: list[dict[str, Any]] = []
    with channel_to(workbook, kernel) as channel:
        for number, widget in enumerate(widgets_of(channel)):
            command = {"op_id": f"hostile-{number}", "command": "save_rating", "args": args}
            channel.send(request("comm_msg", {"comm_id": widget, "data": {"method": "custom", "content": command}}))
        while not replies:
            said = messages_until(channel, "comm_msg")[-1][1]["data"].get("content", {})
            replies += [said] if "reply" in said else []
    assert not replies[0]["ok"]
    assert "finished and locked" in replies[0]["message"]
    assert prepared.on_disk(finished) == before
    found = [entry for entry in refusals(prepared) if entry.subject == "save_rating"]
    assert found
    assert found[-1].by.name == "Alex Example"


def test_an_oversized_message_ends_its_connection_with_a_sentence_and_no_other(
    workbook: Running, kernel: str, prepared: Prepared
) -> None:
    with channel_to(workbook, kernel) as channel, channel_to(workbook, kernel) as other:
        words = "x" * FRAME_MOST
        channel.send(request("comm_msg", {"comm_id": "w", "data": {"method": "custom", "content": words}}))
        with pytest.raises(ConnectionClosed, match="larger than anything the workbook takes"):
            kinds_until(channel, "never")
        still_works(other)
    journalled(prepared, "a message that is too large")


def test_an_enormous_message_is_not_even_read(workbook: Running, kernel: str, prepared: Prepared) -> None:
    before = sum("too large" in entry.why for entry in refusals(prepared))
    with channel_to(workbook, kernel) as channel:
        # The line is cut in the middle of it.
        with suppress(ConnectionClosed):
            channel.send(b"\0" * (4 * FRAME_MOST))
        with pytest.raises(ConnectionClosed):
            kinds_until(channel, "never")
    until(lambda: sum("too large" in entry.why for entry in refusals(prepared)) == before + 1)
    assert ask(workbook, "/neglect/session")[0] == 200


def test_a_message_that_lies_about_its_length_holds_nobody_up(
    workbook: Running, kernel: str, prepared: Prepared
) -> None:
    with channel_to(workbook, kernel) as channel:
        # The stock server would count to this number.
        channel.send((2**63).to_bytes(8, "little") + b"\0" * 100)
        channel.send("{}")
        still_works(channel)
    journalled(prepared, "a message that cannot be read")


ROUTES = (
    "/voila/templates/workbook/static/",
    "/voila/templates/",
    "/voila/static/",
    "/voila/labextensions/",
    "/voila/api/themes/",
    "/voila/files/",
    "/neglect/modules/v-0/",
    "/",
)
UP = ("../../../../../../../../../..", "%2e%2e/" * 10, "..%2f" * 10, "..\\" * 10, "%252e%252e/" * 10)


@pytest.mark.parametrize("route", ROUTES)
def test_no_file_outside_is_given_out(workbook: Running, home: Path, route: str) -> None:
    targets = ["/etc/passwd", str(home / "store.db"), "//etc/passwd", "%00/etc/passwd"]
    for path in [*targets, *(f"{up}{target}" for up in UP for target in targets)]:
        status, _, body = ask(workbook, f"{route}{path.lstrip('/') if path in targets else path}")
        assert status in (400, 403, 404)
        assert b"root:" not in body


CHANGING = ("/neglect/sign-out", "/neglect/lock", "/sign-in", "/neglect/code")
ELSEWHERE = (
    {"Origin": "http://evil.example"},
    {"Origin": "null"},
    {"Origin": ""},
    {"Origin": "http://127.0.0.1:1"},
    {"Origin": "", "Sec_Fetch_Site": "cross-site"},
    {"Sec_Fetch_Site": "same-site"},
    {"Host": "evil.example", "Origin": "http://evil.example"},
)


@pytest.mark.parametrize("headers", ELSEWHERE)
def test_another_site_can_change_nothing(
    workbook: Running, kernel: str, prepared: Prepared, headers: dict[str, str]
) -> None:
    for path in (*CHANGING, f"/voila/api/shutdown/{kernel}"):
        assert ask(workbook, path, "POST", f'{{"kernel": "{kernel}"}}', **headers)[0] == 403
    with pytest.raises(InvalidStatus, match="403"):
        channel_to(workbook, kernel, **headers)
    assert ask(workbook, "/neglect/session")[0] == 200
    assert ask(workbook, f"/api/kernels/{kernel}")[0] == 200
    journalled(prepared, "a request for another host" if "Host" in headers else "a request from another site")


def test_forged_identity_headers_are_not_listened_to(workbook: Running) -> None:
    forged = {"X-Forwarded-User": "root", "X-Remote-User": "root", "Remote-User": "root", "Authorization": "token x"}
    for path in (f"/api/kernels/{uuid4()}", "/neglect/plotly.min.js", "/neglect/modules/v-0/page_header.js"):
        assert ask(workbook, path, Cookie="", **forged)[0] == 403
    assert ask(workbook, "/", Cookie="", **forged)[0] == 302
    assert ask(workbook, "/?token=x", Cookie=f"neglect-{workbook.port}=x")[0] == 302


def test_without_a_sign_in_there_is_nothing_to_be_had(workbook: Running, kernel: str) -> None:
    for path in (f"/api/kernels/{kernel}", "/api/kernels", "/login", "/logout", "/voila/static/x", "/nothing"):
        assert ask(workbook, path, Cookie="")[0] in (403, 404)
    assert ask(workbook, f"/voila/api/shutdown/{kernel}", "POST", "", Cookie="")[0] == 403
    with pytest.raises(InvalidStatus, match="403"):
        channel_to(workbook, kernel, Cookie="")
    assert ask(workbook, f"/api/kernels/{kernel}")[0] == 200


def test_what_is_too_long_for_a_request_is_not_read(workbook: Running) -> None:
    with pytest.raises((ConnectionError, http.client.HTTPException, AssertionError)):
        assert ask(workbook, "/sign-in", "POST", json.dumps({"code": "x" * 1_000_000}))[0] == 204
    assert ask(workbook, "/neglect/session")[0] == 200


def test_a_wrong_code_is_told_and_journalled(workbook: Running, prepared: Prepared) -> None:
    for body in ('{"code": "wrong"}', "{}", "[]", "not json", '{"code": ["x"]}', '{"code": "\\ud800"}', "[" * 50_000):
        status, _, answer = ask(workbook, "/sign-in", "POST", body, Cookie="")
        assert status == 403
        assert "used before" in json.loads(answer)["message"]
    journalled(prepared, "a sign-in: a code that is wrong or was used before")


def test_sign_ins_and_their_ends_are_journalled_and_the_chain_holds(workbook: Running, prepared: Prepared) -> None:
    assert workbook.process.stdout
    for address in ("/neglect/lock", "/neglect/sign-out"):
        assert ask(workbook, "/neglect/code", "POST", "{}")[0] == 204
        code = workbook.process.stdout.readline().strip().partition("#")[2]
        status, headers, _ = ask(workbook, "/sign-in", "POST", json.dumps({"code": code}), Cookie="")
        assert status == 204
        assert ask(workbook, address, "POST", "{}", Cookie=headers["Set-Cookie"].partition(";")[0])[0] == 204
    with prepared.store() as store:
        until(lambda: {"signed_in", "locked", "signed_out"} <= {entry.action for entry in store.journal()})
        assert store.verify_journal() == ()


def test_other_accounts_cannot_reach_what_a_kernel_listens_on(workbook: Running, kernel: str) -> None:
    sockets = list(Path(workbook.kernels()[kernel].cwd()).parent.glob(f"{kernel[:13]}-*"))
    assert len(sockets) == 5
    assert all(one.is_socket() for one in sockets)
    assert stat.S_IMODE(sockets[0].parent.stat().st_mode) & 0o777 == 0o700


def test_the_kernel_is_told_neither_code_nor_cookie(workbook: Running, kernel: str) -> None:
    environment = workbook.kernels()[kernel].environ()
    assert "HOME" in environment
    told = " ".join(f"{name} {value}" for name, value in environment.items())
    assert workbook.printed.partition("#")[2] not in told
    assert cookie_for(workbook.port).partition("=")[2] not in told
