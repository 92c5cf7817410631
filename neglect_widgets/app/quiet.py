"""Log lines that say where and what kind, and nothing a person has typed."""

from __future__ import annotations

import logging

PARTS = ("asyncio", "tornado.application", "tornado.general", "traitlets")


class WithoutDetails(logging.Filter):
    """Replaces an exception by its kind: messages and tracebacks can quote case data."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and record.exc_info[1]:
            problem = record.exc_info[1]
            # A cell's error is wrapped, and tells its own kind.
            kind = getattr(problem, "ename", type(problem).__name__)
            record.msg, record.args = "%s in %s", (kind, record.module)
            record.exc_info = record.exc_text = None
        return True


def quieten(server_log: logging.Logger) -> None:
    """Let only errors through, without details, on the logs of the server and its parts."""
    for log in (server_log, *map(logging.getLogger, PARTS)):
        log.setLevel(logging.ERROR)
        log.addFilter(WithoutDetails())
    # Where Voila reports a failing cell; nothing listens there otherwise.
    logging.getLogger("traitlets").addHandler(logging.StreamHandler())
    # Access lines hold addresses with their queries.
    logging.getLogger("tornado.access").setLevel(logging.CRITICAL)
