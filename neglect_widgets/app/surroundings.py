"""Keeps the server and its kernels apart from what else is on the machine."""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from getpass import getuser
from pathlib import Path
from tempfile import TemporaryDirectory

PACKAGE_HOME = Path(__file__).resolve().parent.parent.parent
"""The folder that holds the package: the repository, or site-packages."""

STORE_VARIABLE = "NEGLECT_WIDGETS_STORE"
PERSON_VARIABLE = "NEGLECT_WIDGETS_PERSON"
KEY_VARIABLE = "NEGLECT_WIDGETS_KEY"
"""Told to each kernel with its launch only: who is signed in, and the key of a store with a passphrase."""


def user_here() -> str:
    """Return what the operating system calls this user; some containers have no name for theirs."""
    try:
        return getuser()
    except (KeyError, OSError):
        return "the user of this computer"


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder only this user can read, with `kernels`, `jupyter`, `ipython` and `modules` in it; gone afterwards."""
    with TemporaryDirectory(prefix="neglect-widgets-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        for part in ("kernels", "jupyter", "ipython", "modules"):
            (folder / part).mkdir()
        yield folder


def forget_user_settings(environment: MutableMapping[str, str], folder: Path) -> None:
    """Point Jupyter and IPython to empty settings in `folder`: ours are complete."""
    for variable in ("JUPYTER_PATH", "JUPYTER_CONFIG_PATH", "JUPYTER_NO_CONFIG", "IPYTHON_STARTUP"):
        environment.pop(variable, None)
    for variable in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
        environment[variable] = str(folder / "jupyter")
    environment["IPYTHONDIR"] = str(folder / "ipython")
    environment["JUPYTER_PREFER_ENV_PATH"] = "1"


def name_store(environment: MutableMapping[str, str], store: Path | None) -> None:
    """Tell kernels where the store is; None leaves the choice to what is already set."""
    if store is not None:
        environment[STORE_VARIABLE] = str(store.expanduser().resolve())


def let_kernels_import_us(environment: MutableMapping[str, str]) -> None:
    """Make a kernel in another folder find this same package when it is not installed."""
    if Path(sysconfig.get_path("purelib")).resolve() != PACKAGE_HOME:
        others = environment.get("PYTHONPATH")
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, [str(PACKAGE_HOME), others]))


def ignore_modules_in_working_folder() -> None:
    """Stop a file such as `voila.py` in the folder we were started in from being imported."""
    here = Path.cwd().resolve()
    if here != PACKAGE_HOME:
        sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != here]


def leave_out_grammar() -> None:
    """Keep a package from being imported that nothing of ours asks for.

    jsonschema takes it along where it is installed, to check one kind of address that no notebook has; building its
    grammar takes 2.7 s of every start.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
