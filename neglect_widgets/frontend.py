"""The JavaScript and CSS of the widgets: which files make one module, and where a page gets it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent / "widgets" / "static"
SHARED = ("vendor/preact-htm.js", "outbox.js", "shared.js", "form_parts.js")
"""Joined in front of each widget's own file: a Blob module cannot import another."""

VIEW, SAVED, EVIDENCE = "assessment_parts.js", "saved_part.js", "evidence_form.js"
PARTS: Mapping[str, tuple[str, ...]] = {
    "about_view": (VIEW,),
    "check_answers": (VIEW,),
    "comparison_view": (VIEW,),
    "domain_form": (VIEW, SAVED, EVIDENCE),
    "factors_form": (VIEW, SAVED),
    "plan_form": (VIEW, SAVED),
    "profile_panel": (VIEW,),
    "red_flags": (VIEW, SAVED),
    "summary_view": (VIEW, SAVED),
    "task_list": (VIEW,),
    "voice_form": (VIEW, SAVED),
}
"""What stands between those and the file of a widget that needs more of them than most."""

LIBRARY = "library"
"""The module of all helpers, which our launcher serves once for every widget of its pages."""
_DECLARED = re.compile(r"^(?:const|let|var|(?:async )?function|class) +(?:(\w+)|\{([^}]*)\})", re.MULTILINE)

ADDRESS_VARIABLE = "NEGLECT_WIDGETS_MODULES"
"""Set by our launcher to the address under which it serves every module, to be kept by the browser."""


def widget_names() -> tuple[str, ...]:
    """Return the name of every widget that has a module of its own."""
    helpers = {*SHARED, VIEW, SAVED, EVIDENCE}
    return tuple(sorted(path.stem for path in STATIC.glob("*.js") if path.name not in helpers))


@cache
def module_text(name: str) -> str:
    """Return the whole JavaScript module of the widget whose file is `static/<name>.js`."""
    files = (*SHARED, *PARTS.get(name, ()), f"{name}.js")
    return "\n".join((STATIC / file).read_text("utf-8") for file in files)


def declared(text: str) -> tuple[str, ...]:
    """Return the names that a script declares at the start of its lines."""
    found = (one or several for one, several in _DECLARED.findall(text))
    return tuple(name for names in found for name in re.findall(r"\w+", names))


@cache
def library_text() -> str:
    """Return the module that holds every helper and exports whatever it declares."""
    text = "\n".join((STATIC / file).read_text("utf-8") for file in (*SHARED, VIEW, SAVED, EVIDENCE))
    return f"{text}\nexport {{ {', '.join(declared(text))} }};\n"


@cache
def served_text(name: str) -> str:
    """Return the module of a widget as our launcher serves it: its own file, and an import of the helpers it uses."""
    own = (STATIC / f"{name}.js").read_text("utf-8")
    used = set(re.findall(r"\w+", own)) - set(declared(own))
    helpers = [helper for helper in declared(library_text()) if helper in used]
    return f'import {{ {", ".join(helpers)} }} from "./{LIBRARY}.js";\n{own}'


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
