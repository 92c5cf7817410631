"""JupyterLab keeps no case data in a notebook's file, and overwrites nobody's notebook."""

from __future__ import annotations

from pathlib import Path

import pytest

from neglect_widgets.app.lab import arguments, forget_outputs, own_copy


def test_outputs_and_widget_state_are_not_saved() -> None:
    cell = {"cell_type": "code", "source": "x", "outputs": ["secret words"], "execution_count": 3}
    words = {"cell_type": "markdown", "source": "# Kept"}
    model = {"type": "notebook", "content": {"metadata": {"widgets": "secret words"}, "cells": [cell, words]}}
    forget_outputs(model, path="x.ipynb", contents_manager=None)
    assert model["content"] == {
        "metadata": {},
        "cells": [{"cell_type": "code", "source": "x", "outputs": [], "execution_count": None}, words],
    }


def test_other_files_are_saved_as_they_are() -> None:
    model = {"type": "file", "content": "words"}
    forget_outputs(model, path="x.txt", contents_manager=None)
    assert model["content"] == "words"


def test_a_changed_notebook_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda _: tmp_path / "user")
    packaged = tmp_path / "packaged"
    packaged.mkdir()
    for name in ("one.ipynb", "two.ipynb"):
        (packaged / name).write_text("ours")
    mine = own_copy(packaged) / "one.ipynb"
    mine.write_text("mine")
    assert own_copy(packaged) == mine.parent
    assert mine.read_text() == "mine"
    assert (mine.parent / "two.ipynb").read_text() == "ours"


def test_nothing_is_asked_of_the_internet_and_no_other_machine_is_let_in(tmp_path: Path) -> None:
    given = arguments(tmp_path, 8123, open_browser=False)
    assert "--ServerApp.ip=127.0.0.1" in given
    assert "--LabApp.news_url=None" in given
    assert not any("token" in one for one in given)
