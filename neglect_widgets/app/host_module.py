"""The page host as one file: a browser that is far away would ask for its two dozen modules one after another."""

from __future__ import annotations

import re
from pathlib import Path

HOST = "host"
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?:const|(?:async )?function|class) (\w+)", re.MULTILINE)


def host_text(folder: Path, name: str = HOST) -> str:
    """Return the module `<name>.js` of `folder` with every module that it imports, each in a scope of its own."""
    texts: dict[str, str] = {}
    _collect(folder, name, texts)
    return "\n".join(_scoped(one, text) for one, text in texts.items())


def _collect(folder: Path, name: str, texts: dict[str, str]) -> None:
    """Add a module to `texts`, after those that it needs."""
    if name in texts:
        return
    text = (folder / f"{name}.js").read_text(encoding="utf-8")
    for _, needed in _IMPORT.findall(text):
        _collect(folder, needed, texts)
    texts[name] = text


def _scoped(name: str, text: str) -> str:
    inner = re.sub(r"^export ", "", _IMPORT.sub(r"const \1 = $\2;", text), flags=re.MULTILINE)
    return f"const ${name} = (() => {{\n{inner}\nreturn {{ {', '.join(_EXPORT.findall(text))} }};\n}})();"
