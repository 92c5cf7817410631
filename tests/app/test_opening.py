"""The browser that the launcher opens is told the code through a file that nobody else can read."""

from __future__ import annotations

import stat
import webbrowser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from neglect_widgets.app.browser import show_in_browser
from neglect_widgets.app.surroundings import private_folder

TARGET, CODE = "http://127.0.0.1:1/open", "invented-code"


def test_the_code_stands_in_no_command_that_other_accounts_can_list(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    with private_folder() as private:
        show_in_browser(TARGET, CODE, private)
        (asked_for,) = opened
        assert CODE not in asked_for
        file = Path(unquote(urlsplit(asked_for).path))
        assert f'value="{CODE}"' in file.read_text()
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert not file.exists()
