"""The passphrase of a store that has one: asked for on the terminal, and its key handed to kernels only."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from getpass import getpass

from neglect_widgets.app.surroundings import KEY_VARIABLE
from neglect_widgets.errors import StoreError

TRIES = 3


def ask() -> bytes | None:
    """Return the store's key once its passphrase was typed; None for a store without one.

    Ends the program with a sentence after three wrong ones.
    """
    from neglect_widgets.store import needs_passphrase, unlock

    if not needs_passphrase():
        return None
    for _ in range(TRIES):
        try:
            return unlock(getpass("Passphrase of the workbook: "))
        except StoreError as error:
            print(error, file=sys.stderr)
        except EOFError:
            break
    raise SystemExit("The store stays closed. Nothing was started.")


def unlocks(passphrase: str) -> bool:
    """Tell whether this is the store's passphrase; takes about as long as a person needs to notice."""
    from neglect_widgets.store import unlock

    try:
        return bool(unlock(passphrase))
    except (StoreError, UnicodeError):
        return False


def handed(key: bytes | None) -> Mapping[str, str]:
    """The variable with which a kernel is told the key."""
    return {KEY_VARIABLE: key.hex()} if key else {}
