"""The static files of our templates, and plotly.js, from where they are installed."""

from __future__ import annotations

import gzip
import hashlib
import json
import mimetypes
from asyncio import get_running_loop
from collections.abc import Mapping
from functools import lru_cache, partial
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tornado.web import HTTPError, RequestHandler

from neglect_widgets.app.gate import OpenHandler
from neglect_widgets.app.host_module import HOST, host_text
from neglect_widgets.frontend import LIBRARY, STATIC, library_text, served_text, widget_names

TEMPLATES = Path(__file__).parent / "templates"
WORKBOOK, NOTEBOOK, SIGN_IN = "workbook", "notebook", "sign_in"
STYLES = (STATIC / "vendor" / "govuk.css", STATIC / "workbook.css")
"""What widgets bring along by themselves in JupyterLab."""
MODULES_URL = "/neglect/modules"
PLOTLY_URL = "/neglect/plotly.min.js"
LARGE = 500_000
FOR_EVER = "public, max-age=31536000, immutable"


def template_of(notebook: Path) -> str:
    """The template that the notebook's metadata asks for, if it is one of ours; else `notebook`.

    Read here, and not by Voila, which would look for the name in every Jupyter folder of the machine.
    """
    metadata = json.loads(notebook.read_text(encoding="utf-8")).get("metadata", {})
    return WORKBOOK if metadata.get("voila", {}).get("template") == WORKBOOK else NOTEBOOK


def template_files(template: str) -> dict[str, Path]:
    """The files a page of `template` may ask for, by the name in their address."""
    folder = TEMPLATES / template / "static"
    own = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return own | {path.name: path for path in STYLES}


def fingerprint(files: Mapping[str, Path]) -> str:
    """A short name for the present contents of `files`, to be put into their addresses."""
    digest = hashlib.sha256()
    for name, path in files.items():
        digest.update(name.encode())
        digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()[:12]


def plotly_file() -> dict[str, Path]:
    """Where the installed plotly keeps plotly.js, without importing it; empty without plotly."""
    spec = find_spec("plotly")
    folders = spec.submodule_search_locations if spec else None
    return {"plotly.min.js": Path(folders[0]) / "package_data" / "plotly.min.js"} if folders else {}


def plotly_url() -> str:
    """The address of plotly.js on this server, with its version; empty without plotly."""
    try:
        return f"{PLOTLY_URL}?v={version('plotly')}"
    except PackageNotFoundError:
        return ""


def write_modules(folder: Path) -> dict[str, Path]:
    """Write the modules of the widgets, the one they share and the host into `folder`; return the files by name."""
    texts = {name: served_text(name) for name in widget_names()}
    texts |= {LIBRARY: library_text(), HOST: host_text(TEMPLATES / WORKBOOK / "static")}
    files = {f"{name}.js": folder / f"{name}.js" for name in texts}
    for path in files.values():
        path.write_text(texts[path.stem], encoding="utf-8")
    return files


def modules_url(modules: Mapping[str, Path]) -> str:
    """The address under which the present modules may be cached for ever."""
    return f"{MODULES_URL}/v-{fingerprint(modules)}"


@lru_cache(maxsize=64)
def _contents(path: Path, changed_ns: int) -> tuple[bytes, bytes]:
    plain = path.read_bytes()
    return plain, gzip.compress(plain, 6, mtime=0)


class FixedFiles(RequestHandler):
    """Serves a fixed list of files; an address with their version may be kept for ever."""

    def initialize(self, files: Mapping[str, Path], version: str) -> None:
        self.files = files
        self.version = version

    async def get(self, asked: str | None, name: str) -> None:
        path = self.files.get(name)
        if path is None or not path.is_file():
            raise HTTPError(404)
        asked = asked or self.get_query_argument("v", "")
        there = path.stat()
        read = partial(_contents, path, there.st_mtime_ns)
        # In a thread: compressing plotly.js takes long enough to hold up everybody's page.
        large = there.st_size > LARGE
        plain, squeezed = await get_running_loop().run_in_executor(None, read) if large else read()
        kind = "text/javascript" if path.suffix == ".js" else mimetypes.guess_type(path.name)[0]
        self.set_header("Content-Type", f"{kind or 'application/octet-stream'}; charset=utf-8")
        self.set_header("Cache-Control", FOR_EVER if asked == self.version else "no-cache")
        self.set_header("Vary", "Accept-Encoding")
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            plain = squeezed
        self.finish(plain)


class OpenFiles(FixedFiles, OpenHandler):
    """Files that hold nothing of anybody's, and that a page needs before somebody has signed in."""


def routes(template: str, modules: Mapping[str, Path]) -> list[tuple[str, type[FixedFiles], dict[str, Any]]]:
    """The tornado rules for the files of `template`, for the modules of the widgets and for plotly.js."""
    joined: dict[str, Any] = {"files": modules, "version": fingerprint(modules)}
    plotly: dict[str, Any] = {"files": plotly_file(), "version": plotly_url().rpartition("=")[2]}
    return [
        *map(_own_route, (template, SIGN_IN)),
        (rf"{MODULES_URL}/v-([0-9a-f]+)/(.+)", FixedFiles, joined),
        (r"/neglect/()(plotly\.min\.js)", FixedFiles, plotly),
    ]


def _own_route(template: str) -> tuple[str, type[FixedFiles], dict[str, Any]]:
    files = template_files(template)
    own: dict[str, Any] = {"files": files, "version": fingerprint(files)}
    return (rf"/voila/templates/{template}/static/(?:v-([0-9a-f]+)/)?(.+)", OpenFiles, own)


def static_url(template: str) -> str:
    """The address under which the present static files of `template` may be cached for ever."""
    return f"/voila/templates/{template}/static/v-{fingerprint(template_files(template))}"
