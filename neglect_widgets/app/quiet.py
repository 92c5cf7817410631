"""Log lines that say where and what kind, and nothing a person has typed."""

from __future__ import annotations

import logging


class WithoutDetails(logging.Filter):
    """Replaces an exception by its kind: messages and tracebacks can quote case data."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and record.exc_info[0]:
            record.msg, record.args = "%s in %s", (record.exc_info[0].__name__, record.module)
            record.exc_info = record.exc_text = None
        return True


def quieten(server_log: logging.Logger) -> None:
    """Let only errors through, without details, on the server's and tornado's logs."""
    for log in (server_log, *map(logging.getLogger, ("tornado.general", "tornado.application", "asyncio"))):
        log.setLevel(logging.ERROR)
        log.addFilter(WithoutDetails())
    # Access lines hold addresses with their queries.
    logging.getLogger("tornado.access").setLevel(logging.CRITICAL)
