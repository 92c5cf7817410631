"""Stock Voila with ipywidgets and plotly's FigureWidget: a kernel for each page, JupyterLab's front end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from ..environments import program, surroundings
from . import FORMS, Contender, Served, free_port, serving


@contextmanager
def _start(home: Path, asked: Mapping[str, str]) -> Iterator[Served]:
    port = free_port()
    command = [program("voila", "voila"), str(FORMS / "voila_form.ipynb"), "--no-browser", "--Voila.ip=127.0.0.1"]
    # Its kernels find their interpreter, and the form beside the notebook, through these.
    variables = surroundings(home, asked) | {"PYTHONPATH": str(FORMS), "JUPYTER_PREFER_ENV_PATH": "1"}
    with serving([*command, f"--port={port}"], port, variables, home) as served:
        yield served


VOILA = Contender("Voila, ipywidgets", _start, "voila", choices="input[type=radio]", radar=".polarlayer path.js-line")
