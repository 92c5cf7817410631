"""What a page may say to its kernel is a short list; everything else is refused, however it is written."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neglect_widgets.app.wire_filter import why_refused
from tests.app.asking import request

CONTROL = {"comm_id": "c", "target_name": "jupyter.widget.control", "data": {}}


def message(method: str) -> dict[str, Any]:
    return {"comm_id": "w", "data": {"method": method, "state": {"content": {}}, "content": {}}}


NEEDED = [
    request("kernel_info_request", {}),
    request("comm_info_request", {}, "control"),
    request("comm_open", CONTROL),
    request("comm_msg", message("request_states")),
    request("comm_msg", message("custom")),
    request("comm_close", {"comm_id": "c", "data": {}}),
]
STOCK_ONLY = [request("comm_msg", message("update")), request("comm_open", {**CONTROL, "target_name": "area.own"})]
NEVER = [
    *(
        request(kind, {"code": "1", "silent": False, "value": "x"}, channel)
        for kind in ("execute_request", "input_reply", "debug_request", "complete_request", "shutdown_request")
        for channel in ("shell", "control", "stdin")
    ),
    request("comm_msg", message("custom"), "control"),
    request("comm_msg", message("custom"), "iopub"),
    request("kernel_info_request", {}, "stdin"),
]


@pytest.mark.parametrize("frame", NEEDED)
def test_what_pages_need_passes(frame: bytes) -> None:
    assert why_refused(frame, stock=False) == ""
    assert why_refused(frame, stock=True) == ""


@pytest.mark.parametrize("frame", STOCK_ONLY)
def test_traits_are_set_by_an_area_s_own_widgets_only(frame: bytes) -> None:
    assert why_refused(frame, stock=True) == ""
    assert why_refused(frame, stock=False) != ""


@pytest.mark.parametrize("frame", NEVER)
def test_nothing_that_runs_code_or_asks_elsewhere_passes(frame: bytes) -> None:
    assert why_refused(frame, stock=False) != ""
    assert why_refused(frame, stock=True) != ""


@pytest.mark.parametrize("data", [None, [], "update", {"method": ["custom"]}, {"method": "Custom"}, {}])
def test_a_message_of_another_shape_is_refused(data: object) -> None:
    assert why_refused(request("comm_msg", {"comm_id": "w", "data": data}), stock=False) != ""


def test_what_a_browser_calls_something_is_repeated_only_if_it_is_a_plain_word() -> None:
    assert "unknown" in why_refused(request("<script>", {}), stock=False)
    assert "execute_request" in why_refused(request("execute_request", {}), stock=False)


@given(st.binary(max_size=200))
def test_noise_is_refused_and_breaks_nothing(noise: bytes) -> None:
    assert why_refused(noise, stock=True) == "a message that cannot be read"


@given(st.integers(0, 2**64 - 1), st.integers(0, 20))
def test_a_frame_that_lies_about_its_parts_is_refused(number: int, place: int) -> None:
    frame = bytearray(request("comm_msg", message("custom")))
    honest = bytes(frame)
    at = 8 * (place % 7)
    frame[at : at + 8] = number.to_bytes(8, "little")
    if bytes(frame) != honest:
        assert why_refused(bytes(frame), stock=False) == "a message that cannot be read"


def test_text_and_deep_nesting_are_refused() -> None:
    assert why_refused("{}", stock=True) != ""
    deep = request("comm_msg", {"data": 1}).replace(b'{"data": 1}', b"[" * 10**5)
    assert why_refused(deep, stock=True) != ""
