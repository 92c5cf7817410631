"""The JavaScript and CSS of the widgets: which files make one module, and where a page gets it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent / "widgets" / "static"
SHARED = ("vendor/preact-htm.js", "outbox.js", "shared.js", "form_parts.js")
"""Joined in front of each widget's own file: a Blob module cannot import another."""

VIEW, SAVED = "assessment_parts.js", "saved_part.js"
PARTS: Mapping[str, tuple[str, ...]] = {
    "about_view": (VIEW,),
    "check_answers": (VIEW,),
    "comparison_view": (VIEW,),
    "domain_form": (VIEW, SAVED),
    "factors_form": (VIEW, SAVED),
    "plan_form": (VIEW, SAVED),
    "profile_panel": (VIEW,),
    "red_flags": (VIEW, SAVED),
    "summary_view": (VIEW, SAVED),
    "task_list": (VIEW,),
    "voice_form": (VIEW, SAVED),
}
"""What stands between those and the file of a widget that needs more of them than most."""

ADDRESS_VARIABLE = "NEGLECT_WIDGETS_MODULES"
"""Set by our launcher to the address under which it serves every module, to be kept by the browser."""


def widget_names() -> tuple[str, ...]:
    """Return the name of every widget that has a module of its own."""
    helpers = {*SHARED, VIEW, SAVED}
    return tuple(sorted(path.stem for path in STATIC.glob("*.js") if path.name not in helpers))


@cache
def module_text(name: str) -> str:
    """Return the whole JavaScript module of the widget whose file is `static/<name>.js`."""
    files = (*SHARED, *PARTS.get(name, ()), f"{name}.js")
    return "\n".join((STATIC / file).read_text("utf-8") for file in files)


def widget_module(name: str) -> str:
    """Return the module that a widget sends to the page: all of it, or where our launcher serves it.

    A Blob module may import an address, as long as it is a whole one.
    """
    address = os.environ.get(ADDRESS_VARIABLE)
    if not address:
        return module_text(name)
    served = f'new URL("{address}/{name}.js", location.origin)'
    return f"const {{ default: made }} = await import({served});\nexport default made;\n"


@cache
def style_text(name: str) -> str:
    """Return `static/<name>.css`."""
    return (STATIC / f"{name}.css").read_text("utf-8")
