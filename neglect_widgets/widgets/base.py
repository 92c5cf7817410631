"""The base of every widget: one module of joined text, two traits, one way to send a command."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4
from weakref import WeakKeyDictionary

import anywidget
import ipywidgets
import traitlets

from ..errors import NeglectError
from ..frontend import style_text

Reply = Mapping[str, Any]
Handler = Callable[[str, dict[str, Any], str], Reply]
"""(command, args, op_id) -> what to answer; `ok` and, when refused, `message` are always there."""

_PAGES: WeakKeyDictionary[object, str] = WeakKeyDictionary()

log = logging.getLogger(__name__)


_layouts: list[ipywidgets.Layout] = []


def one_layout() -> ipywidgets.Layout:
    """Return the layout that all widgets share, as CSS alone arranges our pages.

    Left to itself, each widget brings one of its own: a model and a message of 1.6 kB, which stays when it goes.
    """
    if not _layouts or _layouts[0].comm is None:
        _layouts[:] = [ipywidgets.Layout()]
    return _layouts[0]


class NeglectWidget(anywidget.AnyWidget):
    """A leaf of a page: shows `content` and `state`, and sends commands to its handler."""

    content = traitlets.Dict().tag(sync=True)
    """Wording and choices; changes only when the page turns to something else."""
    state = traitlets.Dict().tag(sync=True)
    """What is on disk; replaced as a whole after each save."""
    page = traitlets.Unicode().tag(sync=True)
    """Which page it is part of, by an id: JupyterLab may show several, and commands must not stray."""

    def __init__(self, *, handler: Handler | None = None, **traits: Any) -> None:
        unknown = set(traits) - {"content", "state"}
        if unknown:
            raise TypeError(
                f"{type(self).__name__} has no {', '.join(sorted(unknown))}; it takes content, state and handler."
            )
        self._handler = handler
        super().__init__(page=_page_of(handler), layout=one_layout(), **traits)
        self.on_msg(self._answer)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Ignore a browser that sets traits: it sends commands, and what it is shown comes from the store."""

    def _answer(self, _widget: Any, message: dict[str, Any], _buffers: list[memoryview]) -> None:
        op_id, command, args = message.get("op_id"), message.get("command"), message.get("args")
        if not (isinstance(op_id, str) and isinstance(command, str) and isinstance(args, dict)):
            return
        reply = dict(self._reply_to(command, args, op_id))
        data = reply.pop("data", None)
        self.send({"reply": op_id, **reply}, [data] if data is not None else None)

    def _reply_to(self, command: str, args: dict[str, Any], op_id: str) -> Reply:
        if command == "styles":
            return {"ok": True, "css": style_text("vendor/govuk") + style_text("workbook")}
        try:
            if self._handler is None:
                raise NeglectError("This part of the page is not connected to a record, so nothing was saved.")
            return self._handler(command, args, op_id)
        except NeglectError as error:
            return {"ok": False, "message": str(error)}
        except Exception as error:
            # The front end hides exceptions from handlers; the sentence is the only sign a person gets.
            # The type alone is logged: a message could hold what somebody typed.
            log.error("command %s failed: %s", command, type(error).__name__)
            return {
                "ok": False,
                "message": "Something went wrong in the workbook. Nothing was lost that was shown as saved. Try again.",
            }

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


def _page_of(handler: Handler | None) -> str:
    """Return the id of the page whose method answers; one page has one for as long as it is there."""
    owner = getattr(handler, "__self__", None)
    return "" if owner is None else _PAGES.setdefault(owner, uuid4().hex)
