"""The keyring of the operating system, where there is one that the system itself encrypts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import StoreError
from .places import APP

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

ACCOUNT = "store"

# Only keyrings that the system itself encrypts; others keep the key in plain sight, or nowhere.
_TRUSTED = frozenset(
    f"keyring.backends.{name}" for name in ("macOS", "Windows", "SecretService", "libsecret", "kwallet")
)


def trusted_keyring() -> KeyringBackend | None:
    """Return the keyring of the operating system, or None where there is none."""
    import keyring

    chosen = keyring.get_keyring()
    candidates = [chosen, *getattr(chosen, "backends", ())]
    return next((k for k in candidates if type(k).__module__ in _TRUSTED), None)


def read() -> str | None:
    """Return what the keyring keeps for us, or None; StoreError when it does not answer."""
    from keyring.errors import KeyringError

    ring = trusted_keyring()
    try:
        return None if ring is None else ring.get_password(APP, ACCOUNT)
    except KeyringError:
        raise _silent() from None


def write(text: str) -> bool:
    """Tell whether the keyring took a text and gives it back."""
    from keyring.errors import KeyringError

    ring = trusted_keyring()
    if ring is None:
        return False
    try:
        ring.set_password(APP, ACCOUNT, text)
        return ring.get_password(APP, ACCOUNT) == text
    except KeyringError:
        return False


def remove() -> None:
    """Take away what the keyring keeps for us; StoreError when it does not do it."""
    from keyring.errors import KeyringError

    ring = trusted_keyring()
    try:
        if ring is not None and ring.get_password(APP, ACCOUNT) is not None:
            ring.delete_password(APP, ACCOUNT)
    except KeyringError:
        raise _silent() from None


def _silent() -> StoreError:
    return StoreError(
        "The keyring of this computer is locked or does not answer, so the store stays closed. "
        "Nothing was changed. Unlock the keyring and open the workbook again."
    )
