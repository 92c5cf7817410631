"""Keys under a secret that a person knows: Argon2id makes a key of the secret, AES-GCM seals the keys with it."""

from __future__ import annotations

import json
import secrets
import unicodedata
from typing import Any

from .codec import canonical
from .connection import KEY_BYTES

FORMAT = "neglect-widgets-key/1"

COST = {"iterations": 3, "lanes": 4, "memory_kib": 64 * 1024}
"""What RFC 9106 recommends where memory is scarce; each file keeps the cost it was made with."""

_DEAREST = {"iterations": 50, "lanes": 64, "memory_kib": 2 * 1024 * 1024}
"""No file may ask for more, or opening it could bring the computer to a halt."""

Keys = tuple[bytes, ...]
"""The key in use, then the ones before it, which older backups need."""


def seal(keys: Keys, secret: str) -> str:
    """Return the text of a file that gives the keys to whoever knows the secret."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    head = {"format": FORMAT, "kdf": "argon2id", **COST, "salt": secrets.token_hex(16)}
    nonce = secrets.token_bytes(12)
    sealed = AESGCM(_derived(secret, head)).encrypt(nonce, b"".join(keys), canonical(head).encode())
    return canonical({**head, "nonce": nonce.hex(), "sealed": sealed.hex()}) + "\n"


def unsealed(text: str, secret: str) -> Keys | None:
    """Return the keys in such a file, or None when the secret is not the one; ValueError for a damaged file."""
    # Here and not above: a page that needs no passphrase opens without loading it.
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    found = _read(text)
    nonce, sealed = bytes.fromhex(found.pop("nonce")), bytes.fromhex(found.pop("sealed"))
    try:
        together = AESGCM(_derived(secret, found)).decrypt(nonce, sealed, canonical(found).encode())
    except InvalidTag:
        return None
    return split(together)


def is_sealed(text: str) -> bool:
    """Tell a sealed file from one with plain keys."""
    return text.lstrip().startswith("{")


def split(together: bytes) -> Keys:
    """Return the keys that stand one after another; ValueError when they are not whole."""
    if not together or len(together) % KEY_BYTES:
        raise ValueError("not whole keys")
    return tuple(together[at : at + KEY_BYTES] for at in range(0, len(together), KEY_BYTES))


def _read(text: str) -> dict[str, Any]:
    found = json.loads(text)
    strings = ("format", "kdf", "salt", "nonce", "sealed")
    if not isinstance(found, dict) or set(found) != {*strings, *COST}:
        raise ValueError("not such a file")
    if not all(isinstance(found[name], str) for name in strings) or found["format"] != FORMAT:
        raise ValueError("another format")
    if not all(type(found[name]) is int and 0 < found[name] <= most for name, most in _DEAREST.items()):
        raise ValueError("a cost out of bounds")
    return found


def _derived(secret: str, head: dict[str, Any]) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    # The same letter can be typed as one character or as two, depending on the keyboard.
    words = unicodedata.normalize("NFKC", secret).encode(errors="surrogatepass")
    kdf = Argon2id(
        salt=bytes.fromhex(head["salt"]),
        length=KEY_BYTES,
        iterations=head["iterations"],
        lanes=head["lanes"],
        memory_cost=head["memory_kib"],
    )
    return kdf.derive(words)
