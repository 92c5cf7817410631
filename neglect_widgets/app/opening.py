"""How a command opens a store: whose it is, by which key, and which case is meant."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..errors import NotFound, StoreError
from ..model import Case, Child, Person
from .surroundings import user_here

if TYPE_CHECKING:
    from ..store import CaseStore

F = TypeVar("F", bound=Callable[..., Any])


def now() -> datetime:
    """Return the time now; the command line is an edge, where time may be read."""
    return datetime.now(UTC)


def store_option(command: F) -> F:
    """Let a command name the store it works on, as `path`."""
    return click.option(
        "--store",
        "path",
        type=click.Path(path_type=Path, dir_okay=False),
        help="The store's file; your own store when left out.",
    )(command)


def passphrase_if_needed() -> str | None:
    """Ask for the passphrase, or return None where there is none; StoreError without a terminal."""
    from ..store import needs_passphrase

    if not needs_passphrase():
        return None
    require_terminal("This store is locked with a passphrase")
    return str(click.prompt("Passphrase", hide_input=True))


def require_terminal(because: str) -> None:
    """Refuse to go on where nobody could be asked."""
    if not sys.stdin.isatty():
        raise StoreError(f"{because}, and there is no terminal to ask on. Nothing was changed. Run it in a terminal.")


@contextmanager
def opened(path: Path | None, passphrase: str | None = None) -> Iterator[tuple[CaseStore, Person]]:
    """Open a store together with who is using it: the account that runs the command, all that is known here.

    Asks for the passphrase where it is needed and not given.
    """
    from ..store import CaseStore, unlock

    passphrase = passphrase or passphrase_if_needed()
    key = None if passphrase is None else unlock(passphrase, path)
    with CaseStore.open(path, key=key) as store:
        yield store, at_command_line(user_here())


def at_command_line(name: str) -> Person:
    """Return who acts through a command, with the account that vouches for the name."""
    return Person(name=name, role="command line", agency=f"account {user_here()}")


def case_by_code(store: CaseStore, code: str) -> Case:
    """Return the case with a code; NotFound says what to do."""
    for summary in store.cases():
        if summary.case.code.casefold() == code.casefold():
            return summary.case
    raise NotFound(
        f"There is no case “{code}” in this store. Nothing was changed. "
        "Check the code, or name another store with --store."
    )


def child_by_code(case: Case, code: str) -> Child:
    """Return the child of a case with a code."""
    for child in case.children:
        if child.code.casefold() == code.casefold():
            return child
    raise NotFound(
        f"Case “{case.code}” has no child “{code}”; it has {', '.join(child.code for child in case.children)}."
    )
