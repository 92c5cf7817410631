"""The server's own entries in the store's journal: who signed in and out, and what was refused."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Literal

Action = Literal["signed_in", "signed_out", "locked", "refused"]
Write = Callable[[Action, str, str, datetime], None]
"""(action, who, why, at) -> written, or an exception."""

NOBODY = "nobody signed in"
REFUSALS_MOST, WINDOW_S = 30, 60.0
"""So many refusals are written one by one in so many seconds; of the rest only the number is."""


def say(sentence: str) -> None:
    """Tell whoever sees the terminal."""
    print(sentence, file=sys.stderr, flush=True)


class ServerJournal:
    """Writes entries in order from a thread of its own; what cannot be written is said on the terminal."""

    def __init__(self, write: Write, call_later: Callable[[float, Callable[[], None]], object]) -> None:
        self._write = write
        self._call_later = call_later
        self._thread = ThreadPoolExecutor(1, "journal")
        self._refusals = 0
        self._troubled = False

    def note(self, action: Action, who: str, why: str = "") -> None:
        """Have something written, without waiting for it."""
        self._thread.submit(self._note, action, who, why, datetime.now(UTC))

    def refused(self, who: str | None, why: str) -> None:
        """Have a refusal written; when there are too many at once, only how many there were."""
        if self._refusals == 0:
            self._call_later(WINDOW_S, self.tell_rest)
        self._refusals += 1
        if self._refusals <= REFUSALS_MOST:
            self.note("refused", who or NOBODY, why)

    def tell_rest(self) -> None:
        """Write how many refusals have not been written one by one, and begin to count again."""
        rest, self._refusals = self._refusals - REFUSALS_MOST, 0
        if rest > 0:
            self.note("refused", NOBODY, f"{rest} more requests were refused within {WINDOW_S:.0f} seconds")

    def _note(self, action: Action, who: str, why: str, at: datetime) -> None:
        try:
            self._write(action, who, why, at)
            self._troubled = False
        except Exception as problem:
            # Once until it works again. A sentence of ours holds no case data; of others the kind must do.
            if not self._troubled:
                from neglect_widgets.errors import NeglectError

                reason = str(problem) if isinstance(problem, NeglectError) else type(problem).__name__
                say(f"The journal could not be written, so sign-ins and refusals are missing from it: {reason}")
            self._troubled = True

    def close(self) -> None:
        """Write what is left."""
        self.tell_rest()
        self._thread.shutdown()


def into_store(key: bytes | None) -> Write:
    """Return what writes into this user's store, opened for each entry; without a key it is opened as always."""

    def write(action: Action, who: str, why: str, at: datetime) -> None:
        # Imported in the journal's thread: the server itself needs none of it.
        from typing import Any

        from neglect_widgets.store import CaseStore

        with CaseStore.open(key=key) as opened:
            store: Any = opened
            store.note_event(action, who=who, why=why, at=at)

    return write
