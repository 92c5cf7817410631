"""A passphrase over this user's keys: set, changed and removed."""

from __future__ import annotations

from ..errors import InputRefused
from . import keys
from .places import key_path, locked
from .sealed import Keys

SHORTEST = 12
"""Characters; length is what makes a passphrase hard to guess, not odd characters."""

LONGEST = 1000


def set_passphrase(passphrase: str) -> None:
    """Put the keys under a passphrase; InputRefused when it is too short or there is one already."""
    _refuse_unfit(passphrase)
    with locked(key_path()):
        if keys.needs_passphrase():
            raise InputRefused("There is a passphrase already. Nothing was changed. Change it with --change.")
        keys.keep_sealed(_present(keys.kept_keys()), passphrase)


def change_passphrase(old: str, new: str) -> None:
    """Put the keys under another passphrase; StoreError when the old one is wrong, InputRefused."""
    _refuse_unfit(new)
    with locked(key_path()):
        _refuse_without_one()
        keys.keep_sealed(keys.kept_keys(old), new)


def remove_passphrase(passphrase: str) -> None:
    """Keep the keys where the user's login alone protects them; StoreError when the passphrase is wrong."""
    with locked(key_path()):
        _refuse_without_one()
        keys.keep_plain(keys.kept_keys(passphrase))


def _refuse_unfit(passphrase: str) -> None:
    if len(passphrase) < SHORTEST:
        raise InputRefused(
            f"The passphrase has {len(passphrase)} characters and needs at least {SHORTEST}. Nothing was changed. "
            "Three or four words that have nothing to do with each other are easy to keep in mind and hard to guess.",
            "passphrase",
        )
    if len(passphrase) > LONGEST:
        raise InputRefused(
            f"The passphrase is longer than {LONGEST} characters. Nothing was changed. Choose a shorter one.",
            "passphrase",
        )


def _refuse_without_one() -> None:
    if not keys.needs_passphrase():
        raise InputRefused("There is no passphrase yet. Nothing was changed. Set one with --set.")


def _present(found: Keys) -> Keys:
    if not found:
        raise InputRefused("There is no key yet. Nothing was changed. Open the workbook once, which makes one.")
    return found
