"""Starts the workbook, or another notebook, as an app in the browser."""

from __future__ import annotations

import os
from pathlib import Path

from neglect_widgets.app import passphrase, surroundings
from neglect_widgets.app.ports import bind, has_screen, notebooks_folder
from neglect_widgets.frontend import ADDRESS_VARIABLE


def serve(
    notebook: Path | None, *, port: int | None, store: Path | None, open_browser: bool, team: Path | None = None
) -> None:
    """Serve one notebook on 127.0.0.1 until stopped, and print `Open ...` when ready.

    Without a notebook it is the packaged workbook; without a port, a free one. `store` reaches the
    kernels as `NEGLECT_WIDGETS_STORE`. With the file `team`, a proxy says who is there. Ends with a sentence
    and status 1 when the port is taken or the notebook is not there.
    """
    chosen = (notebook or notebooks_folder() / "workbook.ipynb").resolve()
    if not chosen.is_file():
        raise SystemExit(f"There is no notebook {chosen.name} in {chosen.parent}. Nothing was started.")
    behind = None
    if team:
        from neglect_widgets.app.team import read_team

        behind = read_team(team)
    sockets = bind(port)
    surroundings.ignore_modules_in_working_folder()
    surroundings.leave_out_grammar()
    surroundings.name_store(os.environ, store)
    surroundings.let_kernels_import_us(os.environ)
    key = passphrase.ask()
    with surroundings.private_folder() as private:
        surroundings.forget_user_settings(os.environ, private)
        # Imported only now: what is not ours reads its surroundings while it is imported.
        from neglect_widgets.app.assets import WORKBOOK, modules_url, template_of, write_modules
        from neglect_widgets.app.forking import warm_parent

        template = template_of(chosen)
        modules = write_modules(private / "modules")
        address = modules_url(modules)
        # Voila's stock front end brings its own anywidget; there a widget's module goes with the widget.
        os.environ.update({ADDRESS_VARIABLE: address} if template == WORKBOOK else {})
        with warm_parent(private) as parent:
            from neglect_widgets.app.voila_server import WorkbookServer, access_on
            from neglect_widgets.app.voila_settings import settings

            access = access_on(sockets, key, behind)
            config = settings(chosen, template, private, address, access.team)
            server = WorkbookServer(template, sockets, modules, access, parent, passphrase.handed(key), config=config)
            server.stock_widgets = chosen.parent != notebooks_folder()
            server.open_browser = open_browser and has_screen()
            server.initialize([])
            server.start()
