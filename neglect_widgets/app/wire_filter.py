"""Which messages of a page may reach its kernel: those that its widgets need, and none that runs code."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import Any

FRAME_MOST = 8 * 1024 * 1024
"""More bytes than any page sends: a text may have a million characters, of at most six bytes each."""
PARTS_MOST = 64
CONTROL_TARGET = "jupyter.widget.control"
ASKING = frozenset({"kernel_info_request", "comm_info_request"})
COMMS = frozenset({"comm_open", "comm_msg", "comm_close"})
METHODS = frozenset({"custom", "request_state", "request_states"})


class Unreadable(ValueError):
    """A frame that is not in the wire format."""


def parts_of(frame: bytes) -> list[bytes]:
    """Return the parts of a frame: channel, header, parent, metadata, content and buffers; Unreadable.

    The server's own reader believes the number of parts that a frame claims, and counts that far.
    """
    count = int.from_bytes(frame[:8], "little")
    head = 8 * (count + 1)
    if not 6 <= count <= PARTS_MOST or len(frame) < head:
        raise Unreadable
    offsets = [int.from_bytes(frame[at : at + 8], "little") for at in range(8, head, 8)]
    if offsets[0] != head or offsets[-1] != len(frame) or offsets != sorted(offsets):
        raise Unreadable
    return [frame[start:end] for start, end in pairwise(offsets)]


def why_refused(frame: bytes | str, *, stock: bool) -> str:
    """Return why a message must not reach the kernel, in words for the journal; empty when it may.

    Stock widgets set traits and open comms of their own; the workbook's only send commands.
    """
    try:
        channel, kind, content = _read(frame)
    except (Unreadable, ValueError, RecursionError):
        return "a message that cannot be read"
    if kind in ASKING and channel in ("shell", "control"):
        return ""
    if kind not in COMMS or channel != "shell":
        return f"a message of the kind {_word(kind)} on the channel {_word(channel)}"
    if stock:
        return ""
    if kind == "comm_open" and content.get("target_name") != CONTROL_TARGET:
        return f"a comm to {_word(content.get('target_name'))}"
    data = content.get("data")
    method = _word(data.get("method") if isinstance(data, dict) else None)
    return f"a widget message with the method {method}" if kind == "comm_msg" and method not in METHODS else ""


def _read(frame: bytes | str) -> tuple[str, str, dict[str, Any]]:
    """Return channel, kind and content of a message."""
    if isinstance(frame, str):
        raise Unreadable
    channel, header, _, _, content, *_ = parts_of(frame)
    told, held = json.loads(header), json.loads(content)
    kind = told.get("msg_type") if isinstance(told, dict) else None
    if not isinstance(kind, str) or not isinstance(held, dict):
        raise Unreadable
    return channel.decode(), kind, held


def _word(value: object) -> str:
    """What a browser calls something, if that is a plain word; it may have sent anything."""
    return value if isinstance(value, str) and re.fullmatch(r"[a-z_.]{1,40}", value) else "unknown"
