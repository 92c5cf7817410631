"""JupyterLab on the notebooks, with the same store and interpreter; it saves no outputs."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path
from typing import Any

import platformdirs

from neglect_widgets.app import passphrase, surroundings
from neglect_widgets.app.ports import bind, has_screen, notebooks_folder


def forget_outputs(model: dict[str, Any], **_: Any) -> None:
    """Empty a notebook's outputs as it is saved: they can show case data, and the file is not protected."""
    if model["type"] != "notebook":
        return
    model["content"]["metadata"].pop("widgets", None)
    for cell in model["content"]["cells"]:
        if cell["cell_type"] == "code":
            cell.update(outputs=[], execution_count=None)


def own_copy(notebooks: Path) -> Path:
    """Copy the packaged notebooks into the user's data folder, once; what is there already is kept."""
    target = platformdirs.user_data_path("neglect-widgets") / "notebooks"
    target.mkdir(parents=True, exist_ok=True)
    for notebook in notebooks.glob("*.ipynb"):
        if not (target / notebook.name).exists():
            shutil.copyfile(notebook, target / notebook.name)
    return target


def arguments(folder: Path, port: int, open_browser: bool) -> list[str]:
    """JupyterLab's command line: this machine only, nothing asked of the internet, nothing kept of outputs."""
    return [
        f"--ServerApp.root_dir={folder}",
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--ServerApp.open_browser={open_browser}",
        # It refuses to start as root otherwise, which containers often are.
        "--ServerApp.allow_root=True",
        "--Application.log_level=ERROR",
        "--ServerApp.kernel_spec_manager_class=neglect_widgets.app.kernels.OneInterpreter",
        "--ServerApp.kernel_manager_class=neglect_widgets.app.kernels.Kernels",
        "--MappingKernelManager.transport_encryption=auto",
        "--FileContentsManager.pre_save_hook=neglect_widgets.app.lab.forget_outputs",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
    ]


def lab(store: Path | None, port: int | None, open_browser: bool) -> None:
    """Run JupyterLab on 127.0.0.1 until stopped; prints `Open http://...` with the code that lets one in.

    From a repository the notebooks are opened where they are, else a copy of the user's own. Ends with
    a sentence and status 1 when the port is taken.
    """
    sockets = bind(port)
    free = sockets[0].getsockname()[1]
    for socket in sockets:
        socket.close()
    packaged = notebooks_folder()
    folder = packaged if packaged.parent == surroundings.PACKAGE_HOME else own_copy(packaged)
    surroundings.ignore_modules_in_working_folder()
    surroundings.name_store(os.environ, store)
    surroundings.let_kernels_import_us(os.environ)
    key = passphrase.ask()
    # In the environment and not among the arguments, which every account on the machine can list.
    os.environ["JUPYTER_TOKEN"] = secrets.token_urlsafe(24)

    from jupyterlab.labapp import LabApp

    from neglect_widgets.app.kernels import Kernels

    Kernels.handed = passphrase.handed(key)
    print(f"Open http://127.0.0.1:{free}/lab?token={os.environ['JUPYTER_TOKEN']}", flush=True)
    LabApp.launch_instance(argv=arguments(folder, free, open_browser and has_screen()))
