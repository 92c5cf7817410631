"""Finds the definitions: which folders, which toolkits in them, which files of a toolkit."""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import NotFound

PRIVATE_FOLDER = "NEGLECT_WIDGETS_DEFINITIONS"
"""The environment variable that names an area's own folder of definitions."""

WORDING = "wording.yaml"
HEAD = "toolkit.yaml"
SHARED = "shared"
"""The folder beside toolkits whose files several of them take parts from."""

_PACKAGE = Path(__file__).resolve().parent.parent

Stamp = tuple[tuple[str, int, int], ...]
"""Files with the time of their last change (ns) and size; equal while nobody edits them."""


def shipped_folder() -> Path:
    """Return the folder of the definitions that come with the program."""
    installed = _PACKAGE / "_data" / "definitions"
    return installed if installed.is_dir() else _PACKAGE.parent / "definitions"


def definitions_folders() -> tuple[Path, ...]:
    """Return the folders to look in, an area's own first.

    Raises NotFound when the area's folder is named but not there: its contacts and
    thresholds must not be swapped for the shipped ones without a word.
    """
    private = os.environ.get(PRIVATE_FOLDER, "").strip()
    if not private:
        return (shipped_folder(),)
    folder = Path(private).expanduser()
    if not folder.is_dir():
        raise NotFound(
            f"The folder of definitions that {PRIVATE_FOLDER} names is not there. "
            "No toolkit was opened. Correct the setting, or remove it to use the shipped toolkits."
        )
    return (folder, shipped_folder())


def is_toolkit(path: Path) -> bool:
    """Return whether a path is a toolkit's folder or single file, sound or not."""
    if path.is_dir():
        return (path / HEAD).is_file() or (path / "domains").is_dir()
    return path.suffix == ".yaml" and path.name != WORDING and path.is_file()


def checked_with(path: Path) -> tuple[Path, ...]:
    """Return what a file is checked as part of: its toolkit, or all that may share it; else itself."""
    if path.parent.name == SHARED:
        folders = definitions_folders()
        folder = path.parent.parent
        return folders if folder in folders else (folder,)
    return (next((folder for folder in path.parents[:2] if (folder / HEAD).is_file()), path),)


def toolkits_in(folder: Path) -> tuple[Path, ...]:
    """Return the toolkits of a folder, by name."""
    return tuple(path for path in sorted(folder.iterdir()) if not path.name.startswith(".") and is_toolkit(path))


def toolkit_id(path: Path) -> str:
    """Return the id that the name of a toolkit's folder or file promises."""
    return path.name if path.is_dir() else path.stem


def toolkit_files(path: Path) -> tuple[Path, ...]:
    """Return every YAML file of a toolkit, its head first."""
    if not path.is_dir():
        return (path,)
    beside = sorted(p for p in path.glob("*.yaml") if p.name != HEAD)
    return (path / HEAD, *beside, *sorted((path / "domains").glob("*.yaml")))


def shared_folders(path: Path) -> tuple[Path, ...]:
    """Return where the toolkit at `path` may take shared files from; an area's own come before the shipped ones."""
    folders = definitions_folders()
    around = () if path.parent in folders else (path.parent,)
    return tuple(folder / SHARED for folder in (*around, *folders))


def shared_files(folder: Path) -> tuple[Path, ...]:
    """Return the files of a folder shared/, which may not be there."""
    return tuple(sorted(folder.glob("*.yaml")))


def files_behind(path: Path) -> tuple[Path, ...]:
    """Return every file that what is read for a toolkit may depend on."""
    return (*toolkit_files(path), *(file for folder in shared_folders(path) for file in shared_files(folder)))


def stamp(files: tuple[Path, ...]) -> Stamp:
    """Return what changes as soon as one of the files is edited, added or removed."""
    states = [(str(file), file.stat()) for file in files if file.exists()]
    return tuple((name, state.st_mtime_ns, state.st_size) for name, state in states)
