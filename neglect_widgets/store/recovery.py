"""A key on paper: opens this user's keys when the passphrase, the keyring or the computer is lost."""

from __future__ import annotations

import secrets
from pathlib import Path

from ..errors import InputRefused, NotFound, StoreError
from . import key_file, keys, sealed
from .places import holds_data, key_path, locked
from .sealed import Keys

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""31 signs that are hard to mistake for each other; a prime number, so that each slip shows in the sum."""

GROUPS, SIGNS = 7, 4
"""28 free signs, which are 138 random bits; each group ends with a sign that checks it."""

_WEIGHTS = (2, 3, 4, 5)


def recovery_path() -> Path:
    """Return where the keys lie under the recovery key, beside the key file."""
    return key_path().with_name("recovery.key")


def make_recovery_key(passphrase: str | None) -> str:
    """Make a recovery key, keep nothing of it but what it seals, and return it; the one before opens nothing now.

    Raises StoreError when the keys cannot be had, NotFound when there are none.
    """
    with locked(key_path()):
        found = keys.kept_keys(passphrase)
        if not found:
            raise NotFound("There is no key yet. Nothing was changed. Open the workbook once, which makes one.")
        written = "-".join(_group(number) for number in range(1, GROUPS + 1))
        seal, path = sealed.seal(found, _secret(written)), recovery_path()
        key_file.write(path, seal, lambda text: sealed.unsealed(text, _secret(written)) == found)
    return written


def recovered(written: str, path: Path | None = None) -> Keys:
    """Return the keys for a recovery key as somebody typed it, from `recovery_path()` or a copy beside a backup.

    Raises InputRefused for a slip of typing, StoreError for a key that was replaced, NotFound.
    """
    secret = _secret(written)
    path = recovery_path() if path is None else path
    # It may lie on a stick that knows no owners; it opens nothing by itself.
    text = key_file.read(path, private=False)
    if text is None:
        raise NotFound(
            f"There is no “{path.name}” that a recovery key could open. Nothing was changed. Either no recovery key "
            "was made, or the key was changed since; name a backup with --backup to use the one that was kept with it."
        )
    try:
        found = sealed.unsealed(text, secret)
    except ValueError:
        raise key_file.damaged(f"in “{path.name}”") from None
    if found is None:
        raise StoreError(
            "This recovery key is typed without a slip, but it is not the one that opens this store: a newer one was "
            "made since, or it belongs to another store. Nothing was changed. Look for the newer one."
        )
    return found


def take_back(found: Keys, store: Path, passphrase: str | None) -> None:
    """Give this user the keys that were recovered, under a passphrase if one is given.

    Keys that can be read here already are kept after them. Raises StoreError when none opens the store.
    """
    with locked(key_path()):
        _refuse_unfit(found, store)
        try:
            before = keys.kept_keys()
        except StoreError:
            # Under a passphrase that is forgotten, or damaged: this is what is being replaced.
            before = ()
        together = (*found, *(key for key in before if key not in found))
        if passphrase is None:
            keys.keep_plain(together)
        else:
            keys.keep_sealed(together, passphrase)


def keep_beside(backup: Path) -> None:
    """Put a copy of what the recovery key opens beside a backup, so that the two open it on another computer."""
    text = key_file.read(recovery_path(), private=False)
    if text is not None:
        key_file.write(beside(backup), text, text.__eq__)


def beside(backup: Path) -> Path:
    """Return the name of that copy."""
    return backup.with_name(backup.name + ".recovery")


def void() -> bool:
    """Make the recovery key useless, since the key it opens is no longer in use; tell whether there was one."""
    path = recovery_path()
    was_there = path.exists()
    key_file.remove(path)
    return was_there


def _refuse_unfit(found: Keys, store: Path) -> None:
    if holds_data(store):
        try:
            keys.require_opening(store, found)
        except StoreError:
            raise StoreError(
                f"The recovery key is right, but what it opens does not open “{store.name}”: the key of the store was "
                "changed after the recovery key was made, or the store is damaged. Nothing was changed. "
                "Look for a newer recovery key, or restore a backup."
            ) from None


def _group(number: int) -> str:
    signs = "".join(secrets.choice(LETTERS) for _ in range(SIGNS))
    return signs + _check(signs, number)


def _check(signs: str, number: int) -> str:
    total = sum(weight * LETTERS.index(sign) for weight, sign in zip(_WEIGHTS, signs, strict=True))
    return LETTERS[(7 * number - total) % len(LETTERS)]


def _secret(written: str) -> str:
    """Return the free signs of a recovery key; InputRefused names the group with a slip."""
    signs = "".join(c for c in written.upper() if not c.isspace() and c not in "-–—.,")
    if len(signs) != GROUPS * (SIGNS + 1):
        raise InputRefused(
            f"A recovery key has {GROUPS} groups of {SIGNS + 1} signs; this has {len(signs)} signs instead of "
            f"{GROUPS * (SIGNS + 1)}. Nothing was changed. Compare it with the paper and type it again.",
            "recovery_key",
        )
    groups = [signs[at : at + SIGNS + 1] for at in range(0, len(signs), SIGNS + 1)]
    for number, group in enumerate(groups, start=1):
        if not set(group) <= set(LETTERS) or group[SIGNS] != _check(group[:SIGNS], number):
            raise InputRefused(
                f"There is a slip in group {number} of the recovery key. Nothing was changed. "
                "Compare it with the paper and type it again.",
                "recovery_key",
            )
    return "".join(group[:SIGNS] for group in groups)
