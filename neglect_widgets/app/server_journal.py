"""The server's own entries in the store's journal: who signed in and out, and what was refused."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Literal

Action = Literal["signed_in", "signed_out", "locked", "refused"]
Write = Callable[[Action, str, str, datetime], None]
"""(action, who, why, at) -> written, or an exception."""

NOBODY = "nobody signed in"
ALIKE_MOST, KINDS_MOST, WINDOW_S = 5, 50, 60.0
"""So many refusals of one kind, and so many kinds, are written one by one in so many seconds.

Of the rest only the number is, so that somebody who sends a flood neither fills the journal nor hides in it.
"""


def say(sentence: str) -> None:
    """Tell whoever sees the terminal."""
    print(sentence, file=sys.stderr, flush=True)


class ServerJournal:
    """Writes entries in order from a thread of its own; what cannot be written is said on the terminal."""

    def __init__(self, write: Write, call_later: Callable[[float, Callable[[], None]], object]) -> None:
        self._write = write
        self._call_later = call_later
        self._thread = ThreadPoolExecutor(1, "journal")
        self._refusals: Counter[tuple[str, str]] = Counter()
        self._troubled = False

    def note(self, action: Action, who: str, why: str = "") -> None:
        """Have something written, without waiting for it."""
        self._thread.submit(self._note, action, who, why, datetime.now(UTC))

    def refused(self, who: str | None, why: str) -> None:
        """Have a refusal written; when there are too many alike, only how many there were."""
        if not self._refusals:
            self._call_later(WINDOW_S, self.tell_rest)
        kind = (who or NOBODY, why)
        if kind not in self._refusals and len(self._refusals) >= KINDS_MOST:
            kind = (NOBODY, "requests of many kinds")
        self._refusals[kind] += 1
        if self._refusals[kind] <= ALIKE_MOST:
            self.note("refused", *kind)

    def tell_rest(self) -> None:
        """Write how many refusals have not been written one by one, and begin to count again."""
        counted, self._refusals = self._refusals, Counter()
        for (who, why), number in counted.items():
            if number > ALIKE_MOST:
                self.note("refused", who, f"{why}: {number - ALIKE_MOST} more within {WINDOW_S:.0f} seconds")

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
        from neglect_widgets.store import CaseStore

        with CaseStore.open(key=key) as store:
            store.note_event(action, who=who, why=why, at=at)

    return write
