"""Places for keys that belong to a test alone, and stand-ins for the system's keyring."""

from __future__ import annotations

from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail
from keyring.errors import KeyringLocked, PasswordDeleteError

from neglect_widgets.store import changing_key, keys, passphrase, recovery, sealed


class SystemKeyring(KeyringBackend):
    """Stands in for the operating system's keyring."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked:
            raise KeyringLocked
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError
        del self.kept[service, username]


SystemKeyring.__module__ = "keyring.backends.SecretService"


def use(monkeypatch: pytest.MonkeyPatch, backend: KeyringBackend) -> None:
    """Let a keyring be the one of this computer."""
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)


def use_key_file(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    """Let the keys of this user lie in a file, on a computer without a keyring."""
    for module in (keys, passphrase, recovery, changing_key):
        monkeypatch.setattr(module, "key_path", lambda: file)
    monkeypatch.setattr(keys, "_handed_over", [])
    monkeypatch.delenv(keys.KEY_VARIABLE, raising=False)
    # What the program asks of a guesser would be asked of every test.
    monkeypatch.setattr(sealed, "COST", {"iterations": 1, "lanes": 1, "memory_kib": 64})
    use(monkeypatch, fail.Keyring())
