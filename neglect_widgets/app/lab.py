"""JupyterLab on the notebooks, with the same store, interpreter and care for case data."""

from __future__ import annotations

from pathlib import Path


def lab(store: Path | None, port: int | None, open_browser: bool) -> None:
    """x"""
