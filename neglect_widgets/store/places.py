"""Where the store and its key lie, and how their files are made for one user only."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import platformdirs
import sqlcipher3

from ..errors import StoreError

APP = "neglect-widgets"
STORE_VARIABLE = "NEGLECT_WIDGETS_STORE"
_LOCK_SECONDS = 10


def default_path() -> Path:
    """Return the store named by NEGLECT_WIDGETS_STORE, else the one in the user's data folder."""
    named = os.environ.get(STORE_VARIABLE)
    return Path(named) if named else Path(platformdirs.user_data_dir(APP, appauthor=False)) / "store.db"


def key_path() -> Path:
    """Return where the key file is, on machines without a usable keyring."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / "store.key"


def holds_data(path: Path) -> bool:
    """Tell whether there is anything in a store's file; where there is not, no key is needed to read it."""
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False
    except OSError:
        raise unusable(path) from None


def make_private(path: Path) -> None:
    """Create an empty file that only its owner can read; FileExistsError when it is there."""
    if not path.parent.is_dir():
        _make_folder(path.parent)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def keep_names(folder: Path) -> None:
    """Have the names of files in a folder survive a power cut; a lost name loses what is under it."""
    if os.name != "nt":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(folder) from None


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock beside `path` that other processes respect and that a crash releases.

    Raises StoreError when the folder cannot be written or the lock stays taken.
    """
    lock = path.with_name(path.name + ".lock")
    try:
        with suppress(FileExistsError):
            make_private(lock)
        # An empty SQLite file is the one lock that works alike on Linux, macOS and Windows.
        connection = sqlcipher3.connect(str(lock), timeout=_LOCK_SECONDS, isolation_level=None)
    except (OSError, sqlcipher3.Error):
        raise unusable(path) from None
    try:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlcipher3.Error as error:
            if getattr(error, "sqlite_errorname", "") != "SQLITE_BUSY":
                raise unusable(path) from None
            raise StoreError(
                f"Another window is opening “{path.name}” and takes long. Nothing was changed. Try again in a minute."
            ) from None
        yield
    finally:
        connection.close()


def unusable(path: Path) -> StoreError:
    """Return the sentence for a file or folder that this user cannot write."""
    return StoreError(
        f"“{path.name}” cannot be opened for writing. Nothing was changed. "
        "Check that its folder exists, is not full and may be written by you, then open the workbook again."
    )
