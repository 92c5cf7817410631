"""Files that hold keys: for their owner only, and whole at every moment."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from ..errors import StoreError
from .places import keep_names, make_private, unusable
from .sealed import Keys, split

_LIMIT = 20_000
"""Characters; many more than a hundred keys need."""


def read(path: Path, *, private: bool = True) -> str | None:
    """Return the text of a key file, or None where there is none.

    Raises StoreError when it cannot be read or, where it is to be private, when others can read it.
    """
    try:
        with path.open(encoding="ascii", errors="replace") as file:
            mode = os.fstat(file.fileno()).st_mode
            text = file.read(_LIMIT)
    except FileNotFoundError:
        return None
    except OSError:
        raise StoreError(
            f"The key file “{path.name}” cannot be read. Nothing was changed. "
            "Check that it belongs to you and that you may read it."
        ) from None
    # Windows keeps who may read a file elsewhere; there the user's own folder protects it.
    if private and os.name != "nt" and mode & 0o077:
        raise StoreError(
            f"Other users can read or change the key file “{path.name}”, so it is not used. Nothing was changed. "
            "Take their rights away (for example: chmod 600, then the name of the file) and consider who saw it."
        )
    return text


def write(path: Path, text: str, proved: Callable[[str], bool]) -> None:
    """Put a text in the file's place once it is on disk and what was read back is `proved`.

    The caller holds the file's lock; others see the whole old file or the whole new one. Raises StoreError.
    """
    draft = path.with_name(path.name + ".new")
    try:
        draft.unlink(missing_ok=True)
        make_private(draft)
        with draft.open("w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if not proved(draft.read_text(encoding="ascii")):
            draft.unlink()
            raise StoreError(f"The new “{path.name}” did not come out right. Nothing was changed. Try again.")
        draft.replace(path)
        keep_names(path.parent)
    except OSError:
        raise unusable(path) from None


def remove(path: Path) -> None:
    """Take a key file away, if there is one."""
    try:
        path.unlink(missing_ok=True)
        keep_names(path.parent)
    except FileNotFoundError:
        # There is no such folder either.
        return
    except OSError:
        raise unusable(path) from None


def plain(keys: Keys) -> str:
    """Return keys as the lines of a file."""
    return "".join(f"{key.hex()}\n" for key in keys)


def from_plain(text: str, where: str) -> Keys:
    """Return the keys in lines of a file or in a keyring; StoreError when they are damaged."""
    try:
        return split(bytes.fromhex(text))
    except ValueError:
        raise damaged(where) from None


def damaged(where: str) -> StoreError:
    """Return the sentence for keys that are there and cannot be read."""
    return StoreError(
        f"The key {where} is damaged. Nothing was changed. Put back the copy of the key that you keep safe, "
        "or use your recovery key: neglect-widgets recover."
    )
