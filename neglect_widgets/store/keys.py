"""The keys of this user's stores: in the system's keyring, else in a file only they can read; or under a passphrase."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from ..errors import StoreError
from . import key_file, sealed, system_keyring
from .connection import KEY_BYTES, connect
from .places import default_path, holds_data, key_path, locked
from .sealed import Keys

KEY_VARIABLE = "NEGLECT_WIDGETS_KEY"
"""By which the launcher, which has asked for the passphrase, hands the key to a kernel."""

_handed_over: list[bytes] = []


def key_for(store: Path) -> bytes:
    """Return this user's key for a store, making one only when neither key nor store exists.

    Raises StoreError when the store holds data and its key is nowhere to be found.
    """
    # In this order: whoever makes both meanwhile, as a server and its first page do, makes the key first.
    there_before = holds_data(store)
    keys = find_keys()
    if keys:
        return opening(store, keys)
    if there_before:
        raise StoreError(
            f"“{store.name}” is there, but its key is not: neither in this user's keyring nor in “{key_path().name}”. "
            "Nothing was changed and no new key was made, since it would not open the store. Log in as the user who "
            "made the store, unlock the keyring, put the key file back, or use your recovery key: "
            "neglect-widgets recover."
        )
    with locked(key_path()):
        keys = find_keys()
        if not keys:
            keys = (secrets.token_bytes(KEY_BYTES),)
            keep_plain(keys)
    return keys[0]


def find_key() -> bytes | None:
    """Return the key in use, or None; never makes one.

    A key that was handed over is taken out of the environment. Raises StoreError when a key is there
    but cannot be used.
    """
    return next(iter(find_keys()), None)


def find_keys(passphrase: str | None = None) -> Keys:
    """Return all keys of this user, the one in use first; empty where there are none.

    Raises StoreError when keys are there but cannot be used, for a wrong passphrase or want of one.
    """
    return _taken_over() or kept_keys(passphrase)


def kept_keys(passphrase: str | None = None) -> Keys:
    """Return the keys as they are kept, whatever was handed over; raises as `find_keys` does."""
    # The file first: where there is one, the slow search for a keyring can be left out.
    text = key_file.read(key_path())
    where = f"in “{key_path().name}”"
    if text is None:
        text, where = system_keyring.read(), "in the keyring"
    if text is None:
        return ()
    return _under_passphrase(text, passphrase, where) if sealed.is_sealed(text) else key_file.from_plain(text, where)


def needs_passphrase() -> bool:
    """Tell whether the keys can be had only with a passphrase."""
    if _taken_over():
        return False
    text = key_file.read(key_path())
    return text is not None and sealed.is_sealed(text)


def unlock(passphrase: str, store: Path | None = None) -> bytes:
    """Return the key of a store, of `default_path()` without one; StoreError when the passphrase is wrong."""
    keys = find_keys(passphrase)
    if not keys:
        raise StoreError("There is no key yet, so there is nothing to unlock. Open the workbook once to make one.")
    with suppress(StoreError):
        # Left there by a computer that stopped while the passphrase was being set.
        _leave_keyring(keys)
    return opening(default_path() if store is None else store, keys)


def opening(path: Path, keys: Keys) -> bytes:
    """Return the first of some keys that opens a store, or the first when none does or none is needed.

    A computer that stopped while the key was being changed leaves a store under the old key or the new one.
    """
    if len(keys) > 1 and holds_data(path):
        with suppress(StoreError):
            return require_opening(path, keys)
    return keys[0]


def require_opening(path: Path, keys: Keys) -> bytes:
    """Return the first of some keys that opens a store; StoreError with the reason when none does."""
    error = StoreError(f"There is no key for “{path.name}”. Nothing was changed.")
    for key in keys:
        try:
            connect(path, key).close()
        except StoreError as found:
            error = found
        else:
            return key
    raise error


def keep_plain(keys: Keys) -> None:
    """Keep keys where the user's login protects them: in the keyring, or in the file if one is there or must be.

    The caller holds the lock of `key_path()`.
    """
    text = key_file.plain(keys)
    before = key_file.read(key_path())
    if before is not None and not sealed.is_sealed(before):
        key_file.write(key_path(), text, text.__eq__)
    elif system_keyring.write("".join(key.hex() for key in keys)):
        key_file.remove(key_path())
    else:
        key_file.write(key_path(), text, text.__eq__)


def keep_sealed(keys: Keys, passphrase: str) -> None:
    """Keep keys under a passphrase; plain ones go once the sealed file was read back and opened.

    The caller holds the lock of `key_path()`.
    """
    key_file.write(
        key_path(), sealed.seal(keys, passphrase), lambda written: sealed.unsealed(written, passphrase) == keys
    )
    _leave_keyring(keys)


def _taken_over() -> Keys:
    text = os.environ.pop(KEY_VARIABLE, None)
    if text is not None:
        _handed_over[:] = key_file.from_plain(text, "that was handed over")[:1]
    return tuple(_handed_over)


def _under_passphrase(text: str, passphrase: str | None, where: str) -> Keys:
    if passphrase is None:
        raise StoreError(
            "The key of this store is locked with a passphrase. Nothing was changed. "
            "Start the workbook or the command in a terminal, where it can ask for the passphrase."
        )
    try:
        keys = sealed.unsealed(text, passphrase)
    except ValueError:
        raise key_file.damaged(where) from None
    if keys is None:
        raise StoreError(
            "That is not the passphrase. Nothing was changed. Check capital letters and the keyboard's language, "
            "then try again. If it is forgotten, use your recovery key: neglect-widgets recover."
        )
    return keys


def _leave_keyring(keys: Keys) -> None:
    """Take these keys out of the keyring; others that it may keep are let be."""
    text = system_keyring.read()
    if text is not None and set(key_file.from_plain(text, "in the keyring")) <= set(keys):
        system_keyring.remove()
