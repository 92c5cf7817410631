"""Opens the workbook in the browser of whoever has started it."""

from __future__ import annotations

import webbrowser
from pathlib import Path

FILE = """<!DOCTYPE html><meta charset="utf-8"><title>Workbook</title>
<form method="post" action="{target}"><input type="hidden" name="code" value="{code}"><button>Open</button></form>
<script>document.forms[0].submit()</script>
"""


def show_in_browser(target: str, code: str, private: Path) -> None:
    """Open the workbook in the person's browser; without one, the printed line has to do.

    Through a file that only this user can read, which posts the code: every account sees what a browser was
    started with, and a browser keeps the addresses that it opens.
    """
    file = private / "open.html"
    file.write_text(FILE.format(target=target, code=code), encoding="utf-8")
    webbrowser.open(file.as_uri())
