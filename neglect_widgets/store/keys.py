"""The key of this user's stores: in the system's keyring, else in a file only they can read."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import StoreError
from .connection import KEY_BYTES
from .places import APP, holds_data, keep_names, key_path, locked, make_private, unusable

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

ACCOUNT = "store"

# Only keyrings that the system itself encrypts; others keep the key in plain sight, or nowhere.
_TRUSTED = frozenset(
    f"keyring.backends.{name}" for name in ("macOS", "Windows", "SecretService", "libsecret", "kwallet")
)


def key_for(store: Path) -> bytes:
    """Return the key of this user, making one only when neither key nor store exists.

    Raises StoreError when the store holds data and its key is nowhere to be found.
    """
    key = find_key()
    if key is not None:
        return key
    if holds_data(store):
        raise StoreError(
            f"“{store.name}” is there, but its key is not: neither in this user's keyring nor in “{key_path().name}”. "
            "Nothing was changed and no new key was made, since it would not open the store. Log in as the user who "
            "made the store, unlock the keyring, or put the key file back."
        )
    with locked(key_path()):
        return find_key() or _make_key()


def find_key() -> bytes | None:
    """Return the key of this user, or None; never makes one.

    Raises StoreError when a key is there but cannot be used.
    """
    # The file first: where there is one, the slow search for a keyring can be left out.
    found = _from_file(key_path())
    return found if found is not None else _from_keyring()


def trusted_keyring() -> KeyringBackend | None:
    """Return the keyring of the operating system, or None where there is none."""
    import keyring

    chosen = keyring.get_keyring()
    candidates = [chosen, *getattr(chosen, "backends", ())]
    return next((k for k in candidates if type(k).__module__ in _TRUSTED), None)


def _make_key() -> bytes:
    key = secrets.token_bytes(KEY_BYTES)
    if not _into_keyring(key):
        _into_file(key_path(), key)
    return key


def _from_keyring() -> bytes | None:
    from keyring.errors import KeyringError

    ring = trusted_keyring()
    if ring is None:
        return None
    try:
        found = ring.get_password(APP, ACCOUNT)
    except KeyringError:
        raise StoreError(
            "The keyring of this computer is locked or does not answer, so the store stays closed. "
            "Nothing was changed. Unlock the keyring and open the workbook again."
        ) from None
    return None if found is None else _decoded(found, "in the keyring")


def _into_keyring(key: bytes) -> bool:
    """Tell whether the keyring took the key and gives it back."""
    from keyring.errors import KeyringError

    ring = trusted_keyring()
    if ring is None:
        return False
    try:
        ring.set_password(APP, ACCOUNT, key.hex())
        return ring.get_password(APP, ACCOUNT) == key.hex()
    except KeyringError:
        return False


def _from_file(path: Path) -> bytes | None:
    try:
        with path.open(encoding="ascii", errors="replace") as file:
            mode = os.fstat(file.fileno()).st_mode
            text = file.read(1000)
    except FileNotFoundError:
        return None
    except OSError:
        raise StoreError(
            f"The key file “{path.name}” cannot be read. Nothing was changed. "
            "Check that it belongs to you and that you may read it."
        ) from None
    # Windows keeps who may read a file elsewhere; there the user's own folder protects it.
    if os.name != "nt" and mode & 0o077:
        raise StoreError(
            f"Other users can read or change the key file “{path.name}”, so it is not used. Nothing was changed. "
            "Take their rights away (for example: chmod 600, then the name of the file) and consider who saw it."
        )
    return _decoded(text, f"in “{path.name}”")


def _into_file(path: Path, key: bytes) -> None:
    """Write the key file while holding its lock; others see the whole file or none."""
    draft = path.with_name(path.name + ".new")
    try:
        draft.unlink(missing_ok=True)
        make_private(draft)
        with draft.open("w", encoding="ascii") as file:
            file.write(key.hex() + "\n")
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
        keep_names(path.parent)
    except OSError:
        raise unusable(path) from None


def _decoded(text: str, where: str) -> bytes:
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise StoreError(
            f"The key {where} is damaged. Nothing was changed. Put back the copy of the key that you keep safe."
        )
    return key
