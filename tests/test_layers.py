"""The layers of the package run one way; this reads the imports to keep it so."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "neglect_widgets"
MAY_USE = {
    "errors": set(),
    "frontend": set(),
    "model": {"errors"},
    "definitions": {"errors", "model"},
    "engine": {"errors", "model", "definitions"},
    "store": {"errors", "model"},
    "charts": {"errors", "model", "definitions", "engine"},
    "export": {"errors", "model", "definitions", "engine", "charts"},
    "widgets": {"errors", "frontend"},
    "pages": {"errors", "model", "definitions", "engine", "store", "charts", "export", "widgets"},
    "app": {"errors", "frontend", "model", "definitions", "engine", "store", "export"},
}
MODULES = sorted(
    path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.name in ("errors.py", "frontend.py")
)


def layer_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def layers_imported(path: Path) -> set[str]:
    """Return the layers of ours that a module imports, however deep inside a function."""
    package = ["neglect_widgets", *path.relative_to(PACKAGE).parent.parts]
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            root = ".".join([*base, *(node.module or "").split(".")]).strip(".")
            names = [root, *(f"{root}.{alias.name}" for alias in node.names)]
        for name in names:
            parts = name.split(".")
            if parts[0] == "neglect_widgets" and len(parts) > 1:
                found.add(parts[1])
    return {layer for layer in found if layer in MAY_USE}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_layers_below_its_own(path: Path) -> None:
    layer = layer_of(path)
    assert layers_imported(path) <= MAY_USE[layer] | {layer}


def test_the_reader_of_imports_sees_relative_and_local_ones(tmp_path: Path) -> None:
    written = PACKAGE / "pages" / "workbook.py"
    assert {"widgets", "store", "definitions"} <= layers_imported(written)


def test_importing_the_public_names_loads_neither_pandas_nor_plotly() -> None:
    code = (
        "import sys, neglect_widgets\n"
        "for name in neglect_widgets.__all__: getattr(neglect_widgets, name)\n"
        "print(sorted({'pandas', 'plotly'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
